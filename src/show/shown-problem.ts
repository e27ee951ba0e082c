// `ledger show`: how one problem stands on a day, and how it came to that.
import { addDays, type Day } from "../model/day.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { type EventKind, isFromBelow, type Problem, type Values } from "../model/ledger.ts";
import { isMapping } from "../model/mapping.ts";
import { type Plan, taskNumbered } from "../model/plan.ts";
import type { DueReason, NextEvent, ShownDeadline, ShownEvent, ShownProblem } from "../model/shown.ts";
import { type History, type Step, standingOn } from "../model/standing.ts";
import { isDueSoon, overdueDays } from "../model/timeliness.ts";
import { essentialKeys } from "../rules/essentials-complete.ts";

export interface ShowScene {
  readonly plan: Plan;
  readonly asOf: Day;
  readonly history: History;
  /** The problem as its ledger has it, by the file's own keys. */
  readonly written: Values;
  readonly next: readonly NextEvent[];
  /** What check says of it. */
  readonly findings: readonly Diagnostic[];
}

export function shownProblem(problem: Problem, { plan, asOf, history, written, next, findings }: ShowScene): ShownProblem {
  const standing = standingOn(problem, history, asOf);
  const steps = history.steps.filter(({ event }) => event.on === undefined || event.on <= asOf);
  const task = taskNumbered(plan, problem.task);
  const { 经过: log, ...record } = written;
  const late = standing ? overdueDays(standing, asOf) : 0;
  return {
    id: problem.id ?? null,
    title: problem.title ?? null,
    unit: problem.unit ?? null,
    task: problem.task ?? null,
    taskName: task?.name ?? null,
    form: task?.form ?? null,
    file: problem.file,
    state: standing?.state ?? null,
    round: standing?.round ?? null,
    due: standing?.due ?? null,
    overdue: late > 0,
    overdueDays: late,
    dueSoon: standing !== undefined && isDueSoon(standing, asOf, plan.settings.dueSoonDays),
    completedOn: standing?.completedOn ?? null,
    deadlines: standing ? deadlinesOf(problem, history, steps) : [],
    milestones: (standing?.stages ?? []).map(({ number, due, outcome, doneOn }) => ({
      number,
      due: due ?? null,
      outcome: outcome ?? null,
      doneOn: doneOn ?? null,
    })),
    lacks: standing && standing.state !== "removed" && !isFromBelow(problem) ? lacking(problem, steps, plan, written) : [],
    next,
    record,
    course: steps.map((step) => shownEvent(step, log)),
    later: history.steps.length - steps.length,
    findings: findings.map(({ severity, rule, message }) => ({ severity, rule, message })),
  };
}

const reasons: Partial<Record<EventKind, DueReason>> = { 延期批复: "extension", 核查: "review", 验收: "acceptance", 反弹: "rebound" };

function deadlinesOf({ enteredOn }: Problem, { start }: History, steps: readonly Step[]): ShownDeadline[] {
  const first: ShownDeadline[] = start.due === undefined ? [] : [{ due: start.due, by: "entry", since: enteredOn ?? null }];
  const later = steps.flatMap(({ event, before, after }): ShownDeadline[] => {
    const by = event.kind && reasons[event.kind];
    if (!by || after.due === undefined || after.duePath === before.duePath) return [];
    return [{ due: after.due, by, since: event.on ?? null }];
  });
  return [...first, ...later];
}

function lacking({ handling, enteredOn }: Problem, steps: readonly Step[], plan: Plan, there: Values): ShownProblem["lacks"] {
  const reopened = steps.some(
    ({ event: { kind, verdict }, verdict: told }) =>
      told === "applied" && (kind === "反弹" || ((kind === "核查" || kind === "验收") && verdict === "不通过")),
  );
  const by = addDays(enteredOn ?? "", plan.settings.completeWithinDays);
  return essentialKeys(handling, reopened)
    .filter((key) => there[key] === undefined)
    .map((key) => ({ key, by }));
}

function shownEvent({ event, after, verdict }: Step, log: unknown): ShownEvent {
  const written: unknown = Array.isArray(log) ? log[Number(event.path.at(-1))] : undefined;
  const { 日期: _, 事项: kind, ...record } = isMapping(written) ? (written as Values) : {};
  return {
    on: event.on ?? null,
    event: event.kind ?? (typeof kind === "string" ? kind : null),
    state: after.state,
    inEffect: verdict === "applied",
    record,
  };
}
