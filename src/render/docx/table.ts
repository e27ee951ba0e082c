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
import type { Table as PaperTable, Runs } from "../../model/paper.ts";
import { cellMargin, type TableSize, tallyOf } from "./column-widths.ts";
import { styles } from "./styles.ts";
import { runsOf } from "./text.ts";

const thin = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const lines = { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin };

/** A word or two, 是 or 否, a state: centred like a number. Longer text begins at the left. */
const shortText = 4;

/** `widths` in twips, one a column. */
export function tableOf(table: PaperTable, size: TableSize, widths: readonly number[]): Table {
  const alignments = table.columns.map(({ align }, index) =>
    align !== "left" || tallyOf(table, index).natural <= shortText ? AlignmentType.CENTER : AlignmentType.LEFT,
  );
  const rowOf = (cells: readonly Runs[], isHead: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHead,
      height: { value: size * 17, rule: HeightRule.ATLEAST },
      children: cells.map((runs, index) => {
        const style = (isHead ? styles.tableHeads : styles.tableTexts)[size];
        const alignment = isHead ? undefined : alignments[index];
        return new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          verticalAlign: VerticalAlign.CENTER,
          children: [new Paragraph({ style, children: runsOf(runs, "table"), ...(alignment ? { alignment } : {}) })],
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
      ),
      ...table.rows.map((cells) => rowOf(cells, false)),
    ],
  });
}
