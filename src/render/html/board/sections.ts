// What stands below the first screen of a board: lists and charts, each number of which is one of the status.
import { longDay, longMonth } from "../../../model/day.ts";
import type { CountedRow, DayStatus, PeriodRow, StatusBoard } from "../../../model/day-status.ts";
import type { Deadline } from "../../../model/due.ts";
import type { DutyState, PeriodFigures, Totals } from "../../../model/figures.ts";
import type { Chart } from "../../../model/paper.ts";
import { paperDay } from "../../../model/paper-day.ts";
import { stateNames } from "../../../model/standing.ts";
import { lightNames } from "../../../model/timeliness.ts";
import { dutyStateNames, periodNames, periodStateNames, totalsNames } from "../../status-words.ts";
import { chartSvg } from "../chart.ts";
import { figureHtml } from "../figure.ts";
import { tableHtml } from "../table.ts";

export interface BoardSection {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

export function boardSections(board: StatusBoard): BoardSection[] {
  const { now } = board;
  const month = now.month ? [{ id: "month", title: "本月", html: periodTable("month-table", "本月变动", [now.month]) }] : [];
  return [
    { id: "red", title: "逾期清单", html: redHtml(board) },
    { id: "ahead", title: "到期", html: aheadTable(board) },
    { id: "duties", title: "报送", html: dutiesHtml(now) },
    { id: "units", title: "单位", html: chartHtml(unitLights(now)) + countedTable("units-table", "各单位情况", "单位", now.units) },
    ...month,
    { id: "months", title: "逐月", html: chartHtml(monthCourseOf(board)) + periodTable("months-table", "逐月变动", board.months) },
    { id: "phases", title: "阶段", html: chartHtml(phaseChart(now)) + periodTable("phases-table", "各阶段情况", phaseRows(now)) },
    { id: "tasks", title: "任务", html: countedTable("tasks-table", "各任务情况", "任务", now.tasks) },
    { id: "handling", title: "处置", html: countedTable("handling-table", "分类处置情况", "分类处置", now.handling) },
  ];
}

type ListColumn = readonly [title: string, align?: "right"];

/** Nothing in a cell would be read as a row that names itself. */
function listTable(id: string, caption: string, columns: readonly ListColumn[], rows: readonly (readonly (string | number)[])[]): string {
  if (rows.length === 0) return "<p>无</p>";
  const runs = (text: string | number) => [{ text: text === "" ? "—" : String(text) }];
  return tableHtml(
    {
      kind: "table",
      columns: columns.map(([title, align]) => ({ title: runs(title), align: align ?? "left" })),
      rows: rows.map((row) => row.map(runs)),
    },
    { id, caption, isList: true },
  );
}

function redHtml({ red }: StatusBoard): string {
  const columns: ListColumn[] = [
    ["编号"],
    ["单位"],
    ["题目"],
    ["状态"],
    ["时限"],
    ["逾期天数", "right"],
    ["责任人"],
    ["未完成原因"],
    ["下一步"],
  ];
  return listTable(
    "red-table",
    "逾期清单",
    columns,
    red.map(({ item, title, person, reason, next }) => [
      item.id || "（缺编号）",
      item.unit || "（缺单位）",
      title,
      stateNames[item.standing.state],
      longDay(item.due),
      item.days,
      person,
      reason,
      next,
    ]),
  );
}

const kindNames: Record<Deadline["kind"], string> = { problem: "问题", milestone: "节点", duty: "报送" };

function aheadTable({ ahead, now }: StatusBoard): string {
  const rows = ahead.map(({ kind, unit, on, left, id, title, person }) => [
    longDay(on),
    left,
    kindNames[kind],
    unit || "（缺单位）",
    id ?? "",
    title,
    person ?? "",
  ]);
  return listTable(
    "ahead-table",
    `到期清单（至${longDay(now.aheadUntil)}）`,
    [["到期日"], ["剩余天数", "right"], ["类别"], ["单位"], ["编号"], ["内容"], ["责任人"]],
    rows,
  );
}

const dutyStates: readonly DutyState[] = ["submitted", "late", "missing", "pending"];

function dutiesHtml({ duties, onlyYear }: DayStatus): string {
  return listTable(
    "duties-table",
    "报送情况",
    [
      ["事项"],
      ["应报", "right"],
      ...dutyStates.map((state): ListColumn => [dutyStateNames[state], "right"]),
      ["未报单位"],
      ["迟报单位（报送日）"],
    ],
    duties.map(({ name, owed, counts, late, missing }) => [
      name,
      owed,
      ...dutyStates.map((state) => counts[state]),
      missing.join("、"),
      late.map(({ unit, on }) => `${unit}（${paperDay(on, onlyYear)}）`).join("、"),
    ]),
  );
}

const shownTotals = [
  "total",
  "open",
  "pendingVerification",
  "pendingClosure",
  "closed",
  "overdue",
  "dueSoon",
] as const satisfies readonly (keyof Totals)[];

function countedTable(id: string, caption: string, head: string, rows: readonly CountedRow[]): string {
  return listTable(
    id,
    caption,
    [
      [head],
      ...shownTotals.map((key): ListColumn => [totalsNames[key], "right"]),
      ...(["red", "yellow", "green"] as const).map((light): ListColumn => [lightNames[light], "right"]),
      ["整改率", "right"],
      ["销号率", "right"],
    ],
    rows.map(({ name, totals, lights, rectified, closed }) => [
      name,
      ...shownTotals.map((key) => totals[key]),
      lights.red,
      lights.yellow,
      lights.green,
      rectified,
      closed,
    ]),
  );
}

const periodKeys = Object.keys(periodNames) as (keyof PeriodFigures)[];

function periodTable(id: string, caption: string, rows: readonly PeriodRow[]): string {
  return listTable(
    id,
    caption,
    [["时段"], ["状态"], ...periodKeys.map((key): ListColumn => [periodNames[key], "right"]), ["按期完成率", "right"]],
    rows.map(({ name, state, figures, inTime }) => [name, periodStateNames[state], ...periodKeys.map((key) => figures[key]), inTime]),
  );
}

function phaseRows({ phases }: DayStatus): PeriodRow[] {
  return phases.map((phase) => ({ ...phase, name: `${phase.number} ${phase.name}` }));
}

/** A chart that would show nothing, or a line of one point, is left out. */
function chartHtml(chart: Chart): string {
  const isEmpty = chart.series.every(({ values }) => values.every((value) => value === 0));
  if (chart.kind === "lines" && chart.categories.length < 2) return "";
  return isEmpty ? "" : `${figureHtml(chart, chartSvg(chart))}\n`;
}

function unitLights({ units, asOf, onlyYear }: DayStatus): Chart {
  const series = (name: string, tone: Chart["series"][number]["tone"], value: (row: CountedRow) => number) => ({
    name,
    tone,
    values: units.map(value),
  });
  return {
    name: "unit-lights",
    title: "各单位问题亮灯（件）",
    alternative: `截至${paperDay(asOf, onlyYear)}各单位的问题：已销号的，未销号的按绿灯、黄灯、红灯，各部分之和为该单位问题数。`,
    kind: "bars",
    categories: units.map(({ name }) => name),
    series: [
      series("已销号", "good", ({ totals }) => totals.closed),
      series("绿灯", "plain", ({ lights }) => lights.green),
      series("黄灯", "waiting", ({ lights }) => lights.yellow),
      series("红灯", "overdue", ({ lights }) => lights.red),
    ],
  };
}

function monthCourseOf({ months, now }: StatusBoard): Chart {
  const short = ({ from }: PeriodRow, index: number) => {
    const name = longMonth(from.slice(0, 7));
    return index === 0 || from.slice(5, 7) === "01" ? name : name.replace(/^\d+年/, "");
  };
  const values = (key: keyof PeriodFigures) => months.map(({ figures }) => figures[key]);
  return {
    name: "month-course",
    title: "逐月新增、销号和月末未销号（件）",
    alternative: `各月新增入账、销号的件数和月末未销号的件数；最后一个月截至${paperDay(now.asOf, now.onlyYear)}。`,
    kind: "lines",
    categories: months.map(short),
    series: [
      { name: "月末未销号", tone: "progress", values: values("unresolved") },
      { name: "新增入账", tone: "waiting", values: values("added") },
      { name: "销号", tone: "good", values: values("closed") },
    ],
  };
}

/** Phases that have begun. */
function phaseChart({ phases, asOf, onlyYear }: DayStatus): Chart {
  const begun = phases.filter(({ state }) => state !== "upcoming");
  const values = (key: keyof PeriodFigures) => begun.map(({ figures }) => figures[key]);
  return {
    name: "phase-due",
    title: "各阶段到期整改情况（件）",
    alternative: `截至${paperDay(asOf, onlyYear)}，已开始的各阶段中时限落在该阶段的问题（应完成）、其中已整改的，以及该阶段期末逾期的问题。`,
    kind: "columns",
    categories: begun.map(({ number, name }) => `${number}. ${name}`),
    series: [
      { name: "应完成", tone: "plain", values: values("due") },
      { name: "其中已整改", tone: "good", values: values("dueDone") },
      { name: "期末逾期", tone: "overdue", values: values("overdue") },
    ],
  };
}
