// Where the header of a table is, under whatever titles, and what its columns are called.
import type { ReadSheet, SheetCell } from "../read/workbook/sheet.ts";
import { columnCalled, plainTitle } from "./titles.ts";

export interface Header {
  /** From 0; the data begins at `end`. */
  readonly start: number;
  readonly end: number;
  /** By column: as written, the two rows of a header joined; undefined where nothing stands. */
  readonly titles: readonly (string | undefined)[];
  /** Cells of the header that are in no column's name: what stands over several of them. */
  readonly unused: readonly SheetCell[];
}

/** A header is looked for in so many rows. */
const depth = 30;
const enough = 3;

/** The row, or pair of rows, with most columns that are known. Undefined where none has three. */
export function headerOf(sheet: ReadSheet, isMapped: (title: string) => boolean): Header | undefined {
  let best: Header | undefined;
  let most = enough - 1;
  for (let row = 0; row < Math.min(depth, sheet.rows.length); row++)
    for (const height of isDouble(sheet, row) ? [1, 2] : [1]) {
      const titles = titlesOf(sheet, row, height);
      const known = titles.map((title) => (title === undefined ? undefined : isMapped(title) ? title : columnCalled(title)?.title));
      const score = new Set(known.filter((title) => title !== undefined)).size;
      if (score > most) {
        best = { start: row, end: row + height, titles, unused: unusedIn(sheet.rows.slice(row, row + height), titles) };
        most = score;
      }
    }
  return best;
}

/**
 * Something in the row is merged with its neighbours, or with what is below; without merged cells, as in .csv, the row below has names where
 * this one has none. A line that tells who filled in the table, and when, is no heading.
 */
function isDouble({ merges, rows }: ReadSheet, row: number): boolean {
  const [upper, lower] = [rows[row] ?? [], rows[row + 1] ?? []];
  if (upper.some((cell) => cell && /[：:]|.{16}/su.test(String(cell.value)))) return false;
  if (merges.length === 0)
    return lower.some((cell, column) => cell && !upper[column]) && upper.some((cell, column) => cell && !lower[column]);
  return merges.some(
    ({ startRow, endRow, startCol, endCol }) => startRow === row && (endRow === row + 1 || (endRow === row && endCol > startCol)),
  );
}

function unusedIn(rows: ReadSheet["rows"], titles: readonly (string | undefined)[]): SheetCell[] {
  return rows
    .flat()
    .filter((cell) => cell !== undefined)
    .filter((cell) => !titles.some((title) => title?.includes(nameIn(cell))));
}

function nameIn({ value }: SheetCell): string {
  return String(value).replace(/\s+/g, "");
}

function titlesOf(sheet: ReadSheet, row: number, height: number): (string | undefined)[] {
  const textAt = (r: number, c: number) => {
    const area = sheet.merges.find(
      ({ startRow, endRow, startCol, endCol }) => r >= startRow && r <= endRow && c >= startCol && c <= endCol,
    );
    const cell: SheetCell | undefined = sheet.rows[area?.startRow ?? r]?.[area?.startCol ?? c];
    return cell && nameIn(cell);
  };
  const width = Math.max(sheet.rows[row]?.length ?? 0, sheet.rows[row + height - 1]?.length ?? 0);
  return Array.from({ length: width }, (_, column) => {
    const upper = textAt(row, column);
    const lower = height === 2 ? textAt(row + 1, column) : undefined;
    if (upper === undefined || lower === undefined || upper === lower) return lower ?? upper;
    const joined = upper + lower;
    // 整改情况 over 措施: the lower says all; 责任人 over 姓名: only both do.
    return columnCalled(joined) || !columnCalled(lower) || plainTitle(lower) === "职务" ? joined : lower;
  });
}
