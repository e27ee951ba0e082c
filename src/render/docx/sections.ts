// The paper cut into sections: one for pages that lie the same way, and 版记 where there are annexes before it.
import { type ISectionOptions, PageOrientation, Paragraph, SectionType, type Table } from "docx";
import type { Chart, PaperTree } from "../../model/paper.ts";
import { annexOf, pageOf } from "./annex.ts";
import { blocksOf } from "./blocks.ts";
import { chartParagraph } from "./chart.ts";
import { closingOf } from "./closing.ts";
import { footerMargin, noPageNumbers, pageNumbers, pageNumbersAside } from "./footers.ts";
import { isSlip, paperHead } from "./head.ts";
import { imprintHeight, imprintOf } from "./imprint.ts";
import { type Density, landscape, line, type PageSize, portrait, slip, textHeight } from "./page.ts";
import { styles } from "./styles.ts";
import { runOf } from "./text.ts";

interface SectionPart {
  readonly page: PageSize;
  readonly children: (Paragraph | Table)[];
  readonly isImprint?: true;
}

/** `charts`: on a page of their own behind the text. */
export function sectionsOf(tree: PaperTree, density: Density, charts: readonly Chart[] = []): ISectionOptions[] {
  const { head, blocks, annexes } = tree;
  const opening = paperHead(tree, density);
  const closing = closingOf(tree, density);
  const before = head.recipients === "" ? density.line : 0;
  const page = isSlip(tree) ? slip : portrait;
  const parts: SectionPart[] = [
    {
      page,
      children: [...opening, ...blocksOf(blocks, "body", page, { before, isSigned: closing.length > 0 }), ...closing, ...chartPage(charts)],
    },
  ];
  for (const annex of annexes) {
    const page = pageOf(annex);
    const last = parts.at(-1);
    if (last?.page === page) last.children.push(...annexOf(annex, page, true));
    else parts.push({ page, children: annexOf(annex, page, false) });
  }
  const imprint = imprintOf(head);
  if (imprint.length > 0 && annexes.length === 0) parts[0]?.children.push(space(2 * density.line * density.air), ...imprint);
  if (imprint.length > 0 && annexes.length > 0) {
    const room = textHeight(portrait) - imprintHeight(head) - line;
    parts.push({ page: portrait, isImprint: true, children: [space(room), ...imprint] });
  }
  parts.at(-1)?.children.push(ending());
  return parts.map((part) => ({ ...sectionOf(part, density), footers: footersOf(part) }));
}

function chartPage(charts: readonly Chart[]): Paragraph[] {
  if (charts.length === 0) return [];
  return [new Paragraph({ style: styles.annexLabel, pageBreakBefore: true, children: runOf("附图") }), ...charts.map(chartParagraph)];
}

function sectionOf({ page, children, isImprint }: SectionPart, density: Density): ISectionOptions {
  const { width, height, ...margin } = page;
  const isWide = page === landscape;
  return {
    properties: {
      type: isImprint ? SectionType.EVEN_PAGE : SectionType.NEXT_PAGE,
      page: {
        // Portrait size: the library swaps width and height itself for landscape.
        size: isWide ? { width: height, height: width, orientation: PageOrientation.LANDSCAPE } : { width, height },
        margin: { ...margin, header: margin.top / 2, footer: footerMargin(page), gutter: 0 },
      },
      // Closer lines go without a grid: LibreOffice would give some of them two of its lines.
      ...(density.line === line ? { grid: { type: "lines", linePitch: line } } : {}),
    },
    children,
  };
}

const footersOf = ({ page, isImprint }: SectionPart) =>
  isImprint ? noPageNumbers() : page === landscape ? pageNumbersAside() : pageNumbers();

/** An empty paragraph that high, on the page of what follows. */
const space = (height: number): Paragraph =>
  new Paragraph({ style: styles.sectionEnd, keepNext: true, spacing: { line: height, lineRule: "exact" } });

/** A last paragraph, since a document must not end in a table; so low that it never needs a new page. */
const ending = (): Paragraph => new Paragraph({ style: styles.sectionEnd });
