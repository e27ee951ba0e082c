// 08-inspection: acceptance and inspection for work safety and fire protection that break the rules or stop production.
import { at, closingKeyRule, dayOrderRule, formRule } from "../../model/form-rule.ts";

/** 办结日期 ≥ 受理日期, the same day included. */
export const acceptanceDecidedInOrder = dayOrderRule("08-inspection", {
  name: "acceptance-decided-in-order",
  severity: "error",
  what: "验收办结日期不早于受理日期",
  why: "先受理验收申请，后作出结论。",
  example: {
    fails: `
      类型: 验收不规范
      明细:
        受理日期: 2020-03-30
        办结日期: <<2020-03-12>>
        …`,
    passes: `
      类型: 验收不规范
      明细:
        受理日期: 2020-03-12
        办结日期: 2020-03-30
        …`,
  },
  key: "办结日期",
  relation: "not before",
  other: "受理日期",
  hint: "请对照受理单和验收意见核对两个日期，例如“受理日期: 2020-03-12”“办结日期: 2020-03-30”。",
});

/** 执法人数 ≥ 2. */
export const twoOfficersPresent = formRule("08-inspection", {
  name: "two-officers-present",
  severity: "warning",
  what: "执法人数不少于2人",
  why: "行政执法应当由两名以上执法人员进行；少于2人的，请核对，确是如此就是检查不规范的一个事实。",
  example: {
    fails: `
      类型: 检查不规范
      明细:
        执法人数: <<1>>
        …`,
    passes: `
      类型: 检查不规范
      明细:
        执法人数: 2
        …`,
  },
  *check({ 执法人数: officers }) {
    if (officers === undefined || officers >= 2) return;
    yield {
      path: at("执法人数"),
      message: `执法人数是${officers}人，少于2人`,
      hint: "请对照检查记录核对，例如“执法人数: 2”。",
      unless: "当时确实不足2人的",
    };
  },
});

/** From 报完成 on 纠正方式 is there. */
export const correctionStated = closingKeyRule("08-inspection", {
  name: "correction-stated",
  severity: "error",
  what: "报完成时写明纠正方式",
  why: "看得出是怎样纠正的，才能核查是否整改到位。",
  example: {
    fails: `
      明细:
        <<执法单位>>: 某大队
        # 没有填“纠正方式”
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      明细:
        执法单位: 某大队
        纠正方式: [修订规程, 说明致歉]
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  key: "纠正方式",
  saying: "纠正方式",
  hint: "请补上纠正方式，例如“纠正方式: [修订规程, 说明致歉]”。",
});
