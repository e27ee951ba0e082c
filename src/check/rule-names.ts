// Every name that a diagnostic can have: rules of reading a file, of the plan, of the ledgers, of their history.

import { closest } from "../model/similar.ts";
import { UsageError } from "../model/usage-error.ts";
import { explainedLayers } from "./explain.ts";

export const ruleNames: readonly string[] = explainedLayers.flatMap(({ rules }) => rules.map(({ name }) => name));

/** The error for a name that no rule has. */
export function unknownRule(name: string): UsageError {
  const meant = closest(name, ruleNames);
  return new UsageError(`没有名为“${name}”的规则${meant ? `，是不是“${meant}”` : ""}`, "规则的名称在每条提示的最后一行；全部规则：", [
    "ledger explain",
  ]);
}
