// What is due as a mail can carry it: plain lines, the overdue first, then day by day.
import { longDay } from "../model/day.ts";
import type { Deadline, Due } from "../model/due.ts";
import { visible, wrapTo } from "./terminal-text.ts";

export interface DueTextOptions {
  /** 示例: the heading says so. */
  readonly isSample: boolean;
  /** The list is of this unit only, so its lines do not name it. */
  readonly unit?: string | undefined;
  /** Columns of the terminal; a mail has none, and its reader wraps the lines. */
  readonly width?: number | undefined;
}

/** One line a deadline under a heading a day. Ends with a line feed. Nothing due is one sentence, so that a mail never comes empty. */
export function dueText({ asOf, until, deadlines }: Due, { isSample, unit, width }: DueTextOptions): string {
  const span = until === asOf ? `${longDay(asOf)}` : `${longDay(asOf)}至${longDay(until)}`;
  const head = `${unit === undefined ? "" : `${visible(unit)}：`}${span}到期事项${isSample ? "（示例数据，非真实情况）" : ""}`;
  if (deadlines.length === 0) return `${head}\n\n没有逾期未完成的事项，也没有这期间到期的事项。\n`;
  const overdue = deadlines.filter(({ left }) => left < 0);
  const days = [...new Set(deadlines.filter(({ left }) => left >= 0).map(({ on }) => on))];
  const blocks = [
    ...(overdue.length > 0
      ? [[`已逾期，${overdue.length}项：`, ...overdue.map((one) => line(one, unit, `${longDay(one.on)}到期，已过${-one.left}天`))]]
      : []),
    ...days.map((day) => {
      const own = deadlines.filter(({ on, left }) => on === day && left >= 0);
      const left = own[0]?.left ?? 0;
      return [`${longDay(day)}（${left === 0 ? "今日" : `还有${left}天`}），${own.length}项：`, ...own.map((one) => line(one, unit))];
    }),
  ];
  const fit = (text: string) => (width === undefined ? [text] : wrapTo(text, width, text.startsWith(" ") ? 4 : 0));
  return `${[[head], ...blocks].map((lines) => lines.flatMap(fit).join("\n")).join("\n\n")}\n`;
}

function line({ unit, id, title, person }: Deadline, of: string | undefined, when = ""): string {
  const parts = [of === undefined ? unit : "", id ?? "", title, person === null ? "" : `责任人${person}`, when];
  return `  · ${parts
    .filter((part) => part !== "")
    .map(visible)
    .join("　")}`;
}
