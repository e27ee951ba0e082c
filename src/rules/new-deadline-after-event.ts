import { longDay } from "../model/day.ts";
import type { ProblemRule } from "../model/rule.ts";

/** 时限 set by a 核查 or 反弹 ≥ its 日期, the same day included. */
export const newDeadlineAfterEvent: ProblemRule = {
  name: "new-deadline-after-event",
  scope: "problem",
  severity: "error",
  what: "核查、反弹重新确定的时限不早于当日",
  why: "确定时限时就已到期的时限无从执行。",
  example: {
    fails: `
      经过:
        - { 日期: 2020-05-15, 事项: 报完成, … }
        - { 日期: 2020-05-18, 事项: 核查, 结论: 不通过, 说明: 仍有超时, 时限: <<2020-05-10>>, … }`,
    passes: `
      经过:
        - { 日期: 2020-05-15, 事项: 报完成, … }
        - { 日期: 2020-05-18, 事项: 核查, 结论: 不通过, 说明: 仍有超时, 时限: 2020-06-10, … }`,
  },
  *check({ log }) {
    for (const event of log) {
      if (
        (event.kind !== "核查" && event.kind !== "验收" && event.kind !== "反弹") ||
        event.due === undefined ||
        event.on === undefined ||
        event.due >= event.on
      )
        continue;
      yield {
        path: [...event.path, "due"],
        message: `“${event.kind}”确定的时限${longDay(event.due)}早于其日期${longDay(event.on)}`,
        hint: `时限应为当日或以后，例如“时限: ${event.on}”。`,
        related: { path: [...event.path, "on"], message: "日期在这里" },
      };
    }
  },
};
