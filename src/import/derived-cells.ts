// Cells of our own workbook that show what is reckoned, or repeat what stands elsewhere: an edit in one of them changes nothing, and is told.
import { personColumns, problemColumns, remedyColumns } from "../export/columns.ts";
import { figureTitles } from "../export/listed-problem.ts";
import { type Day, isDay } from "../model/day.ts";
import type { ReadSheet, SheetCell } from "../read/workbook/sheet.ts";
import { type Book, type Cell, headRows } from "../render/xlsx/book.ts";
import { type LeftCell, leftCell } from "./imported.ts";

/** The day of the figures, as the sheets say it above their tables; undefined where it was taken away. */
export function exportedOn(sheets: readonly ReadSheet[]): Day | undefined {
  for (const { rows } of sheets)
    for (const cell of rows.slice(0, headRows).flat()) {
      const [, year = "", month = "", day = ""] = /截至(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(String(cell?.value ?? "")) ?? [];
      const found = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
      if (isDay(found)) return found;
    }
  return undefined;
}

/** Titles of a sheet from which import reads: what changes there is taken over. */
const readTitles = new Map<string, ReadonlySet<string>>(
  (
    [
      ["问题清单", problemColumns],
      ["整改清单", remedyColumns],
      ["责任清单", personColumns],
      ["明细", [{ title: "项" }, { title: "值" }]],
    ] as const
  ).map(([name, columns]) => [name, new Set(["编号", ...columns.map(({ title }) => title)])]),
);
/** Read as a whole. */
const records = new Set(["经过", "已核实", "履职", "单位信息", "选项"]);
const figures = new Set<string>(Object.values(figureTitles));

/**
 * Derived cells of the workbook that say something else than all of `books`: the workbook as it is written of the ledgers now, and of what
 * the workbook itself holds. A cell that one of them has as well was not touched.
 */
export function editedDerived(sheets: readonly ReadSheet[], books: readonly Book[]): LeftCell[] {
  return sheets.flatMap((sheet) => {
    if (records.has(sheet.name)) return [];
    const tables = books.map((book) => expectedIn(book, sheet.name));
    if (tables.every((table) => table === undefined)) return [];
    const [header = [], ...rows] = sheet.rows.slice(headRows - 1);
    const titles = header.map((cell) => String(cell?.value ?? ""));
    return rows.flatMap((row) =>
      row.flatMap((cell, column): LeftCell[] => {
        const title = titles[column] ?? "";
        if (!cell || title === "" || title === "序号" || readTitles.get(sheet.name)?.has(title)) return [];
        const key = keyOf(
          sheet.name,
          titles,
          row.map((one) => one?.value),
        );
        const known = tables.flatMap((table) => table?.get(key) ?? []);
        const isNew = known.length === 0;
        if (isNew ? !figures.has(title) : known.some((one) => isSameCell(cell, one.get(title)))) return [];
        return [leftCell(sheet.name, cell, whyLeft(sheet.name, title))];
      }),
    );
  });
}

function whyLeft(sheet: string, title: string): string {
  if (figures.has(title) || !readTitles.has(sheet))
    return "由台账推算的，改了不起作用；状态和时限由“经过”推算，内容在问题清单、整改清单、责任清单中改";
  return title === "题目" || title === "任务" ? `“${title}”只在问题清单中改，这里的改动没有导入` : `“${title}”不在这张表中改，没有导入`;
}

/** Which row it is, however rows were sorted. */
function keyOf(sheet: string, titles: readonly string[], row: readonly unknown[]): string {
  const at = titles.indexOf("编号");
  if (at < 0) return JSON.stringify([row[0], row[1]].map((one) => String(one ?? "")));
  return JSON.stringify([row[at], sheet === "明细" ? row[titles.indexOf("项")] : ""].map((one) => String(one ?? "")));
}

function expectedIn(book: Book, name: string): Map<string, ReadonlyMap<string, Cell>> | undefined {
  const sheet = book.sheets.find((one) => one.name === name);
  if (!sheet) return undefined;
  const titles = sheet.columns.map(({ title }) => title);
  return new Map(
    sheet.rows.map((row) => [keyOf(name, titles, row.map(textOfCell)), new Map(titles.map((title, index) => [title, row[index] ?? null]))]),
  );
}

function textOfCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "object") return String(cell);
  return "day" in cell ? cell.day : `${(cell.rate / 10).toFixed(1)}%`;
}

function isSameCell(read: SheetCell, expected: Cell | undefined): boolean {
  const plain = (text: string) => text.replace(/\s+/g, "");
  return plain(String(read.value)) === plain(textOfCell(expected ?? null));
}
