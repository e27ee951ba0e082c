// The rows of a CSV that people and spreadsheets save, with the line on which each begins.
import { UsageError } from "../model/usage-error.ts";
import { csvFields } from "../read/workbook/csv-fields.ts";

export interface CsvLine {
  /** 1-based, of the file. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** Rows that are not empty. Throws a UsageError where a quote is not closed; `name` is for the message. */
export function readCsv(name: string, text: string): CsvLine[] {
  const rows: CsvLine[] = [];
  let fields: string[] = [];
  let begin = 1;
  for (const field of csvFields(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"), ",")) {
    if (field.isOpen) throw new UsageError(`${name} 第${field.line}行：英文引号没有成对`, "请用 Excel 打开修改后保存，或补上引号。");
    if (fields.length === 0) begin = field.line;
    fields.push(field.text);
    if (!field.isLast) continue;
    if (fields.some((each) => each.trim() !== "")) rows.push({ line: begin, fields });
    fields = [];
  }
  return rows;
}
