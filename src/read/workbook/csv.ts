// .csv → a table: UTF-8 with or without its mark, GB18030 as Excel on a Chinese Windows saves it, or the “Unicode 文本” of Excel.
import { unguarded } from "../../model/formula.ts";
import { UsageError } from "../../model/usage-error.ts";
import { csvFields } from "./csv-fields.ts";
import { addressOf, type ReadSheet, type SheetCell, sheetLimits } from "./sheet.ts";

/** The table of a .csv. UsageError for another encoding, a quote that never ends, and too many rows or columns. */
export function readCsvSheet(bytes: Uint8Array, name: string): ReadSheet {
  const text = decoded(bytes, name);
  const rows = rowsOf(text, separatorOf(text), name);
  return {
    name: name.replace(/\.csv$/i, ""), // as Excel calls its only sheet
    isHidden: false,
    rows: rows.map((row, r) =>
      row.map((field, c): SheetCell | undefined => (field === "" ? undefined : fieldCell(addressOf(r, c), unguarded(field)))),
    ),
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
  };
}

/** 1.38E+10: a spreadsheet that saved the file had the number's digits and wrote only these. */
function fieldCell(address: string, value: string): SheetCell {
  return /^[+-]?\d(?:\.\d+)?E[+-]?\d{1,3}$/i.test(value.trim())
    ? { address, value, doubt: "用科学计数写成，后面的数字已经不全" }
    : { address, value };
}

function decoded(bytes: Uint8Array, name: string): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
  for (const encoding of wide ? [wide] : ["utf-8", "gb18030"])
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes("\0")) return text;
    } catch {}
  throw new UsageError(`“${name}”的文字编码认不出来`, "请用 Excel 或 WPS 另存为“CSV UTF-8”或 .xlsx，再导入。");
}

/** The separator used most often in the first rows: tab or semicolon, else a comma. */
function separatorOf(text: string): string {
  const start = text.slice(0, 20_000).replace(/"[^"]*"/g, "");
  const countOf = (mark: string) => start.split(mark).length - 1;
  return ["\t", ";"].find((mark) => countOf(mark) > 2 * countOf(",")) ?? ",";
}

/** Empty rows are kept, since messages name rows by their numbers; only those at the end are dropped. */
function rowsOf(text: string, separator: string, name: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cells = 0;
  for (const { text: field, line, isLast, isOpen, isAstray } of csvFields(text, separator, text.trimEnd().length)) {
    if (isOpen || isAstray)
      throw new UsageError(
        `“${name}”第${line}行有一个引号没有结束：${field.replace(/\s+/g, " ").slice(0, 20)}…`,
        "请用 Excel 或 WPS 打开，看这一行的引号是否成对，另存为 .xlsx 再导入。",
      );
    row.push(field);
    cells += 1;
    if (rows.length >= sheetLimits.rows || cells > sheetLimits.cells)
      throw new UsageError(`“${name}”超过${sheetLimits.rows}行，或格子太多`, "请删去无关的行和列，或分成几个文件。");
    if (!isLast) continue;
    if (row.slice(sheetLimits.columns).some((one) => one !== ""))
      throw new UsageError(`“${name}”第${rows.length + 1}行超过${sheetLimits.columns}列`, "请删去无关的列，再导入。");
    rows.push(row);
    row = [];
  }
  return row.length > 0 ? [...rows, row] : rows;
}
