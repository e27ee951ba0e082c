// 版记: 抄送, 印发机关 and 印发日期 between lines of 0.35, 0.25 and 0.35 mm (GB/T 9704-2012, 7.4).
import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from "docx";
import type { PaperHead } from "../../model/paper.ts";
import { printedWidth } from "../printed-width.ts";
import { em, portrait, sizes, textWidth } from "./page.ts";
import { styles } from "./styles.ts";
import { printable, runOf } from "./text.ts";

const one = em(sizes.四号);
const width = textWidth(portrait);
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
/** 0.35 mm is 1 pt, 0.25 mm is 0.7 pt; a line's size is in eighths of a point. */
const thick = { style: BorderStyle.SINGLE, size: 8, color: "000000" };
const thin = { style: BorderStyle.SINGLE, size: 6, color: "000000" };

const lineHeight = 480;

/** One row a line of 版记; none where there is nothing to be printed in it. */
export function imprintOf({ copies, printedBy, printedOn }: PaperHead): Table[] {
  const issue = printedOn === "" ? "" : `${printable(printedOn)}印发`;
  // One character at its right, the rest for fonts and programs that set it wider.
  const right = Math.min(Math.ceil((printedWidth(issue) + 4) * one), Math.floor(width / 2));
  const columnWidths = [width - right, right];
  const rows = [
    ...(copies === "" ? [] : [new TableRow({ cantSplit: true, children: [cell(width, [copiesLine(copies)], 2)] })]),
    ...(printedBy === "" && issue === ""
      ? []
      : [new TableRow({ cantSplit: true, children: [cell(width - right, [printerLine(printedBy)]), cell(right, [issueLine(issue)])] })]),
  ];
  if (rows.length === 0) return [];
  return [
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths,
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
      borders: { top: thick, bottom: thick, left: none, right: none, insideHorizontal: thin, insideVertical: none },
      margins: { marginUnitType: WidthType.DXA, left: 0, right: 0, top: 0, bottom: 0 },
      rows,
    }),
  ];
}

const cell = (size: number, children: Paragraph[], columnSpan = 1) =>
  new TableCell({ width: { size, type: WidthType.DXA }, ...(columnSpan > 1 ? { columnSpan } : {}), children });

/** One character in from both sides; further lines are indented to the first name. */
function copiesLine(copies: string): Paragraph {
  return new Paragraph({
    style: styles.imprint,
    indent: { left: 4 * one, hanging: 3 * one, right: one },
    children: runOf(`抄送：${copies.replace(/。$/, "")}。`),
  });
}

const printerLine = (printedBy: string): Paragraph =>
  new Paragraph({ style: styles.imprint, indent: { left: one }, children: runOf(printedBy) });

const issueLine = (issue: string): Paragraph =>
  new Paragraph({ style: styles.imprint, alignment: AlignmentType.RIGHT, indent: { right: one }, children: runOf(issue) });

/** Its height in twips, exact to a line, for placing it at the foot of a page. */
export function imprintHeight({ copies, printedBy, printedOn }: PaperHead): number {
  const lines = (text: string, room: number) => (text === "" ? 0 : Math.ceil(printedWidth(printable(text)) / (room - 1)));
  return (lines(copies, width / one - 5) + Math.max(lines(printedBy, width / one - 13), printedOn === "" ? 0 : 1)) * lineHeight + 60;
}
