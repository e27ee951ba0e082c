// `ledger report`: the office's and the units' papers, each from its document's data and template.

import { resolve } from "node:path";
import { digest, readTemplate } from "../disk/workspace.ts";
import { writeOutput } from "../disk/write-output.ts";
import { prepare } from "../entry/prepare.ts";
import { exitCodes, type World } from "../entry/world.ts";
import type { Campaign } from "../model/campaign.ts";
import { canonicalJson } from "../model/canonical-json.ts";
import { type Day, firstDayOf, lastDayOf, longDay, longMonth } from "../model/day.ts";
import type { FontProfile } from "../model/paper.ts";
import { UsageError } from "../model/usage-error.ts";
import { fontsNote, type PaperOptions, paperFormat, printPaper } from "../papers/print.ts";
import { type Paper, printMarkdown, renderPaper } from "../render/paper.ts";
import { documentFor, type Request } from "../report/documents.ts";
import { lastEntryOf } from "../report/last-entry.ts";

/** Path of the workspace's own template of a document, which is used instead of ours. */
export function templateFile(document: string): string {
  return `templates/${document}.md`;
}

export interface ReportOptions extends Request {
  /** The workspace's own; ours without it. `name` is for messages. */
  readonly template?: { readonly name: string; readonly text: string } | undefined;
  readonly toolVersion: string;
  /** Hex digest of UTF-8 text. */
  digest(text: string): string;
}

/** A paper, ready to be printed in any format. */
export interface PrintableReport {
  readonly paper: Paper;
  readonly print: PaperOptions;
  /** 核对单 of a paper that is published; the caller writes it to a separate file, for the office only. */
  readonly review?: string | undefined;
}

/** The paper asked for. Throws a UsageError where there is no such paper (yet), where it must not be made, and for a fault in the template. */
export function reportOf(campaign: Campaign, { template, toolVersion, digest, ...request }: ReportOptions): PrintableReport {
  const document = documentFor(request);
  const data = document.dataOf(campaign, request);
  const { name, text } = template ?? { name: templateFile(document.name), text: document.template };
  const paper = renderPaper(name, text, { ...data });
  const comment = `ledger ${toolVersion} sha256:${digest(canonicalJson(data))}`;
  const asOf = (data as { readonly asOf?: Day }).asOf ?? request.today;
  if (request.issuedOn !== undefined && request.issuedOn < asOf)
    throw new UsageError(
      `成文日期${longDay(request.issuedOn)}早于数据截至的${longDay(asOf)}，没有出`,
      "请核对 --issued-on；数据截至之日以后才能成文。",
    );
  const print = { asOf, isSample: campaign.plan.isSample, comment, charts: document.chartsOf?.(campaign, request) };
  const guard = document.guardOf?.(campaign, request);
  const annexes = paper.annexes.map(({ label, title, body }) => [label, `${title}\n${body}`] as const);
  guard?.requireMasked({ ...paper.head, 正文: paper.body, ...Object.fromEntries(annexes) });
  return { paper, print, review: guard?.review };
}

/** The paper as Markdown. */
export async function runReport(campaign: Campaign, options: ReportOptions): Promise<string> {
  const { paper, print } = reportOf(campaign, options);
  return printMarkdown(paper, print);
}

export interface ReportCommand extends Omit<Request, "today" | "isPublic"> {
  readonly public?: boolean | undefined;
  /** Where the review sheet of a public paper goes; beside the first file without it. */
  readonly review?: string | undefined;
  readonly output?: readonly string[] | undefined;
  readonly fonts?: FontProfile | undefined;
  readonly asOf?: Day | undefined;
  readonly allowErrors?: boolean | undefined;
  readonly receivedBy?: Day | undefined;
  readonly root?: string | undefined;
}

/** `ledger report`: Markdown to stdout, or whole into each file named; everything is printed before anything is written. */
export async function report(options: ReportCommand, world: World): Promise<number> {
  const { output = [], root, asOf, allowErrors, receivedBy, fonts, public: isPublic, review, ...asked } = options;
  const outputs = output.map((file) => ({ file, format: paperFormat(file) }));
  const request = { ...asked, isPublic, today: asOf ?? world.today };
  const document = documentFor(request);
  const day = request.month === undefined ? request.today : lastDayOf(request.month);
  const prepared = await prepare(root, day, allowErrors ?? false, world, receivedBy);
  if (typeof prepared === "number") return prepared;
  if (request.month !== undefined) {
    const last = lastEntryOf(prepared.campaign);
    const until = last === undefined ? "各台账还没有记载" : `各台账的记载到${longDay(last)}为止`;
    if (last === undefined || last < firstDayOf(request.month)) world.err(`注意：${until}，${longMonth(request.month)}没有新的记载。\n`);
  }
  const template = readTemplate(prepared.workspace.root, templateFile(document.name));
  const made = reportOf(prepared.campaign, { ...request, template, toolVersion: world.version, digest });
  if (outputs.length === 0) world.out(printMarkdown(made.paper, made.print));
  const written: { readonly file: string; readonly content: string | Uint8Array }[] = [];
  for (const { file, format } of outputs) written.push({ file, content: await printPaper(made.paper, format, { ...made.print, fonts }) });
  const [first] = output;
  const sheet = review ?? first?.replace(/\.[^.]+$/, "-核对单（内部）.csv");
  if (made.review !== undefined && sheet !== undefined) written.push({ file: sheet, content: made.review });
  for (const { file, content } of written) {
    writeOutput(resolve(world.folder, file), content, prepared.workspace.root, world.err);
    world.err(`已写入 ${file}\n`);
  }
  if (made.review !== undefined)
    world.err(
      sheet === undefined
        ? "对外公布以前请通读全文：遮去的只是台账中有记载的名称。加 --review 核对单.csv 可写出遮去了哪些。\n"
        : `对外公布以前请对照 ${sheet} 逐项核对，并通读全文：遮去的只是台账中有记载的名称。核对单仅供办公室使用。\n`,
    );
  if (outputs.some(({ format }) => format === "docx")) world.err(await fontsNote(fonts));
  return exitCodes.clean;
}
