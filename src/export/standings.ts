// The course of a problem as intervals, each with its state from one day to another. From them any figure of any day
// (schemas/README.md, "Totals" and "Periods") can be found by counting.
import type { Course } from "../figures/courses.ts";
import { addDays, type Day } from "../model/day.ts";
import { dayOfDue, longTerm } from "../model/long-term.ts";
import type { Standing, State } from "../model/standing.ts";
import { isDueSoon, isInTime, isOverdue, isRectified, isUnresolved } from "../model/timeliness.ts";

export interface StandingRecord {
  /** First day: at its end the problem is in this state. */
  readonly since: Day;
  /** Last day, included; null: the state still holds. */
  readonly until: Day | null;
  readonly state: State;
  readonly round: number;
  readonly due: Day | null;
  /** 长期坚持 in place of `due`. */
  readonly longTerm: boolean;
  readonly completedOn: Day | null;
  /** 未销号; 已整改. */
  readonly isUnresolved: boolean;
  readonly isRectified: boolean;
  /** True where it was completed by the due day, or one of the two days is missing. */
  readonly isInTime: boolean;
  /** First day of the interval on which it is 逾期, as it then is to the interval's end. Null: on none. */
  readonly overdueFrom: Day | null;
  /** First day on which it is 临期, to `due`. Null: on none. */
  readonly dueSoonFrom: Day | null;
}

/** One record for each day on which something changed that a figure depends on. None for a problem that no figure counts. */
export function standingsOf({ problem, history }: Course, dueSoonDays: number): StandingRecord[] {
  if (problem.enteredOn === undefined || problem.handling === undefined) return [];
  const changes: { since: Day; standing: Standing }[] = [{ since: problem.enteredOn, standing: history.start }];
  for (const { event, before, after } of history.steps) {
    if (event.on === undefined || isSeenAlike(before, after)) continue;
    if (changes.at(-1)?.since === event.on) changes.pop();
    changes.push({ since: event.on, standing: after });
  }
  return changes.map(({ since, standing }, index) => {
    const next = changes[index + 1]?.since;
    const until = next === undefined ? null : addDays(next, -1);
    return {
      since,
      until,
      state: standing.state,
      round: standing.round,
      due: dayOfDue(standing.due) ?? null,
      longTerm: standing.due === longTerm,
      completedOn: standing.completedOn ?? null,
      isUnresolved: isUnresolved(standing),
      isRectified: isRectified(standing),
      isInTime: isInTime(standing),
      overdueFrom: within(
        firstDay(standing, since, (on) => isOverdue(standing, on), 1),
        until,
      ),
      dueSoonFrom: within(
        firstDay(standing, since, (on) => isDueSoon(standing, on, dueSoonDays), -dueSoonDays),
        until,
      ),
    };
  });
}

function isSeenAlike(a: Standing, b: Standing): boolean {
  return a.state === b.state && a.due === b.due && a.completedOn === b.completedOn && a.round === b.round;
}

/** The first day on which it holds: at once, or `days` from the deadline. */
function firstDay({ due: written }: Standing, since: Day, holds: (on: Day) => boolean, days: number): Day | null {
  const due = dayOfDue(written);
  if (holds(since)) return since;
  const later = due === undefined ? undefined : addDays(due, days);
  return later !== undefined && later > since && holds(later) ? later : null;
}

function within(day: Day | null, until: Day | null): Day | null {
  return day !== null && until !== null && day > until ? null : day;
}
