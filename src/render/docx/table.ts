// A table as wide as the text: its head is repeated on each page, and only a row too high to be moved as a whole breaks over pages.
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  type TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import type { PaperTable, Runs } from "../../model/paper.ts";
import { cellMargin, type Fit, talliesOf } from "./column-widths.ts";
import { styles } from "./styles.ts";
import { brokenHeads, rowHeight, rowHeightsOf } from "./table-height.ts";
import { runOf, runsOf } from "./text.ts";

const thin = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const lines = { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin };

/** A word or two, 是 or 否, a state: centred like a number, as are the names in a form of two columns. Longer text begins at the left. */
const shortText = 4;

/** A table of the text that is no higher than this share of a page stands on one page; the form of a notice, if it is not higher than most of one. */
const small = 0.16;
const mostOfPage = 0.8;
/** A row or a table higher than this share of a page may break over pages: moved as a whole it would leave a hole, and one higher than a page would be cut off. */
const tall = 1 / 3;

/** Rows that together are no higher, in twips, stay together where one of them would stand alone. */
const mostKept = 1000;

export interface TableLayout extends Fit {
  /** Height of a whole page's text, in twips. */
  readonly pageHeight: number;
  /** Keep the table on one page if it is small. */
  readonly isWhole: boolean;
  /** The paper is a notice about one matter. */
  readonly isNotice: boolean;
  /** Keep the table on the page of what follows it. */
  readonly isKept: boolean;
}

/** True for a table of two columns in which the first names what the second gives (项目, 内容). */
export const isForm = ({ columns }: PaperTable): boolean => columns.length === 2;

export function docxTable(table: PaperTable, { size, widths, pageHeight, isWhole, isNotice, isKept }: TableLayout): Table {
  const tallies = talliesOf(table);
  const alignments = table.columns.map(({ align }, index) =>
    align !== "left" || (isForm(table) && index === 0) || (tallies[index]?.natural ?? 0) <= shortText
      ? AlignmentType.CENTER
      : AlignmentType.LEFT,
  );
  const last = table.rows.length - 1;
  const heights = rowHeightsOf(table, { size, widths });
  const isTall = (index: number) => (heights.rows[index] ?? 0) > tall * pageHeight;
  const isSmall = heights.all <= (isForm(table) && isNotice ? mostOfPage : small) * pageHeight;
  const isLow = (heights.rows[0] ?? 0) + (heights.rows[1] ?? 0) <= mostKept;
  // Keeps the first row, if it is low, and the last one, which is often a sum, from standing alone on a page.
  const staysWithNext = (index: number) => {
    if (isTall(index) || isTall(index + 1)) return false;
    return index === last ? isKept : (index === 0 && isLow) || index >= last - 2 || (isWhole && isSmall);
  };
  const heads = brokenHeads(table, { size, widths }).map((head) => runOf(head));
  const rowOf = (cells: readonly TextRun[][], { isHead = false, keepNext = false, maySplit = false }) =>
    new TableRow({
      cantSplit: !maySplit,
      tableHeader: isHead,
      height: { value: rowHeight(size), rule: HeightRule.ATLEAST },
      children: cells.map((children, index) => {
        const style = (isHead ? styles.tableHeads : styles.tableTexts)[size];
        const alignment = isHead ? undefined : alignments[index];
        return new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          verticalAlign: maySplit ? VerticalAlign.TOP : VerticalAlign.CENTER,
          children: [new Paragraph({ style, keepNext, children, ...(alignment ? { alignment } : {}) })],
        });
      }),
    });
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: lines,
    margins: { marginUnitType: WidthType.DXA, left: cellMargin, right: cellMargin, top: 0, bottom: 0 },
    rows: [
      rowOf(heads, { isHead: true, keepNext: !isTall(0) }),
      ...table.rows.map((cells, index) =>
        rowOf(
          cells.map((runs: Runs) => runsOf(runs, "table")),
          { keepNext: staysWithNext(index), maySplit: isTall(index) },
        ),
      ),
    ],
  });
}
