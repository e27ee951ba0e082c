import { type CheckResult, countOf, type Diagnostic } from "../model/diagnostic.ts";
import { adviceOf, alsoAnswered, severityText } from "./check-compact.ts";
import { escapeMarks } from "./escape-xml.ts";
import { visible } from "./terminal-text.ts";

/**
 * JUnit XML as Jenkins and GitLab read it: a suite a file that has something to tell, a case a diagnostic. Only errors are failures; warnings
 * pass, their text in system-out. Without any diagnostic one passing case stands for the whole, since a report without cases counts as broken.
 */
export function checkJunit(result: CheckResult): string {
  const { diagnostics } = result;
  const suites = [...byFile(diagnostics)].map(([file, found]) => suite(file, found.map(caseOf), countOf("error", found)));
  if (suites.length === 0) suites.push(suite("ledger", [`    <testcase name="${text(summary(result))}" classname="ledger"/>`], 0));
  const counts = `tests="${Math.max(1, diagnostics.length)}" failures="${countOf("error", diagnostics)}" errors="0"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="ledger check" ${counts}>\n${suites.join("\n")}\n</testsuites>\n`;
}

function byFile(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const group = groups.get(diagnostic.file);
    if (group) group.push(diagnostic);
    else groups.set(diagnostic.file, [diagnostic]);
  }
  return groups;
}

function suite(name: string, cases: readonly string[], failures: number): string {
  return `  <testsuite name="${text(name)}" tests="${cases.length}" failures="${failures}" errors="0">\n${cases.join("\n")}\n  </testsuite>`;
}

/** The name includes the place, since GitLab takes two cases of equal name and class for one. */
function caseOf(diagnostic: Diagnostic): string {
  const { file, rule, line, column, severity, message, item } = diagnostic;
  const name = text(`${item === null ? "" : `${item}：`}${message}（第${line}行第${column}列）`);
  const body = text(`${file}:${line}:${column} ${severityText(diagnostic)}：${message}。${adviceOf(diagnostic)}`);
  const told =
    severity === "error"
      ? `<failure message="${text(message)}" type="${text(rule)}">${body}</failure>`
      : `<system-out>${body}</system-out>`;
  return `    <testcase name="${name}" classname="${text(rule)}">${told}</testcase>`;
}

function summary({ files, items, errors, warnings, acknowledged }: CheckResult): string {
  return `核对台账${files}本、问题${items}个：${errors > 0 ? `${errors}处错误` : "没有错误"}，${warnings > 0 ? `${warnings}处提醒` : "没有提醒"}${alsoAnswered(acknowledged.length)}`;
}

/** XML 1.0 text: marks escaped, characters it cannot hold replaced, controls shown. */
function text(raw: string): string {
  return escapeMarks(visible(raw).replace(/[\ufffe\uffff]/g, "\ufffd"));
}
