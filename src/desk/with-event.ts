// An event put where its day belongs in the course of a problem.
import { type Edited, withItems } from "../edit/ledger-text.ts";
import type { Values } from "../model/ledger.ts";
import { UsageError } from "../model/usage-error.ts";
import { problemKeys } from "../read/problem-table.ts";
import { problemIn } from "./problem-in.ts";

/** Behind the last event of the same day or an earlier one; before all that are later. UsageError where the problem is no longer there. */
export function withEvent(text: string, id: string, event: Values): Edited {
  const { index, problem } = placeOfProblem(text, id);
  const events = (problem["经过"] ?? []) as Values[];
  const days = Array.isArray(events) ? events.map((one) => String(one?.["日期"] ?? "")) : [];
  const after = days.findLastIndex((day) => day <= String(event["日期"]));
  return withItems(text, ["问题", index], "经过", [event], problemKeys, days.length > 0 ? after : undefined);
}

/** The problem as it is written now, and its place. UsageError where somebody has taken it away meanwhile. */
export function placeOfProblem(text: string, id: string) {
  const found = problemIn(text, id);
  if (!found) throw new UsageError(`台账中已经没有编号“${id}”`, "有人同时改动了台账，请核对后再试。");
  return found;
}
