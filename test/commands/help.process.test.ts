// The program at a real terminal, and in the shells that complete its words.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { displayWidth } from "../../src/render/terminal-text.ts";

const root = resolve(import.meta.dirname, "../..");
const program = join(root, "dist/ledger.mjs");
const empty = mkdtempSync(join(tmpdir(), "ledger-help-"));
afterAll(() => rmSync(empty, { recursive: true, force: true }));

const hasTerminal = spawnSync("script", ["--version"]).status === 0;

it.skipIf(!hasTerminal)("help fits a terminal of 40 columns", { timeout: 60_000 }, () => {
  const { stdout } = spawnSync("script", ["-qec", `stty cols 40; '${process.execPath}' '${program}' check --help`, "/dev/null"], {
    cwd: root,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "", TERM: "xterm", NO_COLOR: "1" },
  });
  const shown = stdout.split(/\r?\n/).filter((line) => line !== "");
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter((line) => displayWidth(line) > 40)).toEqual([]);
});

describe("completion", { timeout: 60_000 }, () => {
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
