import type { ProblemRule } from "../model/rule.ts";
import { inOrderOfDates, type Step } from "../model/standing.ts";
import { isTimetableKnown } from "../model/timeliness.ts";

/** 节点完成 names a milestone in force that is not done yet, by its number (1-based). */
export const milestoneExists: ProblemRule = {
  name: "milestone-exists",
  scope: "problem",
  severity: "error",
  what: "“节点完成”对应一个尚未完成的节点",
  why: "节点按先后编为1、2、3……；延期时重列的节点接着已有的最大号往下编，反弹后重新从1编起。",
  example: {
    fails: `
      节点: [{ 时限: 2020-05-20, 成果: 设备到货 }, { 时限: 2020-05-30, 成果: 设备安装 }]
      经过:
        - { 日期: 2020-05-18, 事项: 节点完成, 节点: <<3>> }`,
    passes: `
      节点: [{ 时限: 2020-05-20, 成果: 设备到货 }, { 时限: 2020-05-30, 成果: 设备安装 }]
      经过:
        - { 日期: 2020-05-18, 事项: 节点完成, 节点: 1 }`,
  },
  *check(problem, context) {
    if (!isTimetableKnown(problem)) return;
    const history = context.historyOf(problem);
    const ordered = inOrderOfDates(problem, history, context.plan).steps;
    for (const step of history.steps) {
      const { event, before, verdict, certain } = step;
      if (event.kind !== "节点完成" || verdict !== "applied" || !certain || event.milestone === undefined) continue;
      if (isOpenIn(ordered.find((other) => other.event === event) ?? step)) continue;
      const stage = before.stages.find(({ number }) => number === event.milestone);
      const open = before.stages.filter(({ doneOn }) => doneOn === undefined).map(({ number }) => number);
      yield {
        path: [...event.path, "milestone"],
        message: stage ? `节点${event.milestone}已记过完成` : `没有节点${event.milestone}`,
        hint:
          open.length > 0
            ? `尚未完成的节点是${open.join("、")}，例如“节点: ${open[0]}”。`
            : `${before.stages.length > 0 ? "各节点都已记过完成" : "这个问题没有列节点"}；请核对“节点”，或把这一条改记“进展”。`,
      };
    }
  },
};

function isOpenIn({ event, before }: Step): boolean {
  return before.stages.some(({ number, doneOn }) => number === event.milestone && doneOn === undefined);
}
