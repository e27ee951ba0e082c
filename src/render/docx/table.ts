// A table as wide as the text: head repeated on each page, no row torn apart.
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from "docx";
import type { PaperTable, Runs } from "../../model/paper.ts";
import { cellMargin, type TableSize, tallyOf } from "./column-widths.ts";
import { styles } from "./styles.ts";
import { rowHeight } from "./table-height.ts";
import { runsOf } from "./text.ts";

const thin = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const lines = { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin };

/** A word or two, 是 or 否, a state: centred like a number, as are the names in a form of two columns. Longer text begins at the left. */
const shortText = 4;

/** A table of no more rows in the text stands on one page. */
const small = 12;

export interface TableLayout {
  readonly size: TableSize;
  /** Widths of the columns, in twips. */
  readonly widths: readonly number[];
  /** Keep the table on one page if it is small. */
  readonly isWhole: boolean;
  /** Keep the table on the page of what follows it. */
  readonly isKept: boolean;
}

/** True for a table of two columns in which the first names what the second gives (项目, 内容). */
export const isForm = ({ columns }: PaperTable): boolean => columns.length === 2;

export function docxTable(table: PaperTable, { size, widths, isWhole, isKept }: TableLayout): Table {
  const alignments = table.columns.map(({ align }, index) =>
    align !== "left" || (isForm(table) && index === 0) || tallyOf(table, index).natural <= shortText
      ? AlignmentType.CENTER
      : AlignmentType.LEFT,
  );
  const last = table.rows.length - 1;
  // Keeps the first row, and the last one, which is often a sum, from standing alone on a page.
  const staysWithNext = (index: number) =>
    index === last ? isKept : index === 0 || index >= last - 2 || (isWhole && table.rows.length <= small);
  const rowOf = (cells: readonly Runs[], isHead: boolean, keepNext: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHead,
      height: { value: isForm(table) ? size * 15 : rowHeight(size), rule: HeightRule.ATLEAST },
      children: cells.map((runs, index) => {
        const style = (isHead ? styles.tableHeads : styles.tableTexts)[size];
        const alignment = isHead ? undefined : alignments[index];
        return new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          verticalAlign: VerticalAlign.CENTER,
          children: [new Paragraph({ style, keepNext, children: runsOf(runs, "table"), ...(alignment ? { alignment } : {}) })],
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
      rowOf(
        table.columns.map(({ title }) => title),
        true,
        true,
      ),
      ...table.rows.map((cells, index) => rowOf(cells, false, staysWithNext(index))),
    ],
  });
}
