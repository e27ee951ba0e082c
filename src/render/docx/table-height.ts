// An estimate of a table's height, to see whether a smaller size avoids a last page of two or three rows.
import type { PaperTable } from "../../model/paper.ts";
import { cellMargin, type Fit, fitted, spacedWidth, type TableSize, tallyOf } from "./column-widths.ts";
import { em, type PageSize, sizes, textWidth } from "./page.ts";
import { tableLines } from "./styles.ts";
import { plainRuns } from "./text.ts";

/** Least height of a row of text so large. */
export const rowHeight = (size: TableSize): number => size * 16;

const border = 10;

function heightOf({ columns, rows }: PaperTable, { size, widths }: Fit): number {
  const linesOf = (text: string, width: number) => Math.max(1, Math.ceil((spacedWidth(text) * em(size)) / (width - 2 * cellMargin)));
  return [columns.map(({ title }) => title), ...rows].reduce((height, cells) => {
    const lines = Math.max(1, ...cells.map((runs, index) => linesOf(plainRuns(runs), widths[index] ?? 0)));
    return height + Math.max(rowHeight(size), lines * tableLines[size]) + border;
  }, 0);
}

/** The largest size that the columns allow, up to `largest`; 五号 where only that makes the table fit into the height. */
export function fittedOnPage(table: PaperTable, page: PageSize, height: number, largest: TableSize): Fit {
  const columns = table.columns.map((_, index) => tallyOf(table, index));
  const asWished = fitted(columns, textWidth(page), largest);
  if (heightOf(table, asWished) <= height) return asWished;
  const smaller = fitted(columns, textWidth(page), sizes.五号);
  return heightOf(table, smaller) <= height ? smaller : asWished;
}
