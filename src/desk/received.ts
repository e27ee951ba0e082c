// A problem handed over by another unit, to be entered by the one that receives it: what it keeps is not asked for again.
import type { Ledger, Problem, Values } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";
import { replay } from "../model/standing.ts";

/** Problems handed over to the unit that it has not entered yet. */
export function receivable(plan: Plan, ledgers: readonly Ledger[], unit: string): Problem[] {
  const problems = ledgers.flatMap((ledger) => ledger.problems);
  const received = new Set(problems.map(({ transferredFrom }) => transferredFrom));
  return problems.filter(
    (problem) =>
      problem.id !== undefined &&
      !received.has(problem.id) &&
      problem.log.some(({ kind, movedTo }) => kind === "移交" && movedTo === unit) &&
      replay(problem, plan).end.state === "removed",
  );
}

/** What the receiver begins with. Who rectifies it, how, and by which steps, he says himself. */
export function receivedFrom(plan: Plan, problem: Problem, written: Values): Values {
  const { 类型, 题目, 情况, 来源, 清单号, 分类处置, 原完成日期, 明细 } = written;
  const due = replay(problem, plan).end.due;
  const kept = { 移自: problem.id, 类型, 题目, 情况, 来源, 清单号, 分类处置, 原完成日期, 时限: due, 明细 };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}
