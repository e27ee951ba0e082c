// Text for the file: without invisible characters and those that XML cannot hold; and its width on paper.
import { TextRun } from "docx";
import type { Runs } from "../../model/paper.ts";
import { invisible } from "../escape-markdown.ts";

/** The text as a file can hold it: invisible characters are dropped, half a character is “�”, a tab is a space; line breaks stay. */
export function printable(text: string): string {
  return text
    .split(/\r\n?|[\n\u0085\u2028\u2029]/)
    .map((line) =>
      line
        .replace(/\p{Surrogate}/gu, "\ufffd")
        .replace(/\t+/g, " ")
        .replace(invisible, ""),
    )
    .join("\n");
}

/** A piece of text in one style; "\n" is a line break. */
export function runOf(text: string, look: { readonly bold?: true } = {}): TextRun[] {
  return printable(text)
    .split("\n")
    .map((line, index) => new TextRun({ text: line, ...(index > 0 ? { break: 1 } : {}), ...look }));
}

/**
 * Pieces of a paragraph without bold: GB/T 9704 has none, so what a template marks as strong is printed like other text. Tables may have
 * bold, for sums and the like.
 */
export function runsOf(runs: Runs, place: "text" | "table"): TextRun[] {
  return runs.flatMap(({ text, strong }) => runOf(text, place === "table" && strong ? { bold: true } : {}));
}

export const plainRuns = (runs: Runs): string => printable(runs.map(({ text }) => text).join(""));
