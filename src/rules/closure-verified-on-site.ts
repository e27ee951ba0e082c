import type { ProblemRule } from "../model/rule.ts";

/** Judged at 销号, over the reviews since the last 报完成: at least one was not on paper only, if 须现场核查. */
export const closureVerifiedOnSite: ProblemRule = {
  name: "closure-verified-on-site",
  scope: "problem",
  severity: "error",
  what: "销号之前至少有一次核查不是只看资料",
  why: "防止纸面整改。是否须现场核查在方案“口径”中设定。",
  example: {
    fails: `
      经过:
        - { 日期: 2020-05-13, 事项: 报完成, … }
        - { 日期: 2020-05-15, 事项: 核查, 方式: 资料, … }
        - { 日期: 2020-05-18, 事项: <<销号>>, … }`,
    passes: `
      经过:
        - { 日期: 2020-05-13, 事项: 报完成, … }
        - { 日期: 2020-05-15, 事项: 核查, 方式: 现场, … }
        - { 日期: 2020-05-18, 事项: 销号, … }`,
  },
  *check(problem, context) {
    if (context.plan.settings.onSiteRequired !== "是") return;
    for (const { event, before, verdict, certain } of context.historyOf(problem).steps) {
      if (event.kind !== "销号" || verdict !== "applied" || !certain) continue;
      if (
        before.reviews.some(
          ({ path, manner }) => manner !== "资料" && (manner !== undefined || problem.wrong.has([...path, "manner"].join("/"))),
        )
      )
        continue;
      yield {
        path: [...event.path, "kind"],
        message: "销号之前的核查都只看了资料",
        hint: "请补做现场核查、回访或抽查，记一条“核查”（方式: 现场）后再销号。",
      };
    }
  },
};
