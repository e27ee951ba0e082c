// Days and months on papers: without their year only where no day of the campaign is of another.
import { type Day, longDay, longMonth, type Month, shortDay } from "./day.ts";
import type { Plan } from "./plan.ts";

/** The year of all of the campaign's days; null where they are of several, or it has none. */
export type OnlyYear = string | null;

export function onlyYearOf({ phases }: Pick<Plan, "phases">): OnlyYear {
  const [year, ...others] = new Set(phases.flatMap(({ from, to }) => [from.slice(0, 4), to.slice(0, 4)]));
  return year !== undefined && others.length === 0 ? year : null;
}

/** 6月30日; 2020年6月30日 where the day, or the campaign, is of another year. */
export function paperDay(day: Day, only: OnlyYear): string {
  return day.slice(0, 4) === only ? shortDay(day) : longDay(day);
}

/** 6月; 2020年6月 where the month, or the campaign, is of another year. */
export function paperMonth(month: Month, only: OnlyYear): string {
  return month.slice(0, 4) === only ? `${Number(month.slice(5))}月` : longMonth(month);
}
