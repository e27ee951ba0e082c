// CSV as Excel on a Chinese Windows opens it: UTF-8 with BOM, CRLF, RFC 4180.

export type CsvValue = string | number | undefined;

export function csvOf(rows: readonly (readonly CsvValue[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(field).join(",")}\r\n`).join("")}`;
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front, which makes it text. */
function field(value: CsvValue): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = /^(?:\s*[=+\-@]|[\t\r\n])/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
