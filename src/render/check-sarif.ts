import { longDay } from "../model/day.ts";
import type { Answer, CheckResult, Severity, Span } from "../model/diagnostic.ts";
import { type Digest, fingerprints } from "./fingerprints.ts";
import { printedJson } from "./printed-json.ts";
import { visible } from "./terminal-text.ts";

const levels: Record<Severity, string> = { error: "error", warning: "warning", info: "note" };

export interface SarifRule {
  readonly name: string;
  readonly what: string;
  readonly why: string;
}

/** SARIF 2.1.0 (OASIS): one run, the rules it names, columns counted in code points with the end excluded, URIs percent-encoded. */
export function checkSarif({ diagnostics }: CheckResult, rules: readonly SarifRule[], version: string, digest: Digest): string {
  const named = [...new Set(diagnostics.map(({ rule }) => rule))].sort();
  const words = new Map(rules.map((rule) => [rule.name, rule]));
  const prints = fingerprints(diagnostics, digest);
  // All results of a run have the property, or none has (3.27.23).
  const isAnyAnswered = diagnostics.some(({ acknowledged }) => acknowledged);
  const results = diagnostics.map(({ file, rule, severity, message, hint, item, related, acknowledged, ...span }, index) => ({
    ruleId: rule,
    ruleIndex: named.indexOf(rule),
    level: levels[severity],
    message: messageOf(`${item === null ? "" : `${item}：`}${message}。${hint}`),
    locations: [{ physicalLocation: locationOf(file, span) }],
    ...(related && {
      relatedLocations: related.map(({ file: other, message: text, ...at }, id) => ({
        id,
        message: messageOf(text),
        physicalLocation: locationOf(other, at),
      })),
    }),
    ...(isAnyAnswered && { suppressions: acknowledged ? [suppressionOf(acknowledged)] : [] }),
    partialFingerprints: { "ledgerFinding/v1": prints[index] },
  }));
  return printedJson({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "ledger", version, rules: named.map((name) => descriptorOf(name, words.get(name))) } },
        columnKind: "unicodeCodePoints",
        results,
      },
    ],
  });
}

/** GitHub shows a rule by all three texts and asks for them. */
function descriptorOf(id: string, words: SarifRule | undefined) {
  const short = words?.what ?? id;
  const full = words?.why ?? `详见 ledger explain ${id}。`;
  return { id, shortDescription: { text: short }, fullDescription: { text: full }, help: { text: words ? `${short}。${full}` : full } };
}

/** Plain text as the standard wants it (3.11.5, 3.11.6): braces doubled, so that none is a placeholder; brackets before a parenthesis escaped, so that none is a link. */
function messageOf(text: string) {
  return {
    text: visible(text)
      .replace(/[{}]/g, "$&$&")
      .replace(/\[([^[\]]*)\](?=\()/g, "\\[$1\\]"),
  };
}

function suppressionOf({ reason, on }: Answer) {
  return { kind: "inSource", status: "accepted", justification: visible(`${reason}（${longDay(on)}）`) };
}

function locationOf(file: string, { line, column, endLine, endColumn }: Span) {
  return {
    artifactLocation: {
      uri: file
        .split("/")
        .map((name) => encodeURIComponent(name.replace(/\p{Cs}/gu, "\ufffd")))
        .join("/"),
    },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}
