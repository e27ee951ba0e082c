// One run: the machine it runs on, the command line, and what a failure says.
import { CommanderError } from "commander";
import { exitCodes, type World } from "../commands/world.ts";
import { keepsToAscii } from "../dialogue/console.ts";
import { printer } from "../disk/printer.ts";
import { UsageError } from "../model/usage-error.ts";
import { inChinese } from "./in-chinese.ts";
import { program } from "./program.ts";

declare const LEDGER_VERSION: string | undefined;
const version = typeof LEDGER_VERSION === "string" ? LEDGER_VERSION : "0";

function theWorld({ out, err }: Pick<World, "out" | "err">): World {
  const { env, stdout, stderr } = process;
  const colorful = (stream: NodeJS.WriteStream) =>
    !process.argv.includes("--no-color") &&
    !env["NO_COLOR"] &&
    (env["FORCE_COLOR"] ? env["FORCE_COLOR"] !== "0" : stream.isTTY === true && env["TERM"] !== "dumb");
  return {
    folder: process.cwd(),
    today: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10), // China keeps UTC+8 all year
    columns: stdout.isTTY ? Math.max(40, Math.min(stdout.columns, 120)) : 80,
    isTerminal: stdout.isTTY === true,
    color: { out: colorful(stdout), err: colorful(stderr) },
    ascii: keepsToAscii(process.platform, env),
    version,
    githubActions: env["GITHUB_ACTIONS"] === "true",
    repository: env["GITHUB_WORKSPACE"] || env["CI_PROJECT_DIR"] || undefined,
    isInteractive: process.stdin.isTTY === true && stderr.isTTY === true && env["TERM"] !== "dumb",
    out,
    err,
  };
}

/**
 * Runs the command of the command line and sets the exit code: what the command came to, or that its result could not be written; `reasonOf`
 * says why, by the system's code.
 */
export async function main(reasonOf: (code: string) => string): Promise<void> {
  const err = printer(process.stderr, () => {}); // nobody is left to be told
  let isUnwritten = false; // which may turn out only after the command is done
  const out = printer(process.stdout, (code) => {
    isUnwritten = true;
    process.exitCode = exitCodes.couldNotRun;
    err(`结果没有写完：${reasonOf(code)}。\n`);
  });
  const code = await run(() => theWorld({ out, err }), err);
  if (!isUnwritten) process.exitCode = code;
}

async function run(world: () => World, err: World["err"]): Promise<number> {
  let code: number = exitCodes.clean;
  try {
    const top = program(world(), (result) => {
      code = result;
    });
    if (process.argv.length <= 2) top.outputHelp();
    else await top.parseAsync();
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.clean;
    if (error instanceof Error && error.name === "Left") {
      err("已退出，没有写入。\n");
      return exitCodes.left;
    }
    if (!(error instanceof UsageError || error instanceof CommanderError)) throw error;
    const [message, hint, commands] =
      error instanceof UsageError
        ? [error.message, error.hint, error.commands]
        : [inChinese(error), "用法见 ledger --help，或 ledger <命令> --help。", []];
    err(`没有运行：${printable(message)}\n${hint ? `办法：${printable(hint)}\n` : ""}`);
    for (const command of commands) err(`  ${printable(command)}\n`);
    return exitCodes.couldNotRun;
  }
}

/** What was typed may hold anything; a terminal gets text. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) => (character === "\n" ? " " : "?"));
}
