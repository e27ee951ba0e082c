// The lists that cells of a workbook offer: values that the plan and the schemas allow.
import { eventKinds, handlings } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";
import { lists as schemaLists } from "../read/schema/choices.ts";

/** 类型 of each task by its number; none for a task whose 明细 is free. */
export type TypesByTask = ReadonlyMap<number, readonly string[]>;

/** Lists by name. `类型_` with a task's number is the list of its types. */
export function choicesOf(plan: Plan, types: TypesByTask): ReadonlyMap<string, readonly (string | number)[]> {
  const { sources, duties } = schemaLists;
  return new Map<string, readonly (string | number)[]>([
    ["单位", plan.units.map(({ name }) => name)],
    ["任务", plan.tasks.map(({ number }) => number)],
    ["来源", sources],
    ["分类处置", handlings],
    ["是否", ["是", "否"]],
    ["园区", plan.units.filter(({ category }) => category === "园区").map(({ name }) => name)],
    ["经过事项", eventKinds],
    ["履职事项", duties],
    ...[...types].filter(([, names]) => names.length > 0).map(([task, names]) => [`类型_${task}`, names] as const),
  ]);
}
