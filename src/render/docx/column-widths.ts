// How wide the columns of a table are: numbers, days and short words stay on one line, long text shares what is left.
import type { PaperTable } from "../../model/paper.ts";
import { widestWord } from "../head-words.ts";
import { printedWidth } from "../printed-width.ts";
import { em, sizes } from "./page.ts";
import { plainRuns } from "./text.ts";

/** What decides a column's width, in full-width characters. */
export interface Tally {
  /** Its widest cell on one line. */
  readonly natural: number;
  /** As wide as nine cells in ten on one line. */
  readonly usual: number;
  /** Its widest cell where digits are a little wider than half a character, as in most fonts. */
  readonly firm: number;
  /** Its widest cell where a font's digits are much wider than half a character, as those that stand in for a missing font are. */
  readonly ample: number;
  /** As wide as its cells are on the average, but for empty ones. */
  readonly mean: number;
  readonly head: number;
  /** The widest word of its head: no line of a head ends within a word. */
  readonly word: number;
}

const known = new WeakMap<PaperTable, readonly Tally[]>();

/** Of each column. A table is asked for it once for every place it might stand at. */
export function talliesOf(table: PaperTable): readonly Tally[] {
  const tallies = known.get(table) ?? table.columns.map((_, index) => tallyOf(table, index));
  known.set(table, tallies);
  return tallies;
}

function tallyOf({ columns, rows }: PaperTable, index: number): Tally {
  const cells = rows.map((row) => spacedWidth(plainRuns(row[index] ?? []))).sort((one, other) => one - other);
  const ample = Math.max(0, ...rows.map((row) => ampleWidth(plainRuns(row[index] ?? []))));
  const title = plainRuns(columns[index]?.title ?? []);
  const firm = Math.max(0, ...rows.map((row) => firmWidth(plainRuns(row[index] ?? []))));
  const usual = cells[Math.floor((cells.length - 1) * 0.9)] ?? 0;
  return {
    natural: cells.at(-1) ?? 0,
    usual,
    firm,
    ample,
    mean: meanOf(cells.filter((width) => width > 1)),
    head: printedWidth(title),
    word: widestWord(title),
  };
}

/** Width with a quarter of a character between Chinese and a number, which some word processors add whatever the file says. */
export function spacedWidth(text: string): number {
  return printedWidth(text) + (text.match(/(?<=[\u4e00-\u9fff])(?=[\dA-Za-z])|(?<=[\dA-Za-z])(?=[\u4e00-\u9fff])/g)?.length ?? 0) / 4;
}

/** Its width where digits are a little wider than half a character, as in most fonts. */
export function firmWidth(text: string): number {
  return spacedWidth(text) + (text.match(/[-\dA-Za-z]/g)?.length ?? 0) * 0.07;
}

function ampleWidth(text: string): number {
  return spacedWidth(text) + (text.match(/[!-~]/g)?.length ?? 0) * 0.15 + (text.match(/%/g)?.length ?? 0) * 0.3;
}

export type TableSize = 18 | 21;

export interface Fit {
  readonly size: TableSize;
  /** Widths in twips; they add up to the room. */
  readonly widths: readonly number[];
}

/** Space left and right of a cell's text, its border included; `padding` adds some for fonts that are wider than expected. */
export const cellMargin = 40;
const padding = 2 * cellMargin + 20;

/** A cell no wider than this stands on one line: a day, a number, a problem's number. */
const oneLine = 9;

/** No column needs more to read well. */
const widest = 14;

/** Where room is short, long text is narrowed down to this. */
const narrowest = 5;

/** The least width at which a column reads well: heads on up to three lines, longer text on two. */
function decentWidth(column: Tally): number {
  const { natural } = column;
  const cells = natural <= oneLine ? natural : Math.min(widest, Math.max(7, Math.ceil(natural / 2) + 1));
  return Math.max(cells, leastHead(column));
}

/** On up to three lines, if its words allow. */
const leastHead = ({ head, word }: Tally): number => Math.max(1, Math.min(head, widest, Math.max(2, word, Math.ceil(head / 3))));

/** True for columns whose cells are short and about equally wide, such as days and numbers: they must stay on one line. */
export const isRigid = ({ natural, mean }: Tally): boolean => natural <= oneLine && (natural <= narrowest || mean >= natural * 0.6);

