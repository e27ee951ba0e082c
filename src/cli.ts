#!/usr/bin/env node
// Where the program starts. Everything else is loaded from here, so that a machine which cannot load it prints a message and no stack.
import { reasonOf, systemErrorTold } from "./disk/system-error.ts";

try {
  await (await import("./command-line/main.ts")).main(reasonOf);
} catch (error) {
  const told = systemErrorTold(error);
  if (told === undefined) throw error;
  process.stderr.on("error", () => {}).write(`没有运行：${told}。\n`);
  process.exitCode = 2;
}
