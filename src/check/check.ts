// `ledger check` as a pure function: sources → read → rules → sorted diagnostics.
import { dutiesOn } from "../figures/duties.ts";
import { orAnswered } from "../model/answer.ts";
import type { Campaign } from "../model/campaign.ts";
import type { Day } from "../model/day.ts";
import { type CheckResult, counted, type Diagnostic, fieldOf, inOrder, type Related } from "../model/diagnostic.ts";
import type { EvidenceFacts } from "../model/evidence.ts";
import type { Baseline, Ledger, Path, Problem } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";
import { taskNumbered, unitNamed } from "../model/plan.ts";
import type { Context, Finding, Rule } from "../model/rule.ts";
import { type History, replay } from "../model/standing.ts";
import { withoutDatesAfter } from "../model/without-later-dates.ts";
import { workingDays } from "../model/working-days.ts";
import { baselineFile, officeFile, planFile, type Reading, read, type Source } from "../read/index.ts";
import type { ReadingRuleName } from "../read/reading-rules/index.ts";
import { acknowledgedWarningStands } from "../rules/acknowledged-warning-stands.ts";
import { rules } from "../rules/index.ts";
import { planRules } from "../rules/plan.ts";
import { answeredBy, silenceIn, warns } from "./answers.ts";
import { type FindingBasis, withoutConsequences } from "./consequences.ts";
import { type Base, compareWithBase, type Past } from "./history.ts";

export interface CheckOptions {
  /** What the disk says of 佐证, by path below ledgers/. Without it files are not looked at. */
  readonly evidence?: (path: string) => EvidenceFacts | undefined;
  /** `status` and `report` look at past days of living ledgers: later dates are no fault to them, and reminders no help. */
  readonly forFigures?: boolean;
  /** What an earlier check of the same workspace read, so that only what is changed since need be read. */
  readonly read?: Reading | undefined;
  /** An earlier state to compare with: what has vanished or changed since is told. */
  readonly base?: Base | undefined;
  /** Ledgers that exist but are not among the sources: nothing follows from what they may hold. */
  readonly unseen?: ReadonlySet<string> | undefined;
  /** Rules switched off for this run: what was answered of them cannot be told to be idle. */
  readonly off?: ReadonlySet<string>;
}

export interface Checked {
  readonly result: CheckResult;
  /** Undefined where the plan is missing or has an error: then nothing else was judged. */
  readonly campaign: Campaign | undefined;
  readonly reading: Reading;
  /** The text of a file as read. */
  textOf(file: string): string | undefined;
}

/**
 * Checks a workspace's sources as of the day `asOf`, which is itself included. Never throws on what a file holds:
 * every fault of every file is a diagnostic.
 */
export async function check(sources: readonly Source[], asOf: Day, options: CheckOptions = {}): Promise<Checked> {
  const { base, unseen = new Set() } = options;
  const reading = withUnseen(await read(sources, options.read), unseen);
  const checked = judge(reading, asOf, options);
  if (!base || !checked.campaign) return checked;
  const before = await read(base.sources, reading);
  const past: Past = {
    sources: base.sources,
    reading: before,
    diagnostics: once(() => judge(before, asOf, base.evidence ? { evidence: base.evidence } : {}).result.diagnostics),
  };
  const answered = answeredBy(reading.ledgers, asOf);
  const changes = compareWithBase(past, { sources, reading }, base).map((one) => ({ ...one, diagnostic: answered(one.diagnostic) }));
  const { diagnostics, acknowledged } = checked.result;
  return { ...checked, result: summary(reading, [...diagnostics, ...acknowledged, ...joined(changes)]) };
}

