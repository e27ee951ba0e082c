// The schemas' refusals of a single problem or event that is not in a ledger yet.

import { office as validateOffice, unit as validateUnit } from "../../../dist/validators.js";
import type { Path, Values } from "../../model/ledger.ts";
import type { Plan } from "../../model/plan.ts";
import type { EventsOf } from "./fields.ts";
import { type DetailForm, formRefusals } from "./forms.ts";
import { inBuiltInWords, ownWordsAt, withoutUnasked } from "./plan-words.ts";
import type { Origin, Refusal, Validate } from "./refusal.ts";
import { refusals } from "./refusals.ts";

const holder = { 单位: "某", 第一责任人: { 姓名: "某", 职务: "某" }, 填报人: { 姓名: "某" } };
const some = 1; // any task number: the task's form is judged separately
const sound = {
  编号: "某-01-001",
  任务: some,
  类型: "某",
  题目: "某",
  情况: "某",
  来源: "自查",
  登记日期: "2020-01-01",
  分类处置: "从重处理",
};

/** Paths begin at the problem. */
export function problemRefusals(problem: Values, form: DetailForm | undefined, plan: Plan): Refusal[] {
  const found = within(validateUnit as Validate, { ...holder, 问题: [problem] }, ["问题", 0], plan);
  return form ? [...found, ...formRefusals(form, problem, originOf(problem))] : found;
}

/** Paths begin at the entry of 已核实. */
export function answerRefusals(answer: Values): Refusal[] {
  return within(validateUnit as Validate, { ...holder, 问题: [{ ...sound, 已核实: [answer] }] }, ["问题", 0, "已核实", 0]);
}

/** Paths begin at the event. */
export function eventRefusals(event: Values, of: EventsOf, plan: Plan): Refusal[] {
  if (of === "problemEvent")
    return within(validateUnit as Validate, { ...holder, 问题: [{ ...sound, 经过: [event] }] }, ["问题", 0, "经过", 0], plan);
  const validate = of === "unitEvent" ? validateUnit : validateOffice;
  return within(validate as Validate, { ...(of === "unitEvent" ? holder : { 单位: "某" }), 履职: [event] }, ["履职", 0], plan);
}

function within(validate: Validate, value: unknown, at: Path, plan?: Plan): Refusal[] {
  const origin: Origin = { ...originOf(value), ownWords: (path) => ownWordsAt(path, plan) };
  return withoutUnasked(refusals(validate, inBuiltInWords(value, plan), origin), plan, value)
    .filter(({ path, silent }) => !silent && at.every((step, index) => path[index] === step))
    .map((refusal) => ({ ...refusal, path: refusal.path.slice(at.length) }));
}

/** The values were not written as YAML, so messages quote the values themselves. */
function originOf(value: unknown): Origin {
  return {
    raw: (path) => {
      const found = path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step], value);
      return typeof found === "object" ? "" : String(found ?? "");
    },
  };
}
