#!/usr/bin/env node
// The process that the program runs in: nobody else asks for it.
import { run } from "./command-line/run.ts";
import { exitCodes } from "./commands/world.ts";

declare const LEDGER_VERSION: string | undefined;

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exitCodes.clean);
  throw error;
});
process.exitCode = await run({
  args: process.argv.slice(2),
  folder: process.cwd(),
  env: process.env,
  system: process.platform,
  now: Date.now(),
  version: typeof LEDGER_VERSION === "string" ? LEDGER_VERSION : "0",
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
