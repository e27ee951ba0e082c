import { longDue, longTerm } from "../model/long-term.ts";
import type { ProblemRule } from "../model/rule.ts";
import { isLater, laterThan, tooEarly } from "./extension-asked-in-time.ts";

/** 延期批复 批准: due in force < 延至 ≤ what was asked. */
export const extensionWithinRequest: ProblemRule = {
  name: "extension-within-request",
  scope: "problem",
  severity: "error",
  what: "批准延至的日期晚于现行时限，不晚于申请的日期",
  why: "批复以申请为限，超过申请的延期没有依据。",
  example: {
    fails: `
      经过:
        - { 日期: 2020-05-08, 事项: 申请延期, 延至: 2020-06-15, 理由: 设备迟到 }
        - { 日期: 2020-05-12, 事项: 延期批复, 结论: 批准, 延至: <<2020-06-30>>, … }`,
    passes: `
      经过:
        - { 日期: 2020-05-08, 事项: 申请延期, 延至: 2020-06-15, 理由: 设备迟到 }
        - { 日期: 2020-05-12, 事项: 延期批复, 结论: 批准, 延至: 2020-06-15, … }`,
  },
  *check(problem, context) {
    for (const { event, before, verdict, certain } of context.historyOf(problem).steps) {
      if (event.kind !== "延期批复" || event.verdict !== "批准" || verdict !== "applied" || !certain || event.until === undefined) continue;
      const path = [...event.path, "until"];
      const asked = before.request?.until;
      const { on = "" } = event;
      if (asked !== undefined && before.due !== undefined && asked <= before.due && before.due !== longTerm) continue; // told of the request
      if (before.due !== undefined && !isLater(event.until, before.due, on))
        yield {
          path,
          message: tooEarly("批准延至", event.until, before.due, on),
          hint: `“延至”应${asked !== undefined && before.due !== longTerm ? `晚于现行时限，例如“延至: ${asked}”` : laterThan(before.due, on)}；未准延期的，结论写“驳回”。`,
          related: { path: before.duePath, message: "现行时限在这里" },
        };
      if (asked !== undefined && event.until > asked)
        yield {
          path,
          message: `批准延至${longDue(event.until)}，晚于申请的${longDue(asked)}`,
          hint: `“延至”最迟为${asked}；需要更长时间的，另行申请。`,
        };
    }
  },
};
