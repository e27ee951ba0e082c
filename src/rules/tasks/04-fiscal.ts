// 04-fiscal: reviews that take long, too many steps to a payment, payments that come late.
import { amountText, areEqual, exceeds, sumOf } from "../../model/amount.ts";
import { at, closingRule, dayOrderRule, fewerStepsRule, formRule, isSound, lacking } from "../../model/form-rule.ts";

/** 审定 ≤ 送审. */
export const approvedWithinSubmitted = formRule("04-fiscal", {
  name: "approved-within-submitted",
  severity: "warning",
  what: "审定金额不大于送审金额",
  why: "评审一般只减不增；审定比送审还多的，多半是两个数写反了。",
  example: {
    fails: `
      明细:
        送审万元: 812.3
        审定万元: <<860>>
        …`,
    passes: `
      明细:
        送审万元: 860
        审定万元: 812.3
        …`,
  },
  *check({ 审定万元: approved, 送审万元: submitted }) {
    if (approved === undefined || submitted === undefined || !exceeds(approved, submitted)) return;
    yield {
      path: at("审定万元"),
      message: `审定金额${amountText(approved)}万元，大于送审金额${amountText(submitted)}万元`,
      hint: "请核对两个金额是否写反，例如“送审万元: 860”“审定万元: 812.3”。",
      related: { path: at("送审万元"), message: "送审金额在这里" },
    };
  },
});

/** 出具结论日期 ≥ 资料齐全日期, the same day included. */
export const conclusionAfterPapers = dayOrderRule("04-fiscal", {
  name: "conclusion-after-papers",
  severity: "error",
  what: "出具结论日期不早于资料齐全日期",
  why: "资料齐全之后才能评审、出具结论。",
  example: {
    fails: `
      类型: 评审用时长
      明细:
        资料齐全日期: 2020-04-27
        出具结论日期: <<2020-03-05>>
        …`,
    passes: `
      类型: 评审用时长
      明细:
        资料齐全日期: 2020-03-05
        出具结论日期: 2020-04-27
        …`,
  },
  key: "出具结论日期",
  relation: "not before",
  other: "资料齐全日期",
  hint: "请对照评审报告核对两个日期，例如“资料齐全日期: 2020-03-05”“出具结论日期: 2020-04-27”。",
});

/** 评审用时长: from 报完成 on 出具结论日期 is there. */
export const reviewConcluded = closingRule("04-fiscal", {
  name: "review-concluded",
  severity: "error",
  what: "评审用时长的，报完成时写明出具结论日期",
  why: "结论出具了，评审才算完成，用了多久才算得出来。",
  example: {
    fails: `
      类型: 评审用时长
      明细:
        <<评审种类>>: 预算
        # 没有填“出具结论日期”
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      类型: 评审用时长
      明细:
        评审种类: 预算
        出具结论日期: 2020-04-27
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check(_detail, problem, moment) {
    if (problem.type === "评审用时长")
      yield* lacking(
        problem,
        [],
        "出具结论日期",
        `${moment}时应写明哪天出具评审结论`,
        "请补上出具结论日期，例如“出具结论日期: 2020-04-27”。",
      );
  },
});

/** 拨付环节多: from 报完成 on there are fewer steps than before. */
export const paymentStepsFewer = fewerStepsRule("04-fiscal", {
  name: "payment-steps-fewer",
  severity: "error",
  what: "拨付环节多的，报完成时环节数比整改前少",
  why: "拨付流程是否简化，看环节有没有减少。",
  example: {
    fails: `
      类型: 拨付环节多
      明细:
        整改前环节数: 8
        整改后环节数: <<8>>
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      类型: 拨付环节多
      明细:
        整改前环节数: 8
        整改后环节数: 5
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  type: "拨付环节多",
  shown: [8, 5],
});

/** 拨付迟缓: from 报完成 on what was paid (拨付) sums to 应拨; more is only worth a second look. */
export const paymentComplete = closingRule("04-fiscal", {
  name: "payment-complete",
  severity: "error",
  alsoWarns: true,
  what: "拨付迟缓的，报完成时各笔拨付合计等于应拨金额",
  why: "应拨的资金全部拨付到位，问题才算解决；多拨的请核对。",
  example: {
    fails: `
      类型: 拨付迟缓
      明细:
        应拨万元: 200
        拨付: <<[{ 日期: 2020-05-08, 万元: 120 }]>>
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      类型: 拨付迟缓
      明细:
        应拨万元: 200
        拨付: [{ 日期: 2020-05-08, 万元: 120 }, { 日期: 2020-05-15, 万元: 80 }]
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check({ 应拨万元: due, 拨付: payments }, problem, moment) {
    if (problem.type !== "拨付迟缓" || due === undefined || !isSound(problem, "拨付")) return;
    const paid = (payments ?? []).map((payment) => payment.万元);
    if (!paid.every((amount) => amount !== undefined)) return;
    const sum = sumOf(paid);
    if (areEqual(sum, due)) return;
    const hint = `请补上每一笔拨付，例如“拨付: [{ 日期: 2020-06-29, 万元: ${amountText(due)} }]”；没有拨付到位的，到位后再报完成。`;
    const related = { path: at("应拨万元"), message: "应拨金额在这里" };
    if (!payments)
      yield { path: at(), missing: true, lacks: ["拨付"], message: `应拨${amountText(due)}万元，${moment}时应写明拨付情况`, hint, related };
    else if (sum < due)
      yield { path: at("拨付"), message: `已拨付${amountText(sum)}万元，少于应拨的${amountText(due)}万元`, hint, related };
    else
      yield {
        path: at("拨付"),
        severity: "warning",
        message: `已拨付${amountText(sum)}万元，多于应拨的${amountText(due)}万元`,
        hint: `请核对各笔拨付和应拨金额，例如应拨${amountText(due)}万元的，各笔合计也是${amountText(due)}万元。`,
        unless: "确是多拨的",
        related,
      };
  },
});
