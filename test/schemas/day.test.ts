import { expect, it } from "vitest";
import { type Schema, schemaOf } from "./schemas.ts";

const { pattern } = (schemaOf("ledger")["$defs"] as Record<string, Schema>)["day"] as { pattern: string };
const day = new RegExp(pattern, "u");

function isReal(year: number, month: number, date: number): boolean {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, date);
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
}

it("accepts exactly the days of the Gregorian calendar, year by year", () => {
  const wrong: string[] = [];
  for (let year = 0; year <= 9999; year++)
    for (const month of year % 100 < 5 || (year > 1990 && year < 2030) ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13] : [2])
      for (let date = 0; date <= 32; date++) {
        const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
        if (day.test(text) !== (month >= 1 && month <= 12 && date >= 1 && isReal(year, month, date))) wrong.push(text);
      }
  expect(wrong).toEqual([]);
});

it.each([
  "2018-6-30",
  "2018/06/30",
  "2018-06-30 ",
  " 2018-06-30",
  "2018-06-30\n",
  "２０１８-06-30",
  "20180630",
  "2018-06",
  "2018-06-30T00:00:00Z",
  "",
])("refuses %j", (text) => {
  expect(day.test(text)).toBe(false);
});
