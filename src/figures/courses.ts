// Problems with their replay. Every figure is computed from these, so that each problem is replayed only once for all of them.
import type { Day } from "../model/day.ts";
import type { EventKind, Ledger, Problem } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";
import { type History, replay, type Standing, type State, standingOn } from "../model/standing.ts";

/** A problem and the whole course of its events. */
export interface Course {
  readonly problem: Problem;
  readonly history: History;
}

/** A problem that counts on some day, as it stands at the end of that day: it exists and is not 已移出. */
export interface Placed extends Course {
  readonly standing: Standing & { readonly state: Exclude<State, "removed"> };
}

/** Every problem of the units, in the order of the files; the office's ledger holds none. */
export function coursesOf(plan: Plan, ledgers: readonly Ledger[]): Course[] {
  return ledgers
    .filter((ledger) => !ledger.isOffice)
    .flatMap((ledger) => ledger.problems.map((problem) => ({ problem, history: replay(problem, plan) })));
}

/** The problems that count on the day `on`, its own events included: entered by then, not 已移出 by then. */
export function placedOn(courses: readonly Course[], on: Day): Placed[] {
  return courses.flatMap((course) => {
    const standing = standingOn(course.problem, course.history, on);
    return standing && isInLedger(standing) ? [{ ...course, standing }] : [];
  });
}

function isInLedger(standing: Standing): standing is Placed["standing"] {
  return standing.state !== "removed";
}

/**
 * How often an event of these kinds had its effect on a day that counts. Problems without a readable 登记日期 or 分类处置 are in no figure, so
 * they are left out here too.
 */
export function countEvents(courses: readonly Course[], kinds: readonly EventKind[], counts: (on: Day) => boolean): number {
  let count = 0;
  for (const { problem, history } of courses) {
    if (problem.enteredOn === undefined || problem.handling === undefined) continue;
    for (const { event, verdict } of history.steps)
      if (verdict === "applied" && event.kind && kinds.includes(event.kind) && event.on && counts(event.on)) count += 1;
  }
  return count;
}
