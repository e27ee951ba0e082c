// Working days by the State Council's calendar. Only the library's data are used: its functions depend on the machine's time zone,
// accept days that do not exist, and take Monday to Friday as working days in years for which it has no data.
import data from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { addDays, type Day, daysBetween } from "./day.ts";
import type { HolidayYear } from "./plan.ts";

interface YearOff {
  /** Days off that fall on Monday to Friday, and days worked on a weekend. Any other entry changes nothing. */
  readonly off: ReadonlySet<Day>;
  readonly on: ReadonlySet<Day>;
}

const known = new Map<string, { off: Set<Day>; on: Set<Day> }>();
for (const day of Object.keys(data.holidays)) yearOf(day).off.add(day);
for (const day of Object.keys(data.workdays)) if (known.has(day.slice(0, 4))) yearOf(day).on.add(day);

function yearOf(day: Day): { off: Set<Day>; on: Set<Day> } {
  const year = known.get(day.slice(0, 4)) ?? { off: new Set(), on: new Set() };
  known.set(day.slice(0, 4), year);
  return year;
}

/** The calendar of the year: the plan's, else the library's; undefined when neither has the year. */
function daysOf(year: string, holidays: readonly HolidayYear[]): YearOff | undefined {
  const own = holidays.find((each) => String(each.year) === year);
  return own ? { off: new Set(own.off), on: new Set(own.on) } : known.get(year);
}

/**
 * Working days from the day after `from` to `to`, inclusive; 0 when `to` ≤ `from`; undefined when a year between them is not known
 * (schemas/README.md, "The idea"). Reckoned a year at a time, so that days centuries apart take no longer.
 */
export function workingDays(from: Day, to: Day, holidays: readonly HolidayYear[]): number | undefined {
  if (to <= from) return 0;
  let count = 0;
  const start = addDays(from, 1);
  for (let number = Number(start.slice(0, 4)); number <= Number(to.slice(0, 4)); number++) {
    const year = String(number).padStart(4, "0");
    const days = daysOf(year, holidays);
    if (!days) return undefined;
    const first = start > `${year}-01-01` ? start : `${year}-01-01`;
    const last = to < `${year}-12-31` ? to : `${year}-12-31`;
    const within = (day: Day) => first <= day && day <= last;
    count += weekdays(first, last);
    for (const day of days.on) if (within(day) && isWeekend(day)) count += 1;
    for (const day of days.off) if (within(day) && !isWeekend(day) && !days.on.has(day)) count -= 1;
  }
  return count;
}

/** Days from Monday to Friday, both ends included. */
function weekdays(first: Day, last: Day): number {
  const days = daysBetween(first, last) + 1;
  const beyondWeeks = Array.from({ length: days % 7 }, (_, index) => addDays(first, index));
  return Math.floor(days / 7) * 5 + beyondWeeks.filter((day) => !isWeekend(day)).length;
}

function isWeekend(day: Day): boolean {
  const sinceMonday = daysBetween("1900-01-01", day) % 7; // a Monday
  return (sinceMonday + 7) % 7 >= 5;
}
