// 总体情况, 分方面进展, 分类处置情况: counts first, then rates, each from figures/.

import { type Course, placedOn } from "../figures/courses.ts";
import { periodFigures } from "../figures/periods.ts";
import {
  closureRate,
  dueRectificationRate,
  inTimeRate,
  pointsBetween,
  printPoints,
  printRate,
  type Rate,
  rectificationRate,
} from "../figures/rates.ts";
import { totalsByHandling, totalsByTask, totalsOf } from "../figures/totals.ts";
import { type Day, type Month, monthOf } from "../model/day.ts";
import type { PeriodFigures, Totals } from "../model/figures.ts";
import { isFromBelow, type Problem } from "../model/ledger.ts";
import { aspectsOf } from "../model/plan.ts";
import { missedStages, overdueDays } from "../model/timeliness.ts";
import {
  type Counted,
  countByUnit,
  countedByUnit,
  decidedProblems,
  eventsInPeriod,
  everUntil,
  type KindCount,
  occurring,
  type Scene,
  type UnitCount,
} from "./scene.ts";
import { hidesProblems } from "./unreadable-ledgers.ts";

/** Counts with what the paper adds to them; rates as printed. */
export interface CountRow extends Totals {
  /** 已完成整改: 待销号 and 已销号. */
  readonly rectified: number;
  readonly rectificationRate: string;
  readonly closureRate: string;
}

/** How a printed rate moved, in 个百分点. */
export interface RateChange {
  readonly direction: "up" | "down" | "same";
  readonly points: string;
}

export interface Overall extends CountRow {
  /** The states with a count above 0: of 已销号 and 待销号, and of 整改中 and 待核查. */
  readonly rectifiedParts: readonly KindCount[];
  readonly unrectifiedParts: readonly KindCount[];
  readonly longOverdue: number;
  /** 已移出 so far; in no other figure. */
  readonly removedSoFar: number;
  /** Problems whose deadline has come, the last day included. */
  readonly due: { readonly due: number; readonly done: number; readonly rate: string };
  readonly period: PeriodFigures & {
    readonly inTimeRate: string;
    readonly openingOn: Day;
    /** The movements with a count above 0, and the names of those that did not occur. */
    readonly moves: readonly KindCount[];
    readonly noMoves: readonly string[];
  };
  /** Change since the period before (`since`, in `month`); null in the first period, and where there was no rate before. */
  readonly change: {
    readonly month: Month;
    readonly since: Day;
    readonly rectification: RateChange;
    readonly closure: RateChange;
    readonly overdueBefore: number;
  } | null;
  /** How the earlier list is covered; null without a list. */
  readonly baseline: {
    readonly name: string;
    readonly entries: number;
    readonly entered: number;
    readonly missing: number;
    readonly units: readonly UnitCount[];
    /** Entries that may be entered or not, because of an error in the ledger that should hold them. */
    readonly hidden: Counted;
    /** Numbers of entered problems handed over (移交) and in no other ledger yet. */
    readonly notReceived: readonly string[];
    /** False where the list itself has errors, so that nothing can be said of what it lacks. */
    readonly isSound: boolean;
  } | null;
}

export interface TaskRow extends CountRow {
  readonly number: number;
  /** "" where the plan gives none. */
  readonly aspect: string;
  readonly name: string;
  readonly lead: readonly string[];
}

export interface AspectRow extends CountRow, Pick<HandlingRow, "withMissedMilestones" | "visits"> {
  readonly name: string;
  readonly tasks: readonly TaskRow[];
}

export interface HandlingRow extends CountRow {
  readonly handling: string;
  /** Milestones past their day and not done, and the problems they belong to. */
  readonly missedMilestones: number;
  readonly withMissedMilestones: number;
  /** Problems in which 追责 or 不予追责 is recorded. */
  readonly decided: number;
  /** Those in which neither is; of zones' problems that is not known. */
  readonly undecided: number;
  /** 回访 in the month. */
  readonly visits: number;
}

export function rowOf(totals: Totals): CountRow {
  return {
    ...totals,
    rectified: totals.pendingClosure + totals.closed,
    rectificationRate: printRate(rectificationRate(totals)),
    closureRate: printRate(closureRate(totals)),
  };
}

/** `notReceived`: numbers of problems handed over that nobody has entered. */
export function overallOf(scene: Scene, notReceived: readonly string[]): Overall {
  const { plan, courses, placed, period, asOf } = scene;
  const totals = totalsOf(placed, asOf, plan.settings.dueSoonDays);
  const soFar = periodFigures(courses, everUntil(asOf), asOf);
  const figures = periodFigures(courses, period, asOf);
  const moves = { 新增入账: figures.added, 反弹: figures.rebounded, 销号: figures.closed, 移出: figures.removed };
  return {
    ...rowOf(totals),
    rectifiedParts: occurring({ 已销号: totals.closed, 待销号: totals.pendingClosure }),
    unrectifiedParts: occurring({ 整改中: totals.open, 待核查: totals.pendingVerification }),
    longOverdue: placed.filter(({ standing }) => overdueDays(standing, asOf) > plan.settings.longOverdueDays).length,
    removedSoFar: soFar.removed,
    due: { due: soFar.due, done: soFar.dueDone, rate: printRate(dueRectificationRate(placed, asOf)) },
    period: {
      ...figures,
      inTimeRate: printRate(inTimeRate(figures)),
      openingOn: period.after,
      moves: occurring(moves),
      noMoves: Object.entries(moves).flatMap(([name, count]) => (count === 0 ? [name] : [])),
    },
    change: changeSince(scene, totals),
    baseline: baselineCover(scene, notReceived),
  };
}

