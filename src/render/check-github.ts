import type { CheckResult, Severity } from "../model/diagnostic.ts";
import { adviceOf } from "./check-compact.ts";
import { visible } from "./terminal-text.ts";

const commands: Record<Severity, string> = { error: "error", warning: "warning", info: "notice" };

/**
 * GitHub Actions workflow commands, one a diagnostic, each on a line. Lines and columns are 1-based, the end column excluded; columns only
 * where the value stands on one line, else the runner drops them.
 */
export function checkGithub({ diagnostics }: CheckResult): string {
  return diagnostics
    .map((diagnostic) => {
      const { file, line, column, endLine, endColumn, severity, message, item, rule, acknowledged } = diagnostic;
      const columns = endLine === line ? { col: column, endColumn } : {};
      const properties = {
        file,
        line,
        endLine,
        ...columns,
        title: `${acknowledged ? "已核实：" : ""}${item === null ? "" : `${item}：`}${message}`,
      };
      const listed = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
      return `::${acknowledged ? "notice" : commands[severity]} ${listed.join(",")}::${data(`${adviceOf(diagnostic)}（${rule}）`)}\n`;
    })
    .join("");
}

/** The runner's own escapes; line breaks and controls never get that far. */
function data(text: string): string {
  return visible(text).replaceAll("%", "%25");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
