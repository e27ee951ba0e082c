// The page of every rule with what it says: written from the rules and from what their examples print.
import { type ExplainedRule, explainedLayers } from "../../src/check/explain.ts";
import { fragmentLines } from "../../src/model/example.ts";
import { severityNames } from "../../src/render/check-compact.ts";
import { displayWidth, visible } from "../../src/render/terminal-text.ts";
import { runOf } from "./example-workspace.ts";
import { moreExamples } from "./more-examples.ts";

const head = `# 核对提示一览

\`ledger check\` 的每一条规则：要求什么，为什么，怎样写不对、会怎样提示，怎样写对。在命令行看一条：\`ledger explain due-after-entry\`。

- 例中只列有关的内容，“…”和没有列出的各项照常填写。以“# ”开头的是说明，例如文件名、核对日期。
- 例中有甲局、乙局、丙局和丁园区，都是假设的。整治办设在乙局，督导组是其他机构。没有写明核对日期的，按2020年5月20日核对。
- 本页由程序生成，不要直接修改；例子每次测试都实际核对一遍。
`;

export async function catalogue(): Promise<string> {
  const parts = [
    head,
    `${explainedLayers.map(({ title, rules }) => `- ${title}：${rules.map(({ name }) => `[${name}](#${name})`).join(" · ")}`).join("\n")}\n`,
  ];
  for (const { title, rules } of explainedLayers) {
    parts.push(`## ${title}\n`);
    for (const rule of rules) parts.push(await entry(rule));
  }
  return parts.join("\n");
}

async function entry(rule: ExplainedRule): Promise<string> {
  const { name, severity, what, why, example } = rule;
  const lines = [
    `### ${name}`,
    "",
    `${severityNames[severity]}。**${what}。** ${why}`,
    "",
    "不对：",
    "",
    ...(await wrong(rule, example.fails)),
    "对：",
    "",
    ...shown(example.passes),
    "",
  ];
  const others = moreExamples[name] ?? [];
  if (others.length > 0) lines.push("还会这样提示：", "");
  for (const fragment of others) lines.push(...(await wrong(rule, fragment)));
  return lines.join("\n");
}

/** A wrong example with what is said of it. */
async function wrong({ name, form }: ExplainedRule, fragment: string): Promise<string[]> {
  const { at, found: all } = await runOf(fragment, form);
  const found = all.filter(({ rule }) => rule === name);
  const told = found.find(({ line, column }) => at && line === at.line && column === at.column) ?? found[0];
  const words = told ? [`> ${severityNames[told.severity]}：${quoted(told.message)}  `, `> 办法：${quoted(told.hint)}`] : [];
  return [...shown(fragment), "", ...words, ""];
}

/** As a code block, a mark under what is wrong. */
function shown(fragment: string): string[] {
  const lines = fragmentLines(fragment).flatMap(({ text, mark }) => {
    if (!mark) return [visible(text)];
    const [lead, value] = [visible(text.slice(0, mark[0])), visible(text.slice(...mark))];
    return [
      `${lead}${value}${visible(text.slice(mark[1]))}`,
      `${" ".repeat(displayWidth(lead))}${"^".repeat(Math.max(1, displayWidth(value)))}`,
    ];
  });
  return ["```yaml", ...lines, "```"];
}

/** Text that Markdown leaves as it is. */
function quoted(text: string): string {
  return visible(text).replace(/[\\`*_[\]<>#|~]/g, "\\$&");
}
