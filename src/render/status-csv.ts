import type { CountedRow, DayStatus, PeriodRow } from "../model/day-status.ts";
import type { PeriodFigures, Totals, ZonesBehind } from "../model/figures.ts";
import { type CsvValue, csvOf } from "./csv.ts";
import { sampleNotice } from "./paper.ts";
import { behindSaid, failedNotice, periodNames, periodStateNames, totalsNames } from "./status-words.ts";
import { visible } from "./terminal-text.ts";

const totalsKeys = Object.keys(totalsNames) as (keyof Totals)[];
const periodKeys = Object.keys(periodNames) as (keyof PeriodFigures)[];

const head = [
  "类别",
  "名称",
  "截至日",
  "起",
  "止",
  "状态",
  ...totalsKeys.map((key) => totalsNames[key]),
  "整改率",
  "销号率",
  ...periodKeys.map((key) => periodNames[key]),
  "按期完成率",
  "说明",
];

/**
 * One row a scope, so that a filter on 类别 gives each list:
 * 类别: 总体, 月份 (only with --month), 阶段, 单位, 任务, 分类处置; 名称: of the unit, task … · 截至日: the day of the figures.
 * 总体, 单位, 任务 and 分类处置 fill 问题总数 … 逾期整改后销号, 整改率, 销号率 (counts on 截至日).
 * 月份 and 阶段 fill 起, 止, 状态, 期初未销号 … 其中按期, 按期完成率 (counts over the period). What does not apply is empty.
 * 说明: 示例数据，非真实情况; 缺报 or 数据截至 of a zone; 数据未通过核对 beside a unit whose ledger has errors, in 总体 with their names.
 */
export function statusCsv(status: DayStatus): string {
  const sample = status.isSample ? [sampleNotice] : [];
  const behind = behindSaid(status.behind);
  const ofRow = ({ name }: CountedRow) => behindSaid(behindOf(status.behind, name));
  const failed = status.failed.length > 0 ? [`${failedNotice}：${status.failed.join("、")}`] : [];
  return csvOf(
    [
      head,
      countedFields("总体", status.overall, status, [...sample, ...failed, ...behind]),
      ...(status.month ? [periodFields("月份", status.month.name, status.month, status, sample)] : []),
      ...status.phases.map((phase) => periodFields("阶段", `${phase.number} ${phase.name}`, phase, status, sample)),
      ...status.units.map((row) =>
        countedFields("单位", row, status, [...sample, ...(status.failed.includes(row.name) ? [failedNotice] : []), ...ofRow(row)]),
      ),
      ...status.tasks.map((row) => countedFields("任务", row, status, sample)),
      ...status.handling.map((row) => countedFields("分类处置", row, status, sample)),
    ].map((row) => row.map((value) => (typeof value === "string" ? visible(value) : value))),
  );
}

function behindOf({ absent, older }: ZonesBehind, name: string): ZonesBehind {
  return { absent: absent.filter((one) => one === name), older: older.filter(({ unit }) => unit === name) };
}

function countedFields(scope: string, { name, totals, rectified, closed }: CountedRow, status: DayStatus, notes: string[]): CsvValue[] {
  const figures = [...totalsKeys.map((key) => totals[key]), rectified, closed];
  return [scope, name, status.asOf, "", "", "", ...figures, ...periodKeys.map(() => ""), "", notes.join("；")];
}

function periodFields(
  scope: string,
  name: string,
  { from, to, state, figures, inTime }: PeriodRow,
  status: DayStatus,
  notes: string[],
): CsvValue[] {
  const counts = [...periodKeys.map((key) => figures[key]), inTime];
  return [scope, name, status.asOf, from, to, periodStateNames[state], ...totalsKeys.map(() => ""), "", "", ...counts, notes.join("；")];
}