/** The width where there is not enough room for all: rigid columns keep theirs, long text is narrowed. */
function leastWidth(column: Tally): number {
  return isRigid(column) ? decentWidth(column) : Math.max(narrowest, leastHead(column));
}

/** The least width in twips. */
export const leastWidthAt = (column: Tally, size: TableSize): number => asked(leastWidth(column), size);

/** The width asked for beyond the least: for text that is mostly short no more than most of its cells need. */
function crowdedWidth(column: Tally): number {
  if (isRigid(column)) return Math.max(column.firm, leastHead(column));
  return Math.max(leastWidth(column), Math.min(decentWidth(column), Math.ceil(column.mean) + 1));
}

/** True where the columns read well in so much room; tables of counts are set as narrow as they can be. */
export function fits(columns: readonly Tally[], room: number): boolean {
  const isOfCounts = columns.filter(({ natural }) => natural <= narrowest).length * 3 > columns.length * 2;
  return (
    sizeFor(columns, room) !== undefined || (isOfCounts && sum(columns.map((column) => asked(leastWidth(column), sizes.小五))) <= room)
  );
}

function sizeFor(columns: readonly Tally[], room: number): TableSize | undefined {
  return ([sizes.五号, sizes.小五] as const).find((size) => sum(columns.map((column) => asked(decentWidth(column), size))) <= room);
}

const asked = (width: number, size: TableSize): number => width * em(size) + padding;

/**
 * The largest size up to `largest` at which the columns fit, 小五 where none does. First rigid columns get the width that keeps them on one line in any
 * font, then all columns what they need to read well; room left over goes to cells that would wrap, then to heads, then to all.
 */
export function fitted(columns: readonly Tally[], room: number, largest: TableSize = sizes.五号): Fit {
  const size = Math.min(largest, sizeFor(columns, room) ?? sizes.小五) as TableSize;
  const all = (width: (column: Tally) => number) => columns.map((column) => asked(width(column), size));
  const least = all(leastWidth);
  if (sum(least) > room) return { size, widths: whole(stretched(least, room), room) };
  const firm = evenly(
    least,
    all((column) => (isRigid(column) ? crowdedWidth(column) : leastWidth(column))),
    room,
  );
  const decent = evenly(evenly(firm, all(crowdedWidth), room), all(decentWidth), room);
  const wanted = (kind: keyof Tally) => all((column) => column[kind]);
  const cells = widened(widened(widened(decent, wanted("usual"), room), wanted("natural"), room), wanted("ample"), room);
  return { size, widths: whole(stretched(evenly(cells, wanted("head"), room), room), room) };
}

/** Gives columns the width they want while there is room, those that want least first. */
function widened(widths: readonly number[], wanted: readonly number[], room: number): number[] {
  const wanting = widths.map((width, index) => Math.max(0, (wanted[index] ?? 0) - width));
  const result = [...widths];
  for (const index of [...wanting.keys()].sort((one, other) => (wanting[one] ?? 0) - (wanting[other] ?? 0)))
    result[index] = (result[index] ?? 0) + Math.min(wanting[index] ?? 0, room - sum(result));
  return result;
}

/** Brings all columns nearer to the width they want by the same share. */
function evenly(widths: readonly number[], wanted: readonly number[], room: number): number[] {
  const wanting = widths.map((width, index) => Math.max(0, (wanted[index] ?? 0) - width));
  const share = sum(wanting) > 0 ? Math.min(1, (room - sum(widths)) / sum(wanting)) : 0;
  return widths.map((width, index) => width + (wanting[index] ?? 0) * share);
}

const meanOf = (numbers: readonly number[]): number => sum(numbers) / Math.max(1, numbers.length);

const stretched = (widths: readonly number[], room: number): number[] => widths.map((width) => (width * room) / sum(widths));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** The widths as whole twips that add up to the room. */
function whole(widths: readonly number[], room: number): number[] {
  const edges = widths.map((_, index) => Math.round(sum(widths.slice(0, index + 1))));
  return edges.map((edge, index) => (index === edges.length - 1 ? room : edge) - (edges[index - 1] ?? 0));
}
