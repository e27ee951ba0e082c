// A paper from its template, and the paper as Markdown.
import type { PaperHead } from "../model/paper.ts";
import type { OnlyYear } from "../model/paper-day.ts";
import { UsageError } from "../model/usage-error.ts";
import { escapeMarkdown, plainLine } from "./escape-markdown.ts";
import { type HeadKey, headKeys, splitFrontMatter } from "./front-matter.ts";
import { heavyLine } from "./heavy-markdown.ts";
import { renderTemplate, sizeOfData, type TemplateData } from "./template.ts";
import { onlyYearIn } from "./template-filters.ts";
import { withoutZeroColumns } from "./without-zeros.ts";

export interface Paper {
  readonly head: PaperHead;
  /** GFM: the text from the first heading on. */
  readonly body: string;
  /** What follows a heading 附件 or 附件1 of the second level, its title the heading of the third level below it. One with nothing below its title is left out. */
  readonly annexes: readonly AnnexText[];
  readonly onlyYear?: OnlyYear;
}

interface AnnexText {
  readonly label: string;
  readonly title: string;
  readonly body: string;
}

/** `![…](chart:units)`, alone in its paragraph, is where a chart goes. */
export const chartAddress = /^chart:([a-z0-9-]+)$/;
const chartLine = /^!\[[^\]\n]*\]\(chart:[a-z0-9-]+\)$/gm;

export interface PrintOptions {
  /** 示例: the paper says so under its title. */
  readonly isSample: boolean;
  /** Not on the paper: stands in a comment at the end. */
  readonly comment: string;
}

export const sampleNotice = "示例数据，非真实情况";

/** Fills in the head, then the body, which may print the head's entries under their Chinese names. */
export function renderPaper(name: string, text: string, data: TemplateData): Paper {
  const { lines, body: ownBody, bodyLine } = splitFrontMatter(name, text);
  const entries = new Map(
    lines.map(({ key, text: line, line: firstLine }) => [key, renderTemplate(name, line, data, { escape: plainLine, firstLine })]),
  );
  const named = Object.fromEntries(Object.keys(headKeys).map((key) => [key, entries.get(key as HeadKey) ?? ""]));
  const head = Object.fromEntries(Object.entries(headKeys).map(([key, field]) => [field, named[key] ?? ""])) as unknown as PaperHead;
  const filled = (body: string) => {
    const text = renderTemplate(name, body, { ...data, ...named }, { firstLine: bodyLine });
    refuseHeavy(name, text, body, bodyLine, data);
    const [beforeAnnexes = "", ...annexes] = text.split(/^(?=## 附件\d*\s*$)/m);
    return { body: beforeAnnexes.trim(), annexes: annexes.map((annex) => annexOf(name, annex)) };
  };
  const onlyYear = onlyYearIn(data);
  const whole = filled(ownBody);
  const isEmpty = ({ body }: AnnexText) => body === "";
  if (!whole.annexes.some(isEmpty)) return { head, ...whole, onlyYear };
  const { body, annexes } = filled(
    renumbered(
      ownBody,
      whole.annexes.filter((annex) => !isEmpty(annex)).map(({ label }) => label),
    ),
  );
  return { head, body, annexes: annexes.filter((annex) => !isEmpty(annex)), onlyYear };
}

/**
 * The template's own text with the annexes that are left numbered anew, wherever it names them. What a value says is not touched, since it is
 * not filled in yet; of the annexes that are left out the numbers follow, since each annex has to have a label.
 */
function renumbered(template: string, labels: readonly string[]): string {
  const numbers = new Map(labels.map((label, index) => [label, labels.length === 1 ? "附件" : `附件${index + 1}`]));
  return template.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|附件\d+/g, (part) => numbers.get(part) ?? part);
}

/** Throws a UsageError for the printed line, with its line in the template where it stands there in the same words. */
function refuseHeavy(name: string, filled: string, body: string, bodyLine: number, data: TemplateData): void {
  const at = heavyLine(filled, () => sizeOfData(data));
  if (at === undefined) return;
  const printed = (filled.split("\n")[at] ?? "").slice(0, 40);
  const found = body.split(/\r\n?|\n/).findIndex((line) => printed !== "" && line.startsWith(printed));
  const line = found < 0 ? "" : ` 第${bodyLine + found}行`;
  throw new UsageError(
    `模板 ${name}${line}：引用、列表套得过深，或符号、行数、表格的列过多，排不成文书`,
    "请删去多余的“>”“-”“*”“[”等符号，或减少循环。",
  );
}

function annexOf(name: string, text: string): AnnexText {
  const [, label = "", title, body = ""] = /^## (附件\d*)\s*\n+(?:### ([^\n]+)\n)?(.*)$/s.exec(text) ?? [];
  if (title === undefined)
    throw new UsageError(`模板 ${name}：“${label || "附件"}”下面缺少附件的标题`, `“## ${label || "附件1"}”之后空一行，写“### ……表”。`);
  return { label, title: plainOf(title.trim()), body: withoutZeroColumns(body.trim()) };
}

/** The heading without Markdown escapes, since the title is printed by other means. */
function plainOf(heading: string): string {
  return heading.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

/** The whole paper: head, body, note of the annexes, signature, annexes, 版记, and the comment. */
export function printMarkdown({ head, body, annexes }: Paper, { isSample, comment }: PrintOptions): string {
  const imprint = [head.printedBy, head.printedOn && `${head.printedOn}印发`].filter((part) => part !== "").map(escapeMarkdown);
  const blocks = [
    head.issuer && `**${escapeMarkdown(head.issuer)}**`,
    escapeMarkdown(head.number),
    escapeMarkdown(head.approver),
    `# ${escapeMarkdown(head.title)}`,
    isSample && `**${sampleNotice}**`,
    head.recipients && `${escapeMarkdown(head.recipients)}：`,
    body.replace(chartLine, "").replace(/\n{3,}/g, "\n\n"),
    ...noteOfAnnexes(annexes),
    escapeMarkdown(head.signer),
    escapeMarkdown(head.signedOn),
    head.note && `（${escapeMarkdown(head.note)}）`,
    ...annexes.flatMap(({ label, title, body }) => [`## ${label}`, `### ${escapeMarkdown(title)}`, body]),
    (head.copies || imprint.length > 0) && "---",
    head.copies && `抄送：${escapeMarkdown(head.copies)}。`,
    imprint.join("　"),
    `<!-- ${comment.replace(/--+/g, "-").replace(/[<>]/g, "")} -->`,
  ];
  return `${blocks.filter((block) => block !== false && block !== "").join("\n\n")}\n`;
}

function noteOfAnnexes(annexes: Paper["annexes"]): string[] {
  const [only, ...others] = annexes;
  if (!only) return [];
  if (others.length === 0) return [`附件：${escapeMarkdown(only.title)}`];
  return ["附件：", annexes.map(({ title }, index) => `${index + 1}. ${escapeMarkdown(title)}`).join("\n")];
}
