// What a rule is. Every rule is data with a function: rules/index.ts lists them, `ledger explain` prints them.

import type { Day } from "./day.ts";
import type { Severity } from "./diagnostic.ts";
import type { EvidenceFacts } from "./evidence.ts";
import type { RuleWords } from "./example.ts";
import type { DutyStatus } from "./figures.ts";
import { answersTo, type Baseline, type DutyEvent, type Ledger, type Path, type Problem, type ProblemEvent } from "./ledger.ts";
import type { LogChange } from "./log-change.ts";
import { once } from "./once.ts";
import { type Plan, partsOfNumber, type Unit, unitNamed } from "./plan.ts";
import type { History } from "./standing.ts";

/** A fault as a rule sees it: what is wrong, where in the model, what to do. `check` turns it into a Diagnostic. */
export interface Finding {
  /**
   * Where, from the root of what the rule was given (a problem, a ledger, the baseline, the plan), in the model's names.
   * For a missing key: the mapping it is missing from, with `missing: true`, which points at that mapping's first key.
   */
  readonly path: Path;
  readonly missing?: boolean;
  /** The value to change, where that is another than the place. */
  readonly corrects?: Path;
  /** The missing keys; where there are several, one of them is enough. */
  readonly lacks?: readonly string[];
  readonly message: string;
  readonly hint: string;
  /** For a warning about what may be right: in which case it is (合同确是这样写的). The hint then ends with how to answer the warning. */
  readonly unless?: string;
  /** Only where it differs from the rule's own. */
  readonly severity?: Severity;
  /** For contradictions: the second place. */
  readonly related?: { readonly problem?: Problem; readonly path: Path; readonly message: string };
  /**
   * Further values of the same problem that the finding rests on. Where one of them, or of `related`, is an error itself, this finding is
   * dropped.
   */
  readonly needs?: readonly Path[];
  /** The unit that has to correct it, where the file is no unit's ledger (the baseline). */
  readonly unit?: string;
  /** What findings have as their common cause: those of one rule and file with equal `root` become one diagnostic, which says how many they are. */
  readonly root?: string;
  /** What to write in the place of the value at `path`, where that is certain: a plain word or path. */
  readonly mend?: string | undefined;
}

/** What a rule on one problem, or on one ledger, may look at besides it: pure data and pure functions, the day of the check included. */
export interface NearContext {
  readonly plan: Plan;
  readonly baseline: Baseline | undefined;
  readonly asOf: Day;
  /** Every rule name, and whether the rule ever gives a warning (else only errors). */
  readonly warns: ReadonlyMap<string, boolean>;
  historyOf(problem: Problem): History;
  /** Undefined when evidence was not looked at (no disk). */
  evidence(path: string): EvidenceFacts | undefined;
  /**
   * Working days by the State Council's calendar, from the day after `from` to `to`, inclusive;
   * undefined when a year between them is in neither the calendar nor the plan.
   */
  workingDays(from: Day, to: Day): number | undefined;
}

/** What a rule may look at once all ledgers are read. */
export interface Context extends NearContext {
  readonly ledgers: readonly Ledger[];
  /** Problems by 编号. Of a number used twice: the first problem in the ledger of the unit that the number names, else the first of all. */
  readonly problems: ReadonlyMap<string, Problem>;
  /** Units whose ledger was read. */
  readonly unitsRead: ReadonlySet<string>;
  /** Units whose file is there but could not be read. That is an error of its own; no rule may conclude anything from what seems missing there. */
  readonly unitsUnread: ReadonlySet<string>;
  readonly duties: readonly DutyStatus[];
  /** True where the rule was judged on the problem and gave no warning. False for every rule until all other rules have been run. */
  isSilent(rule: string, problem: Problem): boolean;
}

interface RuleBase extends RuleWords {
  readonly severity: Severity;
}

interface ProblemRuleBase extends RuleBase {
  readonly scope: "problem";
  /** 表单: only problems whose task has this form. */
  readonly form?: string;
  /** True for reminders: warnings about what is overdue or due on the day of the check. The other rules do not depend on that day. */
  readonly timely?: boolean;
}

interface LedgerRuleBase extends RuleBase {
  readonly scope: "ledger";
}

/** A rule that needs no other ledger: it is run as soon as the ledger is read. */
interface Near<At> {
  readonly looksAround?: false;
  check(at: At, context: NearContext): Iterable<Finding>;
}

/** A rule that looks at other ledgers too: it is run once all are read. */
interface Wide<At> {
  readonly looksAround: true;
  check(at: At, context: Context): Iterable<Finding>;
}

/** A rule that looks at one problem at a time; findings' paths start at the problem. */
export type ProblemRule = ProblemRuleBase & (Near<Problem> | Wide<Problem>);

/** A rule over one unit's or the office's ledger; paths start at the file's root. */
export type LedgerRule = LedgerRuleBase & (Near<Ledger> | Wide<Ledger>);

/** A finding of a rule over several files: `at` is what its path starts from. */
export interface WorkspaceFinding extends Finding {
  readonly at: Problem | Ledger | Baseline | Plan;
}

export interface WorkspaceRule extends RuleBase {
  readonly scope: "workspace";
  check(context: Context): Iterable<WorkspaceFinding>;
}

export type Rule = ProblemRule | LedgerRule | WorkspaceRule;

/** A rule over the plan alone; paths start at its root. With an error no command goes on. */
export interface PlanRule extends RuleWords {
  readonly severity: "error" | "warning";
  check(plan: Plan): Iterable<Finding>;
}

