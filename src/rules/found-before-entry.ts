import { longDay } from "../model/day.ts";
import type { ProblemRule } from "../model/rule.ts";

/** 发现日期 ≤ 登记日期, the same day included. */
export const foundBeforeEntry: ProblemRule = {
  name: "found-before-entry",
  scope: "problem",
  severity: "error",
  what: "发现日期不晚于登记日期",
  why: "问题先发现，后登记入账。",
  example: {
    fails: `
      登记日期: 2020-05-01
      发现日期: <<2020-05-11>>`,
    passes: `
      登记日期: 2020-05-01
      发现日期: 2020-04-28`,
  },
  *check({ foundOn, enteredOn }) {
    if (foundOn === undefined || enteredOn === undefined || foundOn <= enteredOn) return;
    yield {
      path: ["foundOn"],
      message: `发现日期${longDay(foundOn)}晚于登记日期${longDay(enteredOn)}`,
      hint: `发现日期应为登记当日或以前，例如“发现日期: ${enteredOn}”。`,
      related: { path: ["enteredOn"], message: "登记日期在这里" },
    };
  },
};
