// 07-fees: connection fees (接口费) and others charged without right. Stop charging, then give back what was taken.
import { amountText, areEqual, exceeds, sumOf } from "../../model/amount.ts";
import { at, closingKeyRule, closingRule, formRule, isSound, lacking, soundItems } from "../../model/form-rule.ts";

/** 依据有效 = 是: a fee with a valid ground is not charged against the rules. */
export const feeWithoutGround = formRule("07-fees", {
  name: "fee-without-ground",
  severity: "warning",
  what: "违规收费没有有效依据",
  why: "依据有效的收费一般不算违规；写“是”的，请核对是不是写错，或者违规的是标准、范围。",
  example: {
    fails: `
      明细:
        依据有效: <<是>>
        …`,
    passes: `
      明细:
        依据有效: 否
        …`,
  },
  *check({ 依据有效: valid }) {
    if (valid !== "是") return;
    yield {
      path: at("依据有效"),
      message: "收费依据写的是有效，而这是一个违规收费问题",
      hint: "请核对收费依据，已废止或者没有依据的写“依据有效: 否”。",
      unless: "依据确实有效、违规在标准或范围的",
    };
  },
});

/** 应退 ≤ 收取. */
export const refundWithinCharge = formRule("07-fees", {
  name: "refund-within-charge",
  severity: "error",
  what: "应退金额不大于收取金额",
  why: "收了多少，最多退多少。",
  example: {
    fails: `
      明细:
        收取万元: 24
        应退万元: <<30>>
        …`,
    passes: `
      明细:
        收取万元: 24
        应退万元: 24
        …`,
  },
  *check({ 应退万元: due, 收取万元: charged }) {
    if (due === undefined || charged === undefined || !exceeds(due, charged)) return;
    yield {
      path: at("应退万元"),
      message: `应退金额${amountText(due)}万元，大于收取金额${amountText(charged)}万元`,
      hint: `请核对两个金额，例如“收取万元: ${amountText(charged)}”“应退万元: ${amountText(charged)}”。`,
      related: { path: at("收取万元"), message: "收取金额在这里" },
    };
  },
});

/** 应退 = 0 needs 说明. */
export const zeroRefundExplained = formRule("07-fees", {
  name: "zero-refund-explained",
  severity: "error",
  what: "应退金额为0的，有说明",
  why: "违规收取的费用一般应当退还；一分不退，要让人知道为什么。",
  example: {
    fails: `
      明细:
        <<收费名称>>: 接口费
        应退万元: 0
        已退万元: 0
        # 没有填“说明”
        …`,
    passes: `
      明细:
        应退万元: 0
        已退万元: 0
        说明: 企业已注销，收取的费用全部上缴财政
        …`,
  },
  *check({ 应退万元: due }, problem) {
    if (due === 0)
      yield* lacking(
        problem,
        [],
        "说明",
        "应退金额是0，没有说明为什么不退",
        "请在明细里补上说明，例如“说明: 企业已注销，费用全部上缴财政”；金额写错的，请更正应退金额。",
      );
  },
});

/** From 报完成 on 停收日期 is there. */
export const feeStopped = closingKeyRule("07-fees", {
  name: "fee-stopped",
  severity: "error",
  what: "报完成时写明停收日期",
  why: "先停止收取，再谈退还。",
  example: {
    fails: `
      明细:
        <<收费名称>>: 接口费
        # 没有填“停收日期”
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      明细:
        收费名称: 接口费
        停收日期: 2020-05-02
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  key: "停收日期",
  saying: "哪天停止收取",
  hint: "请补上停收日期，例如“停收日期: 2020-05-02”。",
});

/** From 报完成 on 应退万元 is there. */
export const refundDecided = closingKeyRule("07-fees", {
  name: "refund-decided",
  severity: "error",
  what: "报完成时写明应退金额",
  why: "应退多少要先算清，才能核对退还到位没有。",
  example: {
    fails: `
      明细:
        <<收费名称>>: 接口费
        # 没有填“应退万元”
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      明细:
        收费名称: 接口费
        应退万元: 24
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  key: "应退万元",
  saying: "应退金额",
  hint: "请补上应退金额，例如“应退万元: 24”；不应退还的写 0，并在说明里写明原因。",
});

/** From 报完成 on 已退 + 上缴 = 应退. */
export const refundComplete = closingRule("07-fees", {
  name: "refund-complete",
  severity: "error",
  what: "报完成时已退和上缴合计等于应退",
  why: "应退的费用退还企业，无法退还的上缴财政，两项合起来一分不少，才算清退到位。",
  example: {
    fails: `
      明细:
        应退万元: 24
        已退万元: <<14>>
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      明细:
        应退万元: 24
        已退万元: 14
        上缴万元: 10
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check({ 应退万元: due, 已退万元: refunded, 上缴万元: handedIn }, problem, moment) {
    if (due === undefined || !isSound(problem, "已退万元") || !isSound(problem, "上缴万元")) return;
    const settled = sumOf([refunded ?? 0, handedIn ?? 0]);
    if (areEqual(settled, due)) return;
    const hint = `已退和上缴合起来应是${amountText(due)}万元，例如“已退万元: ${amountText(due)}”“上缴万元: 0”；没有退清的，退清后再报完成。`;
    const related = { path: at("应退万元"), message: "应退金额在这里" };
    if (refunded === undefined && handedIn === undefined)
      yield {
        path: at(),
        missing: true,
        lacks: ["已退万元"],
        message: `应退${amountText(due)}万元，${moment}时应写明已退金额`,
        hint,
        related,
      };
    else
      yield {
        path: at(refunded === undefined ? "上缴万元" : "已退万元"),
        message: `已退和上缴合计${amountText(settled)}万元，与应退的${amountText(due)}万元不一致`,
        hint,
        related,
      };
  },
});

/** Where 退费明细 is given, its 收取, 应退 and 已退 each sum to the total. A column no firm has is not judged. */
export const refundListSums = formRule("07-fees", {
  name: "refund-list-sums",
  severity: "error",
  what: "退费明细各项合计等于总额",
  why: "逐家企业的金额加起来与总额对得上，退费才清楚。",
  example: {
    fails: `
      明细:
        应退万元: <<24>>
        退费明细: [{ 企业: 某公司, 应退万元: 14 }, { 企业: 另一公司, 应退万元: 8 }]
        …`,
    passes: `
      明细:
        应退万元: 24
        退费明细: [{ 企业: 某公司, 应退万元: 14 }, { 企业: 另一公司, 应退万元: 10 }]
        …`,
  },
  *check(detail, problem) {
    if (!isSound(problem, "退费明细")) return;
    const firms = [...soundItems(detail.退费明细)].map(([, firm]) => firm);
    for (const key of ["收取万元", "应退万元", "已退万元"] as const) {
      const total = detail[key];
      if (total === undefined || firms.every((firm) => firm[key] === undefined)) continue;
      const sum = sumOf(firms.map((firm) => firm[key] ?? 0));
      if (areEqual(sum, total)) continue;
      yield {
        path: at(key),
        message: `${key.replace("万元", "金额")}${amountText(total)}万元，与退费明细合计${amountText(sum)}万元不一致`,
        hint: `请逐家核对，合计应当相等，例如两家企业分别是14万元和10万元的，写“${key}: 24”。`,
        related: { path: at("退费明细"), message: "退费明细在这里" },
      };
    }
  },
});
