// Two states of a workspace side by side, and what the rules of history say of them.
import { type Diagnostic, fieldOf, type Severity, wholeFile } from "../model/diagnostic.ts";
import type { EvidenceFacts } from "../model/evidence.ts";
import type { Ledger, Path, Problem } from "../model/ledger.ts";
import { logChange } from "../model/log-change.ts";
import type { Plan } from "../model/plan.ts";
import { type HistoryContext, type HistoryFinding, type Kept, lacksProblems } from "../model/rule.ts";
import type { Reading, Source } from "../read/index.ts";
import { filePath } from "../read/keys.ts";
import { historyRules } from "../rules/history/index.ts";

/** An earlier state of the workspace. */
export interface Base {
  readonly sources: readonly Source[];
  /** What was at a path below ledgers/. Its digest may be compared with that of `digestNow` for the same path, and with no other. */
  readonly evidence?: (path: string) => EvidenceFacts | undefined;
  /** Digest of what is there now; undefined: nothing is. */
  readonly digestNow?: (path: string) => string | undefined;
}

/** A state as read. */
export interface Present {
  readonly sources: readonly Source[];
  readonly reading: Reading;
}

/** An earlier state, and what was wrong in it: a function, since that takes a whole check and is needed only where something has changed. */
export interface Past extends Present {
  diagnostics(): readonly Diagnostic[];
}

/** What the rules of history find; `root` as in Finding. */
export function compareWithBase(
  before: Past,
  now: Present,
  { evidence, digestNow }: Base,
  plan: Plan,
): { diagnostic: Diagnostic; root: string | undefined }[] {
  const context: HistoryContext = {
    plan,
    ...keptAndAdded(before.reading.ledgers, now.reading.ledgers),
    isOutOfSight: outOfSight(before, now),
    wasWrong: wrongAt(before),
    asWritten: (step) => String(filePath([step], "ledger")[0]),
    bytesBefore: (file) => evidence?.(file)?.digest?.("whole"),
    bytesNow: (file) => digestNow?.(file),
  };
  return historyRules.flatMap((rule) =>
    [...rule.check(context)].map((finding) => ({ diagnostic: diagnosticOf(rule, finding, now.reading), root: finding.root })),
  );
}

function keptAndAdded(
  base: readonly Ledger[],
  now: readonly Ledger[],
): Pick<HistoryContext, "base" | "now" | "problems" | "ledgers" | "added"> {
  const [then, present] = [problemsIn(base), problemsIn(now)];
  const problems = [...then].map(([id, before]): Kept<Problem, Problem["log"][number]> => {
    const problem = present.get(id);
    return { before, now: problem, log: logChange(before.log, problem?.log ?? []) };
  });
  const ledgers = base.map((before): Kept<Ledger, Ledger["duties"][number]> => {
    const ledger = now.find(({ unit }) => unit !== undefined && unit === before.unit) ?? now.find(({ file }) => file === before.file);
    return { before, now: ledger, log: logChange(before.duties, ledger?.duties ?? []) };
  });
  return { base, now, problems, ledgers, added: [...present].flatMap(([id, problem]) => (then.has(id) ? [] : [problem])) };
}

/** By 编号; of a number used twice the first problem counts (the second is an error anyway). */
function problemsIn(ledgers: readonly Ledger[]): Map<string, Problem> {
  const found = new Map<string, Problem>();
  for (const problem of ledgers.flatMap(({ problems }) => problems))
    if (problem.id !== undefined && !found.has(problem.id)) found.set(problem.id, problem);
  return found;
}

/** True for what may be in a file that could not be read: in its own unit's, or, where the unit has no ledger any more, in any new file. */
function outOfSight(before: Present, now: Present): HistoryContext["isOutOfSight"] {
  const read = new Set(now.reading.ledgers.map(({ file }) => file));
  const unread = now.sources
    .map(({ path }) => path)
    .filter((path) => /^ledgers\/[^/]+$/.test(path) && !/\/(plan|baseline)\.yaml$/.test(path))
    .filter((path) => !read.has(path) && !now.reading.setAside.has(path));
  const earlier = new Set(before.sources.map(({ path }) => path));
  return ({ unit, file }) => {
    const own = now.reading.ledgers.filter((ledger) => ledger.unit !== undefined && ledger.unit === unit);
    if (unread.includes(file) || (unit !== undefined && now.reading.unread.has(unit))) return true;
    if (own.length === 0 && unread.some((path) => !earlier.has(path))) return true;
    return own.some(({ wrong, problems }) => lacksProblems(wrong) || problems.some((problem) => problem.wrong.has("id")));
  };
}

function wrongAt({ reading, diagnostics }: Past): HistoryContext["wasWrong"] {
  return (before, path) => {
    const inFile = diagnostics().filter(({ file, severity }) => file === before.file && severity === "error");
    const { line, column, endLine, endColumn } = reading.locate(before.file, [...rootOf(before), ...path]);
    return inFile.some(
      (error) =>
        (error.line > line || (error.line === line && error.column >= column)) &&
        (error.line < endLine || (error.line === endLine && error.column < endColumn)),
    );
  };
}

function rootOf(at: Problem | Ledger): Path {
  return "log" in at ? at.path : [];
}

function diagnosticOf(rule: { readonly name: string; readonly severity: Severity }, finding: HistoryFinding, reading: Reading): Diagnostic {
  const { at, isGone, item, path, missing, message, hint } = finding;
  const full = [...rootOf(at), ...path];
  const span = isGone ? wholeFile : reading.locate(at.file, full, missing);
  const id = item ?? ("log" in at ? at.id : undefined) ?? null;
  return {
    ...span,
    file: at.file,
    rule: rule.name,
    severity: finding.severity ?? rule.severity,
    message,
    hint,
    unit: at.unit ?? null,
    item: id,
    field: fieldOf(full),
  };
}
