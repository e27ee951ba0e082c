import { type Day, longDay, longMonth } from "../model/day.ts";
import { groupBy } from "../model/group-by.ts";
import { lastMonthOf, type Plan, type Requirement, unitNamed } from "../model/plan.ts";
import { isPeriodic, monthsOwed, owedBy } from "../model/requirement.ts";
import type { LedgerRule } from "../model/rule.ts";

/** 月份 of a periodic duty with an 间隔 is the last month of one; 应报 is a 截止 of its 事项. What the unit does not owe is its own affair. */
export const dutyOccasionKnown: LedgerRule = {
  name: "duty-occasion-known",
  scope: "ledger",
  severity: "error",
  what: "定期报告的月份、应报的截止日期与方案的履职要求一致",
  why: "一次报送对应哪一期，要说得清楚，才不会漏算、错算。",
  example: {
    fails: `
      # plan.yaml
      履职要求: [{ 事项: 季报, 单位: [甲局], 首月: 2020-02, 间隔: 3, 截止日: 31 }]
      # 甲局.yaml
      履职:
        - { 日期: 2020-05-08, 事项: 季报, 月份: <<2020-03>> }`,
    passes: `
      # plan.yaml
      履职要求: [{ 事项: 季报, 单位: [甲局], 首月: 2020-02, 间隔: 3, 截止日: 31 }]
      # 甲局.yaml
      履职:
        - { 日期: 2020-05-08, 事项: 季报, 月份: 2020-04 }`,
  },
  *check({ isOffice, unit, duties }, { plan }) {
    if (isOffice || unitNamed(plan, unit) === undefined) return;
    const byDuty = groupBy(owedBy(plan, unit), ({ duty }): string | undefined => duty);
    const deadlinesOf = new Map(
      [...byDuty].map(([duty, owed]) => [duty, new Set(owed.flatMap(({ deadline }) => deadline ?? []))] as const),
    );
    for (const { kind, month, owedBy: named, path } of duties) {
      const owed = byDuty.get(kind) ?? [];
      if (month !== undefined && isPeriodic(plan, kind)) yield* wrongMonth(plan, owed, month, [...path, "month"]);
      const deadlines = deadlinesOf.get(kind) ?? new Set<Day>();
      if (named !== undefined && !deadlines.has(named))
        yield {
          path: [...path, "owedBy"],
          message: `方案没有要求${longDay(named)}前完成“${kind}”`,
          hint:
            deadlines.size > 0
              ? `“应报”写方案中的截止日期：${[...deadlines].sort().slice(0, 12).join("、")}。`
              : "这一事项没有几个截止日期，请删去“应报”。",
        };
    }
  },
};

function* wrongMonth(plan: Plan, owed: readonly Requirement[], month: string, path: (string | number)[]) {
  const periodic = owed.filter(({ firstMonth, interval = 1 }) => firstMonth !== undefined && interval > 1);
  if (periodic.length === 0 || periodic.length < owed.filter(({ firstMonth }) => firstMonth !== undefined).length) return;
  const months = [...new Set(periodic.flatMap((requirement) => monthsOwed(plan, requirement)))].sort();
  const [first = ""] = periodic.flatMap(({ firstMonth }) => firstMonth ?? []).sort();
  // A month that is in none is told by monthly-reported-once.
  if (months.includes(month) || month < first || month > (lastMonthOf(plan) ?? "")) return;
  const near = months.find((each) => each >= month) ?? months.at(-1);
  yield {
    path,
    message: `${longMonth(month)}不是一期的最后一个月`,
    hint: `每${periodic[0]?.interval}个月报一次，“月份”写这一期的最后一个月${near === undefined ? "" : `，例如“月份: ${near}”`}。`,
  };
}
