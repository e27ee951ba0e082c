// Calendar days in China as text. Their order is string order, so `a < b` compares days.
import { addDays as addToDate, differenceInCalendarDays, lastDayOfMonth } from "date-fns";

/** A calendar day, `YYYY-MM-DD`. Never an instant: it has no zone. */
export type Day = string;
/** A calendar month, `YYYY-MM`. */
export type Month = string;

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Midnight of the day on the machine's own calendar: only ever turned back into a day, so the zone cancels out. */
function dateOf(day: Day): Date {
  const date = new Date(0);
  date.setFullYear(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
  date.setHours(12, 0, 0, 0); // noon exists on every day of every zone; midnight does not
  return date;
}

function dayOf(date: Date): Day {
  const year = String(date.getFullYear()).padStart(4, "0");
  const month = String(date.getMonth() + 1).padStart(2, "0");
  return `${year}-${month}-${String(date.getDate()).padStart(2, "0")}`;
}

/** True for text of the form `YYYY-MM-DD` that names a day of the Gregorian calendar (2020-06-31: false). */
export function isDay(text: unknown): text is Day {
  if (typeof text !== "string" || !dayPattern.test(text)) return false;
  // No month has fewer than 28 days.
  const month = text.slice(5, 7);
  return month >= "01" && month <= "12" && text.slice(8) >= "01" && (text.slice(8) <= "28" || dayOf(dateOf(text)) === text);
}

/** True for text of the form `YYYY-MM` with a month 01–12. */
export function isMonth(text: unknown): text is Month {
  return typeof text === "string" && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return differenceInCalendarDays(dateOf(to), dateOf(from));
}

/** At most 9999-12-31, the last day that can be written: what is later would stand before it in string order. */
export function addDays(day: Day, count: number): Day {
  const date = addToDate(dateOf(day), count);
  return Number.isNaN(date.getTime()) || date.getFullYear() > 9999 ? "9999-12-31" : dayOf(date);
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

export function firstDayOf(month: Month): Day {
  return `${month}-01`;
}

export function lastDayOf(month: Month): Day {
  return dayOf(lastDayOfMonth(dateOf(firstDayOf(month))));
}

/** The month `count` months later (earlier when negative). */
export function addMonths(month: Month, count: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** The day `dayOfMonth` of the month, or the month's last day where it has fewer (schemas/README.md, "Duties"). */
export function dayInMonth(month: Month, dayOfMonth: number): Day {
  const last = lastDayOf(month);
  return dayOfMonth >= Number(last.slice(8)) ? last : `${month}-${String(dayOfMonth).padStart(2, "0")}`;
}

/** 2020年6月30日, without padded zeros. */
export function longDay(day: Day): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

/** 6月30日. */
export function shortDay(day: Day): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

/** 2020年6月. */
export function longMonth(month: Month): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;
}
