// The text of a paper and of an annex: headings, paragraphs, lists and tables, one after the other.
import { Paragraph, type Table } from "docx";
import type { Block, Runs } from "../../model/paper.ts";
import { printedWidth } from "../printed-width.ts";
import type { TableSize } from "./column-widths.ts";
import { character, type PageSize, sizes, slip, textHeight, textWidth } from "./page.ts";
import { styles } from "./styles.ts";
import { docxTable } from "./table.ts";
import { fittedOnPage } from "./table-height.ts";
import { plainRuns, runsOf } from "./text.ts";

/** `body`: 3号 with an indent. `notes`: the smaller text around the table of an annex. */
export type Voice = "body" | "notes";

/**
 * `before`: space above the first block, in twips; `isSigned`: keep its end on the page of the signature that follows; `tableRooms`: the
 * heights a table should have on its first page, the most desired first.
 */
export interface BlockSetting {
  readonly before?: number;
  readonly isSigned?: boolean;
  readonly tableRooms?: readonly number[];
  /** The largest size of its tables. */
  readonly largest?: TableSize;
}

/** Charts are left out: their numbers stand in the tables. */
export function blocksOf(
  blocks: readonly Block[],
  voice: Voice,
  page: PageSize,
  { before = 0, isSigned = false, tableRooms = [textHeight(page)], largest = sizes.五号 }: BlockSetting,
): (Paragraph | Table)[] {
  const pieces = blocks.flatMap(piecesOf);
  const keptFrom = isSigned ? endingFrom(pieces, page) : pieces.length;
  return pieces.flatMap((piece, index) =>
    pieceOf(piece, voice, page, {
      before: index === 0 ? before : 0,
      next: pieces[index + 1],
      isKept: index >= keptFrom,
      tableRooms,
      largest,
    }),
  );
}

/** Each item of a list is a paragraph of its own. */
type Piece = Exclude<Block, { kind: "list" | "chart" }>;

function piecesOf(block: Block): Piece[] {
  if (block.kind === "chart") return [];
  if (block.kind !== "list") return [block];
  return block.items.map((item, index) => ({
    kind: "paragraph",
    runs: block.ordered ? [{ text: `${block.start + index}. ` }, ...item] : item,
  }));
}

/** How many lines of text have to be on the page of the signature, where GB/T 9704-2012 requires text (7.3.5.5). */
const linesSigned = 2;

/**
 * A longer paragraph before the last one is not kept with the signature: LibreOffice would move all of it to the next page, not only its
 * last lines.
 */
const longestBrought = 8;

/** Index of the block from which on the text makes up so many lines; a table alone is enough. */
function endingFrom(pieces: readonly Piece[], page: PageSize): number {
  let lines = 0;
  for (let index = pieces.length - 1; index >= 0; index--) {
    const piece = pieces[index] as Piece;
    const own = piece.kind === "table" ? linesSigned : linesOf(piece.runs, page);
    if (lines > 0 && own > longestBrought) return index + 1;
    lines += own;
    if (lines >= linesSigned) return index;
  }
  return 0;
}

/** Lines of a paragraph of the text. */
const linesOf = (runs: Runs, page: PageSize): number =>
  Math.ceil((printedWidth(plainRuns(runs)) + 2) / Math.floor(textWidth(page) / character));

interface BlockPlace {
  readonly before: number;
  readonly next: Piece | undefined;
  /** Keep the paragraph on the page of what follows. */
  readonly isKept: boolean;
  readonly tableRooms: readonly number[];
  readonly largest: TableSize;
}

function pieceOf(
  block: Piece,
  voice: Voice,
  page: PageSize,
  { before, next, isKept, tableRooms, largest }: BlockPlace,
): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ style: styles.headings[block.level], ...above(before), children: runsOf(block.runs, "text") })];
    case "paragraph":
      return [paragraphOf(block.runs, voice, page, { before, isKept, isAboveTable: next?.kind === "table" })];
    case "table": {
      const fit = fittedOnPage(block, page, tableRooms, largest);
      const table = docxTable(block, { ...fit, pageHeight: textHeight(page), isWhole: voice === "body", isNotice: page === slip, isKept });
      return voice === "body" && next?.kind === "paragraph" ? [table, gap()] : [table];
    }
  }
}

interface ParagraphPlace {
  readonly before: number;
  readonly isKept: boolean;
  readonly isAboveTable: boolean;
}

/** A longer paragraph above a table is not kept with it: all of it would move to the table's page. */
const longestLead = 2;

/** Keeps a short text right above a table on the table's page, and of the text kept with the signature at least two lines on its page. */
function paragraphOf(runs: Runs, voice: Voice, page: PageSize, { before, isKept, isAboveTable }: ParagraphPlace): Paragraph {
  const style = voice === "body" ? styles.body : styles.annexNote;
  const isLead = isAboveTable && linesOf(runs, page) <= longestLead;
  return new Paragraph({
    style,
    keepNext: isLead || isKept,
    ...(isKept ? { widowControl: true } : {}),
    spacing: { before, after: isAboveTable ? nextToTable : 0 },
    children: runsOf(runs, "text"),
  });
}

/** Space between a table and the text above it. */
const nextToTable = 80;

const above = (before: number) => (before > 0 ? { spacing: { before } } : {});

/** Between a table and the text below it. */
const gap = (): Paragraph => new Paragraph({ style: styles.sectionEnd, spacing: { line: 2 * nextToTable, lineRule: "exact" } });
