// Phases and months alike are periods (a, b]: a is the day before the first one, b the last (schemas/README.md, "Periods").
import { addDays, addMonths, type Day, lastDayOf, type Month } from "../model/day.ts";
import type { PeriodFigures, PhaseFigures } from "../model/figures.ts";
import { type EventKind, isPresent, type Problem } from "../model/ledger.ts";
import type { Phase, Plan } from "../model/plan.ts";
import { standingOn } from "../model/standing.ts";
import { isInTime, isOverdue, isRectified, isUnresolved } from "../model/timeliness.ts";
import { type Course, placedOn } from "./courses.ts";

export interface Period {
  /** a: the day before the first one. */
  readonly after: Day;
  /** b: the last day. */
  readonly to: Day;
}

/**
 * The period of a phase: from the day after the end of the phase before (the first from its 起). So no day is in two phases, even where they
 * overlap.
 */
export function phasePeriod(plan: Plan, phase: Phase): Period {
  const index = plan.phases.findIndex(({ number }) => number === phase.number);
  return { after: plan.phases[index - 1]?.to ?? addDays(phase.from, -1), to: phase.to };
}

export function monthPeriod(month: Month): Period {
  return { after: lastDayOf(addMonths(month, -1)), to: lastDayOf(month) };
}

export function isInPeriod(day: Day, { after, to }: Period): boolean {
  return after < day && day <= to;
}

/** On its last day a period is still current; on the day before its first, upcoming. */
export function periodState({ after, to }: Period, asOf: Day): PhaseFigures["state"] {
  if (after >= asOf) return "upcoming";
  return to < asOf ? "ended" : "current";
}

/** What happened in the period and how it stood at its end, or on `asOf` while it lasts. */
export function periodFigures(courses: readonly Course[], period: Period, asOf: Day): PeriodFigures {
  const figures = periodState(period, asOf) === "upcoming" ? expected(courses, period, asOf) : reached(courses, period, asOf);
  const { opening, added, rebounded, closed, removed, unresolved } = figures;
  if (opening + added + rebounded - closed - removed !== unresolved)
    throw new Error(`period (${period.after}, ${period.to}] as of ${asOf} does not balance: ${JSON.stringify(figures)}`);
  return figures;
}

/** Figures of a period that has not begun: what is open today, and what will fall due in it by the present deadlines. */
function expected(courses: readonly Course[], period: Period, asOf: Day): PeriodFigures {
  const placed = placedOn(courses, asOf);
  const unresolved = placed.filter(({ standing }) => isUnresolved(standing)).length;
  return {
    opening: unresolved,
    added: 0,
    newlyFound: 0,
    rebounded: 0,
    closed: 0,
    removed: 0,
    unresolved,
    overdue: 0,
    due: placed.filter(({ standing }) => standing.due !== undefined && isInPeriod(standing.due, period)).length,
    dueDone: 0,
    dueOnTime: 0,
  };
}

/** One pass over the problems, since a level above asks this of hundreds of thousands. */
function reached(courses: readonly Course[], period: Period, asOf: Day): PeriodFigures {
  const end = period.to < asOf ? period.to : asOf;
  const soFar = { after: period.after, to: end };
  const figures = {
    ...{ opening: 0, added: 0, newlyFound: 0, rebounded: 0, closed: 0, removed: 0 },
    ...{ unresolved: 0, overdue: 0, due: 0, dueDone: 0, dueOnTime: 0 },
  };
  for (const { problem, history } of courses) {
    const before = standingOn(problem, history, period.after);
    if (before && isUnresolved(before)) figures.opening += 1;
    const standing = standingOn(problem, history, end);
    if (!standing) continue;
    if (problem.enteredOn !== undefined && isInPeriod(problem.enteredOn, soFar)) {
      figures.added += 1;
      if (isNewlyFound(problem)) figures.newlyFound += 1;
    }
    for (const { event, verdict } of history.steps) {
      const counter = event.kind && countedAs[event.kind];
      if (counter && verdict === "applied" && event.on && isInPeriod(event.on, soFar)) figures[counter] += 1;
    }
    if (standing.state === "removed") continue;
    if (isUnresolved(standing)) figures.unresolved += 1;
    if (isOverdue(standing, end)) figures.overdue += 1;
    if (standing.due === undefined || !isInPeriod(standing.due, period)) continue;
    figures.due += 1;
    if (!isRectified(standing)) continue;
    figures.dueDone += 1;
    if (isInTime(standing)) figures.dueOnTime += 1;
  }
  return figures;
}

const countedAs: Partial<Record<EventKind, "rebounded" | "closed" | "removed">> = {
  反弹: "rebounded",
  销号: "closed",
  移交: "removed",
  合并: "removed",
};

/** 新发现: on no earlier list, and not handed over by another unit. */
export function isNewlyFound(problem: Problem): boolean {
  return !isPresent(problem, ["baselineId"]) && !isPresent(problem, ["transferredFrom"]);
}

/** Every phase of the plan. An event belongs to the first phase whose 止 has not passed. */
export function phaseFigures(plan: Plan, courses: readonly Course[], asOf: Day): PhaseFigures[] {
  return plan.phases.map((phase) => {
    const period = phasePeriod(plan, phase);
    return {
      phase: phase.number,
      name: phase.name,
      from: phase.from,
      to: phase.to,
      state: periodState(period, asOf),
      ...periodFigures(courses, period, asOf),
    };
  });
}

/** Number of the first phase whose 止 has not passed on `day`; null after the last. */
export function phaseOf(plan: Plan, day: Day): number | null {
  return plan.phases.find(({ to }) => day <= to)?.number ?? null;
}
