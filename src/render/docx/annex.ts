// An annex, in portrait or landscape: its label at the top and its title on the third line of a page; closer below one that shares its page.
import { Paragraph, Tab, type Table, TextRun } from "docx";
import type { Annex, PaperTable } from "../../model/paper.ts";
import { printedWidth } from "../printed-width.ts";
import { blocksOf } from "./blocks.ts";
import { fits, type TableSize, talliesOf } from "./column-widths.ts";
import { titleLines, titleParagraph } from "./head.ts";
import { character, em, landscape, line, type PageSize, portrait, sizes, textWidth } from "./page.ts";
import { noteLine, noteSize, styles } from "./styles.ts";
import { fittedOnPage, rowHeightsOf } from "./table-height.ts";
import { plainRuns, printable, runOf } from "./text.ts";

/** Where an annex stands. */
export interface AnnexPlace {
  readonly page: PageSize;
  /** On a new page; else below the annex before it. */
  readonly isOnTop: boolean;
  /** Height left for it on the page it begins on, in twips. */
  readonly room: number;
  /** The largest size of its tables. */
  readonly largest: TableSize;
}

/** Landscape where a table would not read well in portrait. */
export function pageOf({ blocks }: Annex): PageSize {
  const isWide = tablesIn(blocks).some((table) => !fits(talliesOf(table), textWidth(portrait)));
  return isWide ? landscape : portrait;
}

/** `startsPage`: it has to begin the new page itself, since no section does. */
export function annexOf({ label, title, blocks }: Annex, place: AnnexPlace, startsPage: boolean): (Paragraph | Table)[] {
  const { page, isOnTop, largest } = place;
  const hasTable = tablesIn(blocks).length > 0;
  const start = startsPage ? { pageBreakBefore: true } : {};
  const head = isOnTop
    ? [
        new Paragraph({ style: styles.annexLabel, ...start, children: runOf(label) }),
        titleParagraph(title, styles.annexTitle, page, page === landscape ? lowBlank : undefined),
      ]
    : headInOneLine(label, title, page);
  return [
    ...head,
    ...blocksOf(blocks, hasTable ? "notes" : "body", page, {
      before: hasTable ? 0 : line,
      tableRooms: tableRoomsOf(blocks, page, place.room - headHeight(title, place)),
      largest,
    }),
  ];
}

/** The label at the left, the title in the middle of its line. */
function headInOneLine(label: string, title: string, page: PageSize): Paragraph[] {
  return [
    new Paragraph({
      style: styles.annexLabel,
      spacing: { before: betweenAnnexes, after: betweenAnnexes / 2 },
      tabStops: [{ type: "center", position: Math.round(textWidth(page) / 2) }],
      children: [...runOf(label), new TextRun({ children: [new Tab()] }), new TextRun({ text: printable(title), style: styles.annexName })],
    }),
  ];
}

/** An estimate, in twips. */
export function annexHeight({ title, blocks }: Annex, place: AnnexPlace): number {
  const { page, room, largest } = place;
  const head = headHeight(title, place);
  const rooms = tableRoomsOf(blocks, page, room - head);
  const tables = tablesIn(blocks).map((table) => rowHeightsOf(table, fittedOnPage(table, page, rooms, largest)).all);
  return head + sum(textHeights(blocks, page)) + sum(tables) + (tables.length === 0 ? line : 0);
}

const betweenAnnexes = 160;

/** The blank line between label and title where the page lies on its side and has fewer lines. */
const lowBlank = line / 3;

const headHeight = (title: string, { page, isOnTop }: AnnexPlace): number =>
  isOnTop ? line + (page === landscape ? lowBlank : line) + titleLines(title, page).length * line + line / 3 : line + betweenAnnexes * 1.5;

/** True where the label and the title have room on one line; else the annex has to begin a page. */
export const fitsBelow = ({ label, title }: Annex, page: PageSize): boolean =>
  !printable(title).includes("\n") && printedWidth(title) * em(sizes.二号) + 2 * (printedWidth(label) + 1) * character <= textWidth(page);

/** Height of the head of a list, the notes above it, its own head and its first rows: an estimate, in twips. */
export function listStart({ title, blocks }: Annex, place: AnnexPlace): number {
  const table = blocks.findIndex(({ kind }) => kind === "table");
  const above = headHeight(title, place) + sum(textHeights(blocks, place.page).slice(0, Math.max(0, table)));
  const [first] = tablesIn(blocks);
  if (!first) return above;
  const { rows, all } = rowHeightsOf(first, fittedOnPage(first, place.page, [], place.largest));
  return above + all - sum(rows.slice(rowsToBegin));
}

/** So many rows of a list have to stand on the page that it begins on. */
const rowsToBegin = 3;

/** True for a list: a table whose rows are numbered through. It may begin on a page and go on on the next. */
export const isList = ({ blocks }: Annex): boolean =>
  tablesIn(blocks).some(({ rows }) => rows.length > 2 && rows.every((row, index) => plainRuns(row[0] ?? []) === `${index + 1}`));

/** Height left for the table below the notes before it: with the notes after it on its page, or without them. */
function tableRoomsOf(blocks: Annex["blocks"], page: PageSize, room: number): number[] {
  const table = blocks.findIndex(({ kind }) => kind === "table");
  const heights = textHeights(blocks, page);
  const alone = room - sum(heights.slice(0, Math.max(0, table)));
  return [alone - sum(heights.slice(table + 1)), alone];
}

/** Height of each block but tables, which are 0. */
function textHeights(blocks: Annex["blocks"], page: PageSize): number[] {
  const isOfNotes = tablesIn(blocks).length > 0;
  const [width, height] = isOfNotes ? [em(noteSize), noteLine] : [character, line];
  const room = Math.floor(textWidth(page) / width);
  const linesOf = (text: string): number =>
    text.split("\n").reduce((sum, each) => sum + Math.max(1, Math.ceil((printedWidth(each) + (isOfNotes ? 0 : 2)) / room)), 0);
  return blocks.map((block) => {
    if (block.kind === "paragraph" || block.kind === "heading") return linesOf(plainRuns(block.runs)) * height;
    return block.kind === "list" ? sum(block.items.map((item) => linesOf(`1. ${plainRuns(item)}`))) * height : 0;
  });
}

const tablesIn = (blocks: Annex["blocks"]): PaperTable[] => blocks.filter((block) => block.kind === "table");
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
