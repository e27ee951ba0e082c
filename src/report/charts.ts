// The bulletin's charts. Every number is also printed in an annex, or is a part of one that is.
import { monthPeriod, periodFigures, phaseFigures } from "../figures/periods.ts";
import { totalsByUnit, totalsOf } from "../figures/totals.ts";
import { longMonth, type Month } from "../model/day.ts";
import type { Totals } from "../model/figures.ts";
import type { Chart } from "../model/paper.ts";
import { onlyYearOf, paperDay } from "../model/paper-day.ts";
import { memberNamed } from "../model/plan.ts";
import { isOverdue } from "../model/timeliness.ts";
import { monthsOf } from "./month.ts";
import type { MonthScene, Scene } from "./scene.ts";

/** The charts' names, by which a template places them: `![…](chart:unit-states)`. */
export const chartNames = ["month-course", "phase-overdue", "unit-states"] as const;

/** The bulletin's charts as of the month's last day; one that would show nothing is left out. */
export function chartsOf(scene: MonthScene): readonly Chart[] {
  return [monthCourse(scene), phaseOverdue(scene), unitStates(scene)].filter(showsSomething);
}

function showsSomething({ kind, categories, series }: Chart): boolean {
  if (kind === "lines" && categories.length < 2) return false;
  return series.some(({ values }) => values.some((value) => value !== null && value > 0));
}

/**
 * Each problem once: 逾期 whatever its state, the others by state, so that the parts of a bar add up to 问题数.
 * What belongs to no unit of the plan has a bar of its own; a unit whose ledger could not be read has none.
 */
function unitStates({ plan, placed, asOf, sight }: Scene): Chart {
  const late = placed.filter(({ standing }) => isOverdue(standing, asOf));
  const lateByUnit = totalsByUnit(plan, late, asOf);
  const isStray = ({ problem }: (typeof placed)[number]) => memberNamed(plan, problem.unit) === undefined;
  const rowsOfUnits = totalsByUnit(plan, placed, asOf).map(({ unit, ...all }, index) => ({
    unit,
    parts: sight.unread.includes(unit) || sight.misnamed.includes(unit) ? undefined : partsOf(all, lateByUnit[index] as Totals),
  }));
  const days = plan.settings.dueSoonDays;
  const stray = placed.filter(isStray);
  const others = { unit: "单位不明", parts: partsOf(totalsOf(stray, asOf, days), totalsOf(late.filter(isStray), asOf, days)) };
  const rows = stray.length > 0 ? [...rowsOfUnits, others] : rowsOfUnits;
  const series = (name: string, tone: Chart["series"][number]["tone"], key: keyof Parts) => ({
    name,
    tone,
    values: rows.map(({ parts }) => parts?.[key] ?? null),
  });
  return {
    name: "unit-states",
    title: "各单位问题状态（件）",
    alternative: `截至${paperDay(asOf, onlyYearOf(plan))}各单位问题的状态，每件问题只计一次：逾期的不论整改中或待核查均计入“逾期”，各部分之和为该单位问题数。`,
    kind: "bars",
    categories: rows.map(({ unit }) => unit),
    series: [
      series("已销号", "good", "closed"),
      series("待销号", "plain", "pendingClosure"),
      series("待核查（未逾期）", "waiting", "pendingVerification"),
      series("整改中（未逾期）", "progress", "open"),
      series("逾期", "overdue", "overdue"),
    ],
  };
}

type Parts = Pick<Totals, "closed" | "pendingClosure" | "pendingVerification" | "open" | "overdue">;

/** `late`: the counts over the overdue problems only, all of which are 整改中 or 待核查. */
function partsOf(all: Totals, late: Totals): Parts {
  return {
    closed: all.closed,
    pendingClosure: all.pendingClosure,
    pendingVerification: all.pendingVerification - late.pendingVerification,
    open: all.open - late.open,
    overdue: all.overdue,
  };
}

/** Phases that have begun: what fell due in each, what of it is 已整改, and what was overdue at its end (or is, while it lasts). */
function phaseOverdue({ plan, courses, asOf }: Scene): Chart {
  const phases = phaseFigures(plan, courses, asOf).filter(({ state }) => state !== "upcoming");
  return {
    name: "phase-overdue",
    title: "各阶段到期整改情况（件）",
    alternative: `截至${paperDay(asOf, onlyYearOf(plan))}，已开始的各阶段中时限落在该阶段的问题（应完成）、其中已整改的，以及该阶段期末逾期的问题。`,
    kind: "columns",
    categories: phases.map(({ phase, name }) => `${phase}. ${name}`),
    series: [
      { name: "应完成", tone: "plain", values: phases.map(({ due }) => due) },
      { name: "其中已整改", tone: "good", values: phases.map(({ dueDone }) => dueDone) },
      { name: "期末逾期", tone: "overdue", values: phases.map(({ overdue }) => overdue) },
    ],
  };
}

/** From the campaign's first month to the scene's. */
function monthCourse({ plan, courses, month, asOf }: MonthScene): Chart {
  const months = monthsOf(plan).filter((one) => one <= month);
  const figures = months.map((one) => periodFigures(courses, monthPeriod(one), asOf));
  return {
    name: "month-course",
    title: "逐月新增、销号和月末未销号（件）",
    alternative: `${monthsNamed(months)}各月新增入账、销号的件数和月末未销号的件数。`,
    kind: "lines",
    categories: months.map((one, index) => (index === 0 || one.endsWith("-01") ? longMonth(one) : longMonth(one).replace(/^\d+年/, ""))),
    series: [
      { name: "月末未销号", tone: "progress", values: figures.map(({ unresolved }) => unresolved) },
      { name: "新增入账", tone: "waiting", values: figures.map(({ added }) => added) },
      { name: "销号", tone: "good", values: figures.map(({ closed }) => closed) },
    ],
  };
}

function monthsNamed(months: readonly Month[]): string {
  const [first, last] = [months[0], months.at(-1)];
  return first === undefined || last === undefined ? "" : first === last ? longMonth(first) : `${longMonth(first)}至${longMonth(last)}`;
}
