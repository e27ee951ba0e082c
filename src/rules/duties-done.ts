import { type Day, longDay, longMonth } from "../model/day.ts";
import type { DutyStatus } from "../model/figures.ts";
import { groupBy } from "../model/group-by.ts";
import type { DutyEvent, Ledger } from "../model/ledger.ts";
import { once } from "../model/once.ts";
import { manyMissed } from "../model/requirement.ts";
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
    const missing = groupBy(
      duties.filter(({ state }) => state === "missing"),
      ({ unit, duty }) => `${unit} ${duty}`,
    );
    const told = new Set<string>();
    const doubtsIn = once((ledger: Ledger) => doubtsOf(ledger, asOf));
    const byDay = once((ledger: Ledger) => groupBy(ledger.duties, ({ kind, on }) => `${kind} ${on}`));
    for (const status of duties) {
      const ledger = byUnit.get(status.unit);
      if (!ledger || status.deadline === null || isDoubtful(status, doubtsIn(ledger))) continue;
      if (status.state === "missing") {
        if (told.has(`${status.unit} ${status.duty}`)) continue; // of one kind all are told at the first
        told.add(`${status.unit} ${status.duty}`);
        const all = (missing.get(`${status.unit} ${status.duty}`) ?? []).filter((other) => !isDoubtful(other, doubtsIn(ledger)));
        yield {
          at: ledger,
          path: ["unit"],
          message: `${missedSaid(all)}，${all.length > 1 ? "最早的" : ""}应于${longDay(status.deadline)}前报送`,
          hint: `报送之后请在“履职”中记一条，例如“- { 日期: ${status.deadline}, 事项: ${status.duty}${status.month ? `, 月份: ${status.month}` : ""} }”，日期写实际报送之日。`,
        };
      }
      if (status.state === "late") {
        const sameDay = byDay(ledger).get(`${status.duty} ${status.on}`) ?? [];
        const event = sameDay.find(({ month }) => status.month === null || month === status.month);
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

interface UnclearDuties {
  /** Lines with a wrong 日期 or 事项. */
  readonly lines: readonly DutyEvent[];
  /** 事项 of lines without 月份. */
  readonly withoutMonth: ReadonlySet<string | undefined>;
}

/** What is wrong in 履职; undefined where whole lines were lost, so that any duty may be among them. */
function doubtsOf({ duties, wrong }: Ledger, asOf: Day): UnclearDuties | undefined {
  if ([...wrong].some((path) => /^duties(\/\d+)?$/.test(path))) return undefined;
  return {
    lines: duties.filter(({ kind, on }) => kind === undefined || on === undefined || on > asOf),
    withoutMonth: new Set(duties.flatMap(({ kind, month }) => (month === undefined ? [kind] : []))),
  };
}

/** True where one of the doubtful lines could be this duty. */
function isDoubtful({ duty, month }: DutyStatus, doubts: UnclearDuties | undefined): boolean {
  if (!doubts || (month !== null && doubts.withoutMonth.has(duty))) return true;
  return doubts.lines.some(
    (line) => (line.kind === undefined || line.kind === duty) && (month === null || line.month === undefined || line.month === month),
  );
}

/** 没有2020年4月、5月月报（2次）; of many: 2021年7月至2023年3月月报共21次未报. */
function missedSaid(all: readonly DutyStatus[]): string {
  const months = all.flatMap(({ month }) => month ?? []).sort();
  const [first, last] = [months[0], months.at(-1)];
  if (all.length < manyMissed || first === undefined || last === undefined) return `没有${namesOf(all)}`;
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
