// The extension for VS Code as `npm run pack` makes it: what is in it, and that the program in it answers an editor, started as the extension starts it.
import { execFileSync, fork } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ledger, other, plan } from "./read/told.ts";
import { Editor } from "./session/editor.ts";

const root = resolve(import.meta.dirname, "..");
const place = mkdtempSync(join(realpathSync(tmpdir()), "ledger-vsix-"));
const at = (path: string) => join(place, path);
afterAll(() => rmSync(place, { recursive: true, force: true }));
beforeAll(() => {
  execFileSync(process.execPath, [".build/pack-editor.mjs"], { cwd: root });
  for (const [path, content] of Object.entries(unzipSync(readFileSync(join(root, "dist/ledger-vscode.vsix"))))) {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), content);
  }
}, 120_000);

/** Stands for VS Code: whatever the extension's library asks of it is there. */
const stub = `
  const any = new Proxy(function () {}, { get: (of, key) => (key === "prototype" ? of.prototype : key === Symbol.toPrimitive ? () => "" : any), construct: () => ({}), apply: () => any });
  const { Module } = require("node:module");
  const load = Module._load;
  Module._load = (name, ...rest) => (name === "vscode" ? any : load(name, ...rest));
  const { activate, deactivate } = require(process.argv[1]);
  process.stdout.write([typeof activate, typeof deactivate].join());
`;

describe("dist/ledger-vscode.vsix", { timeout: 60_000 }, () => {
  it("has the lists that VS Code reads, and every file that they name", () => {
    const manifest = JSON.parse(readFileSync(at("extension/package.json"), "utf8"));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(manifest).toMatchObject({ version, main: "./extension.js", engines: { vscode: expect.stringMatching(/^\^1\./) } });
    const list = readFileSync(at("extension.vsixmanifest"), "utf8");
    expect(list).toContain(`<Identity Language="zh-CN" Id="${manifest.name}" Version="${version}" Publisher="${manifest.publisher}"/>`);
    for (const [, path = ""] of list.matchAll(/ Path="([^"]+)"/g)) expect(readFileSync(at(path)).length).toBeGreaterThan(100);
    const types = readFileSync(at("[Content_Types].xml"), "utf8");
    for (const ending of ["json", "js", "mjs", "md", "txt", "vsixmanifest"]) expect(types).toContain(`Extension=".${ending}"`);
  });

  it("is an extension: it can be loaded, and has a beginning and an end", () => {
    const told = execFileSync(process.execPath, ["-e", stub, at("extension/extension.js")], { encoding: "utf8" });
    expect(told).toBe("function,function");
    expect(readFileSync(at("extension/extension.js"), "utf8")).not.toContain(root);
  });

  it("brings the whole program, which answers as its library starts it", async () => {
    mkdirSync(at("台账/ledgers"), { recursive: true });
    for (const [name, text] of Object.entries({ "plan.yaml": plan, "乙局.yaml": other })) writeFileSync(at(`台账/ledgers/${name}`), text);
    const server = fork(at("extension/ledger.mjs"), ["lsp", "--stdio", `--clientProcessId=${process.pid}`], { cwd: place, silent: true });
    const ended = new Promise((end) => server.on("exit", end));
    const editor = new Editor(server.stdout as NodeJS.ReadableStream, server.stdin as NodeJS.WritableStream);
    await editor.start(at("台账"));
    const uri = await editor.open(at("台账/ledgers/甲局.yaml"), ledger.replace("任务: 1\n", "任务: 9\n"));
    expect((await editor.underlined(uri)).map(({ source }) => source)).toContain("ledger");
    await editor.stop();
    expect(await ended).toBe(0);
  });
});