function withUnseen(reading: Reading, files: ReadonlySet<string>): Reading {
  const { plan, unread } = reading;
  if (!plan || files.size === 0) return reading;
  const owners = [...files].flatMap((file) => unitOfFile(file, plan) ?? []);
  return { ...reading, unread: new Set([...unread, ...owners]) };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function judge(reading: Reading, asOf: Day, options: CheckOptions): Checked {
  const answered = answeredBy(reading.ledgers, asOf);
  const diagnostics = reading.diagnostics.map(answered);
  const { plan } = reading;
  if (plan) diagnostics.push(...planDiagnostics(plan, reading));
  const done = (campaign: Campaign | undefined): Checked => ({
    result: summary(reading, diagnostics),
    campaign,
    reading,
    textOf: reading.textOf,
  });
  if (!plan || planFaults(reading).length > 0) return done(undefined);
  const ledgers = options.forFigures ? reading.ledgers : reading.ledgers.map((ledger) => withoutDatesAfter(ledger, asOf));
  const context = contextOf(
    plan,
    ledgers.map((ledger) => withoutDoubtfulUnit(ledger, plan)),
    reading,
    asOf,
    options,
  );
  const found = rules.flatMap((rule) => {
    if (rule === acknowledgedWarningStands) return [];
    if (options.forFigures && (rule.name === "dated-by-check-day" || (rule.scope === "problem" && rule.timely))) return [];
    return run(rule, tellsOfDoubt.has(rule.name) ? { ...context, ledgers: reading.ledgers } : context, reading);
  });
  const standing = withoutConsequences(found).map((one) => ({ ...one, diagnostic: answered(one.diagnostic) }));
  for (const diagnostic of joined(standing)) diagnostics.push(diagnostic);
  if (!options.forFigures) {
    const hindrances = { off: options.off ?? new Set(), isEvidenceSeen: options.evidence !== undefined };
    const isSilent = silenceIn(diagnostics, context, hindrances);
    diagnostics.push(...joined(run(acknowledgedWarningStands, { ...context, isSilent }, reading)));
  }
  const named = withoutIdleReminders(diagnostics.splice(0)).map((diagnostic) => ({
    ...diagnostic,
    unit: isBody(diagnostic.unit, plan) ? diagnostic.unit : (unitOfFile(diagnostic.file, plan) ?? diagnostic.unit),
  }));
  for (const diagnostic of named) diagnostics.push(diagnostic);
  const failed = [...plan.units.map(({ name }) => name), plan.office.name].filter((name) =>
    named.some(({ file, severity, unit }) => severity === "error" && unit === name && file !== baselineFile),
  );
  return done({ plan, ledgers: reading.ledgers, baseline: reading.baseline, failed });
}

/** What is wrong with the plan, or with a form that it names: nothing can be judged by them. */
export function planFaults(reading: Reading): Diagnostic[] {
  const found = [...reading.diagnostics, ...(reading.plan ? planDiagnostics(reading.plan, reading) : [])];
  return found.filter(({ file, severity }) => severity === "error" && (file === planFile || file.startsWith("schemas/")));
}

/**
 * Rules that judge the ledgers as they were read. All others get them without what these two tell of: days after the day of the check, and a
 * 单位 that is not the one the file is named after.
 */
const tellsOfDoubt: ReadonlySet<string> = new Set(["dated-by-check-day", "ledger-named-after-unit"]);

/** The ledger without its 单位 where that is not the unit the file is named after: nobody can say which is right, so no rule may conclude from either. */
function withoutDoubtfulUnit(ledger: Ledger, plan: Plan): Ledger {
  const owner = unitOfFile(ledger.file, plan);
  if (ledger.isOffice || owner === null || ledger.unit === undefined || ledger.unit === owner) return ledger;
  const { unit: _, ...rest } = ledger;
  return { ...rest, problems: ledger.problems.map((problem) => ({ ...problem, unit: undefined })) };
}

/** Without the reminders (overdue, due soon and the like) at a place where an error is told: that comes first. */
function withoutIdleReminders(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const wrong = new Set(diagnostics.filter(({ severity }) => severity === "error").map(placeOf));
  const reminders = new Set(rules.filter((rule) => rule.scope === "problem" && rule.timely).map(({ name }) => name));
  return diagnostics.filter((diagnostic) => !reminders.has(diagnostic.rule) || !wrong.has(placeOf(diagnostic)));
}

function placeOf({ file, line, column }: Pick<Diagnostic, "file" | "line" | "column">): string {
  return `${file}:${line}:${column}`;
}

function isBody(name: string | null, plan: Plan): boolean {
  return name === plan.office.name || plan.units.some((unit) => unit.name === name);
}

/** Whose ledger a file is by its name, for one that could not be read or whose 单位 is wrong. */
function unitOfFile(file: string, plan: Plan): string | null {
  if (file === officeFile) return plan.office.name;
  return plan.units.find(({ short }) => file === `ledgers/${short}.yaml`)?.name ?? null;
}

/** What a reader's doubt says of a value that is told as an error anyway is left out. */
function withoutIdleDoubts(diagnostics: Diagnostic[]): Diagnostic[] {
  const doubts = diagnostics.filter(({ rule }) => idleBesideError.has(rule));
  if (doubts.length === 0) return diagnostics;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const isIdle = (doubt: Diagnostic) =>
    errors.some(
      ({ file, line, column, endLine, endColumn }) =>
        file === doubt.file &&
        (line < doubt.line || (line === doubt.line && column <= doubt.column)) &&
        (endLine > doubt.endLine || (endLine === doubt.endLine && endColumn >= doubt.endColumn)),
    );
  const idle = new Set(doubts.filter(isIdle));
  return diagnostics.filter((diagnostic) => !idle.has(diagnostic));
}

const idleBesideError: ReadonlySet<string> = new Set<ReadingRuleName>(["no-lookalike-characters", "number-written-plainly"]);

function summary(reading: Reading, found: Diagnostic[]): CheckResult {
  const diagnostics = withoutIdleDoubts(found);
  diagnostics.sort(inOrder);
  return counted({
    files: reading.files,
    items: reading.ledgers.reduce((sum, { problems }) => sum + problems.length, 0),
    diagnostics: diagnostics.filter(({ acknowledged }) => !acknowledged),
    acknowledged: diagnostics.filter(({ acknowledged }) => acknowledged),
  });
}

function contextOf(plan: Plan, ledgers: readonly Ledger[], { baseline, unread }: Reading, asOf: Day, options: CheckOptions): Context {
  const histories = new WeakMap<Problem, History>();
  const problems = new Map<string, Problem>();
  const isOwn = (problem: Problem | undefined) => problem?.id?.startsWith(`${unitNamed(plan, problem.unit)?.short}-`);
  for (const problem of ledgers.flatMap((ledger) => ledger.problems)) {
    const earlier = problems.get(problem.id ?? "");
    if (problem.id !== undefined && (!earlier || (isOwn(problem) && !isOwn(earlier)))) problems.set(problem.id, problem);
  }
  return {
    plan,
    ledgers,
    baseline,
    asOf,
    problems,
    unitsRead: new Set(ledgers.flatMap(({ unit, isOffice }) => (unit === undefined || isOffice ? [] : [unit]))),
    unitsUnread: unread,
    duties: dutiesOn(plan, ledgers, asOf),
    warns,
    isSilent: () => false,
    historyOf(problem) {
      const history = histories.get(problem) ?? replay(problem);
      histories.set(problem, history);
      return history;
    },
    evidence: (path) => options.evidence?.(path),
    workingDays: (from, to) => workingDays(from, to, plan.holidays),
  };
}

interface PlacedFinding extends FindingBasis {
  readonly diagnostic: Diagnostic;
  readonly root: string | undefined;
}

/** Findings of one rule as diagnostics. */
function run(rule: Rule, context: Context, reading: Reading): PlacedFinding[] {
  const found: PlacedFinding[] = [];
  const add = (at: Problem | Ledger | Baseline | Plan, finding: Finding) => {
    const diagnostic = diagnosticOf(rule, at, finding, reading);
    const isValue = !finding.missing && finding.path.at(-1) !== "kind";
    const others = isProblem(at)
      ? (finding.needs ?? []).map((path) => ({ ...reading.locate(at.file, [...at.path, ...path]), file: at.file }))
      : [];
    found.push({
      rule: rule.name,
      isError: diagnostic.severity === "error",
      value: isValue ? placeOf(diagnostic) : undefined,
      isToldHere: finding.root === undefined,
      needs: [...(diagnostic.related ?? []), ...others].map(placeOf),
      diagnostic,
      root: finding.root,
    });
  };
  if (rule.scope === "workspace") for (const finding of rule.check(context)) add(finding.at, finding);
  if (rule.scope === "ledger")
    for (const ledger of context.ledgers) for (const finding of rule.check(ledger, context)) add(ledger, finding);
  if (rule.scope === "problem")
    for (const problem of context.ledgers.flatMap(({ problems }) => problems)) {
      if (rule.form !== undefined && taskNumbered(context.plan, problem.task)?.form !== rule.form) continue;
      for (const finding of rule.check(problem, context)) add(problem, finding);
    }
  return found;
}

/** Findings of one rule in one file with the same `root` become one diagnostic, the first, which says how many they are; what is answered stands for no other. */
function joined(found: readonly { diagnostic: Diagnostic; root: string | undefined }[]): Diagnostic[] {
  const counts = new Map<string, number>();
  const keyOf = ({ diagnostic: { rule, file }, root }: (typeof found)[number]) => JSON.stringify([rule, file, root]);
  const isOwn = ({ root, diagnostic }: (typeof found)[number]) => root === undefined || diagnostic.acknowledged !== undefined;
  for (const one of found) if (!isOwn(one)) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  const told = new Set<string>();
  return found.flatMap((one) => {
    if (isOwn(one)) return [one.diagnostic];
    const key = keyOf(one);
    if (told.has(key)) return [];
    told.add(key);
    const count = counts.get(key) ?? 1;
    return [count === 1 ? one.diagnostic : { ...one.diagnostic, message: `${one.diagnostic.message}（本文件同类共${count}处）` }];
  });
}

function isProblem(at: object): at is Problem {
  return "log" in at;
}

function diagnosticOf(rule: Rule, at: Problem | Ledger | Baseline | Plan, finding: Finding, reading: Reading): Diagnostic {
  const { message, hint, unless, related, mend, lacks } = finding;
  const problem = isProblem(at) ? at : problemAt(at, finding.path);
  const file = "file" in at ? at.file : planFile;
  const path = isProblem(at) ? [...at.path, ...finding.path] : finding.path;
  const unit = finding.unit ?? ("unit" in at && typeof at.unit === "string" ? at.unit : null);
  const shared = {
    file,
    rule: rule.name,
    severity: finding.severity ?? rule.severity,
    message,
    hint: unless === undefined ? hint : orAnswered(hint, unless, rule.name, problem),
    unit,
    item: problem?.id ?? null,
    field: fieldOf(path),
    concerns: lacks ? lacks.map((key) => [...path, key]) : [path],
  };
  const edits = mend === undefined ? undefined : reading.editsTo(file, path, mend);
  const diagnostic: Diagnostic = { ...reading.locate(file, path, finding.missing), ...shared, ...(edits && { edits }) };
  if (!related) return diagnostic;
  const other = related.problem ?? (isProblem(at) ? at : undefined);
  const second: Related = {
    ...reading.locate(other?.file ?? file, [...(other?.path ?? []), ...related.path]),
    file: other?.file ?? file,
    message: related.message,
  };
  return { ...diagnostic, related: [second] };
}

/** The problem a path from a ledger's root leads into. */
function problemAt(at: object, path: Path): Problem | undefined {
  if (path[0] !== "problems" || !("problems" in at)) return undefined;
  return (at as Ledger).problems.find((problem) => problem.path[1] === path[1]);
}

function planDiagnostics(plan: Plan, reading: Reading): Diagnostic[] {
  return planRules.flatMap((rule) =>
    [...rule.check(plan)].map(({ path, message, hint }) => ({
      ...reading.locate(planFile, path),
      file: planFile,
      rule: rule.name,
      severity: "error" as const,
      message,
      hint,
      unit: null,
      item: null,
    })),
  );
}
