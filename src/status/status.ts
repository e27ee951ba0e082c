// `ledger status`: every figure of a campaign on one day.
import { type Course, coursesOf, placedOn } from "../figures/courses.ts";
import { dataDays } from "../figures/data-days.ts";
import { dutiesOn } from "../figures/duties.ts";
import { itemsOf, type JudgedProblem, judgedOn } from "../figures/items.ts";
import { monthPeriod, periodFigures, phaseFigures } from "../figures/periods.ts";
import { totalsByHandling, totalsByTask, totalsByUnit, totalsOf } from "../figures/totals.ts";
import type { Campaign } from "../model/campaign.ts";
import type { Day, Month } from "../model/day.ts";
import type { Item, Status, UnitTotals } from "../model/figures.ts";
import type { Ledger } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";

/**
 * Figures on the day `asOf`, that day's events included; with `month` also that month's, as of `asOf`.
 * The keys stand in the order of schemas/README.md, "Status as JSON". `courses` and `placed`: those of the campaign, where
 * the caller has them already.
 */
export function statusOf(
  { plan, ledgers }: Campaign,
  { asOf, month }: { readonly asOf: Day; readonly month?: Month | undefined },
  courses: readonly Course[] = coursesOf(plan, ledgers),
  placed: readonly JudgedProblem[] = judgedProblems(plan, courses, asOf),
): Status {
  return {
    asOf,
    totals: totalsOf(placed, asOf, plan.settings.dueSoonDays),
    ...(month === undefined ? {} : { period: { month, ...periodFigures(courses, monthPeriod(month), asOf) } }),
    phases: phaseFigures(plan, courses, asOf),
    units: withDataDays(plan, ledgers, totalsByUnit(plan, placed, asOf)),
    tasks: totalsByTask(plan, placed, asOf),
    handling: totalsByHandling(plan, placed, asOf),
    duties: dutiesOn(plan, ledgers, asOf),
    items: itemsOf(placed),
  };
}

function withDataDays(plan: Plan, ledgers: readonly Ledger[], rows: readonly UnitTotals[]): UnitTotals[] {
  const days = dataDays(plan, ledgers);
  return rows.map((row) => (days.has(row.unit) ? { ...row, dataAsOf: days.get(row.unit) ?? null } : row));
}

/** The problems that count on the day, in the order of the files. */
export function judgedProblems(plan: Plan, courses: readonly Course[], asOf: Day): JudgedProblem[] {
  return placedOn(courses, asOf).map((one) => judgedOn(plan, one, asOf));
}

/** The filters --phase, --unit and --task: what they leave in the lists. */
export interface StatusListing {
  /** Number of a phase: its row, its duties, the problems due in it. */
  readonly phase?: number | undefined;
  /** Full name of a unit or zone: its row, its duties, its problems. */
  readonly unit?: string | undefined;
  /** Of the zone's problems only those of this unit below, by full name. */
  readonly subunit?: string | undefined;
  /** Number of a task: its row, its problems. */
  readonly task?: number | undefined;
}

/** The same status with shorter lists. No figure changes: totals, month and handling stay those of the whole campaign. */
export function listed(status: Status, listing: StatusListing): Status {
  const { phase, unit, task } = listing;
  return {
    ...status,
    phases: status.phases.filter((row) => phase === undefined || row.phase === phase),
    units: status.units.filter((row) => unit === undefined || row.unit === unit),
    tasks: status.tasks.filter((row) => task === undefined || row.task === task),
    duties: status.duties.filter((duty) => (phase === undefined || duty.phase === phase) && (unit === undefined || duty.unit === unit)),
    items: status.items.filter((item) => isInListing(item, listing)),
  };
}

export function isInListing(item: Item, { phase, unit, subunit, task }: StatusListing): boolean {
  return (
    (phase === undefined || item.duePhase === phase) &&
    (unit === undefined || item.unit === unit) &&
    (subunit === undefined || item.subunit === subunit) &&
    (task === undefined || item.task === task)
  );
}
