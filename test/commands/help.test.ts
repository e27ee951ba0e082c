// What --help says of every command there is, whatever its name: Chinese, with examples and exit codes, on any terminal.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { displayWidth } from "../../src/render/terminal-text.ts";
import { ask, run as runIn } from "./in-process.ts";

const root = resolve(import.meta.dirname, "../..");
const empty = mkdtempSync(join(tmpdir(), "ledger-help-"));
afterAll(() => rmSync(empty, { recursive: true, force: true }));

async function run(args: readonly string[], env: Record<string, string> = {}, cwd = root) {
  const { status, out, err } = await runIn(cwd, args, { env: { NO_COLOR: undefined, ...env } });
  return { status, stdout: out, stderr: err };
}

const lines = (text: string) => text.split("\n").filter((line) => line !== "");
const commands = lines((await run(["complete", "--", ""])).stdout).map((line) => line.split("\t")[0] ?? "");

it("lists every command at the top, and no other", async () => {
  const { stdout } = await run(["--help"]);
  const shown = [...(/命令：\n([\s\S]*?)\n\n/.exec(stdout)?.[1] ?? "").matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name]) => name);
  expect(shown).toEqual(commands);
  expect(shown.length).toBeGreaterThanOrEqual(8);
  expect((await run([])).stdout).toBe(stdout);
});

describe.each(commands)("ledger %s --help", async (command) => {
  const { status, stdout, stderr } = await run([command, "--help"]);

  it("has usage, a description, examples and exit codes", async () => {
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^用法： ?ledger ${command}( |\\n)`));
    expect(stdout.split("\n\n")[1]).toMatch(/\p{Script=Han}{4}/u);
    const examples = stdout.slice(stdout.indexOf("\n例如")).match(new RegExp(`^ {2}ledger ${command}\\b`, "gm")) ?? [];
    expect(examples.length).toBeGreaterThanOrEqual(2);
    expect(stdout.replace(/\n/g, "")).toMatch(/退出码：0 .*2 没有运行/);
  });

  it("speaks Chinese", () =>
    expect(stdout.replace(/ledger .*/g, "")).not.toMatch(/Usage|Options|Arguments|display help|default:|choices:/));

  it("fits 80 columns", async () => expect(lines(stdout).filter((line) => displayWidth(line) > 80)).toEqual([]));

  it("has no example cut in two", async () => {
    const examples = stdout
      .slice(stdout.indexOf("\n例如"))
      .split("\n")
      .filter((line) => /^ {2}/.test(line));
    expect(examples.filter((line) => !/^ {2}ledger\b/.test(line))).toEqual([]);
  });

  it("is all that a wrong option needs", async () => {
    const wrong = await run([command, "--没有"]);
    if (wrong.status === 2) expect(wrong.stderr).toMatch(/^没有运行：[^\n]+\n办法：/);
    expect(wrong.stderr).not.toMatch(/\bat .*:\d+:\d+|Error/);
  });
});

describe("what was typed wrong", () => {
  it.each([
    [["chek"], "没有“chek”这个命令，是不是 check"],
    [["status", "--moth", "2020-06"], "没有“--moth”这个选项，是不是 --month"],
    [["completion"], "后面缺少内容"],
    [["completion", "tcsh"], "不能填“tcsh”，可填：bash、zsh、fish、powershell"],
    [["due", "--days", "x"], "应填数字"],
  ])("%j", async (args, words) => {
    const { status, stdout, stderr } = await run(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
  });
});

describe("colours", () => {
  const escapeMark = String.fromCharCode(27);
  it("are left out where asked", async () => {
    const args = ["status", "--as-of", "2018-06-30"];
    expect((await run(args, { FORCE_COLOR: "1" })).stdout).toContain(escapeMark);
    expect((await run(args, { FORCE_COLOR: "1", NO_COLOR: "1" })).stdout).not.toContain(escapeMark);
    expect((await run([...args, "--no-color"], { FORCE_COLOR: "1" })).stdout).not.toContain(escapeMark);
    expect((await run(args)).stdout).not.toContain(escapeMark);
  });
});

describe("a terminal of 40 columns", () => {
  it.each([...commands.map((command) => `${command} --help`), "--help"])("%s", async (call) => {
    const shown = lines((await ask(root, call.split(" "), [], { columns: 40 })).text);
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.filter((line) => displayWidth(line) > 40)).toEqual([]);
  });
});

describe("completion", () => {
  const complete = async (...words: string[]) => lines((await run(["complete", "--", ...words])).stdout).map((line) => line.split("\t")[0]);

  it("offers commands, options, choices, units, rules and files", async () => {
    expect(await complete("sta")).toEqual(["status"]);
    expect(await complete("status", "--f")).toEqual(["--format"]);
    expect(await complete("status", "--format", "")).toEqual(["table", "json", "csv"]);
    expect(await complete("status", "--format=j")).toEqual(["--format=json"]);
    expect(await complete("status", "--unit", "城")).toEqual(["城管局"]);
    expect(await complete("status", "--unit=城")).toEqual(["--unit=城管局"]);
    expect(await complete("status", "--unit", "=")).toHaveLength(16);
    expect(await complete("status", "--unit", "=", "城")).toEqual(["城管局"]);
    expect(await complete("explain", "due-a")).toEqual(["due-after-entry"]);
    expect(await complete("check", "--rule", "due-after")).toEqual(["due-after-entry=off"]);
    expect(await complete("completion", "")).toEqual(["bash", "zsh", "fish", "powershell"]);
    expect(await complete("check", "")).toEqual([":files"]);
    expect(await complete("init", "--plan", "")).toEqual([":files"]);
    expect(await complete("nothing", "")).toEqual([]);
  });

  it("says nothing, and fails at nothing, where there is no workspace", async () => {
    expect(await run(["complete", "--", "status", "--unit", ""], {}, empty)).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(readdirSync(empty)).toEqual([]);
  });
});
