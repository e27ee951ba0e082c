// `ledger report --month`: the monthly bulletin (月度通报) as Markdown.
import ownTemplate from "../../templates/monthly-bulletin.md?raw";
import type { Campaign } from "../model/campaign.ts";
import type { Day, Month } from "../model/day.ts";
import { printMarkdown, renderPaper } from "../render/paper.ts";
import { bulletinOf } from "../report/bulletin.ts";
import { canonicalJson } from "../report/canonical-json.ts";

/** Where a template of the workspace's own lies; it wins over ours. */
export const bulletinTemplateFile = "templates/monthly-bulletin.md";

export interface ReportOptions {
  readonly month: Month;
  readonly today: Day;
  readonly number?: string | undefined;
  readonly issuedOn?: Day | undefined;
  /** The workspace's own; ours without it. `name` is for messages. */
  readonly template?: { readonly name: string; readonly text: string } | undefined;
  readonly toolVersion: string;
  /** Hex digest of UTF-8 text. */
  digest(text: string): string;
}

/** The Markdown text. Throws a UsageError for a month that has no bulletin (yet) and for a fault in the template. */
export async function runReport(campaign: Campaign, options: ReportOptions): Promise<string> {
  const { month, today, number, issuedOn, template, toolVersion, digest } = options;
  const data = bulletinOf(campaign, { month, today, number, issuedOn });
  const { name, text } = template ?? { name: bulletinTemplateFile, text: ownTemplate };
  const paper = renderPaper(name, text, { ...data });
  const comment = `ledger ${toolVersion} sha256:${digest(canonicalJson(data))}`;
  return printMarkdown(paper, { isSample: campaign.plan.isSample, comment });
}
