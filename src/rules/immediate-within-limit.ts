import { addDays, daysBetween } from "../model/day.ts";
import { longTerm } from "../model/long-term.ts";
import type { ProblemRule } from "../model/rule.ts";

/** 立行立改: 时限 − 登记日期 ≤ 立改最长天数 (a setting), the last day included. */
export const immediateWithinLimit: ProblemRule = {
  name: "immediate-within-limit",
  scope: "problem",
  severity: "error",
  what: "立行立改的时限不超过规定天数",
  clause: "立行立改",
  why: "能够当即整改解决的，限时办结。天数在方案“口径”中设定。",
  example: {
    fails: `
      登记日期: 2020-05-01
      分类处置: 立行立改
      时限: <<2020-07-31>>`,
    passes: `
      登记日期: 2020-05-01
      分类处置: 立行立改
      时限: 2020-05-31`,
  },
  *check({ handling, due, enteredOn }, { plan }) {
    const limit = plan.settings.immediateMaxDays;
    if (handling !== "立行立改" || due === undefined || due === longTerm || enteredOn === undefined) return;
    const days = daysBetween(enteredOn, due);
    if (days <= limit) return;
    yield {
      path: ["due"],
      message: `立行立改的时限距登记日期${days}天，超过${limit}天`,
      hint: `时限最迟为${addDays(enteredOn, limit)}；一时难以完成的，请改为“分步整改”并列出节点。`,
      related: { path: ["enteredOn"], message: "登记日期在这里" },
      needs: [["handling"]],
    };
  },
};
