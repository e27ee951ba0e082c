import { isPresent } from "../model/ledger.ts";
import type { ProblemRule } from "../model/rule.ts";

/** A review that fails gives a 时限 where the problem has none. */
export const failedReviewSetsDeadline: ProblemRule = {
  name: "failed-review-sets-deadline",
  scope: "problem",
  severity: "error",
  what: "核查、验收不通过而问题没有时限的，同时确定时限",
  why: "巩固防反弹的问题原本没有时限，退回整改时要限期完成。",
  example: {
    fails: `
      分类处置: 巩固防反弹
      原完成日期: 2019-11-20
      # 没有填“时限”
      经过:
        - { <<日期>>: 2020-05-18, 事项: 核查, 结论: 不通过, 说明: 又有超时, … }`,
    passes: `
      分类处置: 巩固防反弹
      原完成日期: 2019-11-20
      # 没有填“时限”
      经过:
        - { 日期: 2020-05-18, 事项: 核查, 结论: 不通过, 说明: 又有超时, 时限: 2020-06-10, … }`,
  },
  *check(problem, context) {
    for (const { event, before, verdict, certain } of context.historyOf(problem).steps) {
      if ((event.kind !== "核查" && event.kind !== "验收") || event.verdict !== "不通过" || verdict !== "applied" || !certain) continue;
      if (before.due !== undefined || isPresent(problem, ["due"]) || isPresent(problem, [...event.path, "due"])) continue;
      yield {
        path: event.path,
        missing: true,
        lacks: ["due"],
        message: `${event.kind}不通过，但这个问题没有时限，缺少“时限”`,
        hint: `请在这次${event.kind}中写明整改时限，例如“时限: ${event.on}”。`,
      };
    }
  },
};
