// Reading a table's file (.xlsx or .csv, by its ending).
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { UsageError } from "../model/usage-error.ts";
import { readCsvSheet } from "../read/workbook/csv.ts";
import type { ReadSheet } from "../read/workbook/sheet.ts";
import { readXlsxSheets } from "../read/workbook/xlsx.ts";
import { statOf } from "./stat-of.ts";

/** The sheets of an .xlsx, or the one of a .csv. UsageError for other kinds of files, and for files that cannot be read. */
export async function sheetsOf(path: string): Promise<ReadSheet[]> {
  const name = basename(path);
  const kind = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  if (!["xlsx", "csv"].includes(kind)) {
    const hint = ["xls", "xlsm", "xlsb", "et", "ods"].includes(kind)
      ? "请在 Excel 或 WPS 中打开，另存为“Excel 工作簿（*.xlsx）”，再导入。"
      : "台账文件的名称应以 .xlsx 或 .csv 结尾。";
    throw new UsageError(`不能导入“${name}”：只能导入 .xlsx 和 .csv`, hint);
  }
  const stat = statOf(path);
  if (!stat?.isFile()) throw new UsageError(`找不到文件“${name}”`, "请核对文件名和所在文件夹。");
  if (stat.size > 50_000_000) throw new UsageError(`“${name}”太大（超过50MB）`, "请删去图片和无关的工作表，或分成几个文件。");
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(path));
  } catch {
    throw new UsageError(`读不出“${name}”`, "请关闭打开它的程序，并核对是否有读取权限。");
  }
  return kind === "csv" ? [readCsvSheet(bytes, name)] : readXlsxSheets(bytes, name);
}

/** The sheets of this name; all where no name is given. UsageError where there is none. */
export function chosen(sheets: readonly ReadSheet[], name: string | undefined): readonly ReadSheet[] {
  if (name === undefined) return sheets;
  const found = sheets.filter((sheet) => sheet.name === name);
  if (found.length === 0) throw new UsageError(`没有名为“${name}”的工作表`, `工作表有：${sheets.map((sheet) => sheet.name).join("、")}`);
  return found;
}
