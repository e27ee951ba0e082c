// A trap as found (see find-traps.ts), before it has a line and column.
import type { ReadingRuleName } from "../../reading-rules/index.ts";

export interface TrapFound {
  readonly rule: ReadingRuleName;
  readonly message: string;
  readonly hint: string;
  /** Where it is reported. */
  readonly at: readonly [start: number, end: number];
  /** What has to be replaced to remove it, where that is not the same as `at`. */
  readonly replace?: readonly [start: number, end: number];
  readonly by: string;
  /** For `check --fix`: what to write in the place of `replace`, where that is certainly what was meant. */
  readonly mend?: string | undefined;
  readonly ofLayout?: boolean;
  /** Where it goes over several lines: the last of them. */
  readonly lastLine?: number;
}

export type Tell = (trap: TrapFound) => void;

/** The text, cut to 20 characters for a message. */
export function shorten(text: string): string {
  const characters = [...text.trim()];
  return characters.length > 20 ? `${characters.slice(0, 20).join("")}…` : characters.join("");
}
