// What a template can do with a value, beside printing it. Filters check their arguments, with messages in Chinese.
import { addDays, isDay, isMonth, longDay, longMonth } from "../model/day.ts";
import { longTerm } from "../model/long-term.ts";
import { isMapping } from "../model/mapping.ts";
import { type OnlyYear, paperDay, paperMonth } from "../model/paper-day.ts";

/** A fault that already says in Chinese what is wrong. */
export class TemplateFault extends Error {}

/** Characters of a template that a message shows. */
export const longestQuote = 80;
/** Characters of a list joined: far more than any paper has. */
const longestJoin = 500_000;

/**
 * Our own filters. A missing date or month prints as "—". join, map, where and plus replace the engine's filters of these names, which take
 * whole expressions for names, print nothing where a name is wrong, and turn anything into text or 0.
 */
export const filtersOf = (only: OnlyYear): Readonly<Record<string, (value: unknown, ...options: unknown[]) => unknown>> => ({
  join: (value, separator = " ") => joinedOf(value, String(separator)),
  map: (value, name) => entriesOf(value).map((entry) => entryAt(entry, name)),
  where: (value, name, wanted = true) => entriesOf(value).filter((entry) => entryAt(entry, name) === wanted),
  plus: (value, more) => {
    if (typeof value !== "number" || typeof more !== "number") throw new TemplateFault("plus 只用于数字");
    return value + more;
  },
  /** A day so many days later. */
  days_later: (value, days) => {
    if (!isDay(value) || !Number.isInteger(days) || Math.abs(Number(days)) > 3660)
      throw new TemplateFault("days_later 只用于日期，后面写整数天数，例如 days_later: 5");
    return addDays(value, Number(days));
  },
  day: (value) => dated(value, (day) => paperDay(day, only)),
  full_day: (value) => dated(value, longDay),
  month: (value) => monthly(value, (month) => paperMonth(month, only)),
  full_month: (value) => monthly(value, longMonth),
  numeral: (value) => chineseNumeral(value),
  /** 甲（3件）、乙（1件） */
  counts: (value, unit = "件") =>
    countsOf(value)
      .map(({ name, count }) => `${name}（${count}${unit}）`)
      .join("、"),
  /** 自查3件、巡察审计1件 */
  tally: (value, unit = "件") =>
    countsOf(value)
      .map(({ name, count }) => `${name}${count}${unit}`)
      .join("、"),
});

/** `plan.onlyYear` of the data: the year that day and month leave out; null where they have none. */
export function onlyYearIn({ plan }: Readonly<Record<string, unknown>>): OnlyYear {
  return isMapping(plan) && typeof plan.onlyYear === "string" ? plan.onlyYear : null;
}

export function printed(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "object" || typeof value === "function")
    throw new TemplateFault("这里是一组数据，不能直接输出，请用 for 逐项输出，或用 join 连接");
  return String(value);
}

function joinedOf(value: unknown, separator: string): string {
  let text = "";
  for (const [index, entry] of entriesOf(value).entries()) {
    text += `${index > 0 ? separator : ""}${printed(entry)}`;
    if (text.length > longestJoin) throw new TemplateFault("这里要输出的内容过多");
  }
  return text;
}

function entriesOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TemplateFault("join、map、where 只用于一组数据");
  return value;
}

function entryAt(entry: unknown, name: unknown): unknown {
  if (typeof entry === "object" && entry !== null && typeof name === "string" && Object.hasOwn(entry, name))
    return (entry as Record<string, unknown>)[name];
  const names = isMapping(entry) ? Object.keys(entry).sort().join("、") : "";
  throw new TemplateFault(`这组数据里没有名为“${String(name).slice(0, longestQuote)}”的一项${names && `，有：${names}`}`);
}

function dated(value: unknown, print: (day: string) => string): string {
  if (value === undefined || value === null || value === "") return "—";
  if (value === longTerm) return longTerm;
  if (!isDay(value)) throw new TemplateFault(`“${String(value)}”不是日期，不能用 day 或 full_day`);
  return print(value);
}

function monthly(value: unknown, print: (month: string) => string): string {
  if (value === undefined || value === null || value === "") return "—";
  if (!isMonth(value)) throw new TemplateFault(`“${String(value)}”不是月份，不能用 month 或 full_month`);
  return print(value);
}

/** Entries that hold a `count` and a name (of a `unit` or of anything else). */
function countsOf(value: unknown): { name: string; count: number }[] {
  const entries: unknown[] = Array.isArray(value) ? value : [undefined];
  return entries.map((entry) => {
    const { name, unit, count } = (entry ?? {}) as Record<string, unknown>;
    const label = unit ?? name;
    if (typeof label !== "string" || typeof count !== "number") throw new TemplateFault("counts 和 tally 只用于由名称和件数组成的一组数据");
    return { name: label, count };
  });
}

/** 1 → 一, 12 → 十二, 20 → 二十. */
function chineseNumeral(value: unknown): string {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 99)
    throw new TemplateFault(`numeral 只用于1至99的整数，这里是“${String(value)}”`);
  const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
  const tens = Math.floor(number / 10);
  return (tens > 0 ? `${tens > 1 ? digits[tens] : ""}十` : "") + digits[number % 10];
}
