import type { CheckResult, Diagnostic } from "../model/diagnostic.ts";
import { printedJson } from "./printed-json.ts";

/**
 * `ledger check --format json`: names and their order as in schemas/README.md, "Check as JSON". `acknowledged` counts the warnings that
 * were answered; where they are to be shown all the same, they are in `acknowledgedDiagnostics`, each with its answer. Ends with a line
 * feed.
 */
export function checkJson({ files, items, errors, warnings, diagnostics, acknowledged }: CheckResult): string {
  const shown = diagnostics.filter((one) => one.acknowledged);
  return printedJson({
    files,
    items,
    errors,
    warnings,
    acknowledged: acknowledged.length,
    diagnostics: diagnostics.filter((one) => !one.acknowledged).map(listed),
    ...(shown.length > 0 && { acknowledgedDiagnostics: shown.map((one) => ({ ...listed(one), acknowledged: one.acknowledged })) }),
  });
}

function listed({ file, line, column, endLine, endColumn, rule, severity, message, hint, unit, item }: Diagnostic) {
  return { file, line, column, endLine, endColumn, rule, severity, message, hint, unit, item };
}
