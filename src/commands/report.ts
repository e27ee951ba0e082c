// `ledger report --month`: the monthly bulletin (月度通报) as Markdown.

import { resolve } from "node:path";
import ownTemplate from "../../templates/monthly-bulletin.md?raw";
import type { Campaign } from "../model/campaign.ts";
import { type Day, lastDayOf, type Month } from "../model/day.ts";
import { UsageError } from "../model/usage-error.ts";
import { printMarkdown, renderPaper } from "../render/paper.ts";
import { bulletinOf } from "../report/bulletin.ts";
import { canonicalJson } from "../report/canonical-json.ts";
import { digest, readTemplate, writeWhole } from "../workspace.ts";
import { prepare } from "./prepare.ts";
import { exitCodes, type World } from "./world.ts";

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

export interface ReportCommand {
  readonly month: Month;
  readonly output?: readonly string[] | undefined;
  readonly number?: string | undefined;
  readonly issuedOn?: Day | undefined;
  readonly asOf?: Day | undefined;
  readonly allowErrors?: boolean | undefined;
  readonly root?: string | undefined;
}

/** `ledger report`: Markdown to stdout, or whole into each file named; what is asked is judged before anything is written. */
export async function report(options: ReportCommand, world: World): Promise<number> {
  const { month, output = [], root, number, issuedOn, asOf, allowErrors } = options;
  for (const file of output)
    if (!/\.(md|markdown)$/i.test(file))
      throw new UsageError(`还不能写成“${file}”这种格式`, "目前可写成 Markdown，文件名以“.md”结尾，例如 -o 通报.md。");
  const today = asOf ?? world.today;
  const prepared = await prepare(root, lastDayOf(month), allowErrors ?? false, world);
  if (typeof prepared === "number") return prepared;
  const template = readTemplate(prepared.workspace.root, bulletinTemplateFile);
  const text = await runReport(prepared.campaign, { month, today, number, issuedOn, template, toolVersion: world.version, digest });
  if (output.length === 0) world.out(text);
  for (const file of output) {
    writeWhole(resolve(world.folder, file), text);
    world.err(`已写入 ${file}\n`);
  }
  return exitCodes.clean;
}
