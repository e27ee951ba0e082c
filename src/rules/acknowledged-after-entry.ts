import { longDay } from "../model/day.ts";
import type { ProblemRule } from "../model/rule.ts";

/** 日期 of 已核实 ≥ 登记日期 (same day allowed): before it there was nothing to be warned of. */
export const acknowledgedAfterEntry: ProblemRule = {
  name: "acknowledged-after-entry",
  scope: "problem",
  severity: "error",
  what: "“已核实”的日期不早于登记日期",
  why: "问题登记之后才会有提醒，有了提醒才谈得上核实。",
  example: {
    fails: `
      登记日期: 2020-05-01
      情况: 某企业的报修热线13800000000无人接听
      已核实:
        - { 规则: mobile-number-left-out, 理由: 是对外公布的热线, 日期: <<2020-04-18>> }`,
    passes: `
      登记日期: 2020-05-01
      情况: 某企业的报修热线13800000000无人接听
      已核实:
        - { 规则: mobile-number-left-out, 理由: 是对外公布的热线, 日期: 2020-05-18 }`,
  },
  *check({ acknowledged = [], enteredOn }) {
    for (const { path, on } of acknowledged)
      if (on !== undefined && enteredOn !== undefined && on < enteredOn)
        yield {
          path: [...path, "on"],
          message: `核实的日期${longDay(on)}早于登记日期${longDay(enteredOn)}`,
          hint: `请核对两个日期，例如“日期: ${enteredOn}”。`,
          related: { path: ["enteredOn"], message: "登记日期在这里" },
        };
  },
};
