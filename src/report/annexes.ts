// 附件: the tables in which every figure of the text can be found.

import type { Placed } from "../figures/courses.ts";
import { isInPeriod, monthPeriod, phaseFigures } from "../figures/periods.ts";
import { inTimeRate, printRate } from "../figures/rates.ts";
import { totalsOf } from "../figures/totals.ts";
import { addMonths, type Day } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import type { PhaseFigures } from "../model/figures.ts";
import type { Problem } from "../model/ledger.ts";
import { dayOfDue, longDue } from "../model/long-term.ts";
import { kindsInUse, memberNamed, membersOf, type Plan, taskNumbered } from "../model/plan.ts";
import { type History, stateNames } from "../model/standing.ts";
import { isInTime, overdueDays } from "../model/timeliness.ts";
import { type CountRow, rowOf, type TaskRow, taskRows } from "./overall.ts";
import { eventsInPeriod, type MonthScene, type Scene } from "./scene.ts";
import { unfinishedRow } from "./unfinished.ts";
import { type UnitRow, unitRows } from "./units.ts";
import { withoutNumbers } from "./without-numbers.ts";

export interface UnitTable {
  /** 区直, 园区, each with its units in plan order. */
  readonly groups: readonly { readonly category: string; readonly rows: readonly UnitRow[]; readonly subtotal: CountRow }[];
  /** Problems of units the plan does not know: only with --allow-errors, null otherwise. */
  readonly others: CountRow | null;
  readonly total: CountRow;
  /** True where some unit has a note. */
  readonly hasNotes: boolean;
}

export interface PhaseRow extends PhaseFigures {
  readonly stateName: string;
  readonly inTimeRate: string;
}

/** A problem in a list. */
interface Listed {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
}

export interface OverdueRow extends Listed {
  /** The first deadline it had, and the one in force. */
  readonly originalDue: Day | null;
  readonly due: Day | null;
  readonly days: number;
  readonly state: string;
  /** 未完成原因; of one reported done, that it waits for its review. “—” where the ledger has none. */
  readonly reason: string;
  /** Its next 节点; that it waits for a review or the answer to a 申请延期; else its measures. */
  readonly next: string;
}

export interface DueRow extends Listed {
  readonly due: Day | null;
  readonly state: string;
}

export interface ClosedRow extends Listed {
  readonly due: Day | null;
  readonly completedOn: Day | null;
  readonly closedOn: Day;
  readonly inTime: boolean;
}

export interface Annexes {
  readonly units: UnitTable;
  readonly tasks: { readonly rows: readonly TaskRow[]; readonly others: CountRow | null; readonly total: CountRow };
  readonly phases: readonly PhaseRow[];
  readonly overdue: readonly OverdueRow[];
  readonly dueNextMonth: readonly DueRow[];
  readonly closed: readonly ClosedRow[];
  /** The number under which each list stands behind the paper; null for one that is empty and left out. */
  readonly numbers: Readonly<
    Record<"units" | "tasks" | "phases" | "overdue" | "tracking" | "ranking" | "dueNextMonth" | "closed", number | null>
  >;
}

/** `others`: rows of the tables that stand behind these. */
export function annexesOf(scene: MonthScene, others: Readonly<Record<"ranking" | "tracking", number>>): Annexes {
  const { plan, placed, asOf } = scene;
  const total = rowOf(totalsOf(placed, asOf, plan.settings.dueSoonDays));
  const rest = (isKnown: (problem: Problem) => boolean) => {
    const others = placed.filter(({ problem }) => !isKnown(problem));
    return others.length > 0 ? rowOf(totalsOf(others, asOf, plan.settings.dueSoonDays)) : null;
  };
  const groups = unitGroups(scene);
  const overdue = overdueRows(scene);
  const dueNextMonth = dueNextMonthRows(scene);
  const closed = closedRows(scene);
  return {
    units: {
      groups,
      others: rest(({ unit }) => memberNamed(plan, unit) !== undefined),
      total,
      hasNotes: groups.some(({ rows }) =>
        rows.some(({ failed, withoutLedger, absent, misnamed }) => failed || withoutLedger || absent || misnamed),
      ),
    },
    tasks: { rows: taskRows(scene), others: rest(({ task }) => taskNumbered(plan, task) !== undefined), total },
    phases: phaseRows(scene),
    overdue,
    dueNextMonth,
    closed,
    numbers: numbered({
      units: 1,
      tasks: 1,
      phases: 1,
      overdue: overdue.length,
      tracking: others.tracking,
      ranking: others.ranking,
      dueNextMonth: dueNextMonth.length,
      closed: closed.length,
    }),
  };
}

/** 1, 2, 3 for what has rows, null for what has none. */
function numbered<Name extends string>(rows: Readonly<Record<Name, number>>): Record<Name, number | null> {
  let last = 0;
  return Object.fromEntries(Object.entries<number>(rows).map(([name, count]) => [name, count > 0 ? ++last : null])) as Record<
    Name,
    number | null
  >;
}

