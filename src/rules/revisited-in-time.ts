import { addDays, daysBetween, longDay } from "../model/day.ts";
import type { ProblemRule } from "../model/rule.ts";
import { standingOn } from "../model/standing.ts";

/** 巩固防反弹: there is a 回访 or 核查 at least every 巩固回访天数, the last day included. */
export const revisitedInTime: ProblemRule = {
  name: "revisited-in-time",
  scope: "problem",
  severity: "warning",
  timely: true,
  what: "巩固防反弹的问题定期回访",
  clause: "防止反弹",
  why: "对已经取得成果的，采取有力措施，防止反弹回潮。天数在方案“口径”中设定。",
  example: {
    fails: `
      # 核对日期：2020-08-20
      分类处置: 巩固防反弹
      原完成日期: 2019-11-20
      经过:
        - { 日期: <<2020-05-05>>, 事项: 核查, … }
        - { 日期: 2020-05-06, 事项: 销号, … }`,
    passes: `
      # 核对日期：2020-08-20
      分类处置: 巩固防反弹
      原完成日期: 2019-11-20
      经过:
        - { 日期: 2020-05-05, 事项: 核查, … }
        - { 日期: 2020-05-06, 事项: 销号, … }
        - { 日期: 2020-07-30, 事项: 回访, 情况: 抽查10件，没有超时 }`,
  },
  *check(problem, context) {
    const { asOf, plan } = context;
    if (problem.handling !== "巩固防反弹" || problem.enteredOn === undefined) return;
    const history = context.historyOf(problem);
    const standing = standingOn(problem, history, asOf);
    if (!standing || !history.certain || standing.state === "removed" || standing.state === "open") return;
    const visits = problem.log.filter(({ kind, on }) => (kind === "回访" || kind === "核查") && on !== undefined && on <= asOf);
    if (problem.log.some(({ on, kind }) => on === undefined || kind === undefined)) return;
    const last = visits.at(-1);
    const from = last?.on ?? problem.enteredOn;
    if (asOf <= addDays(from, plan.settings.revisitDays)) return;
    yield {
      path: last ? [...last.path, "on"] : ["enteredOn"],
      message: last
        ? `最近一次回访（核查）是${longDay(from)}，已过${daysBetween(from, asOf)}天`
        : `登记已${daysBetween(from, asOf)}天，没有回访`,
      hint: `巩固防反弹的问题应每${plan.settings.revisitDays}天以内回访一次，记“回访”，写明情况。`,
    };
  },
};
