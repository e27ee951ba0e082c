// Where the header of a table is, under whatever titles, and what its columns are called.
import type { ReadSheet, SheetCell } from "../read/workbook/sheet.ts";
import { columnCalled, plainTitle } from "./titles.ts";

export interface Header {
  /** From 0; the data begins at `end`. */
  readonly start: number;
  readonly end: number;
  /** By column: as written, the rows of a header joined where the last of them does not say all; undefined where nothing stands. */
  readonly titles: readonly (string | undefined)[];
  /** Cells of the header that are in no column's name: what stands over several of them. */
  readonly unused: readonly SheetCell[];
}

/** A header is looked for in so many rows, and has at most so many. */
const depth = 30;
const tallest = 3;
const enough = 3;

/** The row, or rows, with most columns that are known. Undefined where none has three. */
export function headerOf(sheet: ReadSheet, isMapped: (title: string) => boolean): Header | undefined {
  let best: Header | undefined;
  let most = enough - 1;
  for (let row = 0; row < Math.min(depth, sheet.rows.length); row++)
    for (let height = 1; height <= tallest && (height === 1 || isUpper(sheet, row + height - 2)); height++) {
      const names = namesOf(sheet, row, height);
      const titles = names.map(({ title }) => title);
      const known = titles.map((title) => (title === undefined ? undefined : isMapped(title) ? title : columnCalled(title)?.title));
      const score = new Set(known.filter((title) => title !== undefined)).size;
      if (score > most) {
        best = { start: row, end: row + height, titles, unused: unusedIn(sheet.rows.slice(row, row + height), names) };
        most = score;
      }
    }
  return best;
}

/**
 * The row is a heading's upper one: something in it is merged with its neighbours, or with what is below; without merged cells, as in .csv, the
 * row below has names where this one has none. A title over all columns, and a line that tells who filled in the table, is no heading.
 */
function isUpper({ merges, rows }: ReadSheet, row: number): boolean {
  const [upper, lower] = [rows[row] ?? [], rows[row + 1] ?? []];
  const filled = upper.filter((cell) => cell !== undefined);
  if (filled.some(({ value }) => /[：:]|.{25}/su.test(String(value)))) return false;
  if (merges.length === 0)
    return lower.some((cell, column) => cell && !upper[column]) && upper.some((cell, column) => cell && !lower[column]);
  const areas = merges.filter(({ startRow, endRow }) => startRow <= row && endRow >= row);
  if (filled.length < 2 && !areas.some(({ startRow, endRow }) => startRow < row || endRow > row)) return false;
  return areas.some(({ startRow, endRow, startCol, endCol }) => endRow > row || (startRow === row && endCol > startCol));
}

/** What a column is called, and the cells that say it. */
interface ColumnTitle {
  readonly title: string | undefined;
  readonly cells: readonly SheetCell[];
}

function unusedIn(rows: ReadSheet["rows"], names: readonly ColumnTitle[]): SheetCell[] {
  const used = new Set(names.flatMap(({ cells }) => cells));
  return rows.flat().filter((cell) => cell !== undefined && !used.has(cell)) as SheetCell[];
}

function nameIn({ value }: SheetCell): string {
  return String(value).replace(/\s+/g, "");
}

function namesOf(sheet: ReadSheet, row: number, height: number): ColumnTitle[] {
  const cellAt = (r: number, c: number) => {
    const area = sheet.merges.find(
      ({ startRow, endRow, startCol, endCol }) => r >= startRow && r <= endRow && c >= startCol && c <= endCol,
    );
    return sheet.rows[area?.startRow ?? r]?.[area?.startCol ?? c];
  };
  const places = Array.from({ length: height }, (_, index) => row + index);
  const width = Math.max(...places.map((place) => sheet.rows[place]?.length ?? 0));
  return Array.from({ length: width }, (_, column) => {
    const cells = places.map((place) => cellAt(place, column)).filter((cell) => cell !== undefined);
    return nameOf(
      cells.filter((cell, index) => cell !== cells[index - 1] && (index === 0 || nameIn(cell) !== nameIn(cells[index - 1] ?? cell))),
    );
  });
}

/** 整改情况 over 措施: the lowest says all; 责任人 over 姓名: only both do. */
function nameOf(cells: readonly SheetCell[]): ColumnTitle {
  const lowest = cells.at(-1);
  if (lowest === undefined) return { title: undefined, cells };
  const joined = [cells, cells.slice(-2)].map((some) => ({ title: some.map(nameIn).join(""), cells: some }));
  const known = joined.find(({ title }) => columnCalled(title) !== undefined);
  if (known !== undefined) return known;
  const isEnough = columnCalled(nameIn(lowest)) && plainTitle(nameIn(lowest)) !== "职务";
  return isEnough ? { title: nameIn(lowest), cells: [lowest] } : (joined[0] ?? { title: undefined, cells });
}
