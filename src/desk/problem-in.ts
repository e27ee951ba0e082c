import type { Values } from "../model/ledger.ts";
import { plainValues } from "../read/yaml/plain-values.ts";

/** A problem as it is written in a ledger's text, and its place there. */
export function problemIn(text: string, id: string): { readonly index: number; readonly problem: Values } | undefined {
  const problems = ((plainValues(text)?.value as { 问题?: Values[] } | undefined)?.问题 ?? []) as Values[];
  const index = problems.findIndex((problem) => problem?.["编号"] === id);
  const problem = problems[index];
  return problem && { index, problem };
}
