import type { CheckResult, Severity } from "../model/diagnostic.ts";
import { adviceOf } from "./check-compact.ts";
import { type Digest, fingerprints } from "./fingerprints.ts";
import { printedJson } from "./printed-json.ts";
import { visible } from "./terminal-text.ts";

const severities: Record<Severity, string> = { error: "major", warning: "minor", info: "info" };

/** GitLab Code Quality report: an array of issues. Lines are 1-based; the path is relative to the repository, without "./", unencoded. */
export function checkGitlab({ diagnostics }: CheckResult, digest: Digest): string {
  const prints = fingerprints(diagnostics, digest);
  return printedJson(
    diagnostics.map((diagnostic, index) => {
      const { file, line, endLine, severity, message, item, rule, acknowledged } = diagnostic;
      return {
        description: visible(`${acknowledged ? "已核实：" : ""}${item === null ? "" : `${item}：`}${message}。${adviceOf(diagnostic)}`),
        check_name: rule,
        fingerprint: prints[index],
        severity: severities[acknowledged ? "info" : severity],
        location: { path: file, lines: { begin: line, end: endLine } },
      };
    }),
  );
}
