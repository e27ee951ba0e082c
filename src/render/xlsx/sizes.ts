// Widths of columns and heights of rows. Excel would fit rows by itself, other programs do not.
import { brokenHead, widestWord } from "../head-words.ts";
import { displayWidth } from "../terminal-text.ts";
import type { Cell, Sheet } from "./book.ts";

/** Points of a line, and what a row has above and below its lines. */
const line = 14;
const padding = 3;
/** Excel's limit for the height of a row. */
const highest = 409;
/** How many characters of a long text are measured. */
const measured = 4000;

/** As wide as the longest line asks, within the column's own width; a header may take two or three lines, none of which ends within a word. */
export function widthsOf({ columns, rows }: Sheet): number[] {
  return columns.map(({ title, width }, index) => {
    let needed = Math.max(5, Math.ceil(displayWidth(title) / 4) * 2 + 1, widestWord(title) * 2 + 1);
    for (const row of rows) {
      if (needed >= width) break;
      for (const text of linesOf(row[index] ?? null)) needed = Math.max(needed, displayWidth(text) + 1);
    }
    return rows.reduce((most, row) => Math.max(most, figureWidth(row[index] ?? null)), Math.max(5, Math.min(needed, width)));
  });
}

/** The sheet with line breaks in its heads, between words: no program that opens it knows where a word ends. */
export function withBrokenHeads(sheet: Sheet): Sheet {
  const widths = widthsOf(sheet);
  const columns = sheet.columns.map((column, index) => ({ ...column, title: brokenHead(column.title, ((widths[index] ?? 0) - 1) / 2) }));
  return { ...sheet, columns };
}

/**
 * What a number, a rate or a day needs whatever the column's own width: a text that is too long wraps or is cut, but these print as ###. Two more
 * than their characters, since digits are wider in the fonts that stand in for the one asked for.
 */
function figureWidth(cell: Cell): number {
  return typeof cell === "string" || cell === null ? 0 : Math.max(0, ...linesOf(cell).map((text) => displayWidth(text) + 2));
}

export function heightsOf({ columns, rows }: Sheet, widths: readonly number[]): { head: number; rows: number[] } {
  return {
    head: heightOf(
      columns.map(({ title }) => title),
      widths,
    ),
    rows: rows.map((row) => heightOf(row, widths)),
  };
}

/** Of the row of the title, whose letters are 1.6 times as large as those of a cell, over columns so wide together. */
export function titleHeight(title: string, width: number): number {
  return 30 * Math.max(1, Math.ceil((displayWidth(title) * 1.6) / Math.max(1, width)));
}

/** Height in points of a row with these cells in columns so wide. */
export function heightOf(cells: readonly Cell[], widths: readonly number[]): number {
  let most = 1;
  for (const [index, cell] of cells.entries()) {
    if (typeof cell !== "string") continue;
    const room = Math.max(2, (widths[index] ?? 0) - 0.8);
    const lines = linesOf(cell).reduce((sum, text) => sum + Math.max(1, Math.ceil(displayWidth(text) / room)), 0);
    most = Math.max(most, lines);
  }
  return Math.min(highest, most * line + padding);
}

function linesOf(cell: Cell): string[] {
  if (typeof cell === "string") return cell.slice(0, measured).split("\n");
  if (cell === null) return [];
  return [typeof cell === "object" ? ("day" in cell ? "2020-06-30" : "100.0%") : String(cell)];
}
