// `ledger check` as a pure function: sources → read → rules → sorted diagnostics.
import { dutiesOn } from "../figures/duties.ts";
import type { Campaign } from "../model/campaign.ts";
import type { Day } from "../model/day.ts";
import { type CheckResult, counted, type Diagnostic, inOrder } from "../model/diagnostic.ts";
import type { EvidenceFacts } from "../model/evidence.ts";
import { groupBy } from "../model/group-by.ts";
import type { Ledger, Problem } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";
import { taskNumbered, unitNamed, unitOfFile } from "../model/plan.ts";
import type { Context, NearContext, Rule } from "../model/rule.ts";
import {
  baselineFile,
  type Ground,
  officeFile,
  type Places,
  planFile,
  type Reading,
  read,
  type Source,
  type Watching,
} from "../read/index.ts";
import type { ReadingRuleName } from "../read/reading-rules/index.ts";
import { acknowledgedWarningStands } from "../rules/acknowledged-warning-stands.ts";
import { rules } from "../rules/index.ts";
import { planRules } from "../rules/plan.ts";
import { answeredBy, silenceIn } from "./answers.ts";
import { withoutConsequences } from "./consequences.ts";
import { type Base, compareWithBase, type Past } from "./history.ts";
import { isAsked, NearJudge, rulesOnLedgersAsRead } from "./near.ts";
import { type PackagesAsked, packagesIn } from "./packages.ts";
import { type Found, placed, placeKey } from "./placing.ts";

export interface CheckOptions {
  /** What the disk says of 佐证, by path below ledgers/. Without it files are not looked at. */
  readonly evidence?: (path: string) => EvidenceFacts | undefined;
  /** For figures of a past day (`status`, `report`): later dates are then no error, and reminders are left out. */
  readonly forFigures?: boolean;
  /** An earlier check of the same workspace: only files that have changed since are read and judged again. */
  readonly before?: Pick<Checked, "reading" | "near"> | undefined;
  /** An earlier state to compare with, by the rules of history. */
  readonly base?: Base | undefined;
  /** Ledgers that exist but are not among the sources. What they hold is unknown, so nothing counts as missing that may be in them. */
  readonly unseen?: ReadonlySet<string> | undefined;
  /** Which ledgers are judged by the rules that look at one ledger only; all are by default. The rules over several ledgers always see all. */
  readonly nearOf?: (file: string) => boolean;
  /** Called after each ledger with how many are read, of how many. */
  readonly progress?: Watching["file"];
  /** Packages of the levels below; without it they are not looked at. */
  readonly packages?: Omit<PackagesAsked, "all"> | undefined;
  /** Rules switched off for this run: answers to them are not reported as answering nothing. */
  readonly off?: ReadonlySet<string>;
}

export interface Checked {
  readonly result: CheckResult;
  /** Undefined where the plan is missing or has an error: then nothing else was judged. */
  readonly campaign: Campaign | undefined;
  readonly reading: Reading;
  /** The judge of single ledgers, for a later check to use again. */
  readonly near: NearJudge | undefined;
  /** The text of a file as read. */
  textOf(file: string): string | undefined;
}

/**
 * Checks a workspace's sources as of the day `asOf`, which is itself included. Never throws on what a file holds:
 * every fault of every file is a diagnostic.
 */
export async function check(sources: readonly Source[], asOf: Day, options: CheckOptions = {}): Promise<Checked> {
  const { base, unseen = new Set(), before } = options;
  let near: NearJudge | undefined;
  const judged = await read(sources, before?.reading, {
    ledger(ledger, ground) {
      near ??= judgeOn(ground, asOf, options);
      if (options.nearOf?.(ledger.file) !== false) near?.of(ledger, ground);
    },
    file: options.progress,
  });
  const reading = withUnseen(judged, unseen);
  const checked = withPackages(judge(reading, asOf, options, near), sources, options);
  if (!base || !checked.campaign) return checked;
  const earlier = await read(base.sources, reading);
  const past: Past = {
    sources: base.sources,
    reading: earlier,
    diagnostics: lazily(() => judge(earlier, asOf, base.evidence ? { evidence: base.evidence } : {}).result.diagnostics),
  };
  const answered = answeredBy(reading.ledgers, asOf);
  const changes = compareWithBase(past, { sources, reading }, base, checked.campaign.plan).map((one) => ({
    ...one,
    diagnostic: answered(one.diagnostic),
  }));
  const { diagnostics, acknowledged } = checked.result;
  const { packages } = checked.result;
  return {
    ...checked,
    result: { ...summary(reading, [...diagnostics, ...acknowledged, ...joined(changes)]), ...(packages !== undefined && { packages }) },
  };
}

