// Words of the plan's own in a ledger: sources, duties, and what a review need not answer. The schema knows the built-in ones only.

import type { Path } from "../../model/ledger.ts";
import { isMapping } from "../../model/mapping.ts";
import { once } from "../../model/once.ts";
import type { Plan } from "../../model/plan.ts";
import { isPeriodic } from "../../model/requirement.ts";
import { lists } from "./choices.ts";
import type { Refusal } from "./refusal.ts";
import { listIn } from "./unit-and-number.ts";

/**
 * The value as the schema can judge it: each of the plan's own words replaced by a built-in one whose other keys are the same. The value itself
 * where there is none.
 */
export function inBuiltInWords(value: unknown, plan: Plan | undefined): unknown {
  if (!plan || !isMapping(value)) return value;
  const isChanged = (duty: string) => builtInDuty(duty, plan) !== duty;
  if (plan.sources.length === 0 && !plan.requirements.some(({ duty }) => isChanged(duty))) return value;
  const source = (one: unknown) =>
    isMapping(one) && typeof one["来源"] === "string" && plan.sources.includes(one["来源"]) ? { ...one, 来源: "自查" } : one;
  const duty = (one: unknown) =>
    isMapping(one) && typeof one["事项"] === "string" && isChanged(one["事项"]) ? { ...one, 事项: builtInDuty(one["事项"], plan) } : one;
  const problem = (one: unknown) => {
    const known = source(one);
    return isMapping(known) && Array.isArray(known["经过"]) ? { ...known, 经过: known["经过"].map(source) } : known;
  };
  const list = (key: string, change: (one: unknown) => unknown) =>
    Array.isArray(value[key]) ? { [key]: listIn(value, key).map(change) } : {};
  return { ...value, ...list("履职", duty), ...list("问题", problem) };
}

/** The built-in duty whose keys this one takes: 月报 for what is periodic; itself where it is built in. */
export function builtInDuty(duty: string, plan: Plan): string {
  if (isPeriodic(plan, duty)) return "月报";
  return dutiesIn(plan).has(duty) ? "专题报告" : duty;
}

/**
 * Without what only a plan that asks for all three reviews asks. What a 验收 leaves blank is not told where the plan has no steps of it: there is
 * nothing that could be filled in.
 */
export function withoutUnasked(refused: readonly Refusal[], plan: Plan | undefined, value: unknown): Refusal[] {
  const isUnasked = ({ at, key, path }: Refusal) =>
    at === "missing" && path.includes("经过") && reviews.includes(key ?? "") && plan?.reviewsAsked.includes(key ?? "") === false;
  const asked = refused.filter((refusal) => !isUnasked(refusal));
  if (plan?.acceptance.length !== 0) return asked;
  return asked.map((refusal) => (isBlankOfAcceptance(refusal, value) ? { ...refusal, silent: true } : refusal));
}

const ofAcceptance = ["步骤", "结论", "单位", "说明", "文号", "佐证"];

function isBlankOfAcceptance({ at, key, oneOf, path }: Refusal, value: unknown): boolean {
  const depth = path.indexOf("经过") + 2;
  const event = path.slice(0, depth).reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | null)?.[step], value);
  if (depth < 2 || !isMapping(event) || event["事项"] !== "验收") return false;
  if (at === "missing") return path.length === depth && [key, ...(oneOf ?? [])].some((one) => ofAcceptance.includes(one ?? ""));
  const inner = event[path[depth] ?? ""];
  return ofAcceptance.includes(String(path[depth])) && (inner === null || inner === "");
}

const reviews = ["整改到位", "追责落实", "制度有效"];

/** What a key may be beside the built-in words: said with them where a word is none of either. */
export function ownWordsAt(path: Path, plan: Plan | undefined): readonly string[] {
  const key = path.at(-1);
  if (key === "来源") return plan?.sources ?? [];
  return key === "事项" && path[0] === "履职" && plan ? ownDuties(plan) : [];
}

/** 事项 that are none of the built-in ones. */
export function ownDuties(plan: Plan): readonly string[] {
  return [...dutiesIn(plan)];
}

const dutiesIn = once((plan: Plan) => new Set(plan.requirements.map(({ duty }) => duty).filter((duty) => !lists.duties.includes(duty))));
