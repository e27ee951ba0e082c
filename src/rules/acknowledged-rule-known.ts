import type { ProblemRule } from "../model/rule.ts";
import { closest, surelyMeant } from "../model/similar.ts";

/** 规则 of 已核实 is the name of a rule. */
export const acknowledgedRuleKnown: ProblemRule = {
  name: "acknowledged-rule-known",
  scope: "problem",
  severity: "error",
  what: "“已核实”中写的规则是有的",
  why: "规则的名称写错了，提醒就没有答复到，以后还会出现。",
  example: {
    fails: `
      情况: 某企业的报修热线13800000000无人接听
      已核实:
        - { 规则: <<mobile-number-left>>, 理由: 是对外公布的热线, 日期: 2020-05-18 }`,
    passes: `
      情况: 某企业的报修热线13800000000无人接听
      已核实:
        - { 规则: mobile-number-left-out, 理由: 是对外公布的热线, 日期: 2020-05-18 }`,
  },
  *check({ acknowledged = [] }, { warns }) {
    for (const { path, rule } of acknowledged) {
      if (rule === undefined || warns.has(rule)) continue;
      const names = [...warns.keys()];
      const meant = closest(rule, names);
      yield {
        path: [...path, "rule"],
        message: `没有名为“${rule}”的规则${meant ? `，是不是“${meant}”` : ""}`,
        hint: `${meant ? `请改为“规则: ${meant}”。` : ""}规则的名称是提醒最后一行“explain”后面的词。`,
        mend: surelyMeant(rule, names),
      };
    }
  },
};
