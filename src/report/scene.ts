// What every section of a bulletin is computed from: the campaign on the month's last day.
import { type Course, coursesOf, type Placed, placedOn } from "../figures/courses.ts";
import { isWithin, monthPeriod, type Period } from "../figures/periods.ts";
import type { Campaign } from "../model/campaign.ts";
import type { Day, Month } from "../model/day.ts";
import type { DutyEvent, Ledger, Problem, ProblemEvent } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";
import { type Sight, sightOf } from "./sight.ts";

export interface Scene {
  readonly campaign: Campaign;
  readonly plan: Plan;
  readonly month: Month;
  readonly period: Period;
  /** The month's last day: every figure stands on it, its own events included. */
  readonly asOf: Day;
  readonly courses: readonly Course[];
  /** On `asOf`. */
  readonly placed: readonly Placed[];
  readonly sight: Sight;
}

export function sceneOf(campaign: Campaign, month: Month): Scene {
  const period = monthPeriod(month);
  const courses = coursesOf(campaign.ledgers);
  const placed = placedOn(courses, period.to);
  return { campaign, plan: campaign.plan, month, period, asOf: period.to, courses, placed, sight: sightOf(campaign) };
}

/** A unit and how many problems (or events) of it there are. */
export interface UnitCount {
  readonly unit: string;
  readonly count: number;
}

/** So many of a kind; kinds that did not occur are left out. */
export interface KindCount {
  readonly name: string;
  readonly count: number;
}

/** Kinds that occurred. */
export function occurring(counts: Readonly<Record<string, number>>): KindCount[] {
  return Object.entries(counts).flatMap(([name, count]) => (count > 0 ? [{ name, count }] : []));
}

/** Units by plan order, without those that have none. */
export function countByUnit(plan: Plan, units: readonly (string | undefined)[]): UnitCount[] {
  return plan.units.flatMap(({ name }) => {
    const count = units.filter((unit) => unit === name).length;
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

/** Events of one kind that had their effect, up to the end of the month, those of problems moved away since included. */
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

/** The same within the month. */
export function eventsInMonth(scene: Scene, kind: NonNullable<ProblemEvent["kind"]>) {
  return eventsSoFar(scene, kind).filter(({ on }) => isWithin(on, scene.period));
}

/** Lines of 履职 up to the end of the month. */
export function dutyEventsSoFar(scene: Scene): { ledger: Ledger; event: DutyEvent; on: Day }[] {
  return scene.campaign.ledgers.flatMap((ledger) =>
    ledger.duties.flatMap((event) => (event.on !== undefined && event.on <= scene.asOf ? [{ ledger, event, on: event.on }] : [])),
  );
}

export function dutyEventsInMonth(scene: Scene) {
  return dutyEventsSoFar(scene).filter(({ on }) => isWithin(on, scene.period));
}

/** Problems in which 追责 or 不予追责 is recorded by the end of the month; one handed over brings its decision along (移自). */
export function decidedProblems(scene: Scene): ReadonlySet<Problem> {
  const decided = new Set(eventsSoFar(scene, "追责").map(({ problem }) => problem));
  const byId = new Map(scene.courses.map(({ problem }) => [problem.id, problem]));
  const isDecided = (problem: Problem, seen: ReadonlySet<Problem>): boolean => {
    if (decided.has(problem)) return true;
    const earlier = problem.transferredFrom === undefined ? undefined : byId.get(problem.transferredFrom);
    return earlier !== undefined && !seen.has(earlier) && isDecided(earlier, new Set([...seen, earlier]));
  };
  return new Set(scene.courses.map(({ problem }) => problem).filter((problem) => isDecided(problem, new Set([problem]))));
}
