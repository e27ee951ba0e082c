import type { Day } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import type { Item } from "../model/figures.ts";
import { dayOfDue, longTerm } from "../model/long-term.ts";
import type { Plan } from "../model/plan.ts";
import { isDueSoon, overdueDays } from "../model/timeliness.ts";
import type { Placed } from "./courses.ts";
import { phaseOf } from "./periods.ts";

/** Every problem that counts on the day `on`, by number in code units; a number used twice (an error) in the order of the files. */
export function itemsOn(plan: Plan, placed: readonly Placed[], on: Day): Item[] {
  return placed.map((one) => itemOf(plan, one, on)).sort((a, b) => compare(a.id ?? "", b.id ?? ""));
}

/** Values that an error leaves out (only with --allow-errors) are null, so that there are as many items as the total says. */
export function itemOf(plan: Plan, { problem, standing }: Placed, on: Day): Item {
  const days = overdueDays(standing, on);
  const due = dayOfDue(standing.due);
  return {
    id: problem.id ?? null,
    unit: problem.unit ?? null,
    task: problem.task ?? null,
    state: standing.state,
    round: standing.round,
    due: due ?? null,
    longTerm: standing.due === longTerm,
    overdue: days > 0,
    overdueDays: days,
    dueSoon: isDueSoon(standing, on, plan.settings.dueSoonDays),
    duePhase: due === undefined ? null : phaseOf(plan, due),
  };
}
