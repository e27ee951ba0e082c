// On which day the data of each zone stand, and which zones have sent none.
import type { Day } from "../model/day.ts";
import type { ZonesBehind } from "../model/figures.ts";
import type { Ledger } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";

/** By name of zone, in plan order: the day of its newest package; null where there is none that counts. */
export function dataDays({ zones }: Plan, ledgers: readonly Ledger[]): ReadonlyMap<string, Day | null> {
  const days = new Map<string, Day | null>(zones.map(({ name }) => [name, null]));
  for (const { unit, reported } of ledgers) if (unit !== undefined && reported) days.set(unit, reported.newest.asOf);
  return days;
}

/** Zones without data, and those whose data stand on an earlier day than `asOf`. `only`: for one unit or zone. */
export function zonesBehind(plan: Plan, ledgers: readonly Ledger[], asOf: Day, only?: string): ZonesBehind {
  const days = [...dataDays(plan, ledgers)].filter(([unit]) => only === undefined || unit === only);
  return {
    absent: days.flatMap(([unit, on]) => (on === null ? [unit] : [])),
    older: days.flatMap(([unit, on]) => (on !== null && on < asOf ? [{ unit, on }] : [])),
  };
}
