// 页码: 4号宋体 between two dashes, 7 mm below the text, odd pages right, even pages left, one character in.
import {
  AlignmentType,
  Footer,
  HeightRule,
  PageNumber,
  Paragraph,
  Table,
  TableAnchorType,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  WidthType,
} from "docx";
import { em, landscape, millimetres, type PageSize, sizes, textHeight } from "./page.ts";
import { styles } from "./styles.ts";

const one = em(sizes.四号);

/** From the page's lower edge to that of the number: the middle of the dash is 7 mm below the text area. */
export const footerMargin = ({ bottom }: PageSize): number => bottom - millimetres(7) - one / 2;

/** Odd and even, each a new object: a section keeps what it is given. */
export const pageNumbers = (): { readonly default: Footer; readonly even: Footer } => ({
  default: new Footer({ children: [numberLine({ alignment: AlignmentType.RIGHT, indent: { right: one } })] }),
  even: new Footer({ children: [numberLine({ alignment: AlignmentType.LEFT, indent: { left: one } })] }),
});

/**
 * The number of a page that lies on its side, where those of the other pages are once it is bound (GB/T 9704-2012, 9.2):
 * beyond the text's left side, reading downwards, odd pages at the lower end, even pages at the upper.
 */
export const pageNumbersAside = (): { readonly default: Footer; readonly even: Footer } => ({
  default: new Footer({ children: asideOf({ alignment: AlignmentType.RIGHT, indent: { right: one } }) }),
  even: new Footer({ children: asideOf({ alignment: AlignmentType.LEFT, indent: { left: one } }) }),
});

function asideOf(place: NumberPlace): (Table | Paragraph)[] {
  const cell = new TableCell({
    textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
    width: { size: one, type: WidthType.DXA },
    children: [numberLine(place)],
  });
  const table = new Table({
    width: { size: one, type: WidthType.DXA },
    columnWidths: [one],
    layout: TableLayoutType.FIXED,
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: landscape.left - millimetres(7) - one / 2,
      absoluteVerticalPosition: landscape.top,
    },
    borders: TableBorders.NONE,
    margins: { marginUnitType: WidthType.DXA, left: 0, right: 0, top: 0, bottom: 0 },
    rows: [new TableRow({ height: { value: textHeight(landscape), rule: HeightRule.EXACT }, children: [cell] })],
  });
  return [table, new Paragraph({ style: styles.pageNumber })];
}

/** Empty footers, for a page that holds only 版记: it has no number. */
export const noPageNumbers = (): { readonly default: Footer; readonly even: Footer } => ({
  default: new Footer({ children: [new Paragraph({ style: styles.pageNumber })] }),
  even: new Footer({ children: [new Paragraph({ style: styles.pageNumber })] }),
});

interface NumberPlace {
  readonly alignment: "left" | "right";
  readonly indent: { readonly left?: number; readonly right?: number };
}

function numberLine(place: NumberPlace): Paragraph {
  return new Paragraph({ style: styles.pageNumber, ...place, children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"] })] });
}
