// Diagnostics as editors show them.
import type { CheckResult, Diagnostic, Severity } from "../model/diagnostic.ts";
import { groupBy } from "../model/group-by.ts";
import { visible } from "../render/terminal-text.ts";
import type { EditorRange, EditorText } from "./editor-text.ts";

/** In the protocol's own names. */
export interface EditorDiagnostic {
  readonly range: EditorRange;
  readonly severity: 1 | 2 | 3;
  readonly code: string;
  readonly source: "ledger";
  readonly message: string;
  readonly relatedInformation?: { readonly location: { readonly uri: string; readonly range: EditorRange }; readonly message: string }[];
}

/** The files of a workspace as an editor has them. */
export interface EditorFiles {
  /** Undefined for a file that has no text that can be shown. */
  textOf(file: string): EditorText | undefined;
  uriOf(file: string): string;
}

/** A diagnostic and what is shown of it. */
export interface ShownFault {
  readonly diagnostic: Diagnostic;
  readonly shown: EditorDiagnostic;
}

const severities: Readonly<Record<Severity, EditorDiagnostic["severity"]>> = { error: 1, warning: 2, info: 3 };
const nowhere: EditorRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** What is told of each file, in the order of the text; answered warnings are left out. */
export function shownFaults({ diagnostics }: CheckResult, files: EditorFiles): Map<string, ShownFault[]> {
  return groupBy(
    diagnostics.map((diagnostic) => ({ diagnostic, shown: shownIn(diagnostic, files) })),
    ({ diagnostic }) => diagnostic.file,
  );
}

function shownIn(diagnostic: Diagnostic, files: EditorFiles): EditorDiagnostic {
  const { file, severity, rule, message, hint, item, related } = diagnostic;
  const rangeOf = (at: Diagnostic | NonNullable<typeof related>[number]) => files.textOf(at.file)?.rangeOf(at) ?? nowhere;
  const subject = item === null ? "" : `${visible(item)}：`;
  return {
    range: files.textOf(file)?.rangeOf(diagnostic) ?? nowhere,
    severity: severities[severity],
    code: rule,
    source: "ledger",
    message: `${subject}${visible(message)}\n办法：${visible(hint)}`,
    ...(related && {
      relatedInformation: related.map((other) => ({
        location: { uri: files.uriOf(other.file), range: rangeOf(other as Diagnostic) },
        message: visible(other.message),
      })),
    }),
  };
}
