// A trap as its finder tells it.
import type { ReadingRuleName } from "../../reading-rules/index.ts";

export interface TrapFound {
  readonly rule: ReadingRuleName;
  readonly message: string;
  readonly hint: string;
  /** What is shown. */
  readonly at: readonly [start: number, end: number];
  /** What is replaced to take it away, where that is not the same. */
  readonly replace?: readonly [start: number, end: number];
  readonly by: string;
  /** What to write in the place of `replace`, where that is beyond doubt what was meant. */
  readonly mend?: string | undefined;
  readonly ofLayout?: boolean;
  /** Where it goes over several lines: the last of them. */
  readonly lastLine?: number;
}

export type Tell = (trap: TrapFound) => void;

/** A text as a message can hold it. */
export function shorten(text: string): string {
  const characters = [...text.trim()];
  return characters.length > 20 ? `${characters.slice(0, 20).join("")}…` : characters.join("");
}
