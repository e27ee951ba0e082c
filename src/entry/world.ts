// What a command needs to know of the machine, in one value, so that no other code has to look it up.
import type { Dialogue } from "../dialogue/dialogue.ts";
import { type Called, shellWord } from "../model/called.ts";
import type { Day } from "../model/day.ts";

export interface World {
  readonly folder: string;
  /** Today in China, whatever the machine's zone. */
  readonly today: Day;
  readonly columns: number;
  /** stdout is a terminal, not a file or another program. */
  readonly isTerminal: boolean;
  /** Colours on stdout, on stderr. */
  readonly color: { readonly out: boolean; readonly err: boolean };
  /** Borders without box lines, for consoles that cannot draw them. */
  readonly ascii: boolean;
  readonly version: string;
  /** How the program is started here (`ledger`, `npx ledger`): the beginning of every command shown in a message. */
  readonly called: string;
  readonly system: NodeJS.Platform;
  /** Running in GitHub Actions, whose log understands annotations. */
  readonly githubActions: boolean;
  /** Top folder of the repository, where a CI service gives it. */
  readonly repository: string | undefined;
  /** Loads the dialogue that puts questions to the person at the terminal; undefined where there is nobody to ask. */
  readonly person?: (() => Promise<Dialogue>) | undefined;
  /** Shows a line on stderr in place of the one it showed before; undefined where stderr is no terminal. */
  readonly progressLine?: ((text: string) => void) | undefined;
  /** For commands that go on until they are ended; undefined where nothing can end them. */
  readonly session?: (() => Session) | undefined;
  out(text: string): void;
  err(text: string): void;
}

/** A run that may last for days. */
export interface Session {
  /** The day in China at this moment. */
  today(): Day;
  /** The time of day there, `16:05:09`. */
  time(): string;
  /** Fulfilled by Ctrl-C, and where nobody reads stdout any more. */
  readonly ended: Promise<void>;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** How to name commands in the messages of a run that was given this --root. */
export function calledHere({ called, system }: World, root: string | undefined): Called {
  return { as: called, root: root === undefined ? "" : ` --root ${shellWord(root, system)}` };
}

export const exitCodes = { clean: 0, faults: 1, couldNotRun: 2, left: 130 } as const;
