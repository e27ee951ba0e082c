// Styles of cells: one border, one font, and colours only where a word says the same.
import type { CellStyle } from "hucre/xlsx";
import type { Light } from "../../model/timeliness.ts";
import type { BookColumn, Cell } from "./book.ts";
import { isRisky } from "./safe-text.ts";

const line = { style: "thin", color: { rgb: "A6A6A6" } } as const;
const border = { top: line, right: line, bottom: line, left: line };
const solid = (rgb: string) => ({ type: "pattern", pattern: "solid", fgColor: { rgb }, bgColor: { rgb } }) as const;

export const font = { name: "宋体", size: 10 };

export const titleStyle: CellStyle = {
  font: { name: "黑体", size: 16 },
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
};
export const noteStyle: CellStyle = { font: { ...font, color: { rgb: "595959" } }, alignment: { vertical: "center", wrapText: true } };
export const headStyle: CellStyle = {
  font: { ...font, bold: true },
  fill: solid("DDEBF7"),
  border,
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
};

/** Fill and letters of a light: readable in black and white as well. */
export const lightStyles: Record<Light, CellStyle> = {
  red: { font: { color: { rgb: "9C0006" }, bold: true }, fill: solid("FFC7CE") },
  yellow: { font: { color: { rgb: "7F6000" }, bold: true }, fill: solid("FFEB9C") },
  green: { font: { color: { rgb: "006100" } }, fill: solid("C6EFCE") },
};

const dayFormat = "yyyy-mm-dd";
const rateFormat = "0.0%";
const textFormat = "@";

/** Texts that look like numbers or days and would become such when edited: their columns are formatted as text. */
const alwaysText = /编号|清单号|代码|电话|文号|月份|移自|并入|^项$|^值$|^原$|^改$/;

/** Format of a cell; undefined: none of its own. */
export function formatOf({ title }: BookColumn, cell: Cell): string | undefined {
  if (typeof cell === "object" && cell !== null) return "day" in cell ? dayFormat : rateFormat;
  if (typeof cell === "number" || typeof cell === "boolean") return undefined;
  return alwaysText.test(title) || (cell !== null && isRisky(cell)) ? textFormat : undefined;
}

/** Format of most cells of a column, and of those that are empty: days where all are days. */
export function mainFormat(column: BookColumn, cells: readonly Cell[]): string | undefined {
  const filled = cells.filter((cell) => cell !== null);
  const isDays = filled.length > 0 && filled.every((cell) => typeof cell === "object" && "day" in cell);
  return isDays ? dayFormat : formatOf(column, null);
}

export function cellStyle(column: BookColumn, format: string | undefined, isSum: boolean): CellStyle {
  return {
    font: isSum ? { ...font, bold: true } : font,
    border,
    alignment: { horizontal: column.align ?? "left", vertical: "center", wrapText: true },
    ...(isSum ? { fill: solid("F2F2F2") } : {}),
    ...(format === undefined ? {} : { numFmt: format }),
  };
}
