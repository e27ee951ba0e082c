// Values of a ledger as cells of a sheet.
import { type Day, isDay } from "../model/day.ts";
import type { BookColumn, Cell } from "../render/xlsx/book.ts";
import type { Written } from "../read/as-written.ts";
import { cellOf, type Kind } from "./cell-text.ts";
import { type KeyColumn, valueAt } from "./columns.ts";

/** The cells of a row, column by column. */
export function cellsOf(written: Written, columns: readonly KeyColumn[]): Cell[] {
  return columns.map(({ keys, kind }) => {
    const cell = cellOf(kind, valueAt(written, keys)) ?? null;
    return kind === "day" && isDay(cell) ? { day: cell } : cell;
  });
}

export function dayCell(day: Day | null | undefined): Cell {
  return day ? { day } : null;
}

const widths: Record<Kind, number> = {
  text: 12,
  day: 11,
  month: 9,
  number: 7,
  any: 10,
  texts: 14,
  textOrTexts: 12,
  milestones: 24,
  milestone: 22,
  evidence: 24,
  findings: 28,
};

/** Wider or narrower than their kind; chosen so that each sheet prints on one A4 page in width. */
const ownWidths: Readonly<Record<string, number>> = {
  任务: 6,
  类型: 13,
  题目: 26,
  情况: 40,
  来源: 9,
  清单号: 11,
  分类处置: 10,
  项目名称: 18,
  项目代码: 12,
  项目企业: 14,
  需反馈: 6,
  移自: 13,
  备注: 14,
  措施: 38,
  整改标准: 20,
  整改目标: 20,
  未完成原因: 24,
  责任人电话: 14,
  责任人职务: 16,
  责任领导职务: 16,
  配合单位: 18,
  说明: 20,
  文号: 16,
  签字: 8,
  结论: 7,
  方式: 6,
  整改到位: 6,
  追责落实: 7,
  制度有效: 7,
  满意度: 7,
  形式: 9,
  核查人: 8,
  制度: 14,
  下月打算: 22,
  需协调事项: 22,
  单位: 18,
  第一责任人职务: 20,
  填报人电话: 14,
};

const centred = new Set<Kind>(["day", "month", "number"]);

/** A column of a sheet for a key; `choice` names the list its values come from. */
export function bookColumn({ title, kind }: KeyColumn, choice?: BookColumn["choice"]): BookColumn {
  return {
    title,
    width: ownWidths[title] ?? widths[kind],
    ...(centred.has(kind) ? { align: "center" as const } : {}),
    ...(choice ? { choice } : {}),
  };
}

/** A column whose values are reckoned, not kept: import leaves it alone. */
export function figureColumn(title: string, width: number, more: Partial<BookColumn> = {}): BookColumn {
  return { title, width, align: "center", ...more };
}
