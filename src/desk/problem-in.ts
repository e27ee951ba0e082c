import type { Values } from "../model/ledger.ts";
import { plainOf } from "../read/yaml/plain-values.ts";

/** A problem as it is written in a ledger's text, and its place there. */
export function problemIn(text: string, id: string): { readonly index: number; readonly problem: Values } | undefined {
  const problems = ((plainOf(text)?.value as { 问题?: Values[] } | undefined)?.问题 ?? []) as Values[];
  const index = problems.findIndex((problem) => problem?.["编号"] === id);
  const problem = problems[index];
  return problem && { index, problem };
}
