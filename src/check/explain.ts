// Every rule by layer, in the order in which a ledger is judged: what `ledger explain` prints, and every name that a diagnostic can have.
import type { Severity } from "../model/diagnostic.ts";
import type { RuleWords } from "../model/example.ts";
import { readingRulesOf } from "../read/reading-rules/index.ts";
import { historyRules } from "../rules/history/index.ts";
import { ruleLayers } from "../rules/index.ts";
import { planRules } from "../rules/plan.ts";
import { packageRules } from "./package-rules.ts";

export interface ExplainedRule extends RuleWords {
  readonly severity: Severity;
  /** 表单 of the problems it judges, where it judges only these. */
  readonly form?: string;
}

export interface ExplainedLayer {
  readonly title: string;
  readonly rules: readonly ExplainedRule[];
}

export const explainedLayers: readonly ExplainedLayer[] = [
  { title: "文件", rules: readingRulesOf("bytes") },
  { title: "写法", rules: readingRulesOf("yaml") },
  { title: "填写的内容", rules: readingRulesOf("contents") },
  { title: "方案", rules: planRules },
  ...ruleLayers,
  { title: "上报包", rules: packageRules },
  { title: "与以前的台账比对（--base）", rules: historyRules },
];

/** The rule of that name; undefined where there is none. */
export function explained(name: string): ExplainedRule | undefined {
  return explainedLayers.flatMap(({ rules }) => rules).find((rule) => rule.name === name);
}
