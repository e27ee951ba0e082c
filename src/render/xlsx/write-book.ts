// A workbook → the bytes of an .xlsx, the same for the same workbook on any machine.
import { type Cell as HucreCell, type CellValue, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { Day } from "../../model/day.ts";
import { type Book, type BookColumn, type Cell, headRows, type Sheet } from "./book.ts";
import { letterOf, rangeOf } from "./places.ts";
import { coloured, listSheetOf, offered } from "./rules.ts";
import { escaped, safeText } from "./safe-text.ts";
import { heightOf, heightsOf, widthsOf } from "./sizes.ts";
import { cellStyle, font, headStyle, noteStyle, titleStyle } from "./styles.ts";

export interface WrittenBook {
  readonly bytes: Uint8Array;
  /** Cells that do not hold all of their text: `经过!F12`, and why. */
  readonly lost: readonly { readonly place: string; readonly why: "cut" | "dropped" }[];
}

/** `on`: the day that stands as the file's date; `description` goes into its properties. */
export async function writeBook(book: Book, { on, description }: { on: Day; description: string }): Promise<WrittenBook> {
  const lost: { place: string; why: "cut" | "dropped" }[] = [];
  const lists = listSheetOf(book.lists);
  const sheets = book.sheets.map((sheet) => sheetOf(sheet, book, lost));
  const titles = book.sheets.map(({ name }) => ({
    name: "_xlnm.Print_Titles",
    range: `${quoted(name)}!$${headRows}:$${headRows}`,
    scope: name,
  }));
  const date = new Date(`${on}T00:00:00Z`);
  const bytes = await writeXlsx({
    sheets: [...sheets, lists.sheet],
    namedRanges: [...titles, ...lists.names],
    defaultFont: font,
    properties: { title: escaped(safeText(book.title).text), description, creator: "ledger", created: date, modified: date },
  });
  return { bytes, lost };
}

const quoted = (name: string) => `'${name.replaceAll("'", "''")}'`;

function sheetOf(sheet: Sheet, book: Book, lost: { place: string; why: "cut" | "dropped" }[]): WriteSheet {
  const { name, title, notes, columns, rows, sums, frozenColumns } = sheet;
  const widths = widthsOf(sheet);
  const heights = heightsOf(sheet, widths);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const note = notes.join("　　");
  const last = columns.length - 1;
  const cells = new Map<string, Partial<HucreCell>>();
  const put = (row: number, column: number, cell: Cell, style: HucreCell["style"]) => {
    const written = typeof cell === "string" ? safeText(cell) : undefined;
    if (written?.cut || written?.dropped) lost.push({ place: `${name}!${letterOf(column)}${row + 1}`, why: written.cut ? "cut" : "dropped" });
    cells.set(`${row},${column}`, { ...contentOf(written ? written.text : cell), ...(style ? { style } : {}) });
  };
  put(0, 0, title, { ...titleStyle, alignment: { ...titleStyle.alignment, horizontal: whole > widest ? "left" : "center" } });
  put(1, 0, note, noteStyle);
  for (const [at, column] of columns.entries()) put(headRows - 1, at, column.title, headStyle);
  for (const [row, values] of rows.entries())
    for (const [at, cell] of values.entries())
      put(row + headRows, at, cell, cellStyle(columns[at] as BookColumn, cell, sums?.has(row) ?? false));
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: [],
    cells,
    merges: last > 0 ? [0, 1].map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: last })) : [],
    rowDefs: new Map([
      [0, { height: 30 }],
      [1, { height: heightOf([note], [whole]) }],
      [headRows - 1, { height: heights.head }],
      ...heights.rows.map((height, row) => [row + headRows, { height }] as const),
    ]),
    freezePane: { rows: headRows, columns: frozenColumns },
    autoFilter: { range: rangeOf(0, headRows - 1, last, headRows - 1 + Math.max(1, rows.length)) },
    dataValidations: offered(sheet, book.lists),
    conditionalRules: coloured(sheet),
    pageSetup: {
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { top: 0.6, bottom: 0.6, left: 0.3, right: 0.3, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: "&C第 &P 页，共 &N 页" },
  };
}

/** Wider than this a title in the middle would be out of sight on the screen. */
const widest = 200;

/** Days that Excel has no number for stay text. */
const firstDay = "1900-03-01";

/** Texts that the library takes for an error value, if they are not told to be text. */
const errorLike = /^#[A-Z0-9/_]+[!?]?$/;

function contentOf(cell: Cell): Partial<HucreCell> {
  if (typeof cell === "string") {
    const value = escaped(cell);
    return errorLike.test(value) ? { value, type: "richText", richText: [{ text: value }] } : { value, type: "string" };
  }
  if (typeof cell !== "object" || cell === null) return { value: cell as CellValue };
  if ("rate" in cell) return { value: cell.rate / 1000, type: "number" };
  return cell.day < firstDay ? { value: cell.day, type: "string" } : { value: new Date(`${cell.day}T00:00:00Z`), type: "date" };
}
