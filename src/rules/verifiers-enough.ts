import type { ProblemRule } from "../model/rule.ts";

/** At least 核查人数 (a setting) different persons verify. That they differ is in the schema. */
export const verifiersEnough: ProblemRule = {
  name: "verifiers-enough",
  scope: "problem",
  severity: "error",
  what: "核查人不少于规定人数",
  why: "一人核查容易失实。人数在方案“口径”中设定。",
  example: {
    fails: `
      经过:
        - { 日期: 2020-05-15, 事项: 报完成, … }
        - { 日期: 2020-05-18, 事项: 核查, 核查人: <<[赵某]>>, … }`,
    passes: `
      经过:
        - { 日期: 2020-05-15, 事项: 报完成, … }
        - { 日期: 2020-05-18, 事项: 核查, 核查人: [赵某, 钱某], … }`,
  },
  *check({ log }, { plan }) {
    const needed = plan.settings.verifierCount;
    for (const event of log) {
      if (event.kind !== "核查" || event.verifiers === undefined || event.verifiers.length >= needed) continue;
      yield {
        path: [...event.path, "verifiers"],
        message: `核查人只有${event.verifiers.length}人，应不少于${needed}人`,
        hint: "请补填实际参加核查的人员，例如“核查人: [甲某, 乙某]”。",
      };
    }
  },
};
