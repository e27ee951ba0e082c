// Problems with their replay. Every figure is computed from these, so that each problem is replayed only once for all of them.
import type { Day } from "../model/day.ts";
import type { Ledger, Problem } from "../model/ledger.ts";
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
    return standing && isInLedger(standing) ? [{ problem: course.problem, history: course.history, standing }] : [];
  });
}

function isInLedger(standing: Standing): standing is Placed["standing"] {
  return standing.state !== "removed";
}
