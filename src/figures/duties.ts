// What each unit owes (履职要求) and what it has done by a day (schemas/README.md, "Duties").

import type { Day, Month } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import type { DutyState, DutyStatus } from "../model/figures.ts";
import { groupBy } from "../model/group-by.ts";
import type { DutyEvent, Ledger } from "../model/ledger.ts";
import type { Phase, Plan, Requirement, Unit } from "../model/plan.ts";
import { monthlyDeadline, monthsOwed, unitsOwing } from "../model/requirement.ts";
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
    const dated = done.filter((event) => isDated(event) && event.on <= asOf);
    return owed.flatMap((requirement) => occasionsOf(plan, requirement, owed).map((occasion) => statusOf(unit, occasion, dated, asOf)));
  });
}

/** One thing owed once: a periodic duty named by one month, or a duty of one phase. */
interface DutyOccasion {
  readonly duty: string;
  readonly month: Month | null;
  readonly phase: number | null;
  readonly deadline: Day | null;
  /** Of the unit's dated events those that meet it. */
  met(done: readonly DutyEvent[]): readonly DutyEvent[];
}

function occasionsOf(plan: Plan, requirement: Requirement, owed: readonly Requirement[]): DutyOccasion[] {
  const { duty, firstMonth } = requirement;
  if (firstMonth !== undefined) {
    return monthsOwed(plan, requirement).map((month) => ({
      duty,
      month,
      phase: null,
      deadline: monthlyDeadline(requirement, month),
      met: (done) => done.filter((event) => event.kind === duty && event.month === month),
    }));
  }
  const { deadline } = requirement;
  const phase = phaseNumbered(plan, requirement.phase);
  const same = owed.filter((other) => other.duty === duty);
  const rivals = plan.phases.filter(({ number }) => same.some((other) => other.phase === number));
  const deadlines = [...new Set(same.filter((other) => other.phase === requirement.phase).flatMap((other) => other.deadline ?? []))].sort();
  const isOfPhase = ({ kind, on, owedBy }: DutyEvent) => {
    if (kind !== duty) return false;
    if (owedBy !== undefined && same.some((other) => other.deadline === owedBy)) return deadlines.includes(owedBy);
    return phase === undefined || phaseMetBy(plan, on as Day, rivals) === phase;
  };
  return [
    {
      duty,
      month: null,
      phase: requirement.phase ?? null,
      deadline: deadline ?? null,
      met: (done) => {
        const events = done.filter(isOfPhase);
        return deadline === undefined || deadlines.length < 2
          ? events
          : serving(events, deadlines)
              .filter((one) => one.deadline === deadline)
              .map(({ event }) => event);
      },
    },
  ];
}

/** Of several 截止 in one phase, in order, each event serves one: the one its 应报 names, else by date the first that nobody serves. */
function serving(events: readonly DutyEvent[], deadlines: readonly Day[]): { readonly event: DutyEvent; readonly deadline: Day }[] {
  const byDate = [...events].sort((a, b) => compare(a.on ?? "", b.on ?? ""));
  const left = [...deadlines];
  const take = (at: number) => left.splice(at, 1);
  const named = byDate.flatMap((event) => {
    const at = event.owedBy === undefined ? -1 : left.indexOf(event.owedBy);
    return at < 0 ? [] : take(at).map((deadline) => ({ event, deadline }));
  });
  const rest = byDate.filter((event) => event.owedBy === undefined).flatMap((event) => take(0).map((deadline) => ({ event, deadline })));
  return [...named, ...rest];
}

function phaseNumbered(plan: Plan, number: number | undefined): Phase | undefined {
  return plan.phases.find((phase) => phase.number === number);
}

/** Of the phases in which the unit owes the same duty, the last that had begun before the event's day; if none had, the first. */
function phaseMetBy(plan: Plan, on: Day, phases: readonly Phase[]): Phase | undefined {
  return phases.findLast((phase) => phasePeriod(plan, phase).after < on) ?? phases[0];
}

function statusOf(unit: Unit, { duty, month, phase, deadline, met }: DutyOccasion, done: readonly DutyEvent[], asOf: Day): DutyStatus {
  const days = met(done).map((event) => event.on as Day);
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
