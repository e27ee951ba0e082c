// What stands before the first word of a line.
import { oddSpaces } from "../invisible.ts";
import type { TrapFound } from "./found-trap.ts";

/** Spaces that are none to YAML, for a class of a pattern. */
export const oddSpaceCharacters = [...oddSpaces.keys()].join("");

const indentationPattern = new RegExp(`^[ ${oddSpaceCharacters}]*`);

export function indentationOf(line: string): string {
  return indentationPattern.exec(line)?.[0] ?? "";
}

/** Columns an indentation is meant to have. */
export function columnsOfIndentation(indentation: string): number {
  let width = 0;
  for (const character of indentation)
    width += character === "\t" || character === "\u3000" ? 2 : character === "\u200b" || character === "\ufeff" ? 0 : 1;
  return width;
}

/** A line that stands neither with those above nor below them; its first word is at `shown`, `right` columns would fit. */
export function outOfStep(indentation: string, offset: number, right: number, shown: TrapFound["at"]): TrapFound {
  return {
    rule: "indented-alike",
    message: "这一行的缩进与上下不一致",
    hint: `同一级的各行左端对齐，下一级多空两格；这一行前面应空${right}格。`,
    at: shown,
    replace: [offset, offset + indentation.length],
    by: " ".repeat(right),
    ofLayout: true,
  };
}

/** Tabs and wide spaces before a line; `fits`: beyond doubt they stand for `right` spaces. */
export function indentedOddly(indentation: string, offset: number, right: number, fits: boolean): TrapFound {
  const at = [...indentation].findIndex((character) => character !== " ");
  const name = oddSpaces.get(indentation[at] as string) ?? "特殊空格";
  return {
    rule: "indented-with-spaces",
    message: `缩进用了${name}，应当用半角空格`,
    hint: `请删去行首空白，用空格键重新输入${right}个空格，与上下同级的行对齐。`,
    at: [offset + at, offset + indentation.length],
    replace: [offset, offset + indentation.length],
    by: " ".repeat(right),
    mend: fits ? " ".repeat(right) : undefined,
    ofLayout: true,
  };
}
