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
  const count = (holds: (standing: Placed["standing"]) => boolean) =>
    placed.reduce((sum, { standing }) => (holds(standing) ? sum + 1 : sum), 0);
  return {
    total: placed.length,
    open: count(({ state }) => state === "open"),
    pendingVerification: count(({ state }) => state === "pending-verification"),
    pendingClosure: count(({ state }) => state === "pending-closure"),
    closed: count(({ state }) => state === "closed"),
    unresolved: count(isUnresolved),
    unrectified: count(({ state }) => state === "open" || state === "pending-verification"),
    overdue: count((standing) => isOverdue(standing, on)),
    dueSoon: count((standing) => isDueSoon(standing, on, dueSoonDays)),
    noDeadline: count(({ state, due }) => state === "open" && due === undefined),
    closedLate: count((standing) => standing.state === "closed" && !isInTime(standing)),
    longTerm: count(({ state, due }) => state === "open" && due === longTerm),
  };
}

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
