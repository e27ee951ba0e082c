// A table with borders that is never wider than the screen: long text is cut, and columns that do not fit follow in a second table.
import Table from "cli-table3";
import { cutTo, displayWidth, inAscii, visible } from "./terminal-text.ts";

export interface Screen {
  /** Width in columns. */
  readonly columns: number;
  /** Borders of + - | for consoles that draw box lines two columns wide. */
  readonly ascii: boolean;
}

export interface TerminalColumn {
  readonly head: string;
  /** True for text: on the left, and it may be cut. False for figures: on the right, and never cut. */
  readonly text?: boolean;
  /** A text is not cut below this many columns, if it is longer. */
  readonly least?: number;
}

export interface TerminalCell {
  readonly text: string;
  /** May add colour to a cell, but nothing that is visible without colour. */
  readonly paint?: ((text: string) => string) | undefined;
}

const leastOfText = 10;
/** Columns that a table's column takes beside its content: two spaces and a border. */
const edge = 3;

/**
 * Lines of the table. When the columns do not fit even with their text cut, the rest of them follow in another table,
 * each beginning with the first column again.
 */
export function terminalTable(columns: readonly TerminalColumn[], rows: readonly (readonly TerminalCell[])[], screen: Screen): string[] {
  const spelled = (text: string) => (screen.ascii ? inAscii(visible(text)) : visible(text));
  const clean = rows.map((row) => row.map((cell) => ({ ...cell, text: spelled(cell.text) })));
  const natural = columns.map(({ head }, index) =>
    clean.reduce((most, row) => Math.max(most, displayWidth(row[index]?.text ?? "")), widthOfHead(head)),
  );
  const least = columns.map((column, index) =>
    Math.min(natural[index] ?? 0, column.text ? (column.least ?? leastOfText) : Number.POSITIVE_INFINITY),
  );
  return pagesOf(least, screen.columns).flatMap((page) => drawn(page, columns, clean, natural, least, screen));
}

function widthOfHead(head: string): number {
  return Math.max(...head.split("\n").map((line) => displayWidth(line)));
}

function tableWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + edge, 1);
}

/** Which columns stand together: as many as fit, always with the first. */
function pagesOf(least: readonly number[], limit: number): number[][] {
  const pages: number[][] = [];
  let page = [0];
  for (let index = 1; index < least.length; index++) {
    if (page.length > 1 && tableWidth([...page, index].map((at) => least[at] ?? 0)) > limit) {
      pages.push(page);
      page = [0];
    }
    page.push(index);
  }
  return [...pages, page];
}

function drawn(
  page: readonly number[],
  columns: readonly TerminalColumn[],
  rows: readonly (readonly TerminalCell[])[],
  natural: readonly number[],
  least: readonly number[],
  { columns: limit, ascii }: Screen,
): string[] {
  const widths = page.map((index) => natural[index] ?? 0);
  // The widest text column is cut first; figures only where the screen is too narrow for a single column.
  for (const floor of [page.map((index) => least[index] ?? 0), page.map(() => 2)]) {
    while (tableWidth(widths) > limit) {
      const widest = indexOfWidest(widths, (at) => (widths[at] ?? 0) > (floor[at] ?? 0));
      if (widest === undefined) break;
      widths[widest] = (widths[widest] ?? 0) - 1;
    }
  }
  const mark = ascii ? ".." : "…";
  const fit = (text: string, at: number) => cutTo(text, widths[at] ?? 0, mark);
  const head = page.map((index, at) =>
    (columns[index]?.head ?? "")
      .split("\n")
      .map((line) => fit(line, at))
      .join("\n"),
  );
  const options = {
    colWidths: widths.map((width) => width + 2),
    colAligns: page.map((index) => (columns[index]?.text ? ("left" as const) : ("right" as const))),
    style: { head: [], border: [], compact: true },
    ...(ascii ? { chars: asciiBorders } : {}),
  };
  const cells = rows.map((row) =>
    page.map((index, at) => {
      const { text = "", paint } = row[index] ?? {};
      const cut = fit(text, at);
      return paint ? paint(cut) : cut;
    }),
  );
  // The library's time grows with the square of the rows, so a long table is put together from pieces without the border between them.
  const lines = linesOf(new Table({ ...options, head }), cells.slice(0, rowsAtOnce));
  for (let from = rowsAtOnce; from < cells.length; from += rowsAtOnce)
    lines.splice(-1, 1, ...linesOf(new Table(options), cells.slice(from, from + rowsAtOnce)).slice(1));
  return lines;
}

const rowsAtOnce = 20;

function linesOf(table: Table.Table, rows: readonly string[][]): string[] {
  table.push(...rows);
  return table.toString().split("\n");
}

function indexOfWidest(widths: readonly number[], mayShrink: (at: number) => boolean): number | undefined {
  let widest: number | undefined;
  for (const [at, width] of widths.entries()) {
    if (mayShrink(at) && (widest === undefined || width > (widths[widest] ?? 0))) widest = at;
  }
  return widest;
}

const asciiBorders = {
  top: "-",
  "top-mid": "+",
  "top-left": "+",
  "top-right": "+",
  bottom: "-",
  "bottom-mid": "+",
  "bottom-left": "+",
  "bottom-right": "+",
  left: "|",
  "left-mid": "+",
  mid: "-",
  "mid-mid": "+",
  right: "|",
  "right-mid": "+",
  middle: "|",
};
