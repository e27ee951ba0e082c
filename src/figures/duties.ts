// What each unit owes (履职要求) and what it has done by a day (schemas/README.md, "Duties").
import { addMonths, type Day, dayInMonth, type Month } from "../model/day.ts";
import type { DutyState, DutyStatus } from "../model/figures.ts";
import { groupBy } from "../model/group-by.ts";
import type { DutyEvent, Ledger } from "../model/ledger.ts";
import { lastMonthOf, type Phase, type Plan, type Requirement, type Unit, unitsOwing } from "../model/plan.ts";
import { phasePeriod } from "./periods.ts";

/**
 * Every duty of every unit as of `asOf`, that day's events included: by unit in plan order, requirement, month.
 * The day of the deadline is in time. Without 截止 a duty is neither late nor missing: until it is done it is pending.
 */
export function dutiesOn(plan: Plan, ledgers: readonly Ledger[], asOf: Day): DutyStatus[] {
  const owing = plan.requirements.map((requirement) => new Set(unitsOwing(plan, requirement).map(({ name }) => name)));
  const byUnit = groupBy(
    ledgers.filter(({ isOffice }) => !isOffice),
    ({ unit }) => unit,
  );
  return plan.units.flatMap((unit) => {
    const done = (byUnit.get(unit.name) ?? []).flatMap(({ duties }) => duties);
    const owed = plan.requirements.filter((_, index) => owing[index]?.has(unit.name));
    return owed.flatMap((requirement) => occasionsOf(plan, requirement, owed).map((occasion) => statusOf(unit, occasion, done, asOf)));
  });
}

/** Last day in time for that month's 月报 or the like: 截止日 of the month after, or its last day; null without 截止日. */
export function monthlyDeadline(requirement: Requirement, month: Month): Day | null {
  return requirement.deadlineDay === undefined ? null : dayInMonth(addMonths(month, 1), requirement.deadlineDay);
}

/** One thing owed once: a monthly duty in one month, or a duty of one phase. */
interface DutyOccasion {
  readonly duty: string;
  readonly month: Month | null;
  readonly phase: number | null;
  readonly deadline: Day | null;
  meets(event: DutyEvent & { on: Day }): boolean;
}

function occasionsOf(plan: Plan, requirement: Requirement, owed: readonly Requirement[]): DutyOccasion[] {
  const { duty, firstMonth } = requirement;
  if (firstMonth !== undefined) {
    return monthsFrom(plan, firstMonth).map((month) => ({
      duty,
      month,
      phase: null,
      deadline: monthlyDeadline(requirement, month),
      meets: (event) => event.kind === duty && event.month === month,
    }));
  }
  const phase = phaseNumbered(plan, requirement.phase);
  const rivals = plan.phases.filter(({ number }) => owed.some((other) => other.duty === duty && other.phase === number));
  return [
    {
      duty,
      month: null,
      phase: requirement.phase ?? null,
      deadline: requirement.deadline ?? null,
      meets: (event) => event.kind === duty && (phase === undefined || phaseMetBy(plan, event.on, rivals) === phase),
    },
  ];
}

/** Months of a monthly duty: from its 首月 to the month of the last 止. */
function monthsFrom(plan: Plan, first: Month): Month[] {
  const last = lastMonthOf(plan);
  const months: Month[] = [];
  for (let month = first; last !== undefined && month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

function phaseNumbered(plan: Plan, number: number | undefined): Phase | undefined {
  return plan.phases.find((phase) => phase.number === number);
}

/** Of the phases in which the unit owes the same duty, the last that had begun before the event's day; if none had, the first. */
function phaseMetBy(plan: Plan, on: Day, phases: readonly Phase[]): Phase | undefined {
  return phases.findLast((phase) => phasePeriod(plan, phase).after < on) ?? phases[0];
}

function statusOf(unit: Unit, { duty, month, phase, deadline, meets }: DutyOccasion, done: readonly DutyEvent[], asOf: Day): DutyStatus {
  const days = done.filter((event) => isDated(event) && event.on <= asOf && meets(event)).map((event) => event.on as Day);
  const on = days.sort()[0] ?? null;
  return { unit: unit.name, duty, month, phase, deadline, state: stateOf(on, deadline, asOf), on };
}

function isDated(event: DutyEvent): event is DutyEvent & { on: Day } {
  return event.on !== undefined;
}

function stateOf(on: Day | null, deadline: Day | null, asOf: Day): DutyState {
  if (on !== null) return deadline !== null && on > deadline ? "late" : "submitted";
  return deadline !== null && deadline < asOf ? "missing" : "pending";
}
