import { longDay } from "../model/day.ts";
import { isPresent } from "../model/ledger.ts";
import type { ProblemRule } from "../model/rule.ts";

/** 时限 ≥ 登记日期, the same day included; a problem handed over (移自) keeps a deadline that may have passed. */
export const dueAfterEntry: ProblemRule = {
  name: "due-after-entry",
  scope: "problem",
  severity: "error",
  what: "整改时限不早于登记日期",
  why: "登记之前就已到期的时限无从执行。接收其他单位移交的问题（填有“移自”）沿用原时限，不受此限。",
  example: {
    fails: `
      登记日期: 2020-05-01
      时限: <<2020-04-20>>`,
    passes: `
      登记日期: 2020-05-01
      时限: 2020-05-31`,
  },
  *check(problem) {
    const { due, enteredOn } = problem;
    if (due === undefined || enteredOn === undefined || isPresent(problem, ["transferredFrom"])) return;
    if (due >= enteredOn) return;
    yield {
      path: ["due"],
      message: `整改时限${longDay(due)}早于登记日期${longDay(enteredOn)}`,
      hint: `时限应为登记当日或以后，例如“时限: ${enteredOn}”；如登记日期有误，请更正登记日期。`,
      related: { path: ["enteredOn"], message: "登记日期在这里" },
    };
  },
};
