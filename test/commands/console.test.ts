// The console Windows has always had: what is printed for it has no mark it shows broken, and tables whose borders are in line.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepsToAscii } from "../../src/dialogue/console.ts";
import { diagnosticsPretty } from "../../src/render/check-pretty.ts";
import { displayWidth } from "../../src/render/terminal-text.ts";
import { ask, run as runIn } from "./in-process.ts";

it.each<[where: string, system: NodeJS.Platform, env: Record<string, string>, ascii: boolean]>([
  ["the console of Windows, cmd.exe or PowerShell in it", "win32", {}, true],
  ["Git Bash without its own terminal", "win32", { TERM: "xterm", MSYSTEM: "MINGW64" }, true],
  ["ConEmu, whose font decides", "win32", { ConEmuPID: "1", ConEmuANSI: "ON" }, true],
  ["Windows Terminal", "win32", { WT_SESSION: "0b1c" }, false],
  ["VS Code", "win32", { TERM_PROGRAM: "vscode" }, false],
  ["mintty", "win32", { TERM_PROGRAM: "mintty", TERM: "xterm" }, false],
  ["IntelliJ", "win32", { TERMINAL_EMULATOR: "JetBrains-JediTerm" }, false],
  ["a console started from VS Code, told by hand", "win32", { TERM_PROGRAM: "vscode", LEDGER_BORDERS: "ascii" }, true],
  ["a console with another font, told by hand", "win32", { LEDGER_BORDERS: "lines" }, false],
  ["a word nobody knows", "win32", { LEDGER_BORDERS: "yes" }, true],
  ["a terminal of macOS", "darwin", { TERM: "xterm-256color" }, false],
  ["Linux, told by hand", "linux", { TERM: "xterm", LEDGER_BORDERS: "ASCII" }, true],
  ["the console of Linux itself", "linux", { TERM: "linux" }, true],
  ["no terminal at all", "linux", {}, false],
])("%s", async (_, system, env, ascii) => {
  expect(keepsToAscii(system, env)).toBe(ascii);
});

/** What code page 936 has and its raster font draws, but for box lines. */
const drawn = new Set<string>();
const decoder = new TextDecoder("gbk");
for (let lead = 0x81; lead <= 0xfe; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++) for (const character of decoder.decode(Uint8Array.of(lead, trail))) drawn.add(character);
for (let code = 0x20; code < 0x7f; code++) drawn.add(String.fromCharCode(code));
for (const character of [...drawn]) if (/[\u2500-\u259f\ufffd]/.test(character)) drawn.delete(character);

const broken = (text: string) => [...new Set(text)].filter((character) => !drawn.has(character) && character !== "\n");

it.each([
  [true, "|", `${" ".repeat(7)}^^^^`, "“甲”:"],
  [false, "│", `${" ".repeat(5)}^^^^`, "“甲”:"],
])("marks stand under the value behind quotes of two columns, or of one: ASCII %s", async (ascii, bar, marks, lead) => {
  const at = { file: "某局.yaml", line: 1, column: 5, endLine: 1, endColumn: 7 };
  const fault = { ...at, rule: "r", severity: "error", message: "某", hint: "某", unit: null, item: null } as const;
  const screen = { columns: 80, color: false, ascii, textOf: () => `${lead}昨天` };
  expect(diagnosticsPretty([fault], screen).split("\n").slice(2, 4)).toEqual([`  1 ${bar} ${lead}昨天`, `    ${bar} ${marks}`]);
});

const root = resolve(import.meta.dirname, "../..");

describe("with ASCII borders", () => {
  const folder = mkdtempSync(join(tmpdir(), "ledger-console-"));
  const file = join(folder, "ledgers/国土局.yaml");
  beforeAll(() => {
    for (const part of ["ledgers", "schemas"]) cpSync(join(root, part), join(folder, part), { recursive: true });
    const text = readFileSync(file, "utf8");
    const quoted = (title: string) => `题目: 某“示例—甲”企业·‘用地’手续……未办${title}`;
    writeFileSync(file, text.replace(/题目: (.*)/g, (_, title: string) => quoted(title)).replace("单位: 新区国土局", "单位：　新区国土局"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = async (args: readonly string[], borders: "ascii" | "lines" = "ascii") => {
    const { out, err } = await runIn(folder, args, { env: { LEDGER_BORDERS: borders } });
    return { stdout: out, stderr: err };
  };

  it.each([
    ["the difference", ["check", "--fix", "--dry-run", "ledgers/国土局.yaml", "--as-of", "2018-07-31"]],
    ["every fault", ["check", "--fix", "--as-of", "2018-07-31"]], // mends the file for those below
    ["a rule", ["explain", "due-after-entry"]],
    ["all rules", ["explain"]],
    ["the state", ["status", "--as-of", "2018-07-31"]],
    ["the notices", ["notice", "--as-of", "2018-07-31"]],
    ["the templates", ["template"]],
    ["what is due", ["due", "--as-of", "2018-07-31"]],
    ["help", ["check", "--help"]],
  ])("%s: nothing broken, borders in line", async (_, args) => {
    const { stdout, stderr } = await run(args);
    expect(stdout.length).toBeGreaterThan(200);
    expect(broken(stdout + stderr)).toEqual([]);
    let table: number | undefined;
    for (const line of stdout.split("\n")) {
      const isRow = /^\+-[-+]*\+$|^\| .* \|$/.test(line);
      if (isRow) expect([line, displayWidth(line, 2)]).toEqual([line, table ?? displayWidth(line, 2)]);
      table = isRow ? displayWidth(line, 2) : undefined;
    }
  });

  it("is what this test would see otherwise", async () => {
    expect(broken((await run(["status", "--as-of", "2018-07-31"], "lines")).stdout)).toContain("│");
  });

  it("questions too", async () => {
    const steps = [
      ["哪个单位的台账", "\r"],
      ["> ", "\u0003"],
    ] as const;
    const { text, late } = await ask(folder, ["log"], steps, { env: { LEDGER_BORDERS: "ascii" } });
    expect(late).toBe(false);
    expect(broken(text.replace(/[\r\n]/g, ""))).toEqual([]);
    expect(text).toContain("√");
  });
});
