import type { CheckResult, Severity, Span } from "../model/diagnostic.ts";
import { type Digest, fingerprints } from "./fingerprints.ts";

const levels: Record<Severity, string> = { error: "error", warning: "warning", info: "note" };

export interface RuleWords {
  readonly name: string;
  readonly severity: Severity;
  readonly what: string;
  readonly why: string;
}

/** SARIF 2.1.0 (OASIS): one run, the rules it may name, columns counted in code points, URIs percent-encoded. */
export function checkSarif({ diagnostics }: CheckResult, rules: readonly RuleWords[], version: string, digest: Digest): string {
  const named = [...new Set(diagnostics.map(({ rule }) => rule))].sort();
  const words = new Map(rules.map((rule) => [rule.name, rule]));
  const prints = fingerprints(diagnostics, digest);
  const driver = {
    name: "ledger",
    version,
    rules: named.map((id) => {
      const rule = words.get(id);
      return rule
        ? { id, shortDescription: { text: rule.what }, fullDescription: { text: rule.why }, defaultConfiguration: { level: levels[rule.severity] } }
        : { id };
    }),
  };
  const results = diagnostics.map(({ file, rule, severity, message, hint, item, related, ...span }, index) => ({
    ruleId: rule,
    ruleIndex: named.indexOf(rule),
    level: levels[severity],
    message: { text: `${item === null ? "" : `${item}：`}${message}。${hint}` },
    locations: [{ physicalLocation: locationOf(file, span) }],
    ...(related ? { relatedLocations: related.map(({ file: other, message: text, ...at }, id) => ({ id, message: { text }, physicalLocation: locationOf(other, at) })) } : {}),
    partialFingerprints: { "ledgerFinding/v1": prints[index] },
  }));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "unicodeCodePoints", results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function locationOf(file: string, { line, column, endLine, endColumn }: Span) {
  return {
    artifactLocation: { uri: file.split("/").map(encodeURIComponent).join("/") },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}
