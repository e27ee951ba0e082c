// 06-utilities: water, power, gas, heat, telecommunications that come late. Which lead unit answers for which is not in the work plan.
import { closingKeyRule, dayOrderRule } from "../../model/form-rule.ts";

/** 需要日期 ≥ 申请日期. */
export const neededAfterRequest = dayOrderRule("06-utilities", {
  name: "needed-after-request",
  severity: "warning",
  what: "需要日期不早于申请日期",
  why: "要用的日期比申请还早，多半是两个日期写反了。",
  example: {
    fails: `
      明细:
        申请日期: 2020-03-01
        需要日期: <<2020-01-31>>
        …`,
    passes: `
      明细:
        申请日期: 2020-03-01
        需要日期: 2020-05-31
        …`,
  },
  key: "需要日期",
  relation: "not before",
  other: "申请日期",
  hint: "请对照企业的申请核对，例如“申请日期: 2020-03-01”“需要日期: 2020-05-31”。",
  unless: "企业确是先要用后申请的",
});

/** 承诺日期 ≤ 需要日期. */
export const promisedBeforeNeed = dayOrderRule("06-utilities", {
  name: "promised-before-need",
  severity: "warning",
  what: "承诺日期不晚于需要日期",
  why: "承诺接通的日期比项目要用的日期还晚，按承诺也赶不上，请核对。",
  example: {
    fails: `
      明细:
        需要日期: 2020-05-31
        承诺日期: <<2020-06-20>>
        …`,
    passes: `
      明细:
        需要日期: 2020-05-31
        承诺日期: 2020-05-20
        …`,
  },
  key: "承诺日期",
  relation: "not after",
  other: "需要日期",
  hint: "请核对两个日期，例如“需要日期: 2020-05-31”“承诺日期: 2020-05-20”。",
  unless: "供应单位确是这样承诺的",
});

/** 接通日期 ≥ 申请日期, the same day included. */
export const connectedAfterRequest = dayOrderRule("06-utilities", {
  name: "connected-after-request",
  severity: "error",
  what: "接通日期不早于申请日期",
  why: "先申请，后接通。",
  example: {
    fails: `
      明细:
        申请日期: 2020-03-01
        接通日期: <<2020-02-18>>
        …`,
    passes: `
      明细:
        申请日期: 2020-03-01
        接通日期: 2020-05-15
        …`,
  },
  key: "接通日期",
  relation: "not before",
  other: "申请日期",
  hint: "请对照申请和通水、通电等单据核对，例如“申请日期: 2020-03-01”“接通日期: 2020-07-18”。",
});

/** From 报完成 on 接通日期 is there. */
export const utilityConnected = closingKeyRule("06-utilities", {
  name: "utility-connected",
  severity: "error",
  what: "报完成时写明接通日期",
  why: "接通使用了，问题才算解决。",
  example: {
    fails: `
      明细:
        <<要素>>: [水]
        # 没有填“接通日期”
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      明细:
        要素: [水]
        接通日期: 2020-05-15
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  key: "接通日期",
  saying: "接通日期",
  hint: "请补上接通日期，例如“接通日期: 2020-07-18”；还没有接通的，接通后再报完成。",
});
