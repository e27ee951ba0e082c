// CSV as Excel on a Chinese Windows opens it: UTF-8 with BOM, CRLF, RFC 4180. No text in it is run as a formula.
import { guarded } from "../model/formula.ts";

export type CsvValue = string | number | undefined;

export function csvOf(rows: readonly (readonly CsvValue[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(field).join(",")}\r\n`).join("")}`;
}

function field(value: CsvValue): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = guarded(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
