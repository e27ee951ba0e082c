import { type Day, longDay, longMonth, type Month } from "../model/day.ts";
import type { DutyEvent } from "../model/ledger.ts";
import { once } from "../model/once.ts";
import { lastMonthOf, type Plan, type Requirement } from "../model/plan.ts";
import { owedBy } from "../model/requirement.ts";
import type { LedgerRule } from "../model/rule.ts";

/** What is owed every month (月报) is recorded once a month, for the months from 首月 to the month of the last 止. */
export const monthlyReportedOnce: LedgerRule = {
  name: "monthly-reported-once",
  scope: "ledger",
  severity: "error",
  what: "月报每月只记一条，月份在方案规定的起止之内",
  clause: "每月汇报",
  why: "每月汇报工作进展情况。同一个月记了两条，或记在方案以外的月份，报送情况就对不上。",
  example: {
    fails: `
      # plan.yaml
      履职要求: [{ 事项: 月报, 单位: [甲局], 首月: 2020-04, 截止日: 5 }]
      # 甲局.yaml
      履职:
        - { 日期: 2020-05-05, 事项: 月报, 月份: 2020-04 }
        - { 日期: 2020-05-18, 事项: 月报, 月份: <<2020-04>> }`,
    passes: `
      # plan.yaml
      履职要求: [{ 事项: 月报, 单位: [甲局], 首月: 2020-04, 截止日: 5 }]
      # 甲局.yaml
      履职:
        - { 日期: 2020-05-05, 事项: 月报, 月份: 2020-04 }`,
  },
  *check(ledger, { plan }) {
    if (ledger.isOffice) return;
    const known = new Map<string, DutyEvent>();
    for (const event of ledger.duties) {
      const { kind, month } = event;
      const fault = monthFault(event, known.get(`${kind} ${month}`), ledger.unit, plan);
      if (!known.has(`${kind} ${month}`)) known.set(`${kind} ${month}`, event);
      if (fault) {
        const { earlier, ...told } = fault;
        yield {
          path: [...event.path, "month"],
          ...told,
          ...(earlier && { related: { path: [...earlier.path, "month"], message: "已经记过的在这里" } }),
        };
      }
    }
  },
};

/** What is wrong with the month of an event of the unit; `earlier`: the one it has recorded of the same 事项 and month before. */
export function monthFault(
  { kind, month }: Pick<DutyEvent, "kind" | "month">,
  earlier: DutyEvent | undefined,
  unit: string | undefined,
  plan: Plan,
): { readonly message: string; readonly hint: string; readonly earlier?: DutyEvent } | undefined {
  const first = firstMonths(owedBy(plan, unit)).get(kind);
  const last = lastMonthOf(plan);
  if (month === undefined || first === undefined || last === undefined || last < first) return undefined; // no month is owed
  if (month < first || month > last)
    return {
      message: `${longMonth(month)}不在应报${kind}的月份之内`,
      hint: `方案要求从${longMonth(first)}报到${longMonth(last)}，例如“月份: ${month < first ? first : last}”；不是${kind}的，改用别的事项。`,
    };
  return earlier && { message: `${longMonth(month)}的${kind}记了两次${whenSaid(earlier.on)}`, hint: hintFor(month, kind ?? ""), earlier };
}

/** The earliest 首月 of each 事项 among what a unit owes. */
const firstMonths = once((owed: readonly Requirement[]) => {
  const first = new Map<string | undefined, Month>();
  for (const { duty, firstMonth } of owed)
    if (firstMonth !== undefined && firstMonth < (first.get(duty) ?? "9999")) first.set(duty, firstMonth);
  return first;
});

const whenSaid = (on: Day | undefined) => (on === undefined ? "" : `，已于${longDay(on)}记过`);

function hintFor(month: Month, kind: string): string {
  return `这一条如是别的月份的，改“月份”；如是${longMonth(month)}的补充，写进原来那条的“备注”，删去这一条（一个月只记一条${kind}）。`;
}
