// A paper as one .html file: it loads nothing from elsewhere, and is complete without its script.
import type { Block, Chart, PaperTree } from "../../model/paper.ts";
import { withRoomToWrite } from "../room-to-write.ts";
import { headingLinks } from "./blocks.ts";
import { escapeHtml } from "./escape.ts";
import { figureHtml } from "./figure.ts";
import { pageHtml, styleIn } from "./page.ts";
import script from "./paper.js?raw";
import sharedElement from "./shared.html?raw";
import { annexPlaces, sheetsHtml } from "./sheets.ts";
import styleElement from "./style.html?raw"; // not a .css: the test runner empties those

export interface HtmlOptions {
  /** The charts that the paper places are drawn; a place whose chart is not among them stays empty. */
  readonly charts: readonly Chart[];
  /** Not on the paper: version and digest, in a meta element. */
  readonly comment: string;
}

/** The whole file. The same tree and charts give the same text. */
export async function paperHtml(tree: PaperTree, { charts, comment }: HtmlOptions): Promise<string> {
  const figures = await figuresOf(tree, charts);
  return pageHtml({
    title: tree.head.title,
    comment,
    style: `${styleIn(sharedElement)}${styleIn(styleElement)}`,
    script,
    body: `<a class="skip" href="#paper">跳到正文</a>
${contentsHtml(tree)}<main id="paper" tabindex="-1">
${sheetsHtml({ ...tree, head: withRoomToWrite(tree.head) }, figures)}
</main>`,
  });
}

/** 目录, shown on screens with room beside the sheet. */
function contentsHtml(tree: PaperTree): string {
  const places = [...headingLinks(tree.blocks, "text"), ...annexPlaces(tree)];
  if (places.length < 3) return "";
  const entries = places.map(({ id, text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`);
  return `<nav aria-label="目录">\n<ol>\n${entries.join("\n")}\n</ol>\n</nav>\n`;
}

/** The library that draws is loaded only for a paper that has something to draw. */
async function figuresOf({ blocks, annexes }: PaperTree, charts: readonly Chart[]): Promise<ReadonlyMap<string, string>> {
  const placed = new Set([...blocks, ...annexes.flatMap((annex) => annex.blocks)].map(nameOf));
  const wanted = charts.filter(({ name }) => placed.has(name));
  if (wanted.length === 0) return new Map();
  const { chartSvg } = await import("./chart.ts");
  return new Map(wanted.map((chart) => [chart.name, figureHtml(chart, chartSvg(chart))]));
}

function nameOf(block: Block): string | undefined {
  return block.kind === "chart" ? block.name : undefined;
}
