// The months for which there is a bulletin and a report of each unit.
import { addMonths, type Day, lastDayOf, longDay, longMonth, type Month, monthOf } from "../model/day.ts";
import type { Plan } from "../model/plan.ts";
import { UsageError } from "../model/usage-error.ts";

/** Months of the campaign: from the month of the first 起 to that of the last 止. */
export function monthsOf(plan: Plan): Month[] {
  const first = plan.phases.map(({ from }) => monthOf(from)).sort()[0];
  const last = plan.phases
    .map(({ to }) => monthOf(to))
    .sort()
    .at(-1);
  const months: Month[] = [];
  for (let month = first; month !== undefined && last !== undefined && month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/**
 * Throws a UsageError unless the month is one of the campaign's and over on `today`. A month is over on its last
 * day already: a day counts with all that happened on it (schemas/README.md, "State on day D").
 */
export function requireMonth(plan: Plan, month: Month, today: Day, paper = "通报"): void {
  const months = monthsOf(plan);
  const over = months.filter((each) => lastDayOf(each) <= today);
  const hint = over.length > 0 ? `可以出${paper}的月份：${over.join("、")}。` : `现在还没有可以出${paper}的月份。`;
  if (!months.includes(month)) {
    const [first = month] = months;
    const span = `${longMonth(first)}至${longMonth(months.at(-1) ?? first)}`;
    throw new UsageError(`${longMonth(month)}不在工作期间（${span}）内，没有这个月的${paper}`, hint);
  }
  if (!over.includes(month))
    throw new UsageError(`${longMonth(month)}还没有结束，${longDay(lastDayOf(month))}起才能出这个月的${paper}`, hint);
}
