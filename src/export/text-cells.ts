// Values of a ledger as cells of a sheet.
import { type Day, isDay } from "../model/day.ts";
import { longTerm } from "../model/long-term.ts";
import type { FileValue } from "../read/with-file-keys.ts";
import type { BookColumn, Cell } from "../render/xlsx/book.ts";
import { cellOf, type Kind } from "./cell-text.ts";
import { columnValue, type KeyColumn } from "./columns.ts";

/** The cells of a row, column by column. */
export function cellsOf(written: FileValue, columns: readonly KeyColumn[]): Cell[] {
  return columns.map(({ keys, kind }) => {
    const cell = cellOf(kind, columnValue(written, keys)) ?? null;
    return kind === "day" && isDay(cell) ? { day: cell } : cell;
  });
}

export function dayCell(day: Day | null | undefined): Cell {
  return day ? { day } : null;
}

/** The deadline in force: its day, or 长期坚持. */
export function dueCell({ due, longTerm: isLongTerm }: { readonly due: Day | null; readonly longTerm: boolean }): Cell {
  return isLongTerm ? longTerm : dayCell(due);
}

const widths: Record<Kind, number> = {
  text: 8,
  day: 10.5,
  month: 8,
  number: 5,
  any: 6,
  texts: 12,
  textOrTexts: 12,
  milestones: 20,
  milestone: 12,
  evidence: 18,
  findings: 28,
};

/** Widths of columns that differ from those of their kind, chosen so that a sheet can be read when it is printed one A4 page wide. */
const ownWidths: Readonly<Record<string, number>> = {
  类型: 10,
  题目: 20,
  情况: 36,
  清单号: 10,
  分类处置: 9,
  不足: 9,
  项目名称: 12,
  项目代码: 9,
  项目企业: 12,
  移自: 8,
  备注: 12,
  措施: 32,
  整改标准: 12,
  整改目标: 12,
  未完成原因: 18,
  责任人电话: 14,
  责任人职务: 16,
  责任领导职务: 16,
  配合单位: 18,
  说明: 14,
  文号: 12,
  规则: 28,
  理由: 12,
  签字: 6.5,
  结论: 6.5,
  方式: 5,
  整改到位: 5,
  追责落实: 5,
  制度有效: 5,
  满意度: 5,
  形式: 6.5,
  核查人: 6.5,
  核查单位: 10,
  制度: 10,
  来源: 8,
  项: 5,
  下月打算: 20,
  需协调事项: 20,
  单位: 18,
  第一责任人职务: 20,
  填报人电话: 16,
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

/** A column of computed values, which import ignores. */
export function figureColumn(title: string, width: number, more: Partial<BookColumn> = {}): BookColumn {
  return { title, width, align: "center", ...more };
}
