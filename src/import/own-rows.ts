// The rows of a sheet that we wrote ourselves, under whatever stands above its header.
import type { ReadSheet, SheetCell } from "../read/workbook/sheet.ts";
import { type LeftCell, leftCell } from "./imported.ts";

export interface BookRow {
  readonly where: string;
  readonly cells: ReadonlyMap<string, SheetCell>;
}

/** The first of the first rows that begins with 编号 or 单位. */
function headerAt(sheet: ReadSheet): number {
  return sheet.rows.slice(0, 5).findIndex(([first]) => first?.value === "编号" || first?.value === "单位");
}

/** Its column titles, with their places. */
export function titlesOf(sheet: ReadSheet): Map<string, number> {
  return new Map((sheet.rows[headerAt(sheet)] ?? []).flatMap((cell, column) => (cell ? [[String(cell.value), column] as const] : [])));
}

/** What stands in its rows, by title; a cell under no known title is left and told. */
export function rowsOf(sheet: ReadSheet, known: ReadonlySet<string>, left: LeftCell[]): BookRow[] {
  const titles = new Map([...titlesOf(sheet)].map(([title, column]) => [column, title]));
  const start = headerAt(sheet) + 1;
  return sheet.rows.slice(start).flatMap((row, index) => {
    const cells = new Map<string, SheetCell>();
    row.forEach((cell, column) => {
      if (!cell) return;
      const title = titles.get(column) ?? "";
      if (cell.isLost || cell.doubt) left.push(leftCell(sheet.name, cell, cell.doubt ?? "公式没有存下结果"));
      else if (known.has(title)) cells.set(title, cell);
      else left.push(leftCell(sheet.name, cell, title === "" ? "没有列名" : `“${title}”不是台账的项目`));
    });
    return cells.size > 0 ? [{ where: `${sheet.name}第${start + index + 1}行`, cells }] : [];
  });
}
