// What stands before the first word of a line.
import { oddSpaces } from "../invisible.ts";
import type { TrapFound } from "./found-trap.ts";

/** Spaces that YAML does not take for spaces, for use in a character class of a RegExp. */
export const oddSpaceCharacters = [...oddSpaces.keys()].join("");

const indentationPattern = new RegExp(`^[ ${oddSpaceCharacters}]*`);

export function indentationOf(line: string): string {
  return indentationPattern.exec(line)?.[0] ?? "";
}

/** The width in columns that an indentation was most likely meant to have. */
export function columnsOfIndentation(indentation: string): number {
  let width = 0;
  for (const character of indentation)
    width += character === "\t" || character === "\u3000" ? 2 : character === "\u200b" || character === "\ufeff" ? 0 : 1;
  return width;
}

/** A line whose indentation fits no level: reported at `shown`, its first word; `right`: the columns that would fit. */
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

/** Tabs or wide spaces before a line; `fits`: they were certainly meant as `right` spaces. */
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
