// 从重处理 in words: of how many it is decided whether someone is held accountable.
import { each } from "./clauses.ts";
import type { HandlingRow } from "./overall.ts";

/** 从重处理的问题中，已作出追责或不予追责决定的5件，尚未作出的6件; "" without problems of which the ledgers here tell it. */
export function heavySaid(rows: readonly HandlingRow[]): string {
  const heavy = rows.find(({ handling }) => handling === "从重处理");
  const judged = heavy === undefined ? 0 : heavy.decided + heavy.undecided;
  if (!heavy || judged === 0) return "";
  if (heavy.undecided === 0) return `从重处理的问题${each(judged)}已作出追责或不予追责决定`;
  if (heavy.decided === 0) return `从重处理的问题${each(judged)}尚未作出追责或不予追责决定`;
  return `从重处理的问题中，已作出追责或不予追责决定的${heavy.decided}件，尚未作出的${heavy.undecided}件`;
}
