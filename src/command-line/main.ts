// The program's process: the only file that uses `process` for streams, arguments and exit code.

import { calledAs } from "../disk/called-as.ts";
import { printer } from "../disk/printer.ts";
import { exitCodes } from "../entry/world.ts";
import { run } from "./run.ts";

declare const LEDGER_VERSION: string | undefined;

/**
 * Runs the command of the command line and sets the exit code: what the command came to, or that its result could not be written; `reasonOf`
 * says why, by the system's code.
 */
export async function main(reasonOf: (code: string) => string): Promise<void> {
  const { stdin, stdout, stderr } = process;
  const err = printer(stderr, () => {}); // stderr itself has failed: there is nowhere to report it
  let isUnwritten = false; // may become true only after the command has ended
  const out = printer(stdout, (code) => {
    isUnwritten = true;
    process.exitCode = exitCodes.couldNotRun;
    err(`结果没有写完：${reasonOf(code)}。\n`);
  });
  const code = await run({
    args: process.argv.slice(2),
    folder: process.cwd(),
    env: process.env,
    system: process.platform,
    called: calledAs(process.argv[1], { env: process.env, system: process.platform }),
    now: Date.now,
    ended: () =>
      new Promise((end) => {
        process.once("SIGINT", () => end());
        stdout.once("error", () => end()).once("close", () => end());
      }),
    version: typeof LEDGER_VERSION === "string" ? LEDGER_VERSION : "0",
    stdin,
    stdout,
    stderr,
    out,
    err,
  });
  if (!isUnwritten) process.exitCode = code;
}
