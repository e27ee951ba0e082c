// The output of `ledger explain`: one rule with what it asks for, why, a wrong and a right example; or the list of all rules.
import { Chalk, type ChalkInstance } from "chalk";
import { asCalled, type Called } from "../model/called.ts";
import type { Severity } from "../model/diagnostic.ts";
import { fragmentLines, type RuleWords } from "../model/example.ts";
import type { Plan } from "../model/plan.ts";
import { severityNames } from "./check-compact.ts";
import { cutTo, displayWidth, visible, wrapTo } from "./terminal-text.ts";

export interface ExplainScreen {
  readonly columns: number;
  readonly color: boolean;
  readonly called?: Called | undefined;
  /** The plan of the workspace one is in, whose clauses are cited. */
  readonly plan?: Pick<Plan, "name" | "clauses"> | undefined;
}

interface ShownRule extends RuleWords {
  readonly severity: Severity;
  readonly form?: string;
}

/** One rule with its examples. Ends with a line feed. */
export function explainRule(
  { name, severity, alsoWarns, form, what, why, clause, example }: ShownRule,
  { columns, color, called, plan }: ExplainScreen,
): string {
  const paint = new Chalk({ level: color ? 1 : 0 });
  const told = (label: string, text: string) =>
    wrapTo(`${label}：${text}`, columns, displayWidth(label) + 2).map((line, index) =>
      index === 0 ? paint.bold(line.slice(0, label.length + 1)) + line.slice(label.length + 1) : line,
    );
  return `${[
    `${paint.bold(name)}（${severityNames[severity]}）`,
    "",
    ...told("要求", what),
    ...told("为什么", why),
    ...(clause !== undefined && plan && Object.hasOwn(plan.clauses, clause)
      ? told("依据", `${visible(plan.name)}${visible(plan.clauses[clause] ?? "")}（${clause}）`)
      : []),
    ...(form === undefined ? [] : told("适用", `明细用表单 ${form} 的问题`)),
    ...(severity === "warning" || alsoWarns
      ? [
          ...told("答复", "提醒的是一个问题，而查过确实没有问题的，记“已核实”："),
          `  ${asCalled(`ledger log 编号 已核实 --规则 ${name} --理由 …`, called)}`,
        ]
      : []),
    "",
    paint.red.bold("不对的写法："),
    ...fragment(example.fails, paint.red, columns),
    "",
    paint.green.bold("对的写法："),
    ...fragment(example.passes, paint.green, columns),
    "",
    ...wrapTo("例中只列有关的内容，“…”和没有列出的各项照常填写。", columns).map((line) => paint.dim(line)),
  ].join("\n")}\n`;
}

/** The lines as written, with a mark under the wrong value; a long line is cut behind that value. */
function fragment(text: string, color: ChalkInstance, columns: number): string[] {
  const room = Math.max(20, columns - 2);
  return fragmentLines(text).flatMap(({ text: line, mark }) => {
    if (!mark) return [`  ${cutTo(visible(line), room)}`];
    const [start, end] = mark;
    const written = visible(line.slice(0, start));
    const lead = displayWidth(written) > room - 8 ? `…${endOf(written, room - 9)}` : written;
    const value = cutTo(visible(line.slice(start, end)), Math.max(4, room - displayWidth(lead)));
    const rest = value.endsWith("…") ? "" : cutTo(visible(line.slice(end)), Math.max(0, room - displayWidth(lead) - displayWidth(value)));
    return [`  ${lead}${value}${rest}`, `  ${" ".repeat(displayWidth(lead))}${color("^".repeat(Math.max(1, displayWidth(value))))}`];
  });
}

/** The last `width` columns of a text. */
function endOf(text: string, width: number): string {
  const characters = [...text];
  while (displayWidth(characters.join("")) > width) characters.shift();
  return characters.join("");
}

/** All rules by layer, a line each: the name and what must hold. Ends with a line feed. */
export function explainList(
  layers: readonly { readonly title: string; readonly rules: readonly ShownRule[] }[],
  { columns, color, called }: ExplainScreen,
): string {
  const paint = new Chalk({ level: color ? 1 : 0 });
  const all = layers.flatMap(({ rules }) => rules);
  const width = Math.max(...all.map(({ name }) => name.length));
  const blocks = layers.map(({ title, rules }) => [
    paint.bold(title),
    ...rules.flatMap(({ name, severity, what }) => {
      const kind = severity === "error" ? "" : `（${severityNames[severity]}）`;
      const lines = wrapTo(`  ${name.padEnd(width)} ${what}${kind}`, columns, width + 3);
      return lines.map((line, index) => (index === 0 ? line.replace(name, paint.cyan(name)) : line));
    }),
  ]);
  return `${[...blocks, [`共${all.length}条，没有注明“提醒”“说明”的都是错误。看一条的说明和例子：${asCalled("ledger explain 名称", called)}`]].map((block) => block.join("\n")).join("\n\n")}\n`;
}
