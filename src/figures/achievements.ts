// 成效: what rectified problems came to, summed from their 明细 by form. Nothing is estimated: only what a form records is added up.

import { sumOf } from "../model/amount.ts";
import type { Day } from "../model/day.ts";
import { type Plan, taskNumbered } from "../model/plan.ts";
import { isRectified } from "../model/timeliness.ts";
import type { Placed } from "./courses.ts";

/** One sum: 退还违规收费 34.2 万元, from 5 problems. */
export interface Achievement {
  readonly name: string;
  readonly amount: number;
  /** 万元, 亩, 项, 个 … */
  readonly unit: string;
  readonly problems: number;
}

export interface Achievements {
  readonly sums: readonly Achievement[];
  /** 项目 (by code, name, else firm) of which at least one problem is 已销号, and the number of those problems. */
  readonly projects: number;
  readonly projectProblems: number;
}

type Detail = Readonly<Record<string, unknown>>;

interface Sum {
  readonly name: string;
  readonly unit: string;
  /** What one problem adds, by the form of its task; 0 where it records nothing. */
  readonly of: Readonly<Record<string, (detail: Detail, asOf: Day) => number>>;
}

const numberIn = (detail: Detail, key: string): number => (typeof detail[key] === "number" ? (detail[key] as number) : 0);
const listIn = (detail: Detail, key: string): Detail[] =>
  Array.isArray(detail[key]) ? (detail[key] as unknown[]).filter((one): one is Detail => typeof one === "object" && one !== null) : [];
const reached = (day: unknown, asOf: Day): boolean => typeof day === "string" && day <= asOf;
const stepsSaved = (detail: Detail): number =>
  detail["整改后环节数"] === undefined ? 0 : Math.max(0, numberIn(detail, "整改前环节数") - numberIn(detail, "整改后环节数"));
const refunded = (detail: Detail): number => numberIn(detail, "已退万元");
const withoutCompetition = ["直接委托", "指定"];

const measures: readonly Sum[] = [
  {
    name: "取消、合并增设的条件和材料",
    unit: "项",
    of: {
      "01-approval": (detail) =>
        listIn(detail, "增设事项").filter((one) => ["取消", "合并", "改为告知承诺"].includes(one["处理"] as string)).length,
    },
  },
  { name: "精简办理环节", unit: "个", of: { "01-approval": stepsSaved, "04-fiscal": stepsSaved } },
  {
    name: "串联改为并联",
    unit: "项",
    of: { "01-approval": (detail) => (detail["整改前方式"] === "串联" && detail["整改后方式"] === "并联" ? 1 : 0) },
  },
  {
    name: "建成配套设施",
    unit: "项",
    of: { "02-siting": (detail, asOf) => listIn(detail, "配套").filter((one) => reached(one["建成日期"], asOf)).length },
  },
  {
    name: "处置土地",
    unit: "亩",
    of: {
      "03-land": (detail, asOf) => {
        const treated = listIn(detail, "处置").filter((one) => reached(one["完成日期"], asOf));
        // Land may be dealt with in several ways: it counts once.
        return Math.min(numberIn(detail, "面积亩"), sumOf(treated.map((one) => numberIn(one, "面积亩"))));
      },
    },
  },
  {
    name: "拨付资金",
    unit: "万元",
    of: {
      "04-fiscal": (detail, asOf) =>
        sumOf(
          listIn(detail, "拨付")
            .filter((one) => reached(one["日期"], asOf))
            .map((one) => numberIn(one, "万元")),
        ),
    },
  },
  { name: "发放贷款", unit: "万元", of: { "05-financing": (detail) => numberIn(detail, "放款万元") } },
  {
    name: "接通水电气暖讯等要素",
    unit: "项",
    of: { "06-utilities": (detail, asOf) => (reached(detail["接通日期"], asOf) ? [detail["要素"] ?? []].flat().length : 0) },
  },
  { name: "退还收费", unit: "万元", of: { "07-fees": refunded, "09-intermediary": refunded } },
  {
    name: "改为竞争方式选择中介机构",
    unit: "项",
    of: {
      "09-intermediary": (detail) =>
        withoutCompetition.includes(detail["整改前方式"] as string) &&
        typeof detail["整改后方式"] === "string" &&
        !withoutCompetition.includes(detail["整改后方式"])
          ? 1
          : 0,
    },
  },
  { name: "兑现承诺资金", unit: "万元", of: { "10-commitment": (detail) => numberIn(detail, "兑现万元") } },
  { name: "兑现承诺土地", unit: "亩", of: { "10-commitment": (detail) => numberIn(detail, "兑现亩") } },
];

/** Over the problems of `placed` that are 已完成整改 on `asOf`; days in their 明细 after it do not count. A sum of 0 is left out. */
export function achievementsOf(plan: Plan, placed: readonly Placed[], asOf: Day): Achievements {
  const rectified = placed.filter(({ standing }) => isRectified(standing));
  const sums = measures.flatMap(({ name, unit, of }) => {
    const parts = rectified.flatMap(({ problem }) => {
      const form = taskNumbered(plan, problem.task)?.form;
      const added = form === undefined || problem.detail === undefined ? 0 : (of[form]?.(problem.detail, asOf) ?? 0);
      return added > 0 ? [added] : [];
    });
    return parts.length > 0 ? [{ name, unit, amount: sumOf(parts), problems: parts.length }] : [];
  });
  const helped = placed.flatMap(({ problem: { project }, standing }) =>
    standing.state === "closed" ? (project?.code ?? project?.name ?? project?.firm ?? []) : [],
  );
  return { sums, projects: new Set(helped).size, projectProblems: helped.length };
}
