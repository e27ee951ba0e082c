// Refusals that are only a consequence of another wrong value, which is reported itself: the refused values are removed, but not reported.
import { contradictsList } from "../../model/handling.ts";
import { type Plan, partsOfNumber } from "../../model/plan.ts";
import type { Refusal } from "./refusal.ts";
import { listIn } from "./unit-and-number.ts";

/** True where 编号 and 任务 name different tasks. That is reported, and it is unknown by which form 类型 and 明细 are to be judged. */
export function namesAnotherTask({ 编号: id, 任务: task }: Record<string, unknown>): boolean {
  const named = partsOfNumber(id)?.task;
  return named !== undefined && typeof task === "number" && Number(named) !== task;
}

/** The refusals made silent; where there are any, 明细 is refused as a whole too, so that no rule judges it. */
export function asConsequences(refused: readonly Refusal[]): Refusal[] {
  const detail: Refusal = { path: ["明细"], at: "value", rule: "value-not-expected", message: "", hint: "" };
  return refused.length === 0 ? [] : [...refused, detail].map((refusal) => ({ ...refusal, silent: true }));
}

/** What the schema asks of a 分类处置 that contradicts 清单号: 节点 and 原完成日期. */
export function withoutAskedOfWrongHandling(refused: readonly Refusal[], value: unknown, plan: Plan | undefined): Refusal[] {
  const problems = listIn(value, "问题");
  return refused.map((refusal) => {
    const [list, index, key = refusal.at === "missing" ? refusal.key : undefined] = refusal.path;
    const isAsked = (refusal.at === "missing" && key === "节点") || key === "原完成日期";
    if (list !== "问题" || typeof index !== "number" || !isAsked || refusal.rule === "day-is-real") return refusal;
    const { 分类处置: handling, 清单号: id, 来源: source } = (problems[index] ?? {}) as Record<string, unknown>;
    const isWrong =
      typeof handling === "string" && contradictsList(handling, id !== undefined || source === "清单", plan ?? { newIsSerious: true });
    return isWrong ? { ...refusal, silent: true } : refusal;
  });
}
