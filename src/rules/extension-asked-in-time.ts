import { addDays, longDay } from "../model/day.ts";
import type { ProblemRule } from "../model/rule.ts";

/** 申请延期: asked by the due day in force (included), and to a later day. */
export const extensionAskedInTime: ProblemRule = {
  name: "extension-asked-in-time",
  scope: "problem",
  severity: "error",
  what: "延期在到期之前申请，延至的日期晚于原时限",
  why: "逾期之后不能再以延期消除逾期。",
  example: {
    fails: `
      时限: 2020-05-10
      经过:
        - { 日期: <<2020-05-12>>, 事项: 申请延期, 延至: 2020-06-30, 理由: 设备迟到 }`,
    passes: `
      时限: 2020-05-10
      经过:
        - { 日期: 2020-05-08, 事项: 申请延期, 延至: 2020-06-30, 理由: 设备迟到 }
        - { 日期: 2020-05-12, 事项: 延期批复, 结论: 批准, 延至: 2020-06-30, … }`,
  },
  *check(problem, context) {
    for (const { event, before, verdict, certain } of context.historyOf(problem).steps) {
      if (event.kind !== "申请延期" || verdict !== "applied" || !certain || before.due === undefined || event.on === undefined) continue;
      const related = { path: before.duePath, message: "现行时限在这里" };
      if (event.on > before.due)
        yield {
          path: [...event.path, "on"],
          message: `${longDay(event.on)}申请延期时，时限${longDay(before.due)}已过`,
          hint: "延期应在时限当日或以前申请；已经逾期的，按逾期继续整改。",
          related,
        };
      if (event.until !== undefined && event.until <= before.due)
        yield {
          path: [...event.path, "until"],
          message: `申请延至${longDay(event.until)}，不晚于现行时限${longDay(before.due)}`,
          hint: `“延至”应晚于现行时限，例如“延至: ${addDays(before.due, 30)}”。`,
          related,
        };
    }
  },
};
