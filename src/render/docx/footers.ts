// 页码: 4号宋体 between two dashes, 7 mm below the text, odd pages right, even pages left, one character in.
import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from "docx";
import { em, millimetres, type Page, sizes } from "./page.ts";
import { styles } from "./styles.ts";

const one = em(sizes.四号);

/** From the page's lower edge to that of the number: the middle of the dash is 7 mm below the text area. */
export const footerMargin = ({ bottom }: Page): number => bottom - millimetres(7) - one / 2;

/** Odd and even, each a new object: a section keeps what it is given. */
export const numbered = (): { readonly default: Footer; readonly even: Footer } => ({
  default: new Footer({ children: [numberLine({ alignment: AlignmentType.RIGHT, indent: { right: one } })] }),
  even: new Footer({ children: [numberLine({ alignment: AlignmentType.LEFT, indent: { left: one } })] }),
});

/** A page of nothing but 版记 has no number. */
export const unnumbered = (): { readonly default: Footer; readonly even: Footer } => ({
  default: new Footer({ children: [new Paragraph({ style: styles.pageNumber })] }),
  even: new Footer({ children: [new Paragraph({ style: styles.pageNumber })] }),
});

function numberLine(place: {
  readonly alignment: "left" | "right";
  readonly indent: { readonly left?: number; readonly right?: number };
}): Paragraph {
  return new Paragraph({ style: styles.pageNumber, ...place, children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"] })] });
}
