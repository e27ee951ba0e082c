// `ledger report`: the office's and the units' papers, each from its document's data and template.

import { resolve } from "node:path";
import type { Campaign } from "../model/campaign.ts";
import { type Day, lastDayOf } from "../model/day.ts";
import { UsageError } from "../model/usage-error.ts";
import { type Paper, type PrintOptions, printMarkdown, renderPaper } from "../render/paper.ts";
import { canonicalJson } from "../report/canonical-json.ts";
import { documentFor, type Request } from "../report/documents.ts";
import { ownTemplates } from "../report/own-templates.ts";
import { digest, readTemplate, writeWhole } from "../workspace.ts";
import { prepare } from "./prepare.ts";
import { exitCodes, type World } from "./world.ts";

/** Where a template of the workspace's own lies; it wins over ours. */
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

/** A paper as every format is printed from. */
export interface Report {
  readonly paper: Paper;
  readonly print: PrintOptions;
}

/** The paper asked for. Throws a UsageError where there is none (yet), where it must not be made out, and for a fault in the template. */
export function reportOf(campaign: Campaign, { template, toolVersion, digest, ...request }: ReportOptions): Report {
  const document = documentFor(request);
  const data = document.dataOf(campaign, request);
  const { name, text } = template ?? { name: templateFile(document.name), text: ownTemplates[document.name] ?? "" };
  const paper = renderPaper(name, text, { ...data });
  const comment = `ledger ${toolVersion} sha256:${digest(canonicalJson(data))}`;
  return { paper, print: { isSample: campaign.plan.isSample, comment } };
}

/** The paper as Markdown. */
export async function runReport(campaign: Campaign, options: ReportOptions): Promise<string> {
  const { paper, print } = reportOf(campaign, options);
  return printMarkdown(paper, print);
}

/** Formats by the ending of the file: each prints the same paper. */
const writers: readonly { readonly ending: RegExp; write(report: Report): Promise<string> }[] = [
  { ending: /\.(md|markdown)$/i, write: async ({ paper, print }) => printMarkdown(paper, print) },
];

export interface ReportCommand extends Omit<Request, "today"> {
  readonly output?: readonly string[] | undefined;
  readonly asOf?: Day | undefined;
  readonly allowErrors?: boolean | undefined;
  readonly root?: string | undefined;
}

/** `ledger report`: Markdown to stdout, or whole into each file named; what is asked is judged before anything is written. */
export async function report(options: ReportCommand, world: World): Promise<number> {
  const { output = [], root, asOf, allowErrors, ...asked } = options;
  const outputs = output.map((file) => ({ file, writer: writerFor(file) }));
  const request = { ...asked, today: asOf ?? world.today };
  const document = documentFor(request);
  const day = request.month === undefined ? request.today : lastDayOf(request.month);
  const prepared = await prepare(root, day, allowErrors ?? false, world);
  if (typeof prepared === "number") return prepared;
  const template = readTemplate(prepared.workspace.root, templateFile(document.name));
  const made = reportOf(prepared.campaign, { ...request, template, toolVersion: world.version, digest });
  if (outputs.length === 0) world.out(printMarkdown(made.paper, made.print));
  const written = await Promise.all(outputs.map(async ({ file, writer }) => ({ file, content: await writer.write(made) })));
  for (const { file, content } of written) {
    writeWhole(resolve(world.folder, file), content);
    world.err(`已写入 ${file}\n`);
  }
  return exitCodes.clean;
}

function writerFor(file: string) {
  const writer = writers.find(({ ending }) => ending.test(file));
  if (!writer) throw new UsageError(`还不能写成“${file}”这种格式`, "目前可写成 Markdown，文件名以“.md”结尾，例如 -o 通报.md。");
  return writer;
}
