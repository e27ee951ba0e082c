import type { EventKind } from "./ledger.ts";

/** Events that may change a problem's state or deadline, and so go to the level above. By the others both stay known, even where their values were refused. */
export const effectiveKinds: ReadonlySet<unknown> = new Set<EventKind>([
  "申请延期",
  "延期批复",
  "报完成",
  "核查",
  "验收",
  "销号",
  "反弹",
  "移交",
  "合并",
]);
