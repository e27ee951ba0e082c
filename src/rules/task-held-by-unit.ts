import { mayHold, taskNumbered } from "../model/plan.ts";
import { ownerOf, type ProblemRule } from "../model/rule.ts";

/** 任务 is one of the plan's, and the unit leads it, is responsible for it, or is a park. */
export const taskHeldByUnit: ProblemRule = {
  name: "task-held-by-unit",
  scope: "problem",
  severity: "error",
  what: "问题的任务在方案之内，且由本单位承担",
  clause: "责任分工",
  why: "每项任务由方案写明的牵头、责任单位承担；承担全部任务的一类单位（例如园区）不受此限。",
  example: {
    fails: `
      # 任务2由乙局牵头、丙局负责
      编号: 甲局-02-001
      任务: <<2>>`,
    passes: `
      # 任务1由甲局牵头、乙局负责
      编号: 甲局-01-001
      任务: 1`,
  },
  *check(problem, { plan }) {
    if (problem.task === undefined) return;
    const task = taskNumbered(plan, problem.task);
    const unit = ownerOf(problem, plan);
    const own = unit && plan.tasks.filter((other) => mayHold(plan, unit, other)).map(({ number }) => number);
    const hint =
      own && own.length > 0
        ? `本单位承担的任务是：${own.join("、")}。`
        : `方案中的任务是：${plan.tasks.map(({ number }) => number).join("、")}。`;
    if (!task) yield { path: ["task"], message: `方案中没有任务${problem.task}`, hint, root: `task ${problem.task}` };
    else if (unit && !mayHold(plan, unit, task))
      yield {
        path: ["task"],
        message: `${unit.name}不是任务${task.number}（${task.name}）的牵头或责任单位`,
        hint: `${hint}不属于本单位的问题，请移交。`,
        root: `task ${task.number}`,
      };
  },
};
