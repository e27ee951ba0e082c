// Working days counted a year at a time are those counted day by day.
import data from "chinese-days/dist/chinese-days.json" with { type: "json" };
import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "../../src/model/day.ts";
import { workingDays } from "../../src/model/working-days.ts";

const holidays = [
  { year: 1999, off: ["1999-10-01", "1999-10-01", "1999-10-02"], on: ["1999-10-09", "1999-10-08"] },
  { year: 2000, off: [], on: ["2000-01-01"] },
  { year: 2001, off: ["2001-01-01"], on: [] },
];

function dayByDay(from: string, to: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const own = holidays.find(({ year }) => String(year) === day.slice(0, 4));
    const off = own ? own.off : Object.keys(data.holidays);
    const on = own ? own.on : Object.keys(data.workdays);
    const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    if (on.includes(day) || (!off.includes(day) && !isWeekend)) count += 1;
  }
  return count;
}

it.each([
  ["years the plan gives", "1999-01-01", 1_094],
  ["years the library knows", "2017-01-01", 1_000],
])("in %s", (_, start, span) => {
  const day = fc.integer({ min: 0, max: span }).map((count) => addDays(start, count));
  fc.assert(
    fc.property(day, day, (from, to) => workingDays(from, to, holidays) === dayByDay(from, to)),
    { numRuns: 100 },
  );
});

it("a year that nobody knows, or that lies between, leaves it open", () => {
  expect(workingDays("1998-12-30", "1999-01-05", holidays)).toBeUndefined();
  expect(workingDays("2001-12-01", "2017-01-05", holidays)).toBeUndefined();
  expect(workingDays("0001-01-01", "9999-12-31", [])).toBeUndefined();
  expect(workingDays("2018-01-02", "2018-01-02", [])).toBe(0);
});
