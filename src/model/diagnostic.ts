// A fault, a warning or a remark at one exact place, as data. How it is shown is decided in render/.

export type Severity = "error" | "warning" | "info";

/** 1-based; columns in characters (code points); the end is excluded. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** [start, end) of a file's text as read is replaced by `text`. Offsets count UTF-16 units. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type Encoding = "gb18030" | "utf-16le" | "utf-16be";

export interface Related extends Span {
  readonly file: string;
  readonly message: string;
}

export interface Diagnostic extends Span {
  /** Relative to the root, with "/". */
  readonly file: string;
  readonly rule: string;
  readonly severity: Severity;
  /** Stands alone: one sentence, no full stop. */
  readonly message: string;
  /** What to do, with a right example. */
  readonly hint: string;
  /** Name of the unit whose ledger it is, null outside ledgers. */
  readonly unit: string | null;
  /** 编号 of the problem, null where none. */
  readonly item: string | null;
  readonly related?: readonly Related[];
  /** Keys that lead to the value, without places in lists: the same when lines move. For fingerprints; not part of the JSON contract. */
  readonly field?: string;
  /** Values to fill in or change to correct it: steps from the file's root, in the model's names. Not part of the JSON contract. */
  readonly concerns?: readonly (readonly (string | number)[])[];
  /** Edits that are certain to correct it; absent where only the writer can tell what was meant. */
  readonly edits?: readonly Edit[] | undefined;
  /** The file's encoding, where saving it as UTF-8 is all that is needed. */
  readonly encoding?: Encoding;
  /** The answer (已核实) to a warning. An answered warning is counted but not shown. */
  readonly acknowledged?: Answer | undefined;
}

/** The reason given for leaving a warning as it is, and the day from which on it is not shown. */
export interface Answer {
  readonly reason: string;
  readonly on: string;
}

/** True where `check --fix` can mend it. */
export function isMendable({ edits, encoding }: Pick<Diagnostic, "edits" | "encoding">): boolean {
  return edits !== undefined || encoding !== undefined;
}

/** What `check` returns (schemas/README.md, "Check as JSON"). */
export interface CheckResult {
  /** Ledgers read with 办公室.yaml; not plan and baseline. */
  readonly files: number;
  /** Problems in them. */
  readonly items: number;
  /** Packages stored in 收件/; only where the plan has 下级. */
  readonly packages?: number;
  readonly errors: number;
  readonly warnings: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Warnings that were answered: neither in `warnings` nor in `diagnostics`. */
  readonly acknowledged: readonly Diagnostic[];
}

/** What other programs are told of a fault, in the names of schemas/README.md, "Check as JSON", and in their order. */
export type DiagnosticValue = Pick<
  Diagnostic,
  "file" | "line" | "column" | "endLine" | "endColumn" | "rule" | "severity" | "message" | "hint" | "unit" | "item"
>;

export interface CheckValue {
  readonly files: number;
  readonly items: number;
  readonly packages?: number;
  readonly errors: number;
  readonly warnings: number;
  /** How many warnings were answered. */
  readonly acknowledged: number;
  readonly diagnostics: readonly DiagnosticValue[];
  /** Those that are to be shown all the same, each with its answer. */
  readonly acknowledgedDiagnostics?: readonly (DiagnosticValue & { readonly acknowledged: Answer })[];
}

/** The result as `ledger check --format json` prints it. */
export function valueOfCheck({ files, items, packages, errors, warnings, diagnostics, acknowledged }: CheckResult): CheckValue {
  const shown = diagnostics.flatMap((one) => (one.acknowledged ? [{ ...valueOfOne(one), acknowledged: one.acknowledged }] : []));
  return {
    files,
    items,
    ...(packages !== undefined && { packages }),
    errors,
    warnings,
    acknowledged: acknowledged.length,
    diagnostics: diagnostics.filter((one) => !one.acknowledged).map(valueOfOne),
    ...(shown.length > 0 && { acknowledgedDiagnostics: shown }),
  };
}

function valueOfOne({ file, line, column, endLine, endColumn, rule, severity, message, hint, unit, item }: Diagnostic): DiagnosticValue {
  return { file, line, column, endLine, endColumn, rule, severity, message, hint, unit, item };
}

/** The field of a path: `log/due` for `["log", 3, "due"]`. */
export function fieldOf(path: readonly (string | number)[]): string {
  return path.filter((step) => typeof step === "string").join("/");
}

export const wholeFile: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 };

const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** By file, line, column; then errors before warnings, then by rule and message, so that equal input gives equal output. */
export function inOrder(a: Diagnostic, b: Diagnostic): number {
  return (
    compare(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    rank[a.severity] - rank[b.severity] ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

/** Order of code units: the same on every machine, unlike a locale's. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `--rule name=off|warning|error`. */
export interface Override {
  readonly rule: string;
  readonly severity: "off" | "warning" | "error";
}

/**
 * The same result with the severity of rules changed (off, warning, error), and counted anew. Only warnings can be answered: of a rule raised to
 * an error the answers are ignored, and a finding lowered from an error to a warning counts as not answered.
 */
export function adjusted(result: CheckResult, overrides: readonly Override[]): CheckResult {
  if (overrides.length === 0) return result;
  const chosen = new Map(overrides.map(({ rule, severity }) => [rule, severity]));
  const raised = result.acknowledged.filter(({ rule }) => chosen.get(rule) === "error").map(({ acknowledged: _, ...one }) => one);
  const diagnostics = [...result.diagnostics, ...raised].sort(inOrder).flatMap((diagnostic) => {
    const severity = chosen.get(diagnostic.rule);
    return severity === "off" ? [] : [severity === undefined ? diagnostic : { ...diagnostic, severity }];
  });
  const acknowledged = result.acknowledged.filter(({ rule }) => (chosen.get(rule) ?? "warning") === "warning");
  return counted({ ...result, diagnostics, acknowledged });
}

/** The same with only some of its diagnostics, answered ones too. */
export function filtered(result: CheckResult, isTold: (diagnostic: Diagnostic) => boolean): CheckResult {
  return counted({ ...result, diagnostics: result.diagnostics.filter(isTold), acknowledged: result.acknowledged.filter(isTold) });
}

/** `errors` and `warnings` as they are in `diagnostics`. */
export function counted(result: Omit<CheckResult, "errors" | "warnings">): CheckResult {
  const { diagnostics } = result;
  return { ...result, errors: countOf("error", diagnostics), warnings: countOf("warning", diagnostics) };
}

/** How many of them are errors, or warnings, or remarks. */
export function countOf(severity: Severity, diagnostics: readonly Pick<Diagnostic, "severity">[]): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
}
