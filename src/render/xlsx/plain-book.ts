// A workbook of one sheet without title and styles: for programs, not for paper.
import { writeXlsx } from "hucre/xlsx";
import { escapeForWorkbook, safeText } from "./safe-text.ts";

/** The library would write the time of the run. */
const noDay = new Date("1980-01-02T00:00:00Z");

/** Its bytes, the same for the same rows. A text is never a formula. */
export function plainBook(name: string, rows: readonly (readonly (string | number | null)[])[]): Promise<Uint8Array> {
  const cells = rows.map((row) => row.map((value) => (typeof value === "string" ? escapeForWorkbook(safeText(value).text) : value)));
  return writeXlsx({ sheets: [{ name, columns: [{ width: 28 }], rows: cells }], properties: { created: noDay, modified: noDay } });
}
