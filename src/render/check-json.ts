import type { CheckResult } from "../model/diagnostic.ts";
import { printedJson } from "./printed-json.ts";

/** `ledger check --format json`: names and their order as in schemas/README.md, "Check as JSON". Ends with a line feed. */
export function checkJson({ files, items, errors, warnings, diagnostics }: CheckResult): string {
  const listed = diagnostics.map(({ file, line, column, endLine, endColumn, rule, severity, message, hint, unit, item }) => ({
    file,
    line,
    column,
    endLine,
    endColumn,
    rule,
    severity,
    message,
    hint,
    unit,
    item,
  }));
  return printedJson({ files, items, errors, warnings, diagnostics: listed });
}
