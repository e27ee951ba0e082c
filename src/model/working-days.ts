// Working days by the State Council's calendar. The library's own functions go through the machine's zone, accept days that do not
// exist and answer Mon–Fri for years it lacks; its data are sound, so only they are used.
import data from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { addDays, type Day, daysBetween } from "./day.ts";
import type { HolidayYear } from "./plan.ts";

const off = new Set(Object.keys(data.holidays));
const on = new Set(Object.keys(data.workdays));
const known = new Set([...off].map((day) => day.slice(0, 4)));

/** Whether people work that day; undefined when neither the plan nor the library has its year. The plan's word goes first. */
export function isWorkingDay(day: Day, holidays: readonly HolidayYear[]): boolean | undefined {
  const own = holidays.find(({ year }) => String(year).padStart(4, "0") === day.slice(0, 4));
  const isWeekend = daysBetween("2001-01-01", day) % 7 === 5 || daysBetween("2001-01-01", day) % 7 === 6; // a Monday
  if (own) return own.on.includes(day) || (!own.off.includes(day) && !isWeekend);
  if (!known.has(day.slice(0, 4))) return undefined;
  return on.has(day) || (!off.has(day) && !isWeekend);
}

/** Working days from the day after `from` to `to`, inclusive; 0 when `to` ≤ `from`; undefined as above (schemas/README.md, "The idea"). */
export function workingDays(from: Day, to: Day, holidays: readonly HolidayYear[]): number | undefined {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const working = isWorkingDay(day, holidays);
    if (working === undefined) return undefined;
    if (working) count += 1;
  }
  return count;
}
