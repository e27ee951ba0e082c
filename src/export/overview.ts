// 总表 and 分阶段表: counts of the day, the same as `ledger status` gives.
import type { Placed } from "../figures/courses.ts";
import { phaseFigures } from "../figures/periods.ts";
import { closureRate, inTimeRate, type Rate, rectificationRate } from "../figures/rates.ts";
import { totalsByHandling, totalsByTask, totalsByUnit, totalsOf } from "../figures/totals.ts";
import type { PeriodFigures, Totals } from "../model/figures.ts";
import { aspectsOf, taskNumbered } from "../model/plan.ts";
import { periodNames, periodStateNames, totalsNames } from "../render/status-words.ts";
import type { BookColumn, Cell, Sheet } from "../render/xlsx/book.ts";
import type { ExportScene } from "./export-scene.ts";
import { sheetHead } from "./heads.ts";
import { dayCell, figureColumn } from "./text-cells.ts";

const totalsKeys = Object.keys(totalsNames) as (keyof Totals)[];
const periodKeys = Object.keys(periodNames) as (keyof PeriodFigures)[];

/** Columns and cells of counts with their two rates. */
export const totalsColumns: readonly BookColumn[] = [
  ...totalsKeys.map((key) => figureColumn(totalsNames[key], 8, { align: "right", ...(key === "overdue" ? { alarm: true as const } : {}) })),
  figureColumn("整改率", 9, { align: "right" }),
  figureColumn("销号率", 9, { align: "right" }),
];

export function totalsCells(totals: Totals): Cell[] {
  return [...totalsKeys.map((key) => totals[key]), rateCell(rectificationRate(totals)), rateCell(closureRate(totals))];
}

function rateCell(rate: Rate): Cell {
  return rate === undefined ? "—" : { rate };
}

/** 合计, then by unit, aspect, task and way of handling: one table, so that 类别 can be filtered. */
export function summarySheet(scene: ExportScene): Sheet {
  const { plan, placed, asOf } = scene;
  const count = (part: readonly Placed[]) => totalsCells(totalsOf(part, asOf, plan.settings.dueSoonDays));
  const aspectOf = ({ problem }: Placed) => taskNumbered(plan, problem.task)?.aspect;
  const rows: Cell[][] = [
    ["合计", "全部", ...count(placed)],
    ...totalsByUnit(plan, placed, asOf)
      .filter(({ unit }) => scene.unit === undefined || unit === scene.unit.name)
      .map(({ unit, ...totals }) => ["单位", unit, ...totalsCells(totals)]),
    ...aspectsOf(plan).map((aspect) => ["方面", aspect, ...count(placed.filter((one) => aspectOf(one) === aspect))]),
    ...totalsByTask(plan, placed, asOf).map(({ task, ...totals }) => [
      "任务",
      `${task} ${taskNumbered(plan, task)?.name ?? ""}`,
      ...totalsCells(totals),
    ]),
    ...totalsByHandling(plan, placed, asOf).map(({ handling, ...totals }) => ["分类处置", handling, ...totalsCells(totals)]),
  ];
  return {
    name: "总表",
    ...sheetHead(scene, "台账总表", ["单位：件；已移出的不计"]),
    columns: [figureColumn("类别", 10), { title: "名称", width: 30 }, ...totalsColumns],
    rows,
    sums: new Set([0]),
    frozenColumns: 2,
  };
}

/** What happened in each phase up to the day, and how it stood at its end or on the day. */
export function phaseSheet(scene: ExportScene): Sheet {
  const { plan, courses, asOf } = scene;
  return {
    name: "分阶段表",
    ...sheetHead(scene, "分阶段情况表", ["单位：件；期初＋新增＋反弹－销号－移出＝期末"]),
    columns: [
      figureColumn("阶段", 5),
      { title: "名称", width: 24 },
      figureColumn("起", 11),
      figureColumn("止", 11),
      figureColumn("状态", 8),
      ...periodKeys.map((key) => figureColumn(periodNames[key], 8, { align: "right" })),
      figureColumn("按期完成率", 9, { align: "right" }),
    ],
    rows: phaseFigures(plan, courses, asOf).map((figures) => [
      figures.phase,
      figures.name,
      dayCell(figures.from),
      dayCell(figures.to),
      periodStateNames[figures.state],
      ...periodKeys.map((key) => figures[key]),
      rateCell(inTimeRate(figures)),
    ]),
    frozenColumns: 2,
  };
}
