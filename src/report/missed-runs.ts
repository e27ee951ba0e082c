// A unit that misses one report after the other: so many in a row are told in one line, not month by month.
import { addMonths, type Month } from "../model/day.ts";
import { type OnlyYear, paperMonth } from "../model/paper-day.ts";

/** So many missed reports in a row are told together. */
const longRun = 7;

export interface MissedRun {
  readonly duty: string;
  readonly unit: string;
  /** The first and the last month missed, both included. */
  readonly from: Month;
  readonly to: Month;
  readonly count: number;
}

interface MonthMissed {
  readonly duty: string;
  readonly month: Month | null;
  readonly missing: readonly string[];
}

/** Runs of at least seven months one after the other, in the order of duties, then of units as the months first name them. */
export function missedRuns(groups: readonly MonthMissed[]): MissedRun[] {
  const monthly = groups.flatMap(({ duty, month, missing }) => (month === null ? [] : missing.map((unit) => ({ duty, unit, month }))));
  const names = [...new Map(monthly.map(({ duty, unit }) => [JSON.stringify([duty, unit]), { duty, unit }])).values()];
  return names.flatMap(({ duty, unit }) => {
    const months = [...new Set(monthly.filter((one) => one.duty === duty && one.unit === unit).map(({ month }) => month))].sort();
    return inRuns(months)
      .filter((run) => run.length >= longRun)
      .map((run) => ({ duty, unit, from: run[0] as Month, to: run.at(-1) as Month, count: run.length }));
  });
}

function inRuns(months: readonly Month[]): Month[][] {
  const runs: Month[][] = [];
  for (const month of months) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last && before !== undefined && addMonths(before, 1) === month) last.push(month);
    else runs.push([month]);
  }
  return runs;
}

/** Those of the units whose missing that month is part of no run. */
export function outsideRuns(runs: readonly MissedRun[], duty: string, month: Month | null, units: readonly string[]): string[] {
  return units.filter(
    (unit) => !runs.some((run) => run.duty === duty && run.unit === unit && month !== null && run.from <= month && month <= run.to),
  );
}

/** 某局2021年7月至2023年3月共21次未报月报 */
export function runSaid({ duty, unit, from, to, count }: MissedRun, onlyYear: OnlyYear): string {
  return `${unit}${paperMonth(from, onlyYear)}至${paperMonth(to, onlyYear)}共${count}次未报${duty}`;
}
