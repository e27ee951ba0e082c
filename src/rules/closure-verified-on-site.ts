import type { ProblemRule } from "../model/rule.ts";

/** Judged at 销号, over the reviews since the last 报完成: at least one was not on paper only, if 须现场核查. */
export const closureVerifiedOnSite: ProblemRule = {
  name: "closure-verified-on-site",
  scope: "problem",
  severity: "error",
  what: "销号之前至少有一次核查不是只看资料",
  why: "防止纸面整改。是否须现场核查在方案“口径”中设定。",
  *check(problem, context) {
    if (context.plan.settings.onSiteRequired !== "是") return;
    for (const { event, before, verdict, certain } of context.historyOf(problem).steps) {
      if (event.kind !== "销号" || verdict !== "applied" || !certain) continue;
      if (before.reviews.some(({ path, manner }) => manner !== "资料" && (manner !== undefined || problem.wrong.has([...path, "manner"].join("/"))))) continue;
      yield {
        path: [...event.path, "kind"],
        message: "销号之前的核查都只看了资料",
        hint: "请补做现场核查、回访或抽查，记一条“核查”（方式: 现场）后再销号。",
      };
    }
  },
};
