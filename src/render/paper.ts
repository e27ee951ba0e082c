// A paper from its template, and the paper as Markdown.
import { escapeMarkdown, plainLine } from "./escape-markdown.ts";
import { type HeadKey, headKeys, splitFrontMatter } from "./front-matter.ts";
import { renderTemplate, type TemplateData } from "./template.ts";

/** Head of the paper, as plain text; what is not on it is "". */
export type Head = Readonly<Record<(typeof headKeys)[HeadKey], string>>;

export interface Paper {
  readonly head: Head;
  /** GFM: the text from the first heading on, annexes included. */
  readonly body: string;
}

export interface PrintOptions {
  /** 示例: the paper says so under its title. */
  readonly isSample: boolean;
  /** Not on the paper: stands in a comment at the end. */
  readonly comment: string;
}

export const sampleNotice = "示例数据，非真实情况";

/** Fills in the head, then the body, which may print the head's entries under their Chinese names. */
export function renderPaper(name: string, text: string, data: TemplateData): Paper {
  const { lines, body, bodyLine } = splitFrontMatter(name, text);
  const filled = new Map(
    lines.map(({ key, text: line, line: firstLine }) => [key, renderTemplate(name, line, data, { escape: plainLine, firstLine })]),
  );
  const named = Object.fromEntries(Object.keys(headKeys).map((key) => [key, filled.get(key as HeadKey) ?? ""]));
  const head = Object.fromEntries(Object.entries(headKeys).map(([key, field]) => [field, named[key] ?? ""])) as Head;
  return { head, body: renderTemplate(name, body, { ...data, ...named }, { firstLine: bodyLine }).trim() };
}

/** The whole paper: head, body, 版记, and the comment. */
export function printMarkdown({ head, body }: Paper, { isSample, comment }: PrintOptions): string {
  const imprint = [head.printedBy, head.printedOn && `${head.printedOn}印发`].filter((part) => part !== "").map(escapeMarkdown);
  const blocks = [
    head.issuer && `**${escapeMarkdown(head.issuer)}**`,
    escapeMarkdown(head.number),
    `# ${escapeMarkdown(head.title)}`,
    isSample && `**${sampleNotice}**`,
    head.recipients && `${escapeMarkdown(head.recipients)}：`,
    body,
    (head.copies || imprint.length > 0) && "---",
    head.copies && `抄送：${escapeMarkdown(head.copies)}。`,
    imprint.join("　"),
    `<!-- ${comment.replace(/--+/g, "-").replace(/[<>]/g, "")} -->`,
  ];
  return `${blocks.filter((block) => block !== false && block !== "").join("\n\n")}\n`;
}
