// 履职要求: what units owe, who owes it, and when (schemas/README.md, "Duties").
import { addMonths, type Day, dayInMonth, type Month } from "./day.ts";
import { once } from "./once.ts";
import { lastMonthOf, membersOf, type Plan, type Requirement } from "./plan.ts";

/** Words for groups of units in a duty's 单位, beside 类别: all own units, those that lead a task, and those of the level below. */
export const groups = { all: "全部", lead: "牵头", below: "下级" } as const;

/** What a zone owes: a package, received in time. */
export const submission = "上报";

/** True for a 事项 that is owed, or reported, for a month or several (月报, and what the plan gives a 首月). */
export function isPeriodic(plan: Plan, duty: string | undefined): boolean {
  return duty === "月报" || periodicIn(plan).has(duty);
}

const periodicIn = once(
  ({ requirements }: Plan) =>
    new Set<string | undefined>(requirements.flatMap(({ duty, firstMonth }) => (firstMonth === undefined ? [] : [duty]))),
);

/** Names of the units a duty is owed by, zones among them. */
function owing(plan: Plan, { units }: Requirement): ReadonlySet<string> {
  const namesOf = (members: readonly { readonly name: string }[]) => new Set(members.map(({ name }) => name));
  if (units === groups.all) return namesOf(plan.units);
  if (units === groups.below) return namesOf(plan.zones);
  if (units === groups.lead) return new Set(plan.tasks.flatMap(({ lead }) => lead));
  return typeof units === "string" ? namesOf(plan.units.filter(({ category }) => category === units)) : new Set(units);
}

/** What a unit or zone owes, in the order of the plan; nothing for a name that is none of theirs. */
export function owedBy(plan: Plan, unit: string | undefined): readonly Requirement[] {
  return owedIn(plan).get(unit) ?? [];
}

const owedIn = once((plan: Plan) => {
  const owed = new Map<string | undefined, Requirement[]>(membersOf(plan).map(({ name }) => [name, []]));
  for (const requirement of plan.requirements) for (const name of owing(plan, requirement)) owed.get(name)?.push(requirement);
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

/** From so many missed reports of one kind on, a unit's are told in one line. */
export const manyMissed = 7;
