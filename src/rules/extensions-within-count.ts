import type { ProblemRule } from "../model/rule.ts";

/** At most 延期次数上限 approvals in a round; the round starts anew with a 反弹. */
export const extensionsWithinCount: ProblemRule = {
  name: "extensions-within-count",
  scope: "problem",
  severity: "error",
  what: "每轮整改批准延期不超过规定次数",
  why: "防止以反复延期代替整改。次数在方案“口径”中设定。",
  example: {
    fails: `
      经过:
        - { 日期: 2020-05-04, 事项: 申请延期, 延至: 2020-06-15, … }
        - { 日期: 2020-05-06, 事项: 延期批复, 结论: 批准, 延至: 2020-06-15, … }
        - { 日期: 2020-05-08, 事项: 申请延期, 延至: 2020-06-30, … }
        - { 日期: 2020-05-11, 事项: 延期批复, 结论: 批准, 延至: 2020-06-30, … }
        - { 日期: 2020-05-12, 事项: 申请延期, 延至: 2020-07-31, … }
        - { 日期: 2020-05-14, 事项: 延期批复, 结论: <<批准>>, 延至: 2020-07-31, … }`,
    passes: `
      经过:
        - { 日期: 2020-05-04, 事项: 申请延期, 延至: 2020-06-15, … }
        - { 日期: 2020-05-06, 事项: 延期批复, 结论: 批准, 延至: 2020-06-15, … }
        - { 日期: 2020-05-08, 事项: 申请延期, 延至: 2020-06-30, … }
        - { 日期: 2020-05-11, 事项: 延期批复, 结论: 批准, 延至: 2020-06-30, … }`,
  },
  *check(problem, context) {
    const limit = context.plan.settings.maxExtensions;
    for (const { event, after, verdict, certain } of context.historyOf(problem).steps) {
      if (event.kind !== "延期批复" || event.verdict !== "批准" || verdict !== "applied" || !certain || after.extensions <= limit) continue;
      yield {
        path: [...event.path, "verdict"],
        message: `本轮整改已是第${after.extensions}次批准延期，超过${limit}次`,
        hint: "超过次数的延期不应批准，请核对批复；仍未完成的，按逾期继续整改。",
      };
    }
  },
};
