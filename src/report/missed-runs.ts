// A unit that misses many reports of one kind: they are told in one line, not month by month.
import type { Month } from "../model/day.ts";
import { groupBy } from "../model/group-by.ts";
import { type OnlyYear, paperMonth } from "../model/paper-day.ts";
import { manyMissed } from "../model/requirement.ts";

/** The reports of one kind that a unit missed, told by the first and the last. */
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

/** All that a unit missed of a periodic report, whatever its interval, where that is `manyMissed` or more; as the months first name them. */
export function missedRuns(groups: readonly MonthMissed[]): MissedRun[] {
  const missed = groups.flatMap(({ duty, month, missing }) => (month === null ? [] : missing.map((unit) => ({ duty, unit, month }))));
  return [...groupBy(missed, ({ duty, unit }) => JSON.stringify([duty, unit])).values()].flatMap((own) => {
    const months = [...new Set(own.map(({ month }) => month))].sort();
    const [first, from, to] = [own[0], months[0], months.at(-1)];
    if (!first || from === undefined || to === undefined || months.length < manyMissed) return [];
    return [{ duty: first.duty, unit: first.unit, from, to, count: months.length }];
  });
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
