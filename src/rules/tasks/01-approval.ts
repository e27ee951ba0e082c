// 01-approval: conditions and papers added without ground, steps not cut, serial instead of parallel, slower than promised.
import { at, closingRule, dayOrderRule, fewerStepsRule, formRule, isSound, lacking } from "../../model/form-rule.ts";
import { unknownUnit } from "../../model/unit-names.ts";

export * from "./01-approval-additions.ts";

/** 办结日期 ≥ 受理日期, the same day included. */
export const decidedAfterAcceptance = dayOrderRule("01-approval", {
  name: "decided-after-acceptance",
  severity: "error",
  what: "办结日期不早于受理日期",
  why: "先受理，后办结；两个日期颠倒就无从计算办理用时。",
  example: {
    fails: `
      类型: 超承诺时限
      明细:
        受理日期: 2020-04-20
        办结日期: <<2020-04-09>>
        …`,
    passes: `
      类型: 超承诺时限
      明细:
        受理日期: 2020-04-09
        办结日期: 2020-04-27
        …`,
  },
  key: "办结日期",
  relation: "not before",
  other: "受理日期",
  hint: "请对照受理单和批件核对两个日期，例如“受理日期: 2020-04-09”“办结日期: 2020-04-20”；当日受理当日办结的，写同一天。",
});

/**
 * 超承诺时限: the days used are more than those promised. Working days from the day after 受理日期 to 办结日期, inclusive,
 * less 扣除工作日. The slow approval is the fact recorded; figures that show it was not slow look wrong.
 */
export const approvalOverPromise = formRule("01-approval", {
  name: "approval-over-promise",
  severity: "warning",
  what: "超承诺时限的，办理用时多于承诺时限",
  why: "按国务院放假安排计算，从受理次日数到办结当日，减去扣除的工作日。用时没有超过承诺的，不属于超承诺时限，多半是日期或天数写错。",
  example: {
    fails: `
      类型: 超承诺时限
      明细:
        受理日期: 2020-04-09
        办结日期: 2020-04-20
        承诺工作日: <<10>>
        …`,
    passes: `
      类型: 超承诺时限
      明细:
        受理日期: 2020-04-09
        办结日期: 2020-04-20
        承诺工作日: 5
        …`,
  },
  *check(detail, problem, context) {
    const { 受理日期: accepted, 办结日期: decided, 承诺工作日: promised } = detail;
    if (problem.type !== "超承诺时限" || accepted === undefined || decided === undefined || promised === undefined) return;
    if (decided < accepted || !isSound(problem, "扣除工作日")) return;
    const counted = context.workingDays(accepted, decided);
    if (counted === undefined) {
      yield {
        path: at("办结日期"),
        severity: "info",
        message: `${accepted.slice(0, 4)}年至${decided.slice(0, 4)}年的放假安排没有收录齐全，办理用了几个工作日未作核对`,
        hint: `请在方案的“节假日”里补上没有收录的年份，例如“- { 年: ${decided.slice(0, 4)}, 放假: [${decided.slice(0, 4)}-10-01], 上班: [] }”。`,
      };
      return;
    }
    const used = counted - (detail.扣除工作日 ?? 0);
    if (used > promised) return;
    yield {
      path: at("承诺工作日"),
      message: `类型是“超承诺时限”，而办理用了${used}个工作日，没有超过承诺的${promised}个工作日`,
      hint: "请核对受理、办结日期和承诺、扣除的工作日（从受理次日数到办结当日，节假日不算）；确实没有超时的，请改选其他类型。",
      related: { path: at("办结日期"), message: "办结日期在这里" },
    };
  },
});

/** 并联部门 are units of the plan. */
export const parallelDepartmentsKnown = formRule("01-approval", {
  name: "parallel-departments-known",
  severity: "error",
  what: "并联部门是方案中的单位",
  why: "写错名称，并联审批的责任就落不到单位。",
  example: {
    fails: `
      类型: 应并联未并联
      明细:
        并联部门: [甲局, <<丙委>>]
        …`,
    passes: `
      类型: 应并联未并联
      明细:
        并联部门: [甲局, 丙局]
        …`,
  },
  *check({ 并联部门: departments }, _problem, { plan }) {
    for (const [index, name] of (departments ?? []).entries()) {
      const unknown = unknownUnit(plan, name);
      if (unknown) yield { path: at("并联部门", index), ...unknown };
    }
  },
});

/** 承诺工作日 ≤ 法定工作日. */
export const promiseWithinStatute = formRule("01-approval", {
  name: "promise-within-statute",
  severity: "warning",
  what: "承诺时限不长于法定时限",
  why: "承诺时限一般短于法定时限；比法定还长的，多半是两个数写反了。",
  example: {
    fails: `
      类型: 超承诺时限
      明细:
        承诺工作日: <<20>>
        法定工作日: 10
        …`,
    passes: `
      类型: 超承诺时限
      明细:
        承诺工作日: 10
        法定工作日: 20
        …`,
  },
  *check({ 承诺工作日: promised, 法定工作日: statutory }) {
    if (promised === undefined || statutory === undefined || promised <= statutory) return;
    yield {
      path: at("承诺工作日"),
      message: `承诺时限${promised}个工作日，长于法定时限${statutory}个工作日`,
      hint: "请核对两个时限是否写反，例如“承诺工作日: 5”“法定工作日: 20”。",
      unless: "确是这样承诺的",
      related: { path: at("法定工作日"), message: "法定时限在这里" },
    };
  },
});

/** 应并联未并联: from 报完成 on 整改后方式 = 并联. */
export const approvalParallel = closingRule("01-approval", {
  name: "approval-parallel",
  severity: "error",
  what: "应并联未并联的，报完成时已改为并联",
  why: "整改的目的是并联办理；整改后仍是串联，就没有整改到位。",
  example: {
    fails: `
      类型: 应并联未并联
      明细:
        整改后方式: <<串联>>
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      类型: 应并联未并联
      明细:
        整改后方式: 并联
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check(detail, problem, moment) {
    if (problem.type !== "应并联未并联") return;
    yield* lacking(problem, [], "整改后方式", `${moment}时应写明整改后的办理方式`, "请补上“整改后方式: 并联”。");
    if (detail.整改后方式 !== "串联") return;
    yield {
      path: at("整改后方式"),
      message: `类型是“应并联未并联”，${moment}时整改后方式仍是“串联”`,
      hint: "已经并联办理的，写“整改后方式: 并联”；还没有的，整改到位后再报完成。",
    };
  },
});

/** 流程未优化: from 报完成 on there are fewer steps than before. */
export const approvalStepsFewer = fewerStepsRule("01-approval", {
  name: "approval-steps-fewer",
  severity: "error",
  what: "流程未优化的，报完成时环节数比整改前少",
  why: "流程是否优化，看环节有没有减少。",
  example: {
    fails: `
      类型: 流程未优化
      明细:
        整改前环节数: 7
        整改后环节数: <<7>>
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      类型: 流程未优化
      明细:
        整改前环节数: 7
        整改后环节数: 3
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  type: "流程未优化",
  shown: [7, 3],
});
