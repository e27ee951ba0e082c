// What no cell of the table says and every problem needs: one question for the whole table.
import { handlingsFor } from "../desk/choices.ts";
import { isDay } from "../model/day.ts";
import { longTerm } from "../model/long-term.ts";
import { mayHold, type Plan, unitNamed } from "../model/plan.ts";
import type { Field } from "../read/schema/fields.ts";
import { dayFault } from "./cell-questions.ts";
import type { TableScene } from "./foreign-scene.ts";
import { type ImportQuestion, leftOut } from "./readings.ts";

/** The topic of all of them. */
const allRows = "各行";

const wordFault = (words: readonly string[]) => (answer: string) =>
  words.length === 0 || words.includes(answer) ? undefined : `应是其中之一：${words.join("、")}`;

export function taskGap({ plan, only }: TableScene): ImportQuestion {
  const unit = unitNamed(plan, only);
  const held = plan.tasks.filter((task) => !unit || mayHold(plan, unit, task));
  const words = held.map(({ number }) => String(number));
  return {
    topic: allRows,
    text: "任务",
    title: "表中没有“任务”，各行都是哪一项任务",
    proposed: words.length === 1 ? words[0] : undefined,
    isCertain: words.length === 1,
    choices: held.map(({ number, name }) => ({ value: String(number), label: `${number} ${name}` })),
    faultOf: wordFault(words),
  };
}

/** 类型 and 来源. */
export function wordGap(key: string, field: Field | undefined): ImportQuestion {
  const words = field?.options ?? [];
  return {
    topic: allRows,
    text: key,
    title: `表中没有“${key}”，没有写的各行都填什么`,
    proposed: words.length === 1 ? words[0] : words.find((word) => word === "自查"),
    isCertain: words.length === 1,
    choices: words.length > 0 ? words.map((value) => ({ value })) : undefined,
    faultOf: wordFault(words),
  };
}

/** 从重处理 if and only if there is no 清单号: then it has not to be asked. `said`: by the row's own deadline; such rows are a question of their own. */
export function handlingGap(field: Field | undefined, listed: unknown, said: string | undefined, plan: Plan): ImportQuestion {
  const words = handlingsFor(field?.options ?? [], listed === undefined ? {} : { 清单号: listed }, plan).map(({ value }) => value);
  const own = words.length > 1 ? words.find((word) => word === said) : undefined;
  // Without that rule of the plan, a 清单号 makes no difference.
  const isListed = listed !== undefined && plan.newIsSerious;
  const rows = own === undefined ? (isListed ? "有清单号的" : "") : `时限写的是“${own}”的`;
  const others = plan.newIsSerious ? "没有清单号的" : "";
  return {
    topic: allRows,
    text: rows === "" ? "分类处置" : `分类处置（${rows}）`,
    title: `表中没有“分类处置”，${rows === "" ? others : rows}各行都填什么`,
    proposed: words.length === 1 ? words[0] : own,
    isCertain: words.length === 1 || own !== undefined,
    choices: words.map((value) => ({ value })),
    faultOf: wordFault(words),
  };
}

/** 完成时限 of the task, for rows that tell no deadline; undefined where the plan gives none, or it is over before the rows are entered. */
export function dueGap(task: unknown, { plan, enteredOn }: TableScene): ImportQuestion | undefined {
  const { number, name, due } = plan.tasks.find((one) => one.number === task) ?? {};
  if (due === undefined || (due !== longTerm && due < enteredOn)) return undefined;
  return {
    topic: allRows,
    text: `时限（任务${number}）`,
    title: `没有写时限的各行，任务${number}“${name}”的，时限填什么（方案的完成时限是${due}）`,
    proposed: due,
    isCertain: true,
    asksAnyway: true,
    faultOf: (answer) => (answer === longTerm ? undefined : dayFault(answer)),
  };
}

/** 责任人.职务 */
export function postGap(who: string): ImportQuestion {
  return {
    topic: allRows,
    text: `${who}.职务`,
    title: `表中没有写职务的${who}，都填什么职务（填“${leftOut}”的，姓名记在备注）`,
    isCertain: false,
    faultOf: (answer) => (answer.trim() === "" ? "请填写内容。" : undefined),
  };
}

/** The day of what stands in a column such as 整改进展; between the day of entry and today. */
export function progressGap(written: string, enteredOn: string, { tableOn, asOf }: TableScene): ImportQuestion {
  const isFit = tableOn !== undefined && tableOn >= enteredOn && tableOn <= asOf;
  return {
    topic: allRows,
    text: "进展日期",
    isPassing: true,
    title: `“${written}”写的是到哪一天的情况`,
    proposed: isFit ? tableOn : asOf,
    isCertain: isFit,
    faultOf: (answer) => (isDay(answer) ? undefined : "应写成“年-月-日”，例如 2020-06-30"),
  };
}

/** Where deadlines have passed already: the problems were in a ledger before. */
export function entryGap({ tableOn, enteredOn, asOf }: TableScene): ImportQuestion {
  return {
    topic: allRows,
    text: "登记日期",
    isPassing: true,
    title: `有的时限早于${enteredOn}，这些问题是哪一天登记的（时限不能早于登记日期）`,
    proposed: tableOn,
    isCertain: false,
    faultOf: (answer) => (isDay(answer) && answer <= asOf ? undefined : `应写成“年-月-日”，不晚于${asOf}，例如 2020-05-03`),
  };
}
