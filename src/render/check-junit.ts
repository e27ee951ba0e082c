import type { CheckResult, Diagnostic } from "../model/diagnostic.ts";
import { severityNames } from "./check-compact.ts";

/**
 * JUnit XML: a suite a file that has something to tell, a case a diagnostic. Only errors are failures; warnings pass, their text in system-out.
 * Without any diagnostic one passing case stands for the whole, since a report without cases counts as broken.
 */
export function checkJunit({ files, items, diagnostics }: CheckResult): string {
  const byFile = grouped(diagnostics);
  const suites = [...byFile].map(([file, found]) => suite(file, found));
  if (suites.length === 0) suites.push(`  <testsuite name="ledger" tests="1" failures="0">\n    <testcase name="${text(`核对台账${files}本、问题${items}个：没有错误，没有提醒`)}" classname="ledger"/>\n  </testsuite>`);
  const failures = diagnostics.filter(({ severity }) => severity === "error").length;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="ledger check" tests="${Math.max(1, diagnostics.length)}" failures="${failures}">\n${suites.join("\n")}\n</testsuites>\n`;
}

function grouped(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) groups.set(diagnostic.file, [...(groups.get(diagnostic.file) ?? []), diagnostic]);
  return groups;
}

function suite(file: string, found: readonly Diagnostic[]): string {
  const failures = found.filter(({ severity }) => severity === "error").length;
  const cases = found.map((diagnostic) => {
    const { rule, line, column, severity, message, hint, item } = diagnostic;
    const name = text(`${item === null ? "" : `${item}：`}${message}（第${line}行）`);
    const body = text(`${file}:${line}:${column} ${severityNames[severity]}：${message}。${hint}`);
    const told = severity === "error" ? `<failure message="${text(message)}" type="${rule}">${body}</failure>` : `<system-out>${body}</system-out>`;
    return `    <testcase name="${name}" classname="${text(rule)}" file="${text(file)}" line="${line}">${told}</testcase>`;
  });
  return `  <testsuite name="${text(file)}" tests="${found.length}" failures="${failures}">\n${cases.join("\n")}\n  </testsuite>`;
}

/** XML 1.0 text: marks escaped, characters it cannot hold replaced. */
function text(raw: string): string {
  return raw
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[\n\r\t]/g, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
