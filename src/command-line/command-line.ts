// What every command is declared with.
import type { Command } from "commander";
import type { World } from "../entry/world.ts";

export interface CommandLine {
  /** A new command of the program. */
  command(name: string): Command;
  /** Runs a command in its world; what it returns is the exit code. */
  call(command: (world: World) => Promise<number>): Promise<void>;
}
