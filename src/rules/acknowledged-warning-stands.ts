import type { ProblemRule } from "../model/rule.ts";

/** Every answer belongs to a warning that is there: one that does not would hide a later warning that nobody has looked into. */
export const acknowledgedWarningStands: ProblemRule = {
  name: "acknowledged-warning-stands",
  scope: "problem",
  looksAround: true,
  severity: "warning",
  what: "“已核实”答复的提醒还在",
  why: "提醒没有了，答复却留着，以后再有同样的提醒就会被它挡住。",
  example: {
    fails: `
      情况: 某企业的报修热线无人接听
      已核实:
        - { 规则: <<mobile-number-left-out>>, 理由: 是对外公布的热线, 日期: 2020-05-18 }`,
    passes: `
      情况: 某企业的报修热线13800000000无人接听
      已核实:
        - { 规则: mobile-number-left-out, 理由: 是对外公布的热线, 日期: 2020-05-18 }`,
  },
  *check(problem, { warns, isSilent }) {
    for (const { path, rule, on } of problem.acknowledged ?? []) {
      if (rule === undefined || on === undefined || !isSilent(rule, problem)) continue;
      yield warns.get(rule)
        ? {
            path: [...path, "rule"],
            message: `这个问题没有“${rule}”这条提醒，不用答复`,
            hint: "请删去这一条；规则写错了的，改为提醒最后一行“explain”后面的名称。",
          }
        : {
            path: [...path, "rule"],
            message: `“${rule}”不是提醒，不能用“已核实”答复`,
            hint: "错误只能改正；请删去这一条。",
          };
    }
  },
};
