// Counts of problems on one day, over all of them or any part.
import type { Day } from "../model/day.ts";
import type { Totals } from "../model/figures.ts";
import { groupBy } from "../model/group-by.ts";
import { type Handling, handlings } from "../model/ledger.ts";
import { longTerm } from "../model/long-term.ts";
import { membersOf, type Plan } from "../model/plan.ts";
import { isDueSoon, isInTime, isOverdue, isUnresolved } from "../model/timeliness.ts";
import type { Placed } from "./courses.ts";

/** Counts over `placed`, the problems as they stand on the day `on`. `dueSoonDays`: 临期天数 of the plan. */
export function totalsOf(placed: readonly Placed[], on: Day, dueSoonDays: number): Totals {
  const totals = {
    ...{ total: placed.length, open: 0, pendingVerification: 0, pendingClosure: 0, closed: 0, unresolved: 0, unrectified: 0 },
    ...{ overdue: 0, dueSoon: 0, noDeadline: 0, closedLate: 0, longTerm: 0 },
  };
  for (const { standing } of placed) {
    const { state, due } = standing;
    totals[counters[state]] += 1;
    if (isUnresolved(standing)) totals.unresolved += 1;
    if (state === "open" || state === "pending-verification") totals.unrectified += 1;
    if (isOverdue(standing, on)) totals.overdue += 1;
    if (isDueSoon(standing, on, dueSoonDays)) totals.dueSoon += 1;
    if (state === "open" && due === undefined) totals.noDeadline += 1;
    if (state === "closed" && !isInTime(standing)) totals.closedLate += 1;
    if (state === "open" && due === longTerm) totals.longTerm += 1;
  }
  return totals;
}

const counters = {
  open: "open",
  "pending-verification": "pendingVerification",
  "pending-closure": "pendingClosure",
  closed: "closed",
} as const satisfies Record<Placed["standing"]["state"], keyof Totals>;

/** One row a unit and zone, in plan order, those without a problem too. */
export function totalsByUnit(plan: Plan, placed: readonly Placed[], on: Day): (Totals & { unit: string })[] {
  const parts = groupBy(placed, ({ problem }) => problem.unit);
  return membersOf(plan).map(({ name }) => ({ unit: name, ...totalsOf(parts.get(name) ?? [], on, plan.settings.dueSoonDays) }));
}

/** One row a task, in plan order. A problem counts once, however many units lead its task. */
export function totalsByTask(plan: Plan, placed: readonly Placed[], on: Day): (Totals & { task: number })[] {
  const parts = groupBy(placed, ({ problem }) => problem.task);
  return plan.tasks.map(({ number }) => ({ task: number, ...totalsOf(parts.get(number) ?? [], on, plan.settings.dueSoonDays) }));
}

/** The four ways of handling (分类处置), always all of them. */
export function totalsByHandling(plan: Plan, placed: readonly Placed[], on: Day): (Totals & { handling: Handling })[] {
  const parts = groupBy(placed, ({ problem }) => problem.handling);
  return handlings.map((handling) => ({ handling, ...totalsOf(parts.get(handling) ?? [], on, plan.settings.dueSoonDays) }));
}
