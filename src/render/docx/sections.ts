// The paper cut into sections: one for pages that lie the same way, and 版记 where there are annexes before it.
import { type ISectionOptions, PageOrientation, Paragraph, SectionType, type Table } from "docx";
import type { Chart, PaperTree } from "../../model/paper.ts";
import { type AnnexPlace, annexOf } from "./annex.ts";
import { annexPages } from "./annex-pages.ts";
import { blocksOf } from "./blocks.ts";
import { chartHeight, chartParagraph } from "./chart.ts";
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

/** So much of a page has to be left below an annex for 版记 to stand there: it must not be pushed to a page of its own. */
const safeShare = 0.3;

/** `charts`: on a page of their own behind the annexes. 版记 stands below what the last page holds if that is upright and has room. */
export function sectionsOf(tree: PaperTree, density: Density, charts: readonly Chart[] = []): ISectionOptions[] {
  const { head, blocks, annexes } = tree;
  const opening = paperHead(tree, density);
  const closing = closingOf(tree, density);
  const before = head.recipients === "" ? density.line : 0;
  const page = isSlip(tree) ? slip : portrait;
  const parts: SectionPart[] = [
    {
      page,
      children: [...opening, ...blocksOf(blocks, "body", page, { before, isSigned: closing.length > 0 }), ...closing],
    },
  ];
  const { places, left } = annexPages(annexes);
  for (const [index, annex] of annexes.entries()) {
    const place = places[index] as AnnexPlace;
    const last = parts.at(-1);
    if (last?.page === place.page) last.children.push(...annexOf(annex, place, place.isOnTop));
    else parts.push({ page: place.page, children: annexOf(annex, place, false) });
  }
  if (charts.length > 0 && parts.at(-1)?.page !== portrait) parts.push({ page: portrait, children: [] });
  parts.at(-1)?.children.push(...chartPage(charts, (parts.at(-1)?.children.length ?? 0) > 0));
  const imprint = imprintOf(head);
  if (imprint.length > 0 && annexes.length + charts.length === 0)
    parts[0]?.children.push(space(2 * density.line * density.air), ...imprint);
  else if (imprint.length > 0) {
    const own = imprintHeight(head);
    // The height of charts is known, that of annexes an estimate.
    const room = charts.length > 0 ? textHeight(portrait) - chartsHeight(charts) - own - line / 2 : 2 * line;
    const fits = charts.length > 0 ? room > 0 : left > own + textHeight(portrait) * safeShare;
    if (parts.at(-1)?.page === portrait && fits) parts.at(-1)?.children.push(space(room), ...imprint);
    else parts.push({ page: portrait, isImprint: true, children: [space(textHeight(portrait) - imprintHeight(head) - line), ...imprint] });
  }
  parts.at(-1)?.children.push(ending());
  return parts.map((part) => ({ ...sectionOf(part, density), footers: footersOf(part) }));
}

function chartPage(charts: readonly Chart[], startsPage: boolean): Paragraph[] {
  if (charts.length === 0) return [];
  const label = new Paragraph({ style: styles.annexLabel, ...(startsPage ? { pageBreakBefore: true } : {}), children: runOf("附图") });
  return [label, ...charts.map(chartParagraph)];
}

const chartsHeight = (charts: readonly Chart[]): number => charts.reduce((sum, chart) => sum + chartHeight(chart), line);

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
  new Paragraph({ style: styles.sectionEnd, keepNext: true, spacing: { line: Math.floor(height), lineRule: "exact" } });

/** A last paragraph, since a document must not end in a table; so low that it never needs a new page. */
const ending = (): Paragraph => new Paragraph({ style: styles.sectionEnd });
