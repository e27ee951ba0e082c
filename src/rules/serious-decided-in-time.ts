import { addDays, longDay } from "../model/day.ts";
import type { ProblemRule } from "../model/rule.ts";
import { decisionsFor } from "./serious-decided-before-completion.ts";

/** 从重处理: 追责 within 从重决定天数 of 登记日期, the last day included. */
export const seriousDecidedInTime: ProblemRule = {
  name: "serious-decided-in-time",
  scope: "problem",
  looksAround: true,
  severity: "warning",
  timely: true,
  what: "从重处理的问题按期作出追责决定",
  clause: "从重处理",
  why: "对新发现的问题从重处理。天数在方案“口径”中设定。",
  example: {
    fails: `
      # 核对日期：2020-06-03
      登记日期: 2020-05-01
      分类处置: <<从重处理>>
      来源: 自查
      # 没有填“清单号”
      时限: 2020-07-31`,
    passes: `
      # 核对日期：2020-06-03
      登记日期: 2020-05-01
      分类处置: 从重处理
      来源: 自查
      # 没有填“清单号”
      时限: 2020-07-31
      经过:
        - { 日期: 2020-05-25, 事项: 追责, 结论: 追责, 形式: 诫勉, 对象: 窗口负责人, 决定机关: 某市纪委 }`,
  },
  *check(problem, context) {
    const { handling, enteredOn } = problem;
    if (handling !== "从重处理" || enteredOn === undefined || context.historyOf(problem).end.state === "removed") return;
    const limit = addDays(enteredOn, context.plan.settings.seriousDecisionDays);
    const decisions = decisionsFor(problem, context);
    if (!decisions) return;
    const [first] = decisions;
    const hint = `从重处理的问题应在登记后${context.plan.settings.seriousDecisionDays}天内（${longDay(limit)}以前）记“追责”，写明结论。`;
    if (!first && context.asOf > limit) yield { path: ["handling"], message: "从重处理的问题仍没有追责决定", hint };
    if (first?.on !== undefined && first.on > limit && problem.log.includes(first))
      yield { path: [...first.path, "on"], message: `追责决定晚于${longDay(limit)}`, hint };
  },
};
