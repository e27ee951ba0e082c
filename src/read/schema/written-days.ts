// Days as clerks and other programs write them, turned into YYYY-MM-DD.
import { addDays, isDay, isMonth } from "../../model/day.ts";
import { withoutEnds } from "../../model/trimmed.ts";
import { type Explanation, type RefusedText, shortened, toAscii } from "./refused-text.ts";

/** Why `text` is no day of the form YYYY-MM-DD, and how it would be one. */
export function dayHint({ name, isItem, text, year: known }: Omit<RefusedText, "matches"> & { readonly text: string }): Explanation {
  const plain = inDigits(withoutEnds(toAscii(text).trim(), /[“”"'‘’]/));
  const example = (day: string) => `“${isItem ? day : `${name}: ${day}`}”`;
  const notSo = `“${name}”应写成“年-月-日”，现在是“${shortened(text)}”`;
  const put = (year: string, month: string, day: string) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

  const whole = /^(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?:\D.*)?$/s.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (whole) {
    const [, year = "", month = "", day = ""] = whole;
    const meant = put(year, month, day);
    if (isDay(meant)) return [notSo, `请改为${example(meant)}。`, wholeDay.test(plain) ? meant : undefined];
    const last = lastDay(Number(year), Number(month));
    if (last === undefined)
      return [`“${shortened(text)}”不是一个日期：没有${Number(month)}月`, `月份应为01至12，例如 ${put(year, "06", "30")}。`];
    return [
      `“${shortened(text)}”不是一个日期：${Number(year)}年${Number(month)}月只有${last}天${Number(day) === 0 ? "，从1日起" : ""}`,
      `请核对是哪一天，例如 ${put(year, month, Number(day) === 0 ? "1" : String(last))}。`,
    ];
  }
  if (/^\d{5}$/.test(plain))
    return [
      `“${name}”填的是 Excel 的日期序号（${plain}），不是日期`,
      `请改为${example(addDays("1899-12-30", Number(plain)))}，并核对是否这一天。`,
    ];
  const withoutYear = /^(\d{1,2})(?:月|[-./])(\d{1,2})日?$/.exec(plain);
  if (withoutYear && lastDay(2000, Number(withoutYear[1])) !== undefined) {
    const [, month = "", day = ""] = withoutYear;
    return [`“${name}”缺少年份：“${shortened(text)}”`, `请补上年份，例如${example(put(known ?? "年份", month, day))}。`];
  }
  const withoutDay = /^(\d{4})\D{1,2}(\d{1,2})月?(\D*)$/.exec(plain);
  if (withoutDay)
    return [
      `“${name}”要写到哪一天，现在是“${shortened(text)}”`,
      `请补上日，例如${example(put(withoutDay[1] ?? "", withoutDay[2] ?? "", "15"))}。`,
    ];
  const short = /^(\d{2})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain);
  if (short)
    return [
      `“${name}”的年份应写四位，现在是“${shortened(text)}”`,
      `例如${example(put(`20${short[1]}`, short[2] ?? "", short[3] ?? ""))}。`,
    ];
  return [notSo, `例如${example(`${known ?? "2020"}-06-30`)}。`];
}

/** The day that was written in one way or another, where no other can be meant: 2020/6/30, ２０２０年６月３０日, 二〇二〇年六月三十日. */
export function dayMeant(text: string): string | undefined {
  if (isDay(text)) return text;
  const [, , meant] = dayHint({ name: "日期", isItem: true, schema: {}, written: text, raw: text, text });
  return meant;
}

/** The month that was written in one way or another: 2020年6月, 2020/6, 二〇二〇年六月. */
export function monthMeant(text: string): string | undefined {
  const plain = inDigits(text.normalize("NFKC").replace(/\s/g, ""));
  const [, year, month = ""] = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月份?)?$/.exec(plain) ?? /^(\d{4})(\d{2})$/.exec(plain) ?? [];
  const meant = `${year}-${month.padStart(2, "0")}`;
  return isMonth(meant) ? meant : undefined;
}

const chineseDigits = "〇一二三四五六七八九";

/** 二〇二〇年四月三十日 as 2020年4月30日. */
export function inDigits(text: string): string {
  return text.replace(/[〇零○一二三四五六七八九十]{1,4}(?=[年月日号])/g, (written) => {
    const digits = [...written.replace(/[零○]/g, "〇")];
    const tens = digits.indexOf("十");
    if (tens < 0) return digits.map((digit) => chineseDigits.indexOf(digit)).join("");
    const figureOf = (digit: string | undefined, none: number) => (digit === undefined ? none : chineseDigits.indexOf(digit));
    return digits.length > 3 || tens > 1
      ? written
      : String(figureOf(tens === 1 ? digits[0] : undefined, 1) * 10 + figureOf(digits[tens + 1], 0));
  });
}

/** A day written in one way or another, and nothing else; midnight, as other programs write a day, is no time of day. */
const wholeDay = /^\d{4}(?:年\d{1,2}月\d{1,2}日?|([-/.])\d{1,2}\1\d{1,2}|\d{4})(?:[ T]0?0:00(?::00(?:\.0+)?)?)?$/;

/** Undefined for a month or day that does not exist. */
function lastDay(year: number, month: number): number | undefined {
  return month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : undefined;
}
