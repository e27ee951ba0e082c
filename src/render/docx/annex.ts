// An annex: on a new page, in portrait or landscape, its label at the top and its title on the third line.
import { Paragraph, type Table } from "docx";
import type { Annex } from "../../model/paper.ts";
import { printedWidth } from "../printed-width.ts";
import { blocksOf } from "./blocks.ts";
import { fits, tallyOf } from "./column-widths.ts";
import { titleParagraph } from "./head.ts";
import { em, landscape, line, type PageSize, portrait, textHeight, textWidth } from "./page.ts";
import { noteLine, noteSize, styles } from "./styles.ts";
import { plainRuns, runOf } from "./text.ts";

/** Landscape where a table would not read well in portrait. */
export function pageOf({ blocks }: Annex): PageSize {
  const tables = blocks.filter((block) => block.kind === "table");
  const isWide = tables.some(
    (table) =>
      !fits(
        table.columns.map((_, index) => tallyOf(table, index)),
        textWidth(portrait),
      ),
  );
  return isWide ? landscape : portrait;
}

/** `startsPage`: it has to begin a new page, since it is not the first annex of its section. */
export function annexOf({ label, title, blocks }: Annex, page: PageSize, startsPage: boolean): (Paragraph | Table)[] {
  const hasTable = blocks.some(({ kind }) => kind === "table");
  return [
    new Paragraph({ style: styles.annexLabel, ...(startsPage ? { pageBreakBefore: true } : {}), children: runOf(label) }),
    titleParagraph(title, styles.annexTitle, page),
    ...blocksOf(blocks, hasTable ? "notes" : "body", page, { before: hasTable ? 0 : line, tableRooms: tableRoomsOf(blocks, page) }),
  ];
}

/** Height left for the table below label, title and the notes before it: with the notes after it on its page, or without them. */
function tableRoomsOf(blocks: Annex["blocks"], page: PageSize): number[] {
  const table = blocks.findIndex(({ kind }) => kind === "table");
  const room = Math.floor(textWidth(page) / em(noteSize));
  const heights = blocks.map((block) =>
    block.kind === "paragraph" || block.kind === "heading" ? linesOf(plainRuns(block.runs), room) * noteLine : 0,
  );
  const sum = (some: readonly number[]) => some.reduce((total, height) => total + height, 0);
  const alone = textHeight(page) - 3.4 * line - sum(heights.slice(0, Math.max(0, table)));
  return [alone - sum(heights.slice(table + 1)), alone];
}

const linesOf = (text: string, room: number): number =>
  text.split("\n").reduce((sum, each) => sum + Math.max(1, Math.ceil(printedWidth(each) / room)), 0);
