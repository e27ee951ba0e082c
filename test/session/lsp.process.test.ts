// `ledger lsp` as an editor starts it: over standard input and output, for a long afternoon.
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { runs } from "../runs.ts";
import { Editor } from "./editor.ts";

const root = resolve(import.meta.dirname, "../..");
const program = join(root, "dist/ledger.mjs");
const top = mkdtempSync(join(realpathSync(tmpdir()), "ledger-lsp-"));
beforeAll(() => cpSync(join(root, "ledgers"), join(top, "ledgers"), { recursive: true }));
afterAll(() => rmSync(top, { recursive: true, force: true }));

let child: ChildProcessWithoutNullStreams | undefined;
afterEach(() => void child?.kill("SIGKILL"));

function start(...args: string[]) {
  const started = spawn(process.execPath, [program, "lsp", "--stdio", "--as-of", "2018-07-31", ...args], { cwd: top });
  child = started;
  let err = "";
  started.stderr.on("data", (data: Buffer) => {
    err += data.toString();
  });
  const ended = new Promise<number | null>((end) => started.on("exit", end));
  return { process: started, editor: new Editor(started.stdout, started.stdin), ended, err: () => err };
}

const text = readFileSync(join(root, "ledgers/城管局.yaml"), "utf8");
const lines = text.split("\n");
const line = lines.findIndex((one) => one.startsWith("    题目: "));

/** Megabytes in memory; undefined where the system does not tell. */
function megabytes(pid: number | undefined): number | undefined {
  const status = `/proc/${pid}/status`;
  return existsSync(status) ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, "utf8"))?.[1]) / 1024 : undefined;
}

describe("ledger lsp", { timeout: runs(120_000, 900_000) }, () => {
  it("answers a keystroke within 100 ms, and takes no more memory after 2,000 of them (fewer in the loop of every day)", async () => {
    const { process: server, editor, ended, err } = start();
    await editor.start(top);
    const uri = await editor.open(join(top, "ledgers/城管局.yaml"), text);
    await editor.underlined(uri);
    const end = { line, character: (lines[line] ?? "").length };
    const count = runs(120, 2000);
    const times: number[] = [];
    const sizes: number[] = [];
    for (let edit = 0; edit < count; edit++) {
      const begun = performance.now();
      if (edit % 2 === 0) await editor.type(uri, "办", { start: end, end });
      else await editor.type(uri, "", { start: end, end: { ...end, character: end.character + 1 } });
      await editor.underlined(uri);
      times.push(performance.now() - begun);
      sizes.push(megabytes(server.pid) ?? 0);
    }
    expect(editor.text(uri)).toBe(text);
    const median = [...times].sort((a, b) => a - b)[count >> 1] ?? 0;
    const most = (part: number[]) => Math.max(...part);
    const [early, late] = [most(sizes.slice(count >> 2, count >> 1)), most(sizes.slice(-(count >> 2)))];
    if (process.env["TELL"])
      process.stdout.write(
        `keystroke to answer: median ${median.toFixed(0)} ms; memory ${early.toFixed(0)} MB, at the end ${late.toFixed(0)} MB\n`,
      );
    expect(median).toBeLessThan(100 * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism()));
    expect(late).toBeLessThan(early * 1.25 + 40);
    await editor.stop();
    expect(await ended).toBe(0);
    expect(err()).toBe("");
  });

  it("ends by itself where the editor is gone, and where it is called wrongly", async () => {
    const one = start("--clientProcessId=1");
    await one.editor.start(top);
    one.process.stdin.end();
    expect(await one.ended).toBe(0);
    const two = start("--root", "不存在");
    expect(await two.ended).toBe(2);
    expect(two.err()).toMatch(/^没有运行：/);
  });

  it("is loaded by no other command", () => {
    const reached = new Set<string>();
    const reach = (file: string) => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const [, next = ""] of readFileSync(file, "utf8").matchAll(/(?:from|import)\s*"(\.\.?\/[^"]+)"/g))
        reach(resolve(dirname(file), next));
    };
    const parts = spawnSync("ls", [join(root, "dist/parts")], { encoding: "utf8" }).stdout.split("\n");
    for (const part of ["check", "main", "status"])
      reach(join(root, "dist/parts", parts.find((name) => new RegExp(`^${part}-[A-Z0-9]{8}`).test(name)) ?? ""));
    expect(reached.size).toBeGreaterThan(10);
    expect([...reached].filter((file) => /textDocument\/publishDiagnostics/.test(readFileSync(file, "utf8")))).toEqual([]);
    const server = parts.find((name) => name.startsWith("language-server-")) ?? "";
    expect(readFileSync(join(root, "dist/parts", server), "utf8")).toMatch(/textDocument\/publishDiagnostics/);
  });
});
