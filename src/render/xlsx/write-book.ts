// A workbook → the bytes of an .xlsx, the same for the same workbook on any machine.
import { type CellStyle, type CellValue, type Cell as HucreCell, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { Day } from "../../model/day.ts";
import { type Book, type BookColumn, type Cell, headRows, type Sheet } from "./book.ts";
import { letterOf, rangeOf } from "./places.ts";
import { coloured, listSheetOf, offered } from "./rules.ts";
import { escapeForWorkbook, safeText } from "./safe-text.ts";
import { heightOf, heightsOf, titleHeight, widthsOf } from "./sizes.ts";
import { cellStyle, font, formatOf, headStyle, mainFormat, noteStyle, titleStyle } from "./styles.ts";

export interface WrittenBook {
  readonly bytes: Uint8Array;
  /** Cells that do not hold all of their text: `经过!F12`, and why. */
  readonly lost: readonly Lost[];
}

export interface Lost {
  readonly place: string;
  readonly why: "cut" | "dropped";
}

/** `on`: the day that stands as the file's date; `description` goes into its properties. */
export async function writeBook(book: Book, { on, description }: { on: Day; description: string }): Promise<WrittenBook> {
  const lost: Lost[] = [];
  const lists = listSheetOf(book.lists);
  const sheets = book.sheets.map((sheet) => sheetOf(sheet, book.lists, lost));
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
    properties: { title: escapeForWorkbook(safeText(book.title).text), description, creator: "ledger", created: date, modified: date },
  });
  return { bytes, lost };
}

const quoted = (name: string) => `'${name.replaceAll("'", "''")}'`;

/** In a wider table a centred title would be outside the screen, so it is left-aligned. */
const widest = 200;

function sheetOf(sheet: Sheet, lists: Book["lists"], lost: Lost[]): WriteSheet {
  const { name, title, notes, columns, rows, frozenColumns, isProse } = sheet;
  const widths = widthsOf(sheet);
  const heights = heightsOf(sheet, widths);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const note = notes.join("　　");
  const last = columns.length - 1;
  return {
    name,
    ...contentsOf(sheet, [title, note], widths, lost),
    merges: last > 0 ? [0, 1].map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: last })) : [],
    rowDefs: new Map([
      [0, { height: titleHeight(title, whole) }],
      [1, { height: heightOf([note], [whole]) }],
      [headRows - 1, { height: heights.head }],
      ...heights.rows.map((height, row) => [row + headRows, { height }] as const),
    ]),
    freezePane: { rows: headRows, columns: frozenColumns },
    ...(isProse ? {} : { autoFilter: { range: rangeOf(0, headRows - 1, last, headRows - 1 + Math.max(1, rows.length)) } }),
    dataValidations: offered(sheet, lists),
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

/** Writes values by row and one style for each column, and only other cells one by one, since that takes the library long. */
function contentsOf(
  { name, columns, rows, sums }: Sheet,
  above: readonly string[],
  widths: readonly number[],
  lost: Lost[],
): Pick<WriteSheet, "columns" | "rows" | "cells"> {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const formats = columns.map((column, at) =>
    mainFormat(
      column,
      rows.map((row) => row[at] ?? null),
    ),
  );
  const styleOf = memo((at: number, format: string | undefined, isSum: boolean) => cellStyle(columns[at] as BookColumn, format, isSum));
  const cells = new Map<string, Partial<HucreCell>>();
  const valueAt = (cell: Cell, row: number, at: number): CellValue => {
    if (typeof cell !== "string") return typedValue(cell);
    const { text, cut, dropped } = safeText(cell);
    if (cut || dropped > 0) lost.push({ place: `${name}!${letterOf(at)}${row + 1}`, why: cut ? "cut" : "dropped" });
    return escapeForWorkbook(text);
  };
  const head = [...above.map((text) => [text]), columns.map(({ title }) => title)].map((texts, row) =>
    texts.map((text, at) => valueAt(text, row, at)),
  );
  const centred = { ...titleStyle, alignment: { ...titleStyle.alignment, horizontal: whole > widest ? "left" : "center" } } as const;
  for (const [row, texts] of head.entries())
    for (const at of texts.keys()) cells.set(`${row},${at}`, { style: row === headRows - 1 ? headStyle : row === 0 ? centred : noteStyle });
  const body = rows.map((values, index) => {
    const row = index + headRows;
    const isSum = sums?.has(index) ?? false;
    return values.map((cell, at) => {
      const value = valueAt(cell, row, at);
      const format = cell === null ? formats[at] : formatOf(columns[at] as BookColumn, cell);
      const isError = typeof value === "string" && errorLike.test(value);
      if (isSum || isError || format !== formats[at])
        cells.set(`${row},${at}`, { style: styleOf(at, format, isSum), ...(isError ? { richText: [{ text: value }] } : {}) });
      return value;
    });
  });
  return { columns: widths.map((width, at) => ({ width, style: styleOf(at, formats[at], false) })), rows: [...head, ...body], cells };
}

/** The same style is the same object: many cells share a few. */
function memo(make: (at: number, format: string | undefined, isSum: boolean) => CellStyle): typeof make {
  const known = new Map<string, CellStyle>();
  return (at, format, isSum) => {
    const key = `${at} ${format} ${isSum}`;
    const style = known.get(key) ?? make(at, format, isSum);
    known.set(key, style);
    return style;
  };
}

/** Days that Excel has no number for stay text. */
const firstDay = "1900-03-01";

/** Texts that the library takes for error values unless their type is given. */
const errorLike = /^#[A-Z0-9/_]+[!?]?$/;

function typedValue(cell: Exclude<Cell, string>): CellValue {
  if (typeof cell !== "object" || cell === null) return cell;
  if ("rate" in cell) return cell.rate / 1000;
  return cell.day < firstDay ? cell.day : new Date(`${cell.day}T00:00:00Z`);
}