/** A problem or ledger of the base, and the same one now; `now` undefined: it is gone. */
export interface Kept<T, E> {
  readonly before: T;
  readonly now: T | undefined;
  readonly log: LogChange<E>;
}

/** Two states of a workspace: an earlier one (the base), and now. Paths and files of what is called `before` are the base's. */
export interface HistoryContext {
  /** Of now. */
  readonly plan: Plan;
  readonly base: readonly Ledger[];
  readonly now: readonly Ledger[];
  /** Problems of the base by 编号, wherever they stand now. */
  readonly problems: readonly Kept<Problem, ProblemEvent>[];
  /** Ledgers of the base by 单位, whatever their file is called now. */
  readonly ledgers: readonly Kept<Ledger, DutyEvent>[];
  /** Problems the base does not have. */
  readonly added: readonly Problem[];
  /** True where it may still exist, in a file or under a number that could not be read. That is an error of its own. */
  isOutOfSight(before: Problem | Ledger): boolean;
  /** True where the base had an error within the value (path from the root of `before`). Such a value had to be corrected, so it may change. */
  wasWrong(before: Problem | Ledger, path: Path): boolean;
  /** A step of a path as a clerk writes it: 情况 for `facts`. */
  asWritten(step: string): string;
  /** Digests of a file then and now, which are equal if and only if its bytes are; undefined: no such file, or it was not looked at. */
  bytesBefore(file: string): string | undefined;
  bytesNow(file: string): string | undefined;
}

export interface HistoryFinding extends Finding {
  /** Of the present state; with `isGone` of the base: the diagnostic then stands at the beginning of its file. */
  readonly at: Problem | Ledger;
  readonly isGone?: true;
  /** 编号, where `at` is no problem. */
  readonly item?: string | undefined;
}

/** A rule over two states of the workspace; it is asked only where there is a base. */
export interface HistoryRule extends RuleBase {
  readonly scope: "history";
  check(context: HistoryContext): Iterable<HistoryFinding>;
}

/** Owner of the problem as the plan knows it; undefined where the plan has no such unit, or 单位 is missing or refused. */
export function ownerOf(problem: Problem, plan: Plan): Unit | undefined {
  return unitNamed(plan, problem.unit);
}

/** True where 编号 names another unit than the problem's, or another task. */
function isMisnumbered(problem: Problem, plan: Plan): boolean {
  const { short, task } = partsOfNumber(problem.id) ?? {};
  if (short === undefined) return false;
  const owner = ownerOf(problem, plan);
  return (owner !== undefined && owner.short !== short) || (problem.task !== undefined && problem.task !== Number(task));
}

/**
 * True where it cannot be known whether the problem `id` exists: the ledger of the unit that the number names is not here or could not be
 * read, or holds a problem whose 编号 was refused or names another unit or task.
 */
export function isOutOfSight(id: string, context: Context): boolean {
  const owner = context.plan.units.find(({ short }) => id.startsWith(`${short}-`));
  return owner !== undefined && !unitsInFullSight(context).has(owner.name);
}

/** Units whose ledger was read, with every number in it. */
const unitsInFullSight = once(({ plan, ledgers }: Context) => {
  const isLost = (problem: Problem) => problem.wrong.has("id") || isMisnumbered(problem, plan);
  const isLossy = ({ wrong, problems }: Ledger) => problems.some(isLost) || lacksProblems(wrong);
  const lossy = new Set(ledgers.filter(isLossy).map(({ unit }) => unit));
  return new Set(ledgers.map(({ unit }) => unit).filter((unit) => !lossy.has(unit)));
});

/** The problem and those it was handed over from (移自), the latest first; ends with undefined where a 移自 was refused or names no known problem. */
export function originsOf(problem: Problem, { problems }: Context): (Problem | undefined)[] {
  const found = new Set<Problem | undefined>();
  for (let at: Problem | undefined = problem; !found.has(at); at = problems.get(at.transferredFrom)) {
    found.add(at);
    if (!at) break;
    if (at.transferredFrom === undefined) return at.wrong.has("transferredFrom") ? [...found, undefined] : [...found];
  }
  return [...found];
}

/** True where the workspace holds one unit's ledger only, as at a clerk's desk: what needs the other ledgers cannot be judged. */
export function isAlone({ plan, unitsRead, unitsUnread }: Context): boolean {
  return unitsRead.size === 1 && unitsUnread.size === 0 && plan.units.length > 1;
}

/** True where 问题 is no list, or an entry of it no mapping, so that not all problems of the ledger are known. */
export function lacksProblems(wrong: Ledger["wrong"]): boolean {
  return [...wrong].some((path) => /^problems(\/\d+)?$/.test(path));
}

/**
 * Problems at which a finding about all of them is reported: the first one that has not answered the rule, and each that has. So an answer is
 * seen to answer something, and does not hide the finding from the others.
 */
export function reportedAt<T extends { readonly problem: Problem }>(uses: readonly T[], rule: string, { asOf }: Context): T[] {
  const isAnswered = ({ problem }: T) => answersTo(problem, asOf).some((answer) => answer.rule === rule);
  const open = uses.find((use) => !isAnswered(use));
  return uses.filter((use) => use === open || isAnswered(use));
}

/** First 报完成 that had its effect; 巩固防反弹 without one: the first 销号. From it on the closing rules of the form (model/form-rule.ts) apply. */
export function firstCompletion(problem: Problem, context: NearContext) {
  const steps = context.historyOf(problem).steps.filter((step) => step.verdict === "applied" && step.certain);
  const reported = steps.find((step) => step.event.kind === "报完成");
  if (reported || problem.handling !== "巩固防反弹") return reported?.event;
  return steps.find((step) => step.event.kind === "销号")?.event;
}
