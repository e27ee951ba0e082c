import type { Problem } from "../model/ledger.ts";
import { type Context, originsOf, type ProblemRule } from "../model/rule.ts";
import { inOrderOfDates } from "../model/standing.ts";

/**
 * 追责 events that count for a problem, the earliest first: those of the problems it was handed over from, and its own. Undefined where
 * there may be others: in a problem that could not be read, or in an event whose 事项 was refused.
 */
export function decisionsFor(problem: Problem, context: Context): Problem["log"] | undefined {
  const origins = originsOf(problem, context);
  const events = origins.toReversed().flatMap((origin) => origin?.log ?? []);
  const decisions = events.filter(({ kind }) => kind === "追责");
  const isHidden = origins.includes(undefined) || events.some(({ kind }) => kind === undefined);
  return decisions.length === 0 && isHidden ? undefined : decisions;
}

/** 从重处理: 追责 is recorded, with either result, before the problem is reported done. */
export const seriousDecidedBeforeCompletion: ProblemRule = {
  name: "serious-decided-before-completion",
  scope: "problem",
  looksAround: true,
  severity: "error",
  what: "从重处理的问题先作出追责决定，再报完成",
  clause: "从重处理",
  why: "新发现的问题从重处理，越往后执纪越严。",
  example: {
    fails: `
      分类处置: 从重处理
      来源: 自查
      # 没有填“清单号”
      经过:
        - { 日期: 2020-05-18, 事项: <<报完成>>, … }`,
    passes: `
      分类处置: 从重处理
      来源: 自查
      # 没有填“清单号”
      经过:
        - { 日期: 2020-05-12, 事项: 追责, 结论: 不予追责, 理由: 系统故障所致，不涉及个人责任 }
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check(problem, context) {
    if (problem.handling !== "从重处理") return;
    const history = context.historyOf(problem);
    const { steps } = history;
    const completion = steps.find((step) => step.event.kind === "报完成" && step.verdict === "applied" && step.certain);
    if (!completion) return;
    const log = inOrderOfDates(problem, history, context.plan).steps.map(({ event }) => event);
    const before = log.slice(0, log.indexOf(completion.event));
    if (decisionsFor({ ...problem, log: before }, context)?.length !== 0) return;
    yield {
      path: [...completion.event.path, "kind"],
      message: "从重处理的问题，报完成之前没有追责决定",
      hint: "追责决定应记在“报完成”之前，例如“{ 日期: …, 事项: 追责, 结论: 不予追责, 理由: … }”；结论是追责的，写明形式、对象、决定机关。",
      needs: [["handling"]],
    };
  },
};
