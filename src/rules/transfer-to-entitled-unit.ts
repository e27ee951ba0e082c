import { mayHold, taskNumbered, unitNamed } from "../model/plan.ts";
import type { ProblemRule } from "../model/rule.ts";
import { closest, orRather } from "../model/similar.ts";
import { unitSurelyMeant } from "../model/unit-names.ts";

/** 移交 goes to another unit of the plan that may hold the task. */
export const transferToEntitledUnit: ProblemRule = {
  name: "transfer-to-entitled-unit",
  scope: "problem",
  severity: "error",
  what: "移交给另一个可以承担该任务的单位",
  clause: "责任分工",
  why: "问题由任务的牵头、责任单位或承担全部任务的单位（例如所在园区）负责。",
  example: {
    fails: `
      # 任务1由甲局牵头、乙局负责
      任务: 1
      经过:
        - { 日期: 2020-05-18, 事项: 移交, 移至: <<丙局>> }`,
    passes: `
      # 任务1由甲局牵头、乙局负责
      任务: 1
      经过:
        - { 日期: 2020-05-18, 事项: 移交, 移至: 乙局 }`,
  },
  *check({ log, unit, task }, { plan }) {
    for (const { kind, movedTo, path } of log) {
      if (kind !== "移交" || movedTo === undefined) continue;
      const at = [...path, "movedTo"];
      const receiver = unitNamed(plan, movedTo);
      const held = taskNumbered(plan, task);
      if (!receiver) {
        const guess = closest(
          movedTo,
          plan.units.map(({ name }) => name),
        );
        yield {
          path: at,
          mend: unitSurelyMeant(plan, movedTo),
          message: `方案中没有“${movedTo}”这个单位${orRather(movedTo, guess)}`,
          hint: `“移至”写接收单位的全称，例如“移至: ${guess ?? plan.units.find(({ name }) => name !== unit)?.name}”。`,
        };
      } else if (movedTo === unit)
        yield { path: at, message: "不能移交给本单位", hint: "“移至”写另一个单位的全称；留在本单位的，删去这一条。" };
      else if (held && !mayHold(plan, receiver, held))
        yield {
          path: at,
          message: `${movedTo}不承担任务${held.number}，不能接收`,
          hint: `任务${held.number}可移交给：${plan.units
            .filter((other) => other.name !== unit && mayHold(plan, other, held))
            .map(({ name }) => name)
            .join("、")}。`,
        };
    }
  },
};
