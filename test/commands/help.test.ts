// What --help says of every command there is, whatever its name: Chinese, with examples and exit codes, on any terminal.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { displayWidth } from "../../src/render/terminal-text.ts";

const root = resolve(import.meta.dirname, "../..");
const program = join(root, "dist/ledger.mjs");
const empty = mkdtempSync(join(tmpdir(), "ledger-help-"));
afterAll(() => rmSync(empty, { recursive: true, force: true }));

function run(args: readonly string[], env: Record<string, string> = {}, cwd = root) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "", ...env },
  });
  return { status, stdout, stderr };
}

const lines = (text: string) => text.split("\n").filter((line) => line !== "");
const commands = lines(run(["complete", "--", ""]).stdout).map((line) => line.split("\t")[0] ?? "");

it("lists every command at the top, and no other", () => {
  const { stdout } = run(["--help"]);
  const shown = [...(/命令：\n([\s\S]*?)\n\n/.exec(stdout)?.[1] ?? "").matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name]) => name);
  expect(shown).toEqual(commands);
  expect(shown.length).toBeGreaterThanOrEqual(8);
  expect(run([]).stdout).toBe(stdout);
});

describe.each(commands)("ledger %s --help", (command) => {
  const { status, stdout, stderr } = run([command, "--help"]);

  it("has usage, a description, examples and exit codes", () => {
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^用法： ?ledger ${command}( |\\n)`));
    expect(stdout.split("\n\n")[1]).toMatch(/\p{Script=Han}{4}/u);
    const examples = stdout.slice(stdout.indexOf("\n例如")).match(new RegExp(`^ {2}ledger ${command}\\b`, "gm")) ?? [];
    expect(examples.length).toBeGreaterThanOrEqual(2);
    expect(stdout.replace(/\n/g, "")).toMatch(/退出码：0 .*2 没有运行/);
  });

  it("speaks Chinese", () =>
    expect(stdout.replace(/ledger .*/g, "")).not.toMatch(/Usage|Options|Arguments|display help|default:|choices:/));

  it("fits 80 columns", () => expect(lines(stdout).filter((line) => displayWidth(line) > 80)).toEqual([]));

  it("has no example cut in two", () => {
    const examples = stdout
      .slice(stdout.indexOf("\n例如"))
      .split("\n")
      .filter((line) => /^ {2}/.test(line));
    expect(examples.filter((line) => !/^ {2}ledger\b/.test(line))).toEqual([]);
  });

  it("is all that a wrong option needs", () => {
    const wrong = run([command, "--没有"]);
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
  ])("%j", (args, words) => {
    const { status, stdout, stderr } = run(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
  });
});

describe("colours", { timeout: 60_000 }, () => {
  const escapeMark = String.fromCharCode(27);
  it("are left out where asked", () => {
    const args = ["status", "--as-of", "2018-06-30"];
    expect(run(args, { FORCE_COLOR: "1" }).stdout).toContain(escapeMark);
    expect(run(args, { FORCE_COLOR: "1", NO_COLOR: "1" }).stdout).not.toContain(escapeMark);
    expect(run([...args, "--no-color"], { FORCE_COLOR: "1" }).stdout).not.toContain(escapeMark);
    expect(run(args).stdout).not.toContain(escapeMark);
  });
});

/** A pseudo-terminal of so many columns. */
function onTerminal(columns: number, words: string) {
  const { stdout } = spawnSync("script", ["-qec", `stty cols ${columns}; ${words}`, "/dev/null"], {
    cwd: root,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "", TERM: "xterm", NO_COLOR: "1" },
  });
  return stdout.replaceAll("\r", "");
}
const hasTerminal = spawnSync("script", ["--version"]).status === 0;

describe.skipIf(!hasTerminal)("a terminal of 40 columns", { timeout: 60_000 }, () => {
  it.each([...commands.map((command) => `${command} --help`), "--help"])("%s", (call) => {
    const shown = lines(onTerminal(40, `'${process.execPath}' '${program}' ${call}`));
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.filter((line) => displayWidth(line) > 40)).toEqual([]);
  });
});

describe("completion", { timeout: 60_000 }, () => {
  const complete = (...words: string[]) => lines(run(["complete", "--", ...words]).stdout).map((line) => line.split("\t")[0]);

  it("offers commands, options, choices, units, rules and files", () => {
    expect(complete("sta")).toEqual(["status"]);
    expect(complete("status", "--f")).toEqual(["--format"]);
    expect(complete("status", "--format", "")).toEqual(["table", "json", "csv"]);
    expect(complete("status", "--format=j")).toEqual(["--format=json"]);
    expect(complete("status", "--unit", "城")).toEqual(["城管局"]);
    expect(complete("status", "--unit=城")).toEqual(["--unit=城管局"]);
    expect(complete("status", "--unit", "=")).toHaveLength(16);
    expect(complete("status", "--unit", "=", "城")).toEqual(["城管局"]);
    expect(complete("explain", "due-a")).toEqual(["due-after-entry"]);
    expect(complete("check", "--rule", "due-after")).toEqual(["due-after-entry=off"]);
    expect(complete("completion", "")).toEqual(["bash", "zsh", "fish", "powershell"]);
    expect(complete("check", "")).toEqual([":files"]);
    expect(complete("init", "--plan", "")).toEqual([":files"]);
    expect(complete("nothing", "")).toEqual([]);
  });

  it("says nothing, and fails at nothing, where there is no workspace", () => {
    expect(run(["complete", "--", "status", "--unit", ""], {}, empty)).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(readdirSync(empty)).toEqual([]);
  });

  const shellTest = (shell: string) => spawnSync(shell, ["--version"]).status === 0;
  /** The script, loaded by the shell itself; `ledger` is a program on its path. */
  function inShell(shell: string, script: string) {
    const { stdout, stderr } = spawnSync(shell, ["-c", script], {
      cwd: root,
      encoding: "utf8",
      env: { PATH: process.env["PATH"] ?? "", HOME: empty, LANG: "C.UTF-8", NODE: process.execPath, PROGRAM: program },
    });
    return `${stdout}${stderr}`;
  }

  it.skipIf(!shellTest("bash"))("works in bash", () => {
    const ask = (...words: string[]) =>
      inShell(
        "bash",
        `ledger() { "$NODE" "$PROGRAM" "$@"; }; source <(ledger completion bash)
         COMP_WORDS=(ledger ${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length}
         _ledger_complete; complete -p ledger; printf '%s\\n' "\${COMPREPLY[@]}"`,
      );
    expect(ask("st")).toBe("complete -F _ledger_complete ledger\nstatus\n");
    expect(ask("status", "--unit", "城")).toContain("\n城管局\n");
    expect(ask("status", "--as-of", "2020")).toBe("complete -F _ledger_complete ledger\n\n");
  });

  it.skipIf(!shellTest("fish"))("works in fish", () => {
    const said = inShell(
      "fish",
      `function ledger; "$NODE" "$PROGRAM" $argv; end; ledger completion fish | source; complete -C 'ledger st'; complete -C 'ledger status --unit 城'`,
    );
    expect(said).toBe("status\t看某一天的情况\n城管局\t新区城管局\n");
  });

  it.skipIf(!shellTest("zsh"))("is sound zsh", () => {
    const said = inShell(
      "zsh",
      `ledger() { "$NODE" "$PROGRAM" "$@"; }; compdef() { print defined $1 $2; }; _describe() { print -l -- "\${(@P)2}"; }
       eval "$(ledger completion zsh)"; words=(ledger st); CURRENT=2; _ledger`,
    );
    expect(said).toBe("defined _ledger ledger\nstatus:看某一天的情况\n");
  });
});
