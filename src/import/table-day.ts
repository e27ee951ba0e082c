// The day and the year that a table says it is of, above its header or at its foot.
import { type Day, isDay } from "../model/day.ts";
import { inDigits } from "../read/schema/written-days.ts";
import type { ReadSheet } from "../read/workbook/sheet.ts";

const day = "(\\d{4})[年./-](\\d{1,2})[月./-](\\d{1,2})日?";

/** 截至2020年6月20日, else 填报日期：2020年6月20日; undefined where neither stands there. */
export function tableDay(sheet: ReadSheet, header: { readonly start: number; readonly end: number }): Day | undefined {
  const texts = textsBeside(sheet, header);
  for (const words of ["截[至止](?:日期|时间)?[：:]?", "(?:填报|报送|填表|制表|统计|上报)(?:日期|时间)?[：:]?"])
    for (const text of texts) {
      const [, year = "", month = "", date = ""] = new RegExp(words + day).exec(text) ?? [];
      const found = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
      if (isDay(found)) return found;
    }
  return undefined;
}

/** Named in the title, or of the day the table is of. */
export function tableYear(sheet: ReadSheet, header: { readonly start: number; readonly end: number }): number | undefined {
  const on = tableDay(sheet, header);
  if (on !== undefined) return Number(on.slice(0, 4));
  const years = new Set(textsBeside(sheet, header).flatMap((text) => [...text.matchAll(/(20\d{2})年/g)].map(([, year]) => Number(year))));
  return years.size === 1 ? [...years][0] : undefined;
}

function textsBeside({ rows }: ReadSheet, { start, end }: { readonly start: number; readonly end: number }): string[] {
  const above = rows.slice(0, start);
  const foot = rows.slice(Math.max(end, rows.length - 4)).filter((row) => row.filter((cell) => cell !== undefined).length <= 3);
  return [...above, ...foot].flatMap((row) =>
    row.flatMap((cell) => (cell ? [inDigits(String(cell.value).normalize("NFKC").replace(/\s/g, ""))] : [])),
  );
}
