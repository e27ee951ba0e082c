// A slip in a year must not make a campaign of centuries, with a monthly report due in each month.
import { type Day, longDay, longMonth, type Month, monthOf } from "../model/day.ts";
import type { Path } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";
import type { Finding, PlanRule } from "../model/rule.ts";

const firstYear = 1990;
const lastYear = 2100;
const maxMonths = 240;

/** Days lie between 1990 and 2100, both included, and from the first 起 or 首月 to the last 止 there are 240 months at most. */
export const planWithinLimits: PlanRule = {
  name: "plan-within-limits",
  severity: "error",
  what: `方案的日期都在${firstYear}年至${lastYear}年之间，前后不超过${maxMonths}个月`,
  why: "年份写错一个数字，就多出几百年、几千个月的月报。",
  example: {
    fails: `
      # plan.yaml
      阶段:
        - { 序号: 1, 名称: 自查, 起: <<0202-01-01>>, 止: 2020-03-31 }`,
    passes: `
      # plan.yaml
      阶段:
        - { 序号: 1, 名称: 自查, 起: 2020-01-01, 止: 2020-03-31 }`,
  },
  *check(plan) {
    const dates = datesOf(plan);
    const far = dates.filter(({ on }) => !isNear(Number(on.slice(0, 4))));
    for (const { on, path } of far)
      yield {
        path,
        message: `${words(on)}不在${firstYear}年至${lastYear}年之间`,
        hint: "请核对年份，例如“2020-06-30”的年份是2020。",
      };
    for (const [index, { year }] of plan.holidays.entries())
      if (!isNear(year))
        yield { path: ["holidays", index, "year"], message: `${year}年不在${firstYear}年至${lastYear}年之间`, hint: "请核对年份。" };
    if (far.length === 0) yield* tooLong(plan);
  },
};

interface Dated {
  readonly on: Day | Month;
  readonly path: Path;
}

function datesOf({ issuedOn, phases, requirements, holidays }: Plan): Dated[] {
  return [
    { on: issuedOn, path: ["issuedOn"] },
    ...phases.flatMap(({ from, to }, index) => [
      { on: from, path: ["phases", index, "from"] },
      { on: to, path: ["phases", index, "to"] },
    ]),
    ...requirements.flatMap(({ firstMonth, deadline }, index) => [
      ...(firstMonth === undefined ? [] : [{ on: firstMonth, path: ["requirements", index, "firstMonth"] }]),
      ...(deadline === undefined ? [] : [{ on: deadline, path: ["requirements", index, "deadline"] }]),
    ]),
    ...holidays.flatMap(({ off, on: worked }, index) => [
      ...off.map((on, at) => ({ on, path: ["holidays", index, "off", at] })),
      ...worked.map((on, at) => ({ on, path: ["holidays", index, "on", at] })),
    ]),
  ];
}

/** Reported at the earliest day: it may be the wrong one just as well as the last 止. */
function tooLong({ phases, requirements }: Plan): Finding[] {
  const starts: Dated[] = [
    ...phases.map(({ from }, index) => ({ on: from, path: ["phases", index, "from"] })),
    ...requirements.flatMap(({ firstMonth }, index) =>
      firstMonth === undefined ? [] : [{ on: firstMonth, path: ["requirements", index, "firstMonth"] }],
    ),
  ];
  const [first] = starts.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const last = lastDayOf(phases);
  if (first === undefined || last === undefined || months(first.on, last) <= maxMonths) return [];
  return [
    {
      path: first.path,
      message: `从${words(first.on)}到最后一个阶段的止日${longDay(last)}，超过${maxMonths}个月`,
      hint: "请核对这两处的年份。",
    },
  ];
}

/** Both included. */
function months(first: Day | Month, last: Day): number {
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return number(monthOf(last)) - number(first) + 1;
}

function lastDayOf(phases: Plan["phases"]): Day | undefined {
  return phases
    .map(({ to }) => to)
    .sort()
    .at(-1);
}

function isNear(year: number): boolean {
  return year >= firstYear && year <= lastYear;
}

function words(on: Day | Month): string {
  return on.length === 7 ? longMonth(on) : longDay(on);
}
