// What each unit owes (履职要求) and what it has done by a day (schemas/README.md, "Duties").

import { type Day, lastDayOf } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import type { DutyState, DutyStatus } from "../model/figures.ts";
import { groupBy } from "../model/group-by.ts";
import type { DutyEvent, Ledger } from "../model/ledger.ts";
import { membersOf, type Phase, type Plan, type Requirement, type Unit, zoneKind } from "../model/plan.ts";
import { monthlyDeadline, monthsOwed, owedBy, submission } from "../model/requirement.ts";
import { phasePeriod } from "./periods.ts";

/**
 * Every duty of every unit and zone as of `asOf`, that day's events included: by unit in plan order, requirement, month.
 * The day of the deadline is in time. Without 截止 a duty is neither late nor missing: until it is done it is pending.
 */
export function dutiesOn(plan: Plan, ledgers: readonly Ledger[], asOf: Day): DutyStatus[] {
  const byUnit = groupBy(
    ledgers.filter(({ isOffice }) => !isOffice),
    ({ unit }) => unit,
  );
  return membersOf(plan).flatMap((unit) => {
    const own = byUnit.get(unit.name) ?? [];
    const owed = owedBy(plan, unit.name);
    if (unit.category === zoneKind) return owed.flatMap((requirement) => submissionsOf(plan, unit, requirement, own, asOf));
    const done = own.flatMap(({ duties }) => duties);
    const dated = groupBy(
      done.filter((event) => isDated(event) && event.on <= asOf),
      ({ kind }) => kind,
    );
    const phased = groupBy(
      owed.filter(({ firstMonth }) => firstMonth === undefined),
      ({ duty }) => duty,
    );
    const inPhases = new Map([...phased].map(([duty, same]) => [duty, metInPhases(plan, same, dated.get(duty) ?? [])] as const));
    return owed.flatMap((requirement) => {
      const { duty, firstMonth, phase = null, deadline = null } = requirement;
      if (firstMonth === undefined)
        return [statusOf(unit, { duty, month: null, phase, deadline }, inPhases.get(duty)?.(requirement) ?? [], asOf)];
      const byMonth = groupBy(dated.get(duty) ?? [], ({ month }) => month);
      return monthsOwed(plan, requirement).map((month) =>
        statusOf(unit, { duty, month, phase: null, deadline: monthlyDeadline(requirement, month) }, byMonth.get(month) ?? [], asOf),
      );
    });
  });
}

/**
 * What a zone owes: a package whose data stand on the last day of the month (or 止 of the phase) or later, on the day it was received. Anything
 * else that a plan asks of it cannot be seen from here, and stays undone.
 */
function submissionsOf(plan: Plan, zone: Unit, requirement: Requirement, reported: readonly Ledger[], asOf: Day): DutyStatus[] {
  const { duty, firstMonth, phase = null, deadline = null } = requirement;
  const arrivals = reported.flatMap((ledger) => ledger.reported?.arrivals ?? []).filter(({ receivedOn }) => receivedOn <= asOf);
  const since = (last: Day | undefined) =>
    duty === submission && last !== undefined
      ? arrivals.filter((arrival) => arrival.asOf >= last).map(({ receivedOn }) => ({ on: receivedOn }))
      : [];
  if (firstMonth === undefined)
    return [statusOf(zone, { duty, month: null, phase, deadline }, since(phaseNumbered(plan, requirement.phase)?.to), asOf)];
  return monthsOwed(plan, requirement).map((month) =>
    statusOf(zone, { duty, month, phase: null, deadline: monthlyDeadline(requirement, month) }, since(lastDayOf(month)), asOf),
  );
}

/** One thing owed once: a periodic duty named by one month, or a duty of one phase. */
type DutyOccasion = Pick<DutyStatus, "duty" | "month" | "phase" | "deadline">;

/**
 * Of the unit's dated events of one 事项, which it owes in these phases, those that meet each requirement. An event counts for the phase whose 截止
 * its 应报 names, else for the one it falls in. Of several 截止 in a phase each event serves one.
 */
function metInPhases(
  plan: Plan,
  same: readonly Requirement[],
  done: readonly DutyEvent[],
): (requirement: Requirement) => readonly DutyEvent[] {
  const byPhase = groupBy(same, ({ phase }) => phase);
  const deadlinesOf = new Map([...byPhase].map(([phase, own]) => [phase, new Set(own.flatMap(({ deadline }) => deadline ?? []))] as const));
  const known = new Set([...deadlinesOf.values()].flatMap((deadlines) => [...deadlines]));
  const rivals = plan.phases.filter(({ number }) => byPhase.has(number));
  const met = new Map<string, DutyEvent[]>();
  const put = (phase: number | undefined, deadline: Day | undefined, events: readonly DutyEvent[]) =>
    met.set(`${phase} ${deadline}`, [...events]);
  for (const [phase, deadlines] of deadlinesOf) {
    const isHere = ({ on, owedBy: named }: DutyEvent) => {
      if (named !== undefined && known.has(named)) return deadlines.has(named);
      return phaseNumbered(plan, phase) === undefined || phaseMetBy(plan, on as Day, rivals)?.number === phase;
    };
    const events = done.filter(isHere);
    put(phase, undefined, events);
    if (deadlines.size < 2) for (const deadline of deadlines) put(phase, deadline, events);
    else for (const [deadline, event] of serving(events, [...deadlines].sort())) put(phase, deadline, [event]);
  }
  return ({ phase, deadline }) => met.get(`${phase} ${deadline}`) ?? [];
}

/** Of several 截止 in one phase, in order, each event serves one: the one its 应报 names, else by date the first that nobody serves. */
function serving(events: readonly DutyEvent[], deadlines: readonly Day[]): Map<Day, DutyEvent> {
  const byDate = [...events].sort((a, b) => compare(a.on ?? "", b.on ?? ""));
  const known = new Set(deadlines);
  const served = new Map<Day, DutyEvent>();
  for (const event of byDate)
    if (event.owedBy !== undefined && known.has(event.owedBy) && !served.has(event.owedBy)) served.set(event.owedBy, event);
  const free = deadlines.filter((deadline) => !served.has(deadline));
  for (const [index, event] of byDate.filter(({ owedBy: named }) => named === undefined).entries()) {
    const deadline = free[index];
    if (deadline === undefined) break;
    served.set(deadline, event);
  }
  return served;
}

function phaseNumbered(plan: Plan, number: number | undefined): Phase | undefined {
  return plan.phases.find((phase) => phase.number === number);
}

/** Of the phases in which the unit owes the same duty, the last that had begun before the event's day; if none had, the first. */
function phaseMetBy(plan: Plan, on: Day, phases: readonly Phase[]): Phase | undefined {
  return phases.findLast((phase) => phasePeriod(plan, phase).after < on) ?? phases[0];
}

function statusOf(
  unit: Unit,
  { duty, month, phase, deadline }: DutyOccasion,
  met: readonly Pick<DutyEvent, "on">[],
  asOf: Day,
): DutyStatus {
  const days = met.map((event) => event.on as Day);
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
