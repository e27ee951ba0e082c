import type { CheckResult, Severity } from "../model/diagnostic.ts";
import { visible } from "./terminal-text.ts";

export const severityNames: Record<Severity, string> = { error: "错误", warning: "提醒", info: "说明" };

/** One line a diagnostic: `file:line:column: 错误: 编号：message [rule]`, as compilers print, so that editors can jump there. */
export function checkCompact({ diagnostics }: CheckResult): string {
  return diagnostics
    .map(({ file, line, column, severity, message, item, rule }) => {
      const subject = item === null ? "" : `${visible(item)}：`;
      return `${visible(file)}:${line}:${column}: ${severityNames[severity]}: ${subject}${visible(message)} [${rule}]\n`;
    })
    .join("");
}
