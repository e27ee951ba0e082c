import { longDay } from "../model/day.ts";
import type { ProblemRule } from "../model/rule.ts";

/** 原完成日期 ≤ 登记日期, the same day included. */
export const originalCompletionBeforeEntry: ProblemRule = {
  name: "original-completion-before-entry",
  scope: "problem",
  severity: "error",
  what: "原完成日期不晚于登记日期",
  why: "巩固防反弹的问题是登记入账之前已经整改完成的。",
  example: {
    fails: `
      登记日期: 2020-05-01
      分类处置: 巩固防反弹
      原完成日期: <<2020-05-11>>`,
    passes: `
      登记日期: 2020-05-01
      分类处置: 巩固防反弹
      原完成日期: 2019-11-20`,
  },
  *check({ originallyDoneOn, enteredOn }) {
    if (originallyDoneOn === undefined || enteredOn === undefined || originallyDoneOn <= enteredOn) return;
    yield {
      path: ["originallyDoneOn"],
      message: `原完成日期${longDay(originallyDoneOn)}晚于登记日期${longDay(enteredOn)}`,
      hint: "原完成日期应为登记当日或以前；登记以后才整改完成的，请改用其他处置方式，完成时记“报完成”。",
      related: { path: ["enteredOn"], message: "登记日期在这里" },
    };
  },
};
