// Limits on what is read: far above what anybody writes, and low enough that a hostile or broken file cannot keep the program busy.
import type { Plan } from "../model/plan.ts";

/** A ledger of sixty problems has some 60 KB; a list of fifty thousand earlier problems some 6 MB. */
export const maxBytes = 8 * 1024 * 1024;

/** A package of a zone with a thousand problems has some 100 KB, one of a city with fifteen such zones some 2 MB. */
export const maxPackageBytes = 64 * 1024 * 1024;

export interface Limits {
  /** Lines, and items in one line. Sixty problems have some 6,000 of them. */
  readonly parts: number;
  /** Items of one list. */
  readonly items: number;
}

export const limits: Readonly<Record<"ledger" | "plan" | "baseline", Limits>> = {
  ledger: { parts: 250_000, items: 5_000 },
  plan: { parts: 250_000, items: 5_000 },
  baseline: { parts: 1_000_000, items: 250_000 },
};

/** A file with more faults than this is judged no further: it is probably not a ledger of this form at all. */
export const maxFaults = 500;

/** A ledger nests eight levels deep. */
export const maxDepth = 64;

/** What all units owe, each month by itself: a thousand units with forty requirements over two years have a tenth of it. */
export const maxDuties = 500_000;

/** A plan of more months has a slip in a year, which the rule in plan-within-limits.ts reports at its place. */
const maxMonths = 240;

export function hasTooManyDuties({ units, zones, phases, requirements }: Plan): boolean {
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  const last = Math.max(...phases.map(({ to }) => number(to)));
  const occasions = requirements.map(({ firstMonth }) =>
    firstMonth === undefined ? 1 : Math.min(Math.max(0, last - number(firstMonth) + 1), maxMonths),
  );
  return (units.length + zones.length) * occasions.reduce((sum, count) => sum + count, 0) > maxDuties;
}
