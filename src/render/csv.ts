// CSV as Excel on a Chinese Windows opens it: UTF-8 with BOM, CRLF, RFC 4180.

export type CsvValue = string | number | undefined;

export function csvOf(rows: readonly (readonly CsvValue[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(field).join(",")}\r\n`).join("")}`;
}

/** Texts that a spreadsheet would run as a formula, in half or full width, also behind apostrophes that they already have. */
const formula = /^'*(?:[\s\u3000]*[=+\-@＝＋－＠]|[\t\r\n])/;

/** A text that a spreadsheet would run as a formula gets an apostrophe in front, which makes it text. `unguarded` takes it away again. */
function field(value: CsvValue): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The original text of a field read from such a file. */
export function unguarded(field: string): string {
  return field.startsWith("'") && formula.test(field) ? field.slice(1) : field;
}
