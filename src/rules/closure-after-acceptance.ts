import { addDays, longDay } from "../model/day.ts";
import type { ProblemRule } from "../model/rule.ts";
import { nextStep } from "../model/standing.ts";

/** 销号 comes once every step of 验收 has passed, and its 天数 are over; the last of them may be the day of the 销号 itself. */
export const closureAfterAcceptance: ProblemRule = {
  name: "closure-after-acceptance",
  scope: "problem",
  severity: "error",
  what: "方案规定的验收步骤都走完了，再销号",
  why: "核查、验收、公示、备案都是销号的前提，步骤和天数在方案“验收”中写明。",
  example: {
    fails: `
      # plan.yaml
      验收: [{ 名称: 公示, 天数: 7 }]
      # 甲局.yaml
      经过:
        - { 日期: 2020-05-08, 事项: 报完成, … }
        - { 日期: 2020-05-10, 事项: 核查, … }
        - { 日期: 2020-05-12, 事项: 验收, 步骤: 公示, 结论: 通过, … }
        - { 日期: <<2020-05-15>>, 事项: 销号, … }`,
    passes: `
      # plan.yaml
      验收: [{ 名称: 公示, 天数: 7 }]
      # 甲局.yaml
      经过:
        - { 日期: 2020-05-08, 事项: 报完成, … }
        - { 日期: 2020-05-10, 事项: 核查, … }
        - { 日期: 2020-05-12, 事项: 验收, 步骤: 公示, 结论: 通过, … }
        - { 日期: 2020-05-19, 事项: 销号, … }`,
  },
  *check(problem, context) {
    const { plan } = context;
    for (const { event, before, verdict, certain } of context.historyOf(problem).steps) {
      if (event.kind !== "销号" || verdict !== "applied" || !certain || event.on === undefined) continue;
      const next = nextStep(before, plan);
      if (next) {
        const left = plan.acceptance.slice(before.accepted.length).map(({ name }) => `“${name}”`);
        yield {
          path: [...event.path, "kind"],
          message: `销号之前还没有${left.join("、")}`,
          hint: `请先记“验收”，例如“{ 日期: …, 事项: 验收, 步骤: ${next.name}, 结论: 通过, 文号: … }”，再销号。`,
        };
        continue;
      }
      for (const [index, taken] of before.accepted.entries()) {
        const { name, days } = plan.acceptance[index] ?? {};
        if (days === undefined || taken.on === undefined) continue;
        const earliest = addDays(taken.on, days);
        if (event.on < earliest)
          yield {
            path: [...event.path, "on"],
            message: `“${name}”从${longDay(taken.on)}起满${days}天才能销号`,
            hint: `销号最早为${earliest}。`,
            related: { path: [...taken.path, "on"], message: `“${name}”在这里` },
          };
      }
    }
  },
};
