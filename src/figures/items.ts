import type { Day } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import type { Item } from "../model/figures.ts";
import { dayOfDue, longTerm } from "../model/long-term.ts";
import type { Plan } from "../model/plan.ts";
import type { Stage } from "../model/standing.ts";
import { isDueSoon, isUnresolved, type Light, lightOf, missedStages, overdueDays } from "../model/timeliness.ts";
import type { Placed } from "./courses.ts";
import { phaseOf } from "./periods.ts";

/** A problem that counts on a day, with all that is judged of it on that day. */
export interface JudgedProblem extends Placed {
  readonly item: Item;
  /** Milestones past their day and not done. */
  readonly missed: readonly Stage[];
  /** Null once it is 已销号. */
  readonly light: Light | null;
}

/** On the day `on`, its own events included. */
export function judgedOn(plan: Plan, placed: Placed, on: Day): JudgedProblem {
  const { problem, history, standing } = placed;
  return {
    problem,
    history,
    standing,
    item: itemOf(plan, placed, on),
    missed: missedStages(standing, on),
    light: isUnresolved(standing) ? lightOf(standing, on, plan.settings.dueSoonDays) : null,
  };
}

/** Every problem that counts on the day, by number in code units; a number used twice (an error) in the order of the files. */
export function itemsOf(judged: readonly JudgedProblem[]): Item[] {
  return judged.map(({ item }) => item).sort((a, b) => compare(a.id ?? "", b.id ?? ""));
}

/** Values that an error leaves out (only with --allow-errors) are null, so that there are as many items as the total says. */
function itemOf(plan: Plan, { problem, standing }: Placed, on: Day): Item {
  const days = overdueDays(standing, on);
  const due = dayOfDue(standing.due);
  return {
    id: problem.id ?? null,
    unit: problem.unit ?? null,
    ...(problem.subunit !== undefined && { subunit: problem.subunit }),
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
