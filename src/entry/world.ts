// What a command needs of the machine, in one value, so that nothing below asks for it.
import type { Dialogue } from "../dialogue/dialogue.ts";
import { type Called, shellWord } from "../model/called.ts";
import type { Day } from "../model/day.ts";

export interface World {
  readonly folder: string;
  /** Today in China, whatever the machine's zone. */
  readonly today: Day;
  readonly columns: number;
  /** stdout is read by a person, not by a mail program or a file. */
  readonly isTerminal: boolean;
  /** Colours on stdout, on stderr. */
  readonly color: { readonly out: boolean; readonly err: boolean };
  /** Borders without box lines, for consoles that cannot draw them. */
  readonly ascii: boolean;
  readonly version: string;
  /** How the program is called where it runs: begins every command that is shown to be typed next. */
  readonly called: string;
  readonly system: NodeJS.Platform;
  /** Running in GitHub Actions, whose log understands annotations. */
  readonly githubActions: boolean;
  /** Top of the repository, where a CI service says so. */
  readonly repository: string | undefined;
  /** Whom questions are put to; nothing where nobody sits there. What questions need is loaded by the call. */
  readonly person?: (() => Promise<Dialogue>) | undefined;
  /** Puts a line on stderr in place of the one it put there before; nothing where no person looks at it. */
  readonly progressLine?: ((text: string) => void) | undefined;
  out(text: string): void;
  err(text: string): void;
}

/** What begins, and goes along with, the commands shown by a run that was given this --root. */
export function calledHere({ called, system }: World, root: string | undefined): Called {
  return { as: called, root: root === undefined ? "" : ` --root ${shellWord(root, system)}` };
}

export const exitCodes = { clean: 0, faults: 1, couldNotRun: 2, left: 130 } as const;
