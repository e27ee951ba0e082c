// Bulletins of the sample ledgers as .html, with the Markdown of the same paper, and pages of text taken apart again.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Campaign } from "../../../src/model/campaign.ts";
import type { Block, Chart, PaperHead, PaperTree } from "../../../src/model/paper.ts";
import { paperHtml } from "../../../src/render/html/index.ts";
import { printMarkdown, renderPaper } from "../../../src/render/paper.ts";
import { paperTree } from "../../../src/render/paper-tree.ts";
import { bulletinOf } from "../../../src/report/bulletin.ts";
import { chartsOf } from "../../../src/report/charts.ts";
import { monthScene } from "../../../src/report/scene.ts";

const file = "templates/monthly-bulletin.md";
const template = readFileSync(join(import.meta.dirname, "..", "..", "..", file), "utf8");

export interface SampleHtml {
  readonly tree: PaperTree;
  readonly charts: readonly Chart[];
  readonly markdown: string;
  readonly html: string;
}

export async function sampleHtml(campaign: Campaign, month: string): Promise<SampleHtml> {
  const paper = renderPaper(file, template, { ...bulletinOf(campaign, { month, today: "2030-12-31" }) });
  const tree = paperTree(paper, campaign.plan.isSample);
  const charts = chartsOf(monthScene(campaign, month));
  const html = await paperHtml(tree, { charts, comment: "ledger 0 sha256:0" });
  return { tree, charts, markdown: printMarkdown(paper, { isSample: campaign.plan.isSample, comment: "" }), html };
}

const emptyHead: PaperHead = {
  issuer: "",
  number: "",
  approver: "",
  title: "通报",
  recipients: "",
  signer: "",
  signedOn: "",
  note: "",
  copies: "",
  printedBy: "",
  printedOn: "",
};

export function treeWith(
  blocks: readonly Block[],
  changes: Partial<Omit<PaperTree, "head">> & { head?: Partial<PaperHead> } = {},
): PaperTree {
  return { isSample: false, blocks, annexes: [], ...changes, head: { ...emptyHead, ...changes.head } };
}

/** What a reader of the page reads, in order: no markup, no style, no script, no chart. */
export function textOf(html: string): string {
  return html
    .replace(/^[\s\S]*<main\b[^>]*>|<\/main>[\s\S]*$/g, "")
    .replace(/<figure\b[\s\S]*?<\/figure>|<caption\b[\s\S]*?<\/caption>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");
}
