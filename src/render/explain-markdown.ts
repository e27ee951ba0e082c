// A rule as an editor shows it beside the place: Markdown, or plain text for editors that have none.

import type { Severity } from "../model/diagnostic.ts";
import { fragmentLines, type RuleWords } from "../model/example.ts";
import type { Plan } from "../model/plan.ts";
import { severityNames } from "./check-compact.ts";
import { escapeMarkdown } from "./escape-markdown.ts";

export function explainMarkdown(
  { name, severity, alsoWarns, what, why, clause, example }: RuleWords & { readonly severity: Severity },
  plan: Pick<Plan, "name" | "clauses"> | undefined,
): string {
  const cited = clause !== undefined && plan && Object.hasOwn(plan.clauses, clause) ? plan.clauses[clause] : undefined;
  const isWarning = severity === "warning" || alsoWarns;
  return [
    `**${name}**（${severityNames[severity]}）`,
    `要求：${escapeMarkdown(what)}`,
    `为什么：${escapeMarkdown(why)}`,
    ...(cited === undefined || clause === undefined || !plan ? [] : [`依据：${escapeMarkdown(`${plan.name}${cited}（${clause}）`)}`]),
    ...(isWarning ? [`查过确实没有问题的，在这个问题中记：\n\n${fenced(`已核实: [{ 规则: ${name}, 理由: …, 日期: … }]`)}`] : []),
    `不对的写法：\n\n${fenced(fragment(example.fails))}`,
    `对的写法：\n\n${fenced(fragment(example.passes))}`,
  ].join("\n\n");
}

/** Examples are this program's own: none has a fence in it. */
function fenced(text: string): string {
  return `\`\`\`yaml\n${text}\n\`\`\``;
}

function fragment(text: string): string {
  return fragmentLines(text)
    .map(({ text: line, mark }) => (mark ? `${line}    # ← 这里` : line))
    .join("\n");
}
