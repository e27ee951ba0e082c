// .csv → a table: UTF-8 with or without its mark, or GB18030 as Excel on a Chinese Windows saves it.
import { UsageError } from "../../model/usage-error.ts";
import { addressOf, type ReadSheet, type SheetCell, sheetLimits } from "./sheet.ts";

/** UsageError for an encoding that is neither, a quote that never ends, and more rows than a ledger has. */
export function readCsvSheet(bytes: Uint8Array, name: string, unguarded: (field: string) => string): ReadSheet {
  const rows = fieldsOf(decoded(bytes, name), name);
  if (rows.length > sheetLimits.rows) throw new UsageError(`“${name}”超过${sheetLimits.rows}行`, "请分成几个文件。");
  return {
    name,
    isHidden: false,
    rows: rows.map((row, r) =>
      row.map((field, c): SheetCell | undefined => (field === "" ? undefined : { address: addressOf(r, c), value: unguarded(field) })),
    ),
    merges: [],
  };
}

function decoded(bytes: Uint8Array, name: string): string {
  for (const encoding of ["utf-8", "gb18030"])
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes("\0")) return text;
    } catch {}
  throw new UsageError(`“${name}”的文字编码认不出来`, "请用 Excel 或 WPS 另存为“CSV UTF-8”或 .xlsx，再导入。");
}

/** RFC 4180, with any line end. */
function fieldsOf(text: string, name: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /"((?:[^"]|"")*)"([^,\r\n]*)(,|\r\n|\n|\r|$)|([^,\r\n]*)(,|\r\n|\n|\r|$)/gy;
  while (field.lastIndex < text.length) {
    const [, quoted, after = "", end, bare = "", bareEnd] = field.exec(text) ?? [];
    if (quoted === undefined && bare.startsWith('"'))
      throw new UsageError(`“${name}”第${rows.length + 1}行的引号没有结束`, "请用 Excel 或 WPS 打开，另存一份再导入。");
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"') + after);
    if ((end ?? bareEnd) === ",") continue;
    rows.push(row);
    row = [];
  }
  return row.length > 0 ? [...rows, row] : rows;
}
