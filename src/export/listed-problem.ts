// The columns that every list of problems has: number, unit and title, and the state on the day.
import { stateNames } from "../model/standing.ts";
import { lightNames } from "../model/timeliness.ts";
import { failedNotice } from "../render/status-words.ts";
import type { BookColumn, Cell } from "../render/xlsx/book.ts";
import { idColumn } from "./columns.ts";
import type { ExportedProblem } from "./export-scene.ts";

export const idHead: BookColumn = { title: idColumn.title, width: 18, align: "center" };
export const unitHead: BookColumn = { title: "单位", width: 15, choice: { list: "单位" } };
export const titleHead: BookColumn = { title: "题目", width: 18 };

/** Names of the columns for the state on the day, which import ignores. */
export const figureTitles = {
  state: "当前状态",
  light: "亮灯",
  round: "轮次",
  due: "现时限",
  extensions: "延期次数",
  completedOn: "完成日期",
  closedOn: "销号日期",
  overdueDays: "逾期天数",
  missed: "逾期节点",
} as const;

/** The state in words; or that the problem was not entered by the day, or cannot be judged. */
export function stateName({ figures, problem }: ExportedProblem): string {
  if (figures.state !== null) return stateNames[figures.state];
  return problem.enteredOn === undefined || problem.handling === undefined ? failedNotice : "截至日未登记";
}

export function lightName({ figures }: ExportedProblem): string | null {
  return figures.light && lightNames[figures.light];
}

/** Cells of number and unit. */
export function numberAndUnit({ problem }: ExportedProblem): Cell[] {
  return [problem.id ?? null, problem.unit ?? null];
}
