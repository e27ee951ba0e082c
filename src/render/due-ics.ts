// Deadlines as a calendar (RFC 5545), one all-day entry each. Each keeps its UID when the file is made again, so that calendars replace it
// instead of adding it twice.
import { ICalAlarmType, ICalCalendar } from "ical-generator";
import { addDays, type Day } from "../model/day.ts";
import type { Deadline, Due } from "../model/due.ts";
import { visible } from "./terminal-text.ts";

const kinds: Record<Deadline["kind"], string> = { problem: "整改时限", milestone: "整改节点", duty: "履职事项" };

/** `digest`: hex digest of a text. DTSTAMP is the day asked about, so that the same ledgers give the same bytes. */
export function dueIcs({ asOf, deadlines }: Due, options: { readonly name: string; digest(text: string): string }): string {
  const calendar = new ICalCalendar({ name: visible(options.name), prodId: { company: "ledger", product: "due", language: "ZH" } });
  for (const { kind, unit, on, left, id, title, person } of deadlines) {
    const subject = [kinds[kind], id ?? unit, title].map(visible).join(" ");
    const event = calendar.createEvent({
      id: `${options.digest(JSON.stringify([kind, unit, id, on, title])).slice(0, 32)}@ledger`,
      stamp: instantOf(asOf),
      start: instantOf(on),
      end: instantOf(addDays(on, 1)),
      allDay: true,
      summary: left < 0 ? `【逾期】${subject}` : subject,
      description: [`责任单位：${unit}`, ...(person === null ? [] : [`责任人：${person}`])].map(visible).join("\n"),
    });
    event.createAlarm({ type: ICalAlarmType.display, trigger: 24 * 3600 });
  }
  return calendar.toString();
}

/** All-day entries are printed by their UTC day. */
function instantOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}