/** With what the zones have reported, where the plan has any. */
function withPackages(checked: Checked, sources: readonly Source[], { packages, forFigures }: CheckOptions): Checked {
  const { campaign, reading, result } = checked;
  if (!packages || !campaign || campaign.plan.zones.length === 0) return checked;
  const read = packagesIn(sources, campaign.plan, reading, { ...packages, all: !forFigures });
  return {
    ...checked,
    result: {
      ...counted({ ...result, diagnostics: [...result.diagnostics, ...read.diagnostics].sort(inOrder) }),
      packages: read.count,
    },
    campaign: { ...campaign, ledgers: [...campaign.ledgers, ...read.ledgers], failed: [...campaign.failed, ...read.failed] },
  };
}

function withUnseen(reading: Reading, files: ReadonlySet<string>): Reading {
  const { plan, unread } = reading;
  if (!plan || files.size === 0) return reading;
  const owners = [...files].flatMap((file) => bodyOfFile(file, plan) ?? []);
  return { ...reading, unread: new Set([...unread, ...owners]) };
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The judge of single ledgers by this plan; undefined where the plan has an error, so that nothing can be judged. */
function judgeOn(ground: Ground, asOf: Day, options: CheckOptions): NearJudge | undefined {
  const { plan, baseline } = ground;
  if (!plan || planFaults(ground).length > 0) return undefined;
  const { before } = options;
  return before?.near?.isFor(ground, asOf, options) ? before.near : new NearJudge(plan, baseline, asOf, options);
}

function judge(reading: Reading, asOf: Day, options: CheckOptions, given?: NearJudge): Checked {
  const answered = answeredBy(reading.ledgers, asOf);
  const diagnostics = reading.diagnostics.map(answered);
  const { plan } = reading;
  if (plan) diagnostics.push(...planDiagnostics(plan, reading));
  const near = given ?? judgeOn(reading, asOf, options);
  const done = (campaign: Campaign | undefined): Checked => ({
    result: summary(reading, diagnostics),
    campaign,
    reading,
    near,
    textOf: reading.textOf,
  });
  if (!plan || !near) return done(undefined);
  const { nearOf = () => true } = options;
  const ledgers = reading.ledgers.map((ledger) => (nearOf(ledger.file) ? near.of(ledger, reading) : near.unjudged(ledger)));
  const context = contextOf(
    near.context,
    ledgers.map(({ seen }) => seen),
    reading,
  );
  const wide = groupBy(placed([...wideFindings(context, reading.ledgers, options.forFigures)], reading), ({ rule }) => rule);
  const found = rules.flatMap(({ name }) => [...ledgers.flatMap((one) => one.found.get(name) ?? []), ...(wide.get(name) ?? [])]);
  for (const one of joined(withoutConsequences(found).map((one) => ({ ...one, diagnostic: answered(one.diagnostic) }))))
    diagnostics.push(one);
  if (!options.forFigures) {
    const hindrances = { off: options.off ?? new Set<string>(), isEvidenceSeen: options.evidence !== undefined };
    const isSilent = silenceIn(diagnostics, context, hindrances);
    diagnostics.push(...joined(placed([...findingsOf(acknowledgedWarningStands, { ...context, isSilent })], reading)));
  }
  const named = withoutIdleReminders(diagnostics.splice(0)).map((diagnostic) => ({
    ...diagnostic,
    unit: isBody(diagnostic.unit, plan) ? diagnostic.unit : (bodyOfFile(diagnostic.file, plan) ?? diagnostic.unit),
  }));
  for (const diagnostic of named) diagnostics.push(diagnostic);
  const wrong = new Set(named.flatMap(({ file, severity, unit }) => (severity === "error" && file !== baselineFile ? [unit] : [])));
  const failed = [...plan.units.map(({ name }) => name), plan.office.name].filter((name) => wrong.has(name));
  return done({ plan, ledgers: reading.ledgers, baseline: reading.baseline, failed });
}

/** Findings of the rules that look at more than one ledger. `asRead`: the ledgers as read, which only the rules in `rulesOnLedgersAsRead` get. */
function* wideFindings(context: Context, asRead: readonly Ledger[], forFigures = false): Iterable<Found> {
  for (const rule of rules) {
    if (rule === acknowledgedWarningStands || !isAsked(rule, forFigures)) continue;
    yield* findingsOf(rule, rulesOnLedgersAsRead.has(rule.name) ? { ...context, ledgers: asRead } : context);
  }
}

/** What one rule finds in all ledgers; nothing for a rule that looks at one ledger only, which was run when that was read. */
function* findingsOf(rule: Rule, context: Context): Iterable<Found> {
  if (rule.scope === "workspace") for (const finding of rule.check(context)) yield { rule, at: finding.at, finding };
  else if (!rule.looksAround) return;
  else if (rule.scope === "ledger")
    for (const at of context.ledgers) for (const finding of rule.check(at, context)) yield { rule, at, finding };
  else
    for (const { problems } of context.ledgers)
      for (const at of problems) {
        if (rule.form !== undefined && taskNumbered(context.plan, at.task)?.form !== rule.form) continue;
        for (const finding of rule.check(at, context)) yield { rule, at, finding };
      }
}

/** Errors in the plan, or in a form that it names. With any of them, ledgers cannot be judged. */
export function planFaults(ground: Ground): Diagnostic[] {
  const found = [...ground.diagnostics, ...(ground.plan ? planDiagnostics(ground.plan, ground) : [])];
  return found.filter(({ file, severity }) => severity === "error" && (file === planFile || file.startsWith("schemas/")));
}

/** Without the reminders (overdue, due soon and the like) at a place where there is an error, which has to be corrected first. */
function withoutIdleReminders(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const wrong = new Set(diagnostics.filter(({ severity }) => severity === "error").map(placeKey));
  const reminders = new Set(rules.filter((rule) => rule.scope === "problem" && rule.timely).map(({ name }) => name));
  return diagnostics.filter((diagnostic) => !reminders.has(diagnostic.rule) || !wrong.has(placeKey(diagnostic)));
}

function isBody(name: string | null, plan: Plan): boolean {
  return name !== null && (name === plan.office.name || unitNamed(plan, name) !== undefined);
}

/** The unit or office whose ledger the file is, by the file's name: for a file that could not be read, or whose 单位 is wrong. */
function bodyOfFile(file: string, plan: Plan): string | null {
  return file === officeFile ? plan.office.name : (unitOfFile(plan, file)?.name ?? null);
}

/** Without the reader's warnings about values (see `idleBesideError`) that lie inside an error. */
function withoutIdleDoubts(diagnostics: Diagnostic[]): Diagnostic[] {
  const doubts = diagnostics.filter(({ rule }) => idleBesideError.has(rule));
  if (doubts.length === 0) return diagnostics;
  const errors = groupBy(
    diagnostics.filter(({ severity }) => severity === "error"),
    ({ file }) => file,
  );
  const isIdle = (doubt: Diagnostic) =>
    errors
      .get(doubt.file)
      ?.some(
        ({ line, column, endLine, endColumn }) =>
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

function contextOf(near: NearContext, ledgers: readonly Ledger[], { unread }: Reading): Context {
  const { plan, asOf } = near;
  const problems = new Map<string, Problem>();
  const isOwn = (problem: Problem | undefined) => problem?.id?.startsWith(`${unitNamed(plan, problem.unit)?.short}-`);
  for (const problem of ledgers.flatMap((ledger) => ledger.problems)) {
    const earlier = problems.get(problem.id ?? "");
    if (problem.id !== undefined && (!earlier || (isOwn(problem) && !isOwn(earlier)))) problems.set(problem.id, problem);
  }
  return {
    ...near,
    ledgers,
    problems,
    unitsRead: new Set(ledgers.flatMap(({ unit, isOffice }) => (unit === undefined || isOffice ? [] : [unit]))),
    unitsUnread: unread,
    duties: dutiesOn(plan, ledgers, asOf),
    isSilent: () => false,
  };
}

/** Findings of one rule in one file with the same `root` become one: the first, which says how many there are. Answered ones are kept apart. */
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

function planDiagnostics(plan: Plan, places: Places): Diagnostic[] {
  return planRules.flatMap((rule) =>
    [...rule.check(plan)].map(({ path, message, hint }) => ({
      ...places.locate(planFile, path),
      file: planFile,
      rule: rule.name,
      severity: rule.severity,
      message,
      hint,
      unit: null,
      item: null,
    })),
  );
}
