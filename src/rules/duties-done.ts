import { type Day, longDay, longMonth } from "../model/day.ts";
import type { DutyStatus } from "../model/figures.ts";
import type { Ledger } from "../model/ledger.ts";
import type { WorkspaceRule } from "../model/rule.ts";

/** 履职要求 with a deadline: nothing missing, nothing late. Shown at the event that came late, or at the ledger's 单位. */
export const dutiesDone: WorkspaceRule = {
  name: "duties-done",
  scope: "workspace",
  severity: "warning",
  what: "月报、专题报告等按期报送",
  clause: "每月汇报",
  why: "每月汇报工作进展情况；没有变化的也要报（零报告）。期限在方案“履职要求”中设定。",
  example: {
    fails: `
      # 核对日期：2020-05-20
      # plan.yaml
      履职要求: [{ 事项: 月报, 单位: [甲局], 首月: 2020-04, 截止日: 5 }]
      # 甲局.yaml
      单位: <<甲局>>`,
    passes: `
      # 核对日期：2020-05-20
      # plan.yaml
      履职要求: [{ 事项: 月报, 单位: [甲局], 首月: 2020-04, 截止日: 5 }]
      # 甲局.yaml
      单位: 甲局
      履职:
        - { 日期: 2020-05-05, 事项: 月报, 月份: 2020-04 }`,
  },
  *check({ duties, ledgers, asOf }) {
    const byUnit = new Map<string | undefined, Ledger>(ledgers.map((ledger) => [ledger.unit, ledger]));
    for (const status of duties) {
      const ledger = byUnit.get(status.unit);
      if (!ledger || status.deadline === null || isDoubtful(status, ledger, asOf)) continue;
      if (status.state === "missing") {
        const all = duties.filter(
          (other) =>
            other.state === "missing" && other.unit === status.unit && other.duty === status.duty && !isDoubtful(other, ledger, asOf),
        );
        if (all[0] !== status) continue; // all missing ones of one duty are reported together, at the first
        yield {
          at: ledger,
          path: ["unit"],
          message: `${missedSaid(all)}，${all.length > 1 ? "最早的" : ""}应于${longDay(status.deadline)}前报送`,
          hint: `报送之后请在“履职”中记一条，例如“- { 日期: ${status.deadline}, 事项: ${status.duty}${status.month ? `, 月份: ${status.month}` : ""} }”，日期写实际报送之日。`,
        };
      }
      if (status.state === "late") {
        const event = ledger.duties.find(
          ({ on, kind, month }) => on === status.on && kind === status.duty && (status.month === null || month === status.month),
        );
        if (event)
          yield {
            at: ledger,
            path: [...event.path, "on"],
            message: `${nameOf(status)}迟于${longDay(status.deadline)}报送`,
            hint: "已如实记载的不必改动；请按期报送以后各期。",
          };
      }
    }
  },
};

/** True where a line of 履职 that could be this duty has a wrong 日期, 事项 or 月份. */
function isDoubtful({ duty, month }: DutyStatus, { duties, wrong }: Ledger, asOf: Day): boolean {
  if ([...wrong].some((path) => /^duties(\/\d+)?$/.test(path))) return true;
  return duties.some((event) => {
    if (event.kind !== undefined && event.kind !== duty) return false;
    if (month !== null && event.month !== undefined && event.month !== month) return false;
    return event.kind === undefined || event.on === undefined || event.on > asOf || (month !== null && event.month === undefined);
  });
}

/** From so many on they are told by the first and the last. */
const many = 7;

/** 没有2020年4月、5月月报（2次）; of many: 2021年7月至2023年3月月报共21次未报. */
function missedSaid(all: readonly DutyStatus[]): string {
  const months = all.flatMap(({ month }) => month ?? []).sort();
  const [first, last] = [months[0], months.at(-1)];
  if (all.length < many || first === undefined || last === undefined) return `没有${namesOf(all)}`;
  return `${longMonth(first)}至${longMonth(last)}${all[0]?.duty ?? ""}共${all.length}次未报`;
}

/** 2020年4月、5月月报（2次）; each year is printed once. */
function namesOf(all: readonly DutyStatus[]): string {
  const [first, ...others] = all;
  if (!first || others.length === 0) return first ? nameOf(first) : "";
  const months = all.flatMap(({ month }) => month ?? []).map(longMonth);
  const said = months.map((month, index) => (month.slice(0, 5) === months[index - 1]?.slice(0, 5) ? month.slice(5) : month));
  return `${said.join("、")}${first.duty}（${all.length}次）`;
}

function nameOf({ duty, month }: DutyStatus): string {
  return month ? `${longMonth(month)}${duty}` : duty;
}
