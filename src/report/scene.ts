// What every section of a paper is computed from: the campaign, or one unit, over a period and on its last day.
import { type Course, coursesOf, type Placed, placedOn } from "../figures/courses.ts";
import { isInPeriod, monthPeriod, type Period, phasePeriod } from "../figures/periods.ts";
import type { Campaign } from "../model/campaign.ts";
import { addMonths, type Day, lastDayOf, type Month } from "../model/day.ts";
import { groupBy } from "../model/group-by.ts";
import type { DutyEvent, Ledger, Problem, ProblemEvent } from "../model/ledger.ts";
import { membersOf, type Phase, type Plan } from "../model/plan.ts";
import { monthsOf } from "./month.ts";
import { type Sight, sightOf } from "./unreadable-ledgers.ts";

export interface Scene {
  readonly campaign: Campaign;
  readonly plan: Plan;
  /** The unit that the paper is about; null: all units. */
  readonly unit: string | null;
  readonly period: Period;
  /** The period's last day, on which every figure stands, that day's events included. */
  readonly asOf: Day;
  /** Last day of the period before, where the campaign has one to compare with. */
  readonly before: Day | null;
  /** Problems of that unit (or of all), with their course. */
  readonly courses: readonly Course[];
  /** The same problems as they stand on `asOf`. */
  readonly placed: readonly Placed[];
  /** That unit's ledger; or all ledgers, the office's included. */
  readonly ledgers: readonly Ledger[];
  /** Problems of all units, to follow one that was handed over or found by an inspection. */
  readonly allCourses: readonly Course[];
  readonly sight: Sight;
}

/** The scene of a calendar month. */
export interface MonthScene extends Scene {
  readonly month: Month;
}

export function reportScene(campaign: Campaign, period: Period, before: Day | null): Scene {
  const courses = coursesOf(campaign.plan, campaign.ledgers);
  return {
    campaign,
    plan: campaign.plan,
    unit: null,
    period,
    asOf: period.to,
    before,
    courses,
    placed: placedOn(courses, period.to),
    ledgers: campaign.ledgers,
    allCourses: courses,
    sight: sightOf(campaign),
  };
}

export function monthScene(campaign: Campaign, month: Month): MonthScene {
  const last = addMonths(month, -1);
  const before = monthsOf(campaign.plan).includes(last) ? lastDayOf(last) : null;
  return { ...reportScene(campaign, monthPeriod(month), before), month };
}

/** The scene of a phase: on its last day (止), compared with the end of the phase before. */
export function phaseScene(campaign: Campaign, phase: Phase): Scene {
  const index = campaign.plan.phases.findIndex(({ number }) => number === phase.number);
  return reportScene(campaign, phasePeriod(campaign.plan, phase), campaign.plan.phases[index - 1]?.to ?? null);
}

/** The scene reduced to one unit: its problems, its ledger. */
export function ofUnit<Kind extends Scene>(scene: Kind, unit: string): Kind {
  const isOwn = (one: { readonly problem: Problem }) => one.problem.unit === unit;
  return {
    ...scene,
    unit,
    courses: scene.courses.filter(isOwn),
    placed: scene.placed.filter(isOwn),
    ledgers: scene.ledgers.filter((ledger) => !ledger.isOffice && ledger.unit === unit),
  };
}

/** Everything up to the day, as one period. */
export function everUntil(asOf: Day): Period {
  return { after: "0001-01-01", to: asOf };
}

/** The scene on the same day, over the whole time up to it. */
export function soFar(scene: Scene): Scene {
  return { ...scene, period: everUntil(scene.asOf), before: null };
}

/** A unit and how many problems (or events) of it there are. */
export interface UnitCount {
  readonly unit: string;
  readonly count: number;
}

/** How many there are of a kind. */
export interface KindCount {
  readonly name: string;
  readonly count: number;
}

/** The kinds with a count above 0. */
export function occurring(counts: Readonly<Record<string, number>>): KindCount[] {
  return Object.entries(counts).flatMap(([name, count]) => (count > 0 ? [{ name, count }] : []));
}

/** How often each unit is named, in plan order; units that are not named are left out. */
export function countByUnit(plan: Plan, units: readonly (string | undefined)[]): UnitCount[] {
  const named = groupBy(units, (unit) => unit);
  return membersOf(plan).flatMap(({ name }) => {
    const count = named.get(name)?.length ?? 0;
    return count > 0 ? [{ unit: name, count }] : [];
  });
}

/** A number of problems and the units they belong to. */
export interface Counted {
  readonly count: number;
  readonly units: readonly UnitCount[];
}

export function countedByUnit(plan: Plan, placed: readonly { readonly problem: { readonly unit: string | undefined } }[]): Counted {
  return {
    count: placed.length,
    units: countByUnit(
      plan,
      placed.map(({ problem }) => problem.unit),
    ),
  };
}

/** Events of one kind that had their effect, up to the period's end; also of problems that were moved away since. */
export function eventsSoFar(scene: Scene, kind: NonNullable<ProblemEvent["kind"]>) {
  return scene.courses
    .filter(({ problem }) => problem.enteredOn !== undefined && problem.handling !== undefined)
    .flatMap((course) =>
      course.history.steps.flatMap((step) => {
        const { event, verdict } = step;
        return verdict === "applied" && event.kind === kind && event.on !== undefined && event.on <= scene.asOf
          ? [{ problem: course.problem, event, on: event.on, step }]
          : [];
      }),
    );
}

/** Events of one kind that had their effect within the period. */
export function eventsInPeriod(scene: Scene, kind: NonNullable<ProblemEvent["kind"]>) {
  return eventsSoFar(scene, kind).filter(({ on }) => isInPeriod(on, scene.period));
}

/** Lines of 履职 up to the period's end. */
export function dutyEventsSoFar(scene: Scene): { ledger: Ledger; event: DutyEvent; on: Day }[] {
  return scene.ledgers.flatMap((ledger) =>
    ledger.duties.flatMap((event) => (event.on !== undefined && event.on <= scene.asOf ? [{ ledger, event, on: event.on }] : [])),
  );
}

export function dutyEventsInPeriod(scene: Scene) {
  return dutyEventsSoFar(scene).filter(({ on }) => isInPeriod(on, scene.period));
}

/** Problems in which 追责 or 不予追责 is recorded by the period's end. The decision on a problem that was handed over (移自) counts for the new one. */
export function decidedProblems(scene: Scene): ReadonlySet<Problem> {
  const decided = new Set(eventsSoFar({ ...scene, courses: scene.allCourses }, "追责").map(({ problem }) => problem));
  const byId = new Map(scene.allCourses.map(({ problem }) => [problem.id, problem]));
  const isDecided = (problem: Problem, seen: ReadonlySet<Problem>): boolean => {
    if (decided.has(problem)) return true;
    const earlier = problem.transferredFrom === undefined ? undefined : byId.get(problem.transferredFrom);
    return earlier !== undefined && !seen.has(earlier) && isDecided(earlier, new Set([...seen, earlier]));
  };
  return new Set(scene.courses.map(({ problem }) => problem).filter((problem) => isDecided(problem, new Set([problem]))));
}
