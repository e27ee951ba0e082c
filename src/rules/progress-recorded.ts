import { daysBetween } from "../model/day.ts";
import type { ProblemRule } from "../model/rule.ts";
import { standingOn } from "../model/standing.ts";
import { isUnresolved } from "../model/timeliness.ts";

/** An unresolved problem has an event at least every 进展间隔天数 (the last day included), counted from 登记日期. */
export const progressRecorded: ProblemRule = {
  name: "progress-recorded",
  scope: "problem",
  severity: "warning",
  timely: true,
  what: "未销号的问题持续有记载",
  why: "每月报告进展，长期没有记载说明无人过问。天数在方案“口径”中设定。",
  example: {
    fails: `
      # 核对日期：2020-06-20
      分类处置: 分步整改
      时限: 2020-09-30
      节点: [{ 时限: 2020-07-31, 成果: 设备到货 }, { 时限: 2020-09-30, 成果: 设备安装 }]
      经过:
        - { 日期: <<2020-05-08>>, 事项: 进展, 情况: 完成招标 }`,
    passes: `
      # 核对日期：2020-06-20
      分类处置: 分步整改
      时限: 2020-09-30
      节点: [{ 时限: 2020-07-31, 成果: 设备到货 }, { 时限: 2020-09-30, 成果: 设备安装 }]
      经过:
        - { 日期: 2020-05-08, 事项: 进展, 情况: 完成招标 }
        - { 日期: 2020-06-10, 事项: 进展, 情况: 设备在途 }`,
  },
  *check(problem, context) {
    const { asOf, plan } = context;
    const history = context.historyOf(problem);
    const standing = standingOn(problem, history, asOf);
    if (!standing || !history.certain || !isUnresolved(standing) || problem.enteredOn === undefined) return;
    if (problem.log.some(({ on }) => on === undefined)) return;
    const last = problem.log.filter(({ on }) => on !== undefined && on <= asOf).at(-1);
    const on = last?.on ?? problem.enteredOn;
    const days = daysBetween(on, asOf);
    if (days <= plan.settings.progressEveryDays) return;
    yield {
      path: last ? [...last.path, "on"] : ["enteredOn"],
      message: `最近一次记载已过${days}天，没有新的经过`,
      hint: `请补记“进展”，写明做了什么、到哪一步；未销号的问题至少每${plan.settings.progressEveryDays}天记一次。`,
    };
  },
};