export function unitGroups(scene: Scene): UnitTable["groups"] {
  const { plan, placed, asOf } = scene;
  const rows = unitRows(scene);
  return kindsInUse(plan).map((category) => {
    const own = rows.filter((row) => row.category === category);
    const names = new Set<string | undefined>(own.map(({ unit }) => unit));
    const part = placed.filter(({ problem }) => names.has(problem.unit));
    return { category, rows: own, subtotal: rowOf(totalsOf(part, asOf, plan.settings.dueSoonDays)) };
  });
}

const phaseStates: Record<PhaseFigures["state"], string> = { upcoming: "未开始", current: "进行中", ended: "已结束" };

function phaseRows({ plan, courses, asOf }: Scene): PhaseRow[] {
  return phaseFigures(plan, courses, asOf).map((figures) => ({
    ...figures,
    stateName: phaseStates[figures.state],
    inTimeRate: printRate(inTimeRate(figures)),
  }));
}

/** The longest overdue first, then by plan order of units and by number. */
export function overdueRows(scene: Scene): OverdueRow[] {
  return scene.placed
    .map((one) => ({ one, days: overdueDays(one.standing, scene.asOf) }))
    .filter(({ days }) => days > 0)
    .sort((a, b) => b.days - a.days || inPlanOrder(scene, a.one, b.one))
    .map(({ one, days }) => ({
      ...listed(one.problem),
      originalDue: firstDue(one.history, scene.asOf) ?? null,
      due: one.standing.due ?? null,
      days,
      state: stateNames[one.standing.state],
      ...comingOf(one, scene.asOf),
    }));
}

function comingOf(one: Placed, asOf: Day): Pick<OverdueRow, "reason" | "next"> {
  const { reason, nextMilestone, measures } = unfinishedRow(one, asOf);
  const { state, request } = one.standing;
  if (state === "pending-verification") return { reason, next: "待核查" };
  if (request?.until !== undefined) return { reason, next: `已申请延期至${longDue(request.until)}，待批复` };
  return { reason, next: nextMilestone === "—" ? measures : nextMilestone };
}

/** 时限, or the first deadline that an event gave where 时限 was never filled in. */
export function firstDue({ start, steps }: History, asOf: Day): Day | undefined {
  const known = steps.filter(({ event }) => event.on !== undefined && event.on <= asOf);
  return [start, ...known.map(({ after }) => after)].find(({ due }) => due !== undefined)?.due;
}

/** Not 已完成整改, deadline in the next month: the earliest first. */
export function dueNextMonthRows(scene: MonthScene): DueRow[] {
  const next = monthPeriod(addMonths(scene.month, 1));
  return dueRowsOf(scene, (due) => isInPeriod(due, next));
}

function dueRowsOf(scene: Scene, isMeant: (due: Day) => boolean): DueRow[] {
  return scene.placed
    .filter(({ standing: { state, due } }) => {
      const day = dayOfDue(due);
      return (state === "open" || state === "pending-verification") && day !== undefined && isMeant(day);
    })
    .sort((a, b) => compare(a.standing.due ?? "", b.standing.due ?? "") || inPlanOrder(scene, a, b))
    .map(({ problem, standing }) => ({ ...listed(problem), due: standing.due ?? null, state: stateNames[standing.state] }));
}

/** The last 止; undefined without phases. */
export function campaignEndOf({ phases }: Plan): Day | undefined {
  return phases
    .map(({ to }) => to)
    .sort()
    .at(-1);
}

/** Not 已完成整改, with a deadline after the campaign's last day (长期坚持 is none): the earliest first. */
export function beyondRows(scene: Scene): DueRow[] {
  const end = campaignEndOf(scene.plan);
  return dueRowsOf(scene, (due) => end !== undefined && due > end);
}

/** One row for each 销号 of the period, by day, also where the problem came back since: as many as the period's figures count. */
function closedRows(scene: Scene): ClosedRow[] {
  return eventsInPeriod(scene, "销号")
    .sort((a, b) => compare(a.on, b.on) || inPlanOrder(scene, a, b))
    .map(({ problem, on, step: { after } }) => ({
      ...listed(problem),
      due: after.due ?? null,
      completedOn: after.completedOn ?? null,
      closedOn: on,
      inTime: isInTime(after),
    }));
}

function listed({ id, title, unit }: Problem): Listed {
  return { id: id ?? "", title: withoutNumbers(title ?? ""), unit: unit ?? "" };
}

type WithProblem = Pick<Placed, "problem">;

function inPlanOrder({ plan }: Scene, a: WithProblem, b: WithProblem): number {
  const place = ({ problem }: WithProblem) => membersOf(plan).findIndex(({ name }) => name === problem.unit);
  return place(a) - place(b) || compare(a.problem.id ?? "", b.problem.id ?? "");
}
