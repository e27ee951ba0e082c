import type { ProblemRule } from "../model/rule.ts";
import { deniedBy } from "../model/standing.ts";

const reviews = { rectified: "整改到位", accountable: "追责落实", systemEffective: "制度有效" } as const;

/** A review that passed answers none of the three questions with 否 (schemas/README.md, "Events of a problem"). */
export const reviewConsistent: ProblemRule = {
  name: "review-consistent",
  scope: "problem",
  severity: "error",
  what: "核查结论“通过”时，三项核查没有“否”",
  clause: "三项核查",
  why: "查看整改是否到位、追责是否落实、制度是否有效管用。有一项为否，就不能通过。",
  example: {
    fails: `
      经过:
        - { 日期: 2020-05-15, 事项: 报完成, … }
        - { 日期: 2020-05-18, 事项: 核查, 整改到位: 否, 结论: <<通过>>, … }`,
    passes: `
      经过:
        - { 日期: 2020-05-15, 事项: 报完成, … }
        - { 日期: 2020-05-18, 事项: 核查, 整改到位: 否, 结论: 不通过, 说明: 仍有超时, … }`,
  },
  *check({ log }) {
    for (const event of log) {
      const failed = deniedBy(event);
      const [first] = failed;
      if (first === undefined) continue;
      yield {
        path: [...event.path, "verdict"],
        message: `结论是“通过”，但${failed.map((key) => `“${reviews[key]}”`).join("、")}为“否”`,
        hint: "有一项为“否”的，结论应写“不通过”并说明，例如“结论: 不通过, 说明: 仍有超时”；那一项填错了的，请更正那一项。",
        related: { path: [...event.path, first], message: `“${reviews[first]}”在这里` },
      };
    }
  },
};
