// What a command needs of the machine, in one value, so that nothing below asks for it.
import type { Dialogue } from "../dialogue/dialogue.ts";
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

export const exitCodes = { clean: 0, faults: 1, couldNotRun: 2, left: 130 } as const;
