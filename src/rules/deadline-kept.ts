import { daysBetween, longDay } from "../model/day.ts";
import type { ProblemRule } from "../model/rule.ts";
import { standingOn } from "../model/standing.ts";
import { isDueSoon, overdueDays } from "../model/timeliness.ts";

/** 逾期 as of the day; a problem waiting for verification is as late as its completion was. */
export const deadlineKept: ProblemRule = {
  name: "deadline-kept",
  scope: "problem",
  severity: "warning",
  timely: true,
  what: "问题在时限之内整改完成",
  clause: "限期完成",
  why: "定了时限就要限期完成。时限当日完成不算逾期。",
  example: {
    fails: `
      # 核对日期：2020-06-03
      时限: <<2020-05-31>>`,
    passes: `
      # 核对日期：2020-06-03
      时限: 2020-05-31
      经过:
        - { 日期: 2020-05-29, 事项: 报完成, … }`,
  },
  *check(problem, context) {
    const history = context.historyOf(problem);
    const standing = standingOn(problem, history, context.asOf);
    if (!standing || !history.certain || standing.due === undefined) return;
    const days = overdueDays(standing, context.asOf);
    if (days === 0) return;
    const waiting = standing.state === "pending-verification";
    yield {
      path: standing.duePath,
      message: waiting ? `报完成时已逾期${days}天，正待核查` : `已逾期${days}天`,
      hint: waiting
        ? `时限是${longDay(standing.due)}，请尽快安排核查。`
        : `时限是${longDay(standing.due)}，请抓紧整改，完成后记“报完成”；逾期后不能再申请延期。`,
    };
  },
};

/** 临期: the day comes within 临期天数. */
export const deadlineAhead: ProblemRule = {
  name: "deadline-ahead",
  scope: "problem",
  severity: "warning",
  timely: true,
  what: "临近时限的问题抓紧整改",
  why: "提前提醒，避免逾期。天数在方案“口径”中设定。",
  example: {
    fails: `
      # 核对日期：2020-05-28
      时限: <<2020-05-31>>`,
    passes: `
      # 核对日期：2020-05-28
      时限: 2020-05-31
      经过:
        - { 日期: 2020-05-27, 事项: 报完成, … }`,
  },
  *check(problem, context) {
    const history = context.historyOf(problem);
    const standing = standingOn(problem, history, context.asOf);
    if (!standing || !history.certain || standing.due === undefined) return;
    if (!isDueSoon(standing, context.asOf, context.plan.settings.dueSoonDays)) return;
    const left = daysBetween(context.asOf, standing.due);
    yield {
      path: standing.duePath,
      message: left === 0 ? "今日到期" : `还有${left}天到期`,
      hint: `时限是${longDay(standing.due)}；确需延期的，请在当日或以前记“申请延期”。`,
    };
  },
};
