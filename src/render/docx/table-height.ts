// An estimate of a table's height: to see which rows are too high to stay whole, and whether a smaller size spares a page.
import type { PaperTable } from "../../model/paper.ts";
import { brokenHead } from "../head-words.ts";
import { cellMargin, type Fit, fitted, spacedWidth, type TableSize, tallyOf } from "./column-widths.ts";
import { em, type PageSize, sizes, textWidth } from "./page.ts";
import { tableLines } from "./styles.ts";
import { plainRuns } from "./text.ts";

/** Least height of a row of text so large. */
export const rowHeight = (size: TableSize): number => size * 16;

const border = 10;

const roomIn = (width: number, size: TableSize): number => (width - 2 * cellMargin) / em(size);

/** The heads with their line breaks, which stand between words. */
export function brokenHeads({ columns }: PaperTable, { size, widths }: Fit): string[] {
  return columns.map(({ title }, index) => brokenHead(plainRuns(title), roomIn(widths[index] ?? 0, size)));
}

export interface TableHeights {
  readonly rows: readonly number[];
  /** Of the whole table, its head included. */
  readonly all: number;
}

/** In twips. */
export function rowHeightsOf(table: PaperTable, fit: Fit): TableHeights {
  const { size, widths } = fit;
  const linesOf = (text: string, index: number) =>
    text
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(spacedWidth(line) / Math.max(1, roomIn(widths[index] ?? 0, size)))), 0);
  const heightOf = (texts: readonly string[]) => Math.max(rowHeight(size), Math.max(1, ...texts.map(linesOf)) * tableLines[size]) + border;
  const rows = table.rows.map((cells) => heightOf(cells.map(plainRuns)));
  return { rows, all: rows.reduce((sum, height) => sum + height, heightOf(brokenHeads(table, fit))) };
}

/**
 * The largest size that the columns allow, up to `largest`; a smaller one where only that makes the table fit into the first of the heights it can
 * fit into.
 */
export function fittedOnPage(table: PaperTable, page: PageSize, heights: readonly number[], largest: TableSize): Fit {
  const columns = table.columns.map((_, index) => tallyOf(table, index));
  const fits = ([sizes.小四, sizes.五号, sizes.小五] as const)
    .filter((size) => size <= largest)
    .map((size) => {
      const fit = fitted(columns, textWidth(page), size);
      return { fit, height: rowHeightsOf(table, fit).all };
    });
  for (const room of heights) {
    const found = fits.find(({ height }) => height <= room);
    if (found) return found.fit;
  }
  return fits[0]?.fit ?? fitted(columns, textWidth(page), largest);
}
