// CSV as people and spreadsheets save it (RFC 4180), with the line on which each record begins.
import { UsageError } from "../model/usage-error.ts";

export interface CsvLine {
  /** 1-based, of the file. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** Records that hold anything at all. A UsageError where a quote is not closed; `name` is for the message. */
export function readCsv(name: string, text: string): CsvLine[] {
  const lines: CsvLine[] = [];
  let [fields, field, line, begin, quotedFrom]: [string[], string, number, number, number] = [[], "", 1, 1, 0];
  const endRecord = () => {
    fields.push(field);
    if (fields.some((each) => each.trim() !== "")) lines.push({ line: begin, fields });
    [fields, field] = [[], ""];
  };
  const source = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  for (let index = 0; index < source.length; index++) {
    const character = source[index];
    if (character === "\n") line += 1;
    if (quotedFrom > 0) {
      if (character !== '"') field += character;
      else if (source[index + 1] === '"') field += source[index++];
      else quotedFrom = 0;
    } else if (character === '"' && field === "") quotedFrom = line;
    else if (character === ",") {
      fields.push(field);
      field = "";
    } else if (character === "\n") {
      endRecord();
      begin = line;
    } else field += character;
  }
  if (quotedFrom > 0) throw new UsageError(`${name} 第${quotedFrom}行：英文引号没有成对`, "请用 Excel 打开修改后保存，或补上引号。");
  endRecord();
  return lines;
}
