// The one value that `ledger status` prints, as table, CSV or JSON: figures, and the names, rates and lights beside them.

import { type Course, coursesOf } from "../figures/courses.ts";
import { zonesBehind } from "../figures/data-days.ts";
import type { JudgedProblem } from "../figures/items.ts";
import { monthPeriod, periodState } from "../figures/periods.ts";
import { closureRate, dueRectificationRate, inTimeRate, printRate, rectificationRate } from "../figures/rates.ts";
import type { Campaign } from "../model/campaign.ts";
import { addDays, type Day, daysBetween, firstDayOf, lastDayOf, longMonth, type Month } from "../model/day.ts";
import type { CountedRow, DayStatus, DutyRow, ListedItem, PeriodRow } from "../model/day-status.ts";
import { compare } from "../model/diagnostic.ts";
import type { DutyState, DutyStatus, Status, Totals } from "../model/figures.ts";
import { groupBy } from "../model/group-by.ts";
import { onlyYearOf } from "../model/paper-day.ts";
import { memberNamed, type Plan, type Requirement, taskNumbered } from "../model/plan.ts";
import type { Light } from "../model/timeliness.ts";
import { deadlinesOf } from "./due.ts";
import { isInListing, judgedProblems, listed, type StatusListing, statusOf } from "./status.ts";

export interface DayAsked {
  readonly asOf: Day;
  readonly month?: Month | undefined;
  readonly listing: StatusListing;
}

/** How far ahead deadlines are listed. */
const aheadDays = 30;

/** The status of the day `asOf`; `listing` filters what is listed, never what is counted. */
export function dayStatusOf(
  campaign: Campaign,
  { asOf, month, listing }: DayAsked,
  courses: readonly Course[] = coursesOf(campaign.plan, campaign.ledgers),
): DayStatus {
  const { plan } = campaign;
  const placed = judgedProblems(plan, courses, asOf);
  const due = dueRectificationRate(placed, asOf);
  const aheadUntil = addDays(asOf, aheadDays);
  const figures = listed(statusOf(campaign, { asOf, month }, courses, placed), listing);
  const byUnit = groupBy(placed, ({ problem }) => problem.unit);
  const byTask = groupBy(placed, ({ problem }) => problem.task);
  const byHandling = groupBy(placed, ({ problem }) => problem.handling);
  return {
    figures,
    campaign: plan.name,
    asOf,
    onlyYear: onlyYearOf(plan),
    isSample: plan.isSample,
    failed: campaign.failed,
    behind: zonesBehind(plan, campaign.ledgers, asOf, listing.unit),
    hasZones: plan.zones.length > 0,
    narrowed: narrowed(plan, listing, month),
    settings: plan.settings,
    overall: counted("全部", "全部", figures.totals, placed),
    dueRectified: printRate(due),
    dueRectifiedTenths: due,
    month: figures.period && monthRow(figures.period, asOf),
    phases: figures.phases.map(({ phase, name, from, to, state, ...counts }) => ({
      number: phase,
      name,
      note: plan.phases.find(({ number }) => number === phase)?.description,
      ...{ from, to, state, figures: counts },
      inTime: printRate(inTimeRate({ ...counts, state })),
    })),
    units: figures.units.map(({ unit, dataAsOf: _, ...totals }) => counted(unit, shortName(plan, unit), totals, byUnit.get(unit))),
    tasks: figures.tasks.map(({ task, ...totals }) => counted(taskName(plan, task), taskName(plan, task), totals, byTask.get(task))),
    handling: figures.handling.map(({ handling, ...totals }) => counted(handling, handling, totals, byHandling.get(handling))),
    ...watched(plan, placed, asOf, listing),
    duties: dutyRows(plan, figures.duties),
    ahead: deadlinesOf(
      plan,
      placed.filter(({ item }) => isInListing(item, listing)),
      figures.duties,
      { asOf, until: aheadUntil },
    ).filter(({ left }) => left >= 0),
    aheadUntil,
  };
}

function counted(name: string, short: string, totals: Totals, placed: readonly JudgedProblem[] = []): CountedRow {
  return {
    name,
    short,
    totals,
    rectified: printRate(rectificationRate(totals)),
    closed: printRate(closureRate(totals)),
    lights: lightsOf(placed),
  };
}

export function monthRow({ month, ...figures }: NonNullable<Status["period"]>, asOf: Day): PeriodRow {
  const [from, to] = [firstDayOf(month), lastDayOf(month)];
  const state = periodState(monthPeriod(month), asOf);
  return { name: longMonth(month), from, to, state, figures, inTime: printRate(inTimeRate({ ...figures, state })) };
}

/** Counts of lights over the problems that are not 已销号. */
function lightsOf(placed: readonly JudgedProblem[]): Record<Light, number> {
  const lights: Record<Light, number> = { red: 0, yellow: 0, green: 0 };
  for (const { light } of placed) if (light) lights[light] += 1;
  return lights;
}

