// What is asked about a text of a table: which day, which word of the form, which unit is meant.
import { isDay } from "../model/day.ts";
import { longTerm } from "../model/long-term.ts";
import type { Plan } from "../model/plan.ts";
import { closest } from "../model/similar.ts";
import type { Field } from "../read/schema/fields.ts";
import { cutTo } from "../render/terminal-text.ts";
import { type DeadlineScene, deadlineIn } from "./deadline.ts";
import type { KnownProblem, TableScene } from "./foreign-scene.ts";
import { type ImportQuestion, leftOut } from "./readings.ts";
import { unitsIn, unitsSaid } from "./units-in-cell.ts";

/** An answer that leaves rows out. */
export const notTaken = "不导入";

/** What is wrong with a day that was answered. */
export const dayFault = (answer: string) =>
  isDay(answer) || answer === leftOut ? undefined : `应写成“年-月-日”，例如 2020-06-30；没有的填“${leftOut}”`;

export function deadlineScene({ year, enteredOn, plan }: TableScene): DeadlineScene {
  return { year, enteredOn, immediateDays: plan.settings.immediateMaxDays };
}

export function deadlineQuestion(topic: string, text: string, scene: TableScene): ImportQuestion {
  const { day, isCertain, isEndless, isRelative = false } = deadlineIn(text, deadlineScene(scene));
  return {
    topic,
    text,
    title: `${topic}“${text}”是哪一天${isEndless ? `（没有到期日子的填“${longTerm}”；填“${leftOut}”的，原文记在备注）` : ""}`,
    proposed: isEndless ? longTerm : day,
    isCertain,
    isPassing: isRelative,
    faultOf: (answer) => (answer === longTerm ? undefined : dayFault(answer)),
  };
}

/** Of days that are past: nothing but a whole day is certain. */
export function dayQuestion(topic: string, text: string, scene: TableScene): ImportQuestion {
  const plain = text.normalize("NFKC").replace(/[ T]\d{1,2}:\d{2}(?::\d{2})?$/, "");
  const { day } = deadlineIn(plain, { year: scene.year, enteredOn: "0001-01-01", immediateDays: 0 });
  const isWhole = /^\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?$/.test(plain);
  return {
    topic,
    text,
    title: `${topic}“${text}”是哪一天`,
    proposed: day,
    isCertain: isWhole && day !== undefined,
    faultOf: dayFault,
  };
}

/** A day that is shown without its year: the year stored is taken where it is one of the plan's. */
export function yearQuestion(topic: string, seen: string, stored: string, { plan }: TableScene): ImportQuestion {
  const years = plan.phases.flatMap(({ from, to }) => [from.slice(0, 4), to.slice(0, 4)]);
  const year = stored.slice(0, 4);
  return {
    topic,
    text: `${seen}（存的是${stored}）`,
    title: `${topic}显示“${seen}”，表中存的是${stored}，是哪一天`,
    proposed: stored,
    isCertain: years.some((one) => one <= year) && years.some((one) => one >= year),
    faultOf: dayFault,
  };
}

const synonyms: Readonly<Record<string, string>> = {
  自查自纠: "自查",
  自查发现: "自查",
  自我排查: "自查",
  审计: "巡察审计",
  审计发现: "巡察审计",
  巡察: "巡察审计",
  巡察反馈: "巡察审计",
  群众投诉: "群众反映",
  企业投诉: "企业反映",
  上级督查: "督查",
  督导检查: "督查",
  媒体: "媒体曝光",
  分阶段整改: "分步整改",
  分期整改: "分步整改",
  限期整改: "分步整改",
  立即整改: "立行立改",
  立改立行: "立行立改",
};

export function wordQuestion(topic: string, text: string, { options }: Field): ImportQuestion {
  const proposed = [synonyms[text] ?? closest(text, options)].find((word) => word !== undefined && options.includes(word));
  return {
    topic,
    text,
    title: `${topic}“${text}”是台账中的哪一种`,
    proposed,
    isCertain: false,
    choices: options.map((value) => ({ value })),
    faultOf: (answer) => (options.includes(answer) ? undefined : `应是其中之一：${options.join("、")}`),
  };
}

export function taskQuestion(text: string, plan: Plan): ImportQuestion {
  const meant = closest(
    text,
    plan.tasks.map(({ name }) => name),
  );
  return {
    topic: "任务",
    text,
    title: `任务“${text}”是哪一项`,
    proposed: plan.tasks.find(({ name }) => name === meant)?.number.toString(),
    isCertain: false,
    choices: plan.tasks.map(({ number, name }) => ({ value: String(number), label: `${number} ${name}` })),
    faultOf: (answer) => (plan.tasks.some(({ number }) => String(number) === answer) ? undefined : "没有这个序号的任务"),
  };
}

/** An answer that makes a row a problem of its own. */
export const another = "新问题";

/** A row in nearly the words of a problem that the ledger has. */
export function sameQuestion(text: string, { id, title, facts }: KnownProblem): ImportQuestion {
  return {
    topic: "同一问题",
    text,
    title: `“${cutTo(text, 30)}”与台账中的${id}“${cutTo(title ?? facts ?? "", 30)}”相近，是不是同一个问题`,
    proposed: id,
    isCertain: false,
    isPassing: true,
    choices: [
      { value: id, label: `是，按表中的改${id}` },
      { value: another, label: "不是，登记为新问题" },
    ],
    faultOf: (answer) => ([id, another].includes(answer) ? undefined : `应填“${id}”（是同一个问题）或“${another}”`),
  };
}

export function unitQuestion(text: string, { plan, only }: TableScene): ImportQuestion {
  const { owner, partners, unknown, isSaid } = unitsIn(text, plan);
  const names = owner === undefined ? [] : [owner, ...partners];
  const all = names.length > 0 ? names : plan.units.map(({ name }) => name);
  const said = (name: string) =>
    unitsSaid(
      name,
      names.filter((one) => one !== name),
    );
  return {
    topic: "单位",
    text,
    title:
      unknown.length > 0 && names.length === 0
        ? `“${text}”是方案中的哪个单位`
        : `“${text}”，谁牵头、谁配合${unknown.length > 0 ? `（方案中没有${unknown.join("、")}）` : ""}`,
    proposed: owner === undefined ? undefined : said(only !== undefined && names.includes(only) && !isSaid ? only : owner),
    isCertain: unknown.length === 0 && owner !== undefined && (isSaid || owner === only),
    choices: [...all.map((name) => ({ value: said(name) })), { value: notTaken, label: "这些行不导入" }],
    faultOf: (answer) => {
      if (answer === notTaken) return undefined;
      const read = unitsIn(answer, plan);
      return read.isSaid && read.unknown.length === 0 ? undefined : `应写成“牵头：某局 配合：某局、某局”，或“${notTaken}”`;
    },
  };
}

/** Rows of a unit that is not the one asked for. */
export function othersQuestion(owner: string, only: string): ImportQuestion {
  return {
    topic: "其他单位",
    text: owner,
    title: `有的行是${owner}的，不是${only}的，怎么办`,
    proposed: notTaken,
    isCertain: false,
    choices: [
      { value: notTaken, label: "这些行不导入" },
      { value: only, label: `按${only}的导入，表中写的单位记在备注` },
    ],
    faultOf: (answer) => ([notTaken, only].includes(answer) ? undefined : `应填“${notTaken}”或“${only}”`),
  };
}
