// What a newer package of a zone changes in figures of months that are over: they may have been printed.
import { coursesOf } from "../figures/courses.ts";
import { monthPeriod, periodFigures } from "../figures/periods.ts";
import { addMonths, type Day, lastDayOf, type Month, monthOf } from "../model/day.ts";
import type { PeriodFigures } from "../model/figures.ts";
import type { Ledger } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";

export interface PastChange {
  readonly month: Month;
  readonly figures: readonly { readonly figure: keyof PeriodFigures; readonly from: number; readonly to: number }[];
}

/**
 * Month by month, those of the zone's figures that differ: from the plan's first month to the last one that was over on the day `before` stands
 * on, and on the day `on`.
 */
export function pastChanges(plan: Plan, before: Ledger, after: Ledger, on: Day): PastChange[] {
  const until = [before.reported?.newest.asOf ?? "", on].sort()[0] as Day;
  const first = [...plan.phases.map(({ from }) => monthOf(from)), ...[before, after].flatMap(entryMonths)].sort()[0];
  const [old, fresh] = [before, after].map((ledger) => coursesOf(plan, [ledger]));
  const changes: PastChange[] = [];
  for (let month = first; month !== undefined && lastDayOf(month) <= until; month = addMonths(month, 1)) {
    const period = monthPeriod(month);
    const [from, to] = [old, fresh].map((courses) => periodFigures(courses ?? [], period, period.to)) as [PeriodFigures, PeriodFigures];
    const figures = (Object.keys(from) as (keyof PeriodFigures)[])
      .filter((figure) => from[figure] !== to[figure])
      .map((figure) => ({ figure, from: from[figure], to: to[figure] }));
    if (figures.length > 0) changes.push({ month, figures });
  }
  return changes;
}

function entryMonths({ problems }: Ledger): Month[] {
  const days = problems.flatMap(({ enteredOn }) => enteredOn ?? []).sort();
  return days.slice(0, 1).map(monthOf);
}
