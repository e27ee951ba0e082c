import { daysBetween, longDay } from "../model/day.ts";
import type { ProblemRule } from "../model/rule.ts";
import { standingOn } from "../model/standing.ts";
import { isTimetableKnown, missedStages } from "../model/timeliness.ts";

/** A milestone past its day (the day itself is in time) and not done. */
export const milestonesKept: ProblemRule = {
  name: "milestones-kept",
  scope: "problem",
  severity: "warning",
  timely: true,
  what: "节点按期完成",
  clause: "分步整改",
  why: "时间表定了就要按表推进。",
  example: {
    fails: `
      # 核对日期：2020-05-20
      节点: [{ 时限: <<2020-05-15>>, 成果: 设备到货 }, { 时限: 2020-05-30, 成果: 设备安装 }]`,
    passes: `
      # 核对日期：2020-05-20
      节点: [{ 时限: 2020-05-15, 成果: 设备到货 }, { 时限: 2020-05-30, 成果: 设备安装 }]
      经过:
        - { 日期: 2020-05-14, 事项: 节点完成, 节点: 1 }`,
  },
  *check(problem, context) {
    const history = context.historyOf(problem);
    const standing = standingOn(problem, history, context.asOf);
    if (!standing || !history.certain || !isTimetableKnown(problem)) return;
    const lost = history.steps
      .filter(({ event, verdict }) => event.kind === "节点完成" && verdict !== "applied")
      .map(({ event }) => event.milestone);
    for (const { number, due, outcome, path } of missedStages(standing, context.asOf)) {
      if (due === undefined || lost.includes(number)) continue;
      yield {
        path: [...path, "due"],
        message: `节点${number}${outcome === undefined ? "" : `（${outcome}）`}已过${daysBetween(due, context.asOf)}天，没有记完成`,
        hint: `节点时限是${longDay(due)}；已经完成的，请记“节点完成”（节点: ${number}）。`,
      };
    }
  },
};
