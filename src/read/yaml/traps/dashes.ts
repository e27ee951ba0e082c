// What stands before an item of a list.
import { shorten, type Tell } from "./found-trap.ts";

const dashPattern = /^([-－—–‐−])(?:[ \t\u3000\u00a0]+|$)/;
const tightDashPattern = /^([-－—–‐−])(?=[\u4e00-\u9fff]{1,12}\s*[:：]|[{[])/;

/** Inside a list, a dash before a text begins an item too. */
const tightItemPattern = /^(-)(?=[\u4e00-\u9fff])/;

export interface Dash {
  readonly mark: string;
  /** The mark and the space after it. */
  readonly whole: string;
}

/** The dash at the beginning of the rest of a line, in whatever form the input method wrote it. */
export function dashAt(rest: string, isListHere: boolean): Dash | undefined {
  const found = dashPattern.exec(rest) ?? tightDashPattern.exec(rest) ?? (isListHere ? tightItemPattern.exec(rest) : null);
  return found ? { whole: found[0], mark: found[1] ?? "" } : undefined;
}

export function inDash({ mark, whole }: Dash, rest: string, start: number, add: Tell): void {
  if (mark !== "-")
    add({
      rule: "ascii-punctuation",
      message: `条目开头用了“${mark}”，应当用半角的“-”加空格`,
      hint: "例如“- 日期: 2020-06-01”。",
      at: [start, start + 1],
      replace: [start, start + whole.length],
      by: "- ",
      mend: "- ",
    });
  else if (whole === "-" && rest.length > 1)
    add({
      rule: "space-after-dash",
      message: "“-”后面缺少空格",
      hint: `请改为“- ${shorten(rest.slice(1))}”。`,
      at: [start, start + 1],
      by: "- ",
      mend: "- ",
    });
}
