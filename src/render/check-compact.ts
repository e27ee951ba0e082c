import { longDay } from "../model/day.ts";
import type { CheckResult, Diagnostic, Severity } from "../model/diagnostic.ts";
import { visible } from "./terminal-text.ts";

export const severityNames: Record<Severity, string> = { error: "错误", warning: "提醒", info: "说明" };

/** 错误, 提醒, 说明; of a warning that was answered: 已核实. */
export function severityText({ severity, acknowledged }: Pick<Diagnostic, "severity" | "acknowledged">): string {
  return acknowledged ? "已核实" : severityNames[severity];
}

/** What a diagnostic asks for; of one that was answered, the answer. */
export function adviceOf({ hint, acknowledged }: Pick<Diagnostic, "hint" | "acknowledged">): string {
  return acknowledged ? `理由：${acknowledged.reason}（${longDay(acknowledged.on)}）。` : hint;
}

/** Text behind the counts: how many warnings were answered, which the counts leave out. */
export function alsoAnswered(count: number): string {
  return count > 0 ? `，另有${count}处提醒已核实` : "";
}

/** One line a diagnostic: `file:line:column: 错误: 编号：message [rule]`, as compilers print, so that editors can jump there. */
export function checkCompact({ diagnostics }: CheckResult): string {
  return diagnostics
    .map((diagnostic) => {
      const { file, line, column, message, item, rule, acknowledged } = diagnostic;
      const subject = item === null ? "" : `${visible(item)}：`;
      const answer = acknowledged ? `（${visible(acknowledged.reason)}，${longDay(acknowledged.on)}）` : "";
      return `${visible(file)}:${line}:${column}: ${severityText(diagnostic)}: ${subject}${visible(message)}${answer} [${rule}]\n`;
    })
    .join("");
}
