// What a cell shows: its number format may show less than is stored (a month of a day), or more (a hyphen of a telephone).
import type { SheetCell } from "./sheet.ts";

type Shown = Pick<SheetCell, "value" | "stored" | "seen" | "doubt">;

/** The built-in formats of a Chinese Excel, which a workbook names by number alone. */
export const chineseFormats: Readonly<Record<number, string>> = {
  ...Object.fromEntries([27, 36, 50, 52, 57].map((id) => [id, 'yyyy"年"m"月"'])),
  ...Object.fromEntries([28, 29, 51, 53, 54, 58].map((id) => [id, 'm"月"d"日"'])),
  30: "m-d-yy",
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'h"时"mm"分"',
  35: 'h"时"mm"分"ss"秒"',
  55: 'h"时"mm"分"',
  56: 'h"时"mm"分"ss"秒"',
};

/** `formatted`: the value in a format. */
export function shownAs(value: unknown, format: string | undefined, formatted: (format: string) => string): Shown {
  if (value instanceof Date) return dayShown(value, format, formatted);
  if (typeof value === "number") return numberShown(value, format, formatted);
  if (typeof value === "boolean") return { value };
  const text = String(value);
  const isTextFormat = format?.includes("@") && format !== "@";
  return isTextFormat && formatted(format as string) !== text ? { value: formatted(format as string), stored: text } : { value: text };
}

function dayShown(value: Date, format: string | undefined, formatted: (format: string) => string): Shown {
  const written = Number.isNaN(value.getTime()) ? "" : value.toISOString();
  const [day, time] = [written.slice(0, 10), written.slice(11, 19)];
  const isMidnight = time === "00:00:00";
  if (format === undefined) return { value: isMidnight ? day : `${day} ${time}` };
  const signs = signsOf(format);
  const [hasYear, hasDay, hasHour] = [/[ye]/i, /d/i, /[hs]/i].map((sign) => sign.test(signs));
  if (hasYear && hasDay) return { value: hasHour && !isMidnight ? `${day} ${time}` : day };
  const shown = formatted(format).trim();
  if (hasDay && /m/i.test(signs)) return { value: day, seen: shown };
  return shown === "" ? { value: day, doubt: unseen } : { value: shown, stored: isMidnight ? day : `${day} ${time}` };
}

const unseen = "这一格的格式不显示内容";

function numberShown(value: number, format: string | undefined, formatted: (format: string) => string): Shown {
  const isPlain = format === undefined || format === "@" || /^General$/i.test(format);
  if (Math.abs(value) >= 1e15) return { value, doubt: "数字太长，Excel 只存了前15位" };
  if (isPlain && Math.abs(value) >= 1e11) return { value, doubt: "数字太长，Excel 用科学计数显示，末几位可能不对" };
  // 86.49999999999999 is 86.5 to whoever looks at it.
  const rounded = Number(value.toPrecision(15));
  if (isPlain) return { value: rounded };
  const shown = formatted(format.replace(/General/gi, Number.isInteger(value) ? "0" : "0.##########")).trim();
  if (shown === "") return { value, doubt: unseen };
  if (/\dE[+-]?\d/i.test(shown)) return { value: shown, stored: value, doubt: "用科学计数显示，后面的数字已经不全" };
  return numberIn(shown) === rounded ? { value: rounded } : { value: shown, stored: rounded };
}

function numberIn(text: string): number {
  return /^0\d/.test(text) ? Number.NaN : Number(text.replace(/(?<=\d),(?=\d{3})/g, ""));
}

/** Without what is only copied: texts in quotes, conditions and locales in brackets, single signs. Of several forms the first. */
function signsOf(format: string): string {
  return (format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").split(";")[0] ?? "").replace(/General|AM\/PM|A\/P/gi, "");
}
