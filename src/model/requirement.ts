// 履职要求: what units owe, who owes it, and when (schemas/README.md, "Duties").
import { addMonths, type Day, dayInMonth, type Month } from "./day.ts";
import { once } from "./once.ts";
import { lastMonthOf, type Plan, type Requirement, type Unit } from "./plan.ts";

/** Words for groups of units in a duty's 单位, beside 类别: all own units, those that lead a task, and those of the level below. */
export const groups = { all: "全部", lead: "牵头", below: "下级" } as const;

/** True for a 事项 that is owed, or reported, for a month or several (月报, and what the plan gives a 首月). */
export function isPeriodic(plan: Plan, duty: string | undefined): boolean {
  return duty === "月报" || periodicIn(plan).has(duty);
}

const periodicIn = once(
  ({ requirements }: Plan) =>
    new Set<string | undefined>(requirements.flatMap(({ duty, firstMonth }) => (firstMonth === undefined ? [] : [duty]))),
);

// The units a duty is owed by, in plan order.
function unitsOwing(plan: Plan, requirement: Requirement): Unit[] {
  const { units } = requirement;
  if (units === groups.all) return [...plan.units];
  if (typeof units === "string" && units !== groups.lead) return plan.units.filter(({ category }) => category === units);
  const named = new Set(units === groups.lead ? plan.tasks.flatMap(({ lead }) => lead) : units);
  return plan.units.filter(({ name }) => named.has(name));
}

/** What a unit owes, in the order of the plan; nothing for a name that is no unit's. */
export function owedBy(plan: Plan, unit: string | undefined): readonly Requirement[] {
  return owedIn(plan).get(unit) ?? [];
}

const owedIn = once((plan: Plan) => {
  const owed = new Map<string | undefined, Requirement[]>(plan.units.map(({ name }) => [name, []]));
  for (const requirement of plan.requirements) for (const { name } of unitsOwing(plan, requirement)) owed.get(name)?.push(requirement);
  return owed;
});

/** Last day in time for the 月报 or the like named by that month: 截止日 of the month after (当月: of itself), or its last day; null without 截止日. */
export function monthlyDeadline({ deadlineDay, sameMonth }: Requirement, month: Month): Day | null {
  return deadlineDay === undefined ? null : dayInMonth(sameMonth === "是" ? month : addMonths(month, 1), deadlineDay);
}

/** Months that name the reports of a periodic duty: the last of each 间隔 from its 首月 on that ends by the month of the last 止; none for another duty. */
export function monthsOwed(plan: Plan, { firstMonth, interval = 1 }: Requirement): Month[] {
  const last = lastMonthOf(plan);
  const months: Month[] = [];
  if (firstMonth === undefined || last === undefined) return months;
  for (let month = addMonths(firstMonth, interval - 1); month <= last; month = addMonths(month, interval)) months.push(month);
  return months;
}
