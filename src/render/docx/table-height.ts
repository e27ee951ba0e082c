// An estimate of a table's height: to see which rows are too high to stay whole, and whether a smaller size spares a page.
import type { PaperTable } from "../../model/paper.ts";
import { brokenHead } from "../head-words.ts";
import {
  cellMargin,
  type Fit,
  firmWidth,
  fitted,
  isRigid,
  leastWidthAt,
  spacedWidth,
  type TableSize,
  type Tally,
  talliesOf,
} from "./column-widths.ts";
import { em, type PageSize, sizes, textWidth } from "./page.ts";
import { tableLines } from "./styles.ts";
import { plainRuns } from "./text.ts";

/** Least height of a row of text so large. */
export const rowHeight = (size: TableSize): number => size * 14;

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
  const columns = talliesOf(table);
  const fits = ([sizes.五号, sizes.小五] as const)
    .filter((size) => size <= largest)
    .map((size) => {
      const fit = lowered(table, fitted(columns, textWidth(page), size), columns);
      return { fit, height: rowHeightsOf(table, fit).all };
    });
  for (const room of heights) {
    const found = fits.find(({ height }) => height <= room);
    if (found) return found.fit;
  }
  return fits[0]?.fit ?? fitted(columns, textWidth(page), largest);
}

/** Longer tables are left as they are: what they need is decided by most of their cells. */
const mostRows = 60;

/** The fit with room moved from column to column as long as that makes the table lower; columns of numbers and days keep theirs. */
function lowered(table: PaperTable, fit: Fit, columns: readonly Tally[]): Fit {
  const { size } = fit;
  const loose = columns.flatMap((column, index) => (isRigid(column) ? [] : [index]));
  if (loose.length < 2 || table.rows.length > mostRows) return fit;
  const lines = table.rows.map((cells) => cells.map((runs) => plainRuns(runs).split("\n").map(firmWidth)));
  const heightOf = (widths: readonly number[]) => {
    const rooms = widths.map((width) => Math.max(1, roomIn(width, size)));
    const linesIn = (cell: readonly number[], index: number) =>
      cell.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / (rooms[index] ?? 1))), 0);
    return lines.reduce((sum, row) => sum + Math.max(1, ...row.map(linesIn)), 0);
  };
  const least = columns.map((column) => leastWidthAt(column, size));
  const step = em(size);
  let best = { widths: fit.widths, height: heightOf(fit.widths) };
  for (let isLower = true; isLower; ) {
    isLower = false;
    for (const from of loose)
      for (const to of loose)
        for (const share of [1, 2, 4, 7]) {
          const moved = step * share;
          if (from === to || (best.widths[from] ?? 0) - moved < (least[from] ?? 0)) continue;
          const widths = best.widths.map((width, index) => width + (index === to ? moved : index === from ? -moved : 0));
          const height = heightOf(widths);
          if (height < best.height) {
            best = { widths, height };
            isLower = true;
          }
        }
  }
  return { size, widths: best.widths };
}
