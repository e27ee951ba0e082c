// The ordered list of rules that compare with an earlier state. A new rule is a file here and a line below.
import type { HistoryRule } from "../../model/rule.ts";
import { deadlineAndEntryNotChanged } from "./deadline-and-entry-not-changed.ts";
import { eventNotChanged } from "./event-not-changed.ts";
import { evidenceNotReplacedAfterClosure } from "./evidence-not-replaced-after-closure.ts";
import { noLateEntry } from "./no-late-entry.ts";
import { problemNotVanished } from "./problem-not-vanished.ts";

export const historyRules: readonly HistoryRule[] = [
  problemNotVanished,
  deadlineAndEntryNotChanged,
  eventNotChanged,
  evidenceNotReplacedAfterClosure,
  noLateEntry,
];
