import { addDays, type Day, longDay } from "../model/day.ts";
import { longDue, longTerm } from "../model/long-term.ts";
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
      if (event.until === undefined || isLater(event.until, before.due, event.on)) continue;
      yield {
        path: [...event.path, "until"],
        message: tooEarly("申请延至", event.until, before.due, event.on),
        hint: `“延至”应${laterThan(before.due, event.on)}。`,
        related,
      };
    }
  },
};

/** True where `until` extends `due`: a later one; from 长期坚持 any day from that of the event on. */
export function isLater(until: Day, due: Day, on: Day): boolean {
  return due === longTerm && until !== longTerm ? until >= on : until > due;
}

/** 申请延至2020年5月9日，不晚于现行时限2020年5月10日 */
export function tooEarly(what: string, until: Day, due: Day, on: Day): string {
  if (due === longTerm && until !== longTerm) return `${what}${longDay(until)}，早于这一条的日期${longDay(on)}`;
  return `${what}${longDue(until)}，不晚于现行时限${longDue(due)}`;
}

export function laterThan(due: Day, on: Day): string {
  return due === longTerm
    ? `是${longDay(on)}当日或以后的日期，例如“延至: ${addDays(on, 30)}”`
    : `晚于现行时限，例如“延至: ${addDays(due, 30)}”`;
}