function changeSince({ plan, courses, before: since }: Scene, totals: Totals): Overall["change"] {
  if (since === null) return null;
  const before = totalsOf(placedOn(courses, since), since, plan.settings.dueSoonDays);
  const rectification = printedChange(rectificationRate(totals), rectificationRate(before));
  const closure = printedChange(closureRate(totals), closureRate(before));
  return rectification && closure ? { month: monthOf(since), since, rectification, closure, overdueBefore: before.overdue } : null;
}

function printedChange(now: Rate, before: Rate): RateChange | null {
  const change = pointsBetween(now, before);
  if (change === undefined) return null;
  return { direction: change > 0 ? "up" : change < 0 ? "down" : "same", points: printPoints(change) };
}

/** 件件有着落: entries of the earlier list that some problem, entered by now, names as its 清单号. */
function baselineCover(scene: Scene, notReceived: readonly string[]): Overall["baseline"] {
  const { campaign, plan, courses, allCourses, asOf } = scene;
  const { baseline } = campaign;
  if (!baseline) return null;
  const entries = baseline.entries.filter(({ unit }) => scene.unit === null || unit === scene.unit);
  // A zone has a list of its own, whose numbers may be the same.
  const own = allCourses.filter(({ problem }) => !isFromBelow(problem));
  const named = new Set(
    own.flatMap(({ problem }) => (problem.enteredOn !== undefined && problem.enteredOn <= asOf ? [problem.baselineId] : [])),
  );
  const absent = entries.filter(({ id }) => id === undefined || !named.has(id));
  const isHidden = ({ unit }: (typeof absent)[number]) => hidesProblems(scene, unit, "baselineId");
  const missing = absent.filter((entry) => !isHidden(entry));
  const inLedger = new Set(placedOn(own, asOf).map(({ problem }) => problem.baselineId));
  const isAstray = ({ problem: { id, baselineId } }: Course) =>
    id !== undefined && notReceived.includes(id) && baselineId !== undefined && !inLedger.has(baselineId);
  return {
    name: baseline.name ?? "清单",
    entries: entries.length,
    entered: entries.length - absent.length,
    missing: missing.length,
    units: countByUnit(
      plan,
      missing.map(({ unit }) => unit),
    ),
    hidden: countedByUnit(
      plan,
      absent.filter(isHidden).map((problem) => ({ problem: { unit: problem.unit } })),
    ),
    notReceived: courses.filter(isAstray).map(({ problem }) => problem.id ?? ""),
    isSound: baseline.isIncomplete !== true,
  };
}

/** In plan order. */
export function taskRows({ plan, placed, asOf }: Scene): TaskRow[] {
  const totals = totalsByTask(plan, placed, asOf);
  return plan.tasks.map(({ number, aspect, name, lead }, index) => {
    const { task: _, ...counts } = totals[index] as (typeof totals)[number];
    return { number, aspect: aspect ?? "", name, lead, ...rowOf(counts) };
  });
}

/** Aspects (方面) in the order in which the plan first names them; none where it has none. */
export function aspectRows(scene: Scene): AspectRow[] {
  const { plan, placed, asOf } = scene;
  const tasks = taskRows(scene);
  const visits = eventsInPeriod(scene, "回访");
  return aspectsOf(plan).map((name) => {
    const own = tasks.filter(({ aspect }) => aspect === name);
    const numbers = new Set(own.map(({ number }) => number));
    const isOwn = ({ problem }: { readonly problem: Problem }) => problem.task !== undefined && numbers.has(problem.task);
    const part = placed.filter(isOwn);
    const withMissedMilestones = part.filter(({ standing }) => missedStages(standing, asOf).length > 0).length;
    return {
      name,
      tasks: own,
      ...rowOf(totalsOf(part, asOf, plan.settings.dueSoonDays)),
      withMissedMilestones,
      visits: visits.filter(isOwn).length,
    };
  });
}

/** One row for each of the four ways of handling. */
export function handlingRows(scene: Scene): HandlingRow[] {
  const { plan, placed, asOf } = scene;
  const decided = decidedProblems(scene);
  const visits = eventsInPeriod(scene, "回访");
  return totalsByHandling(plan, placed, asOf).map(({ handling, ...totals }) => {
    const part = placed.filter(({ problem }) => problem.handling === handling);
    const missed = part.map(({ standing }) => missedStages(standing, asOf).length).filter((count) => count > 0);
    const withDecision = part.filter(({ problem }) => decided.has(problem)).length;
    return {
      handling,
      ...rowOf(totals),
      missedMilestones: missed.reduce((sum, count) => sum + count, 0),
      withMissedMilestones: missed.length,
      decided: withDecision,
      undecided: part.filter(({ problem }) => !decided.has(problem) && !isFromBelow(problem)).length,
      visits: visits.filter(({ problem }) => problem.handling === handling).length,
    };
  });
}
