#!/usr/bin/env node
// Where the program begins and ends: the machine it runs on, the command line, and what a failure says.
import { CommanderError } from "commander";
import { inChinese } from "./command-line/in-chinese.ts";
import { program } from "./command-line/program.ts";
import { exitCodes, type World } from "./commands/world.ts";
import { keepsToAscii } from "./dialogue/console.ts";
import { UsageError } from "./model/usage-error.ts";

declare const LEDGER_VERSION: string | undefined;
const version = typeof LEDGER_VERSION === "string" ? LEDGER_VERSION : "0";

function theWorld(): World {
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
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
  };
}

async function main(): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(exitCodes.clean);
    throw error;
  });
  let code: number = exitCodes.clean;
  try {
    const top = program(theWorld(), (result) => {
      code = result;
    });
    if (process.argv.length <= 2) top.outputHelp();
    else await top.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    if (error instanceof Error && error.name === "Left") {
      process.stderr.write("已退出，没有写入。\n");
      process.exitCode = exitCodes.left;
      return;
    }
    if (!(error instanceof UsageError || error instanceof CommanderError)) throw error;
    const [message, hint, commands] =
      error instanceof UsageError
        ? [error.message, error.hint, error.commands]
        : [inChinese(error), "用法见 ledger --help，或 ledger <命令> --help。", []];
    process.stderr.write(`没有运行：${printable(message)}\n${hint ? `办法：${printable(hint)}\n` : ""}`);
    for (const command of commands) process.stderr.write(`  ${printable(command)}\n`);
    code = exitCodes.couldNotRun;
  }
  process.exitCode = code;
}

/** What was typed may hold anything; a terminal gets text. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) => (character === "\n" ? " " : "?"));
}

await main();