/** The lists of problems to watch: overdue; due soon; and those not overdue whose milestone has passed undone. */
function watched(
  plan: Plan,
  placed: readonly JudgedProblem[],
  asOf: Day,
  listing: StatusListing,
): Pick<DayStatus, "overdue" | "dueSoon" | "missed"> {
  const overdue: ListedItem[] = [];
  const dueSoon: ListedItem[] = [];
  const missed: ListedItem[] = [];
  for (const { item, missed: stages, problem, standing } of placed) {
    if (!isInListing(item, listing)) continue;
    const named = {
      problem,
      standing,
      id: item.id ?? "",
      unit: item.unit === null ? "" : shortName(plan, item.unit),
      task: item.task === null ? "" : taskName(plan, item.task),
    };
    const [stageDue] = stages.flatMap((stage) => stage.due ?? []).sort();
    if (item.overdue && item.due) overdue.push({ ...named, due: item.due, days: item.overdueDays, light: "red" });
    else {
      if (item.dueSoon && item.due) dueSoon.push({ ...named, due: item.due, days: daysBetween(asOf, item.due), light: "yellow" });
      if (stageDue) missed.push({ ...named, due: stageDue, days: daysBetween(stageDue, asOf), light: "yellow" });
    }
  }
  return {
    overdue: overdue.sort((a, b) => b.days - a.days || compare(a.id, b.id)),
    dueSoon: dueSoon.sort((a, b) => a.days - b.days || compare(a.id, b.id)),
    missed: missed.sort((a, b) => b.days - a.days || compare(a.id, b.id)),
  };
}

function dutyRows(plan: Plan, duties: readonly DutyStatus[]): DutyRow[] {
  const asks = (requirement: Requirement, { duty, month, phase, deadline }: DutyStatus) =>
    requirement.duty === duty &&
    (month === null
      ? (requirement.phase ?? null) === phase && (requirement.deadline ?? null) === deadline
      : requirement.firstMonth !== undefined);
  const rankOf = (duty: DutyStatus) => plan.requirements.findIndex((requirement) => asks(requirement, duty));
  const groups = new Map<string, DutyStatus[]>();
  for (const duty of duties) {
    const key = [rankOf(duty), duty.month, duty.deadline].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), duty]);
  }
  return [...groups.values()]
    .map((group) => ({ group, first: group[0] as DutyStatus }))
    .sort((a, b) => rankOf(a.first) - rankOf(b.first) || compare(a.first.month ?? "", b.first.month ?? ""))
    .map(({ group, first }) => dutyRow(plan, first, group));
}

function dutyRow(plan: Plan, { duty, month, phase }: DutyStatus, group: readonly DutyStatus[]): DutyRow {
  const inState = (state: DutyState) => group.filter((one) => one.state === state);
  const when = month === null ? (phase === null ? "" : `（第${phase}阶段）`) : `（${longMonth(month)}）`;
  return {
    name: `${duty}${when}`,
    owed: group.length,
    counts: {
      submitted: inState("submitted").length,
      late: inState("late").length,
      missing: inState("missing").length,
      pending: inState("pending").length,
    },
    late: inState("late").flatMap(({ unit, on }) => (on === null ? [] : [{ unit: shortName(plan, unit), on }])),
    missing: inState("missing").map(({ unit }) => shortName(plan, unit)),
  };
}

function shortName(plan: Plan, unit: string): string {
  return memberNamed(plan, unit)?.short ?? unit;
}

function taskName(plan: Plan, number: number): string {
  const task = taskNumbered(plan, number);
  return task ? `${number} ${task.name}` : String(number);
}

/** In words, what the filters leave: each filters its own table, and all of them the lists of problems; counts are never filtered. */
function narrowed(plan: Plan, { phase, unit, subunit, task }: StatusListing, month: Month | undefined): string[] {
  const inPhase = phase === undefined ? [] : [`第${phase}阶段`];
  const ofUnit = unit === undefined ? [] : [unit];
  const ofItem = unit === undefined ? [] : [subunit === undefined ? unit : `${unit}的${subunit}`];
  const ofTask = task === undefined ? [] : [`任务${taskName(plan, task)}`];
  const all = [...inPhase, ...ofItem, ...ofTask];
  if (all.length === 0) return [];
  const tables: readonly (readonly [name: string, to: readonly string[]])[] = [
    ["总体", []],
    ...(month === undefined ? [] : [["本月", []] as const]),
    ["分阶段", inPhase],
    ["分单位", ofUnit],
    ["分任务", ofTask],
    ["分类处置", []],
    ["各清单", all],
    ["履职情况", [...inPhase, ...ofUnit]],
  ];
  const cut = tables.filter(([, to]) => to.length > 0).map(([name, to]) => `${name}只列${to.join("、")}`);
  const whole = tables.filter(([name, to]) => to.length === 0 && name !== "履职情况").map(([name]) => name);
  return [...cut, `${whole.join("、")}仍是全部单位的合计`];
}
