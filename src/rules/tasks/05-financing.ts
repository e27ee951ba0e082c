// 05-financing: supply and demand of capital that do not meet, credit hard to get, credit too dear.
import { amountText, exceeds } from "../../model/amount.ts";
import { creditCodeFault } from "../../model/credit-code.ts";
import { at, closingRule, formRule, isSound, lacking } from "../../model/form-rule.ts";

/** 统一社会信用代码: 18 characters with the check character of GB 32100. */
export const firmCodeSound = formRule("05-financing", {
  name: "firm-code-sound",
  severity: "warning",
  what: "企业的统一社会信用代码没有写错",
  why: "代码共18位，最后一位由前17位算出（GB 32100），可以查出抄写错误。",
  example: {
    fails: `
      类型: 融资难
      明细:
        统一社会信用代码: <<"91350100M000100Y44">>
        …`,
    passes: `
      类型: 融资难
      明细:
        统一社会信用代码: "91350100M000100Y43"
        …`,
  },
  *check({ 统一社会信用代码: code }) {
    const fault = code === undefined ? undefined : creditCodeFault(code);
    if (fault === undefined) return;
    yield {
      path: at("统一社会信用代码"),
      message: `统一社会信用代码${fault}`,
      hint: '请对照营业执照核对，字母用大写，用引号括起来，例如“统一社会信用代码: "91350100M000100Y43"”。',
    };
  },
});

/** 放款 ≤ 授信. */
export const loanWithinCredit = formRule("05-financing", {
  name: "loan-within-credit",
  severity: "warning",
  what: "放款金额不大于授信金额",
  why: "放款在授信额度之内；超出的，多半是金额写错。",
  example: {
    fails: `
      类型: 融资难
      明细:
        授信万元: 300
        放款万元: <<500>>
        …`,
    passes: `
      类型: 融资难
      明细:
        授信万元: 500
        放款万元: 300
        …`,
  },
  *check({ 放款万元: loan, 授信万元: credit }) {
    if (loan === undefined || credit === undefined || !exceeds(loan, credit)) return;
    yield {
      path: at("放款万元"),
      message: `放款金额${amountText(loan)}万元，大于授信金额${amountText(credit)}万元`,
      hint: "请核对两个金额，例如“授信万元: 500”“放款万元: 300”。",
      unless: "确是这样放款的",
      related: { path: at("授信万元"), message: "授信金额在这里" },
    };
  },
});

/** 供求信息不对称: from 报完成 on the demand was published (发布日期) or the two sides met (对接活动). */
export const demandPublished = closingRule("05-financing", {
  name: "demand-published",
  severity: "error",
  what: "供求信息不对称的，报完成时写明发布日期或者对接活动",
  why: "需求向金融机构发布过，或者组织过对接，信息才算对称。",
  example: {
    fails: `
      类型: 供求信息不对称
      明细:
        <<用途>>: 流动资金
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      类型: 供求信息不对称
      明细:
        用途: 流动资金
        发布日期: 2020-05-08
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check({ 发布日期: publishedOn, 对接活动: meetings }, problem, moment) {
    if (problem.type !== "供求信息不对称" || !isSound(problem, "发布日期") || !isSound(problem, "对接活动")) return;
    if (publishedOn !== undefined || meetings?.length) return;
    yield {
      path: at(),
      missing: true,
      lacks: ["发布日期", "对接活动"],
      message: `${moment}时应写明融资需求的发布日期，或者对接活动`,
      hint: "请补上其中一项，例如“发布日期: 2020-06-01”，或者“对接活动: [{ 日期: 2020-06-14, 名称: 银企对接会 }]”。",
    };
  },
});

/** 融资难: from 报完成 on there is a loan (放款 > 0) or a bank's answer (银行答复). */
export const financingAnswered = closingRule("05-financing", {
  name: "financing-answered",
  severity: "error",
  what: "融资难的，报完成时已经放款，或者有银行答复",
  why: "企业的融资申请要么得到资金，要么得到答复，才算有了结果。",
  example: {
    fails: `
      类型: 融资难
      明细:
        放款万元: <<0>>
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      类型: 融资难
      明细:
        放款万元: 0
        银行答复: [{ 日期: 2020-05-12, 机构: 某银行某支行, 结论: 抵押物不足，暂不放款 }]
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check({ 放款万元: loan, 银行答复: answers }, problem, moment) {
    if (problem.type !== "融资难" || !isSound(problem, "放款万元") || !isSound(problem, "银行答复")) return;
    if ((loan ?? 0) > 0 || answers?.length) return;
    const hint =
      "请补上其中一项，例如“放款万元: 300”，或者“银行答复: [{ 日期: 2020-06-20, 机构: 某银行某支行, 结论: 抵押物不足，暂不放款 }]”。";
    if (loan === undefined)
      yield { path: at(), missing: true, lacks: ["放款万元", "银行答复"], message: `${moment}时应写明放款金额，或者银行答复`, hint };
    else yield { path: at("放款万元"), message: `放款金额是0，${moment}时应写明银行答复`, hint };
  },
});

/** 融资贵: from 报完成 on 整改后年利率 is there, and lower; not lower is a warning where 说明 tells why. */
export const rateLowered = closingRule("05-financing", {
  name: "rate-lowered",
  severity: "error",
  alsoWarns: true,
  what: "融资贵的，报完成时年利率比整改前低；没有降低的，有说明",
  why: "融资成本是否下降，看年利率有没有降低。",
  example: {
    fails: `
      类型: 融资贵
      明细:
        整改前年利率: 9.6
        整改后年利率: <<9.6>>
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      类型: 融资贵
      明细:
        整改前年利率: 9.6
        整改后年利率: 6.2
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check({ 整改前年利率: before, 整改后年利率: after, 说明: explanation }, problem, moment) {
    if (problem.type !== "融资贵") return;
    yield* lacking(problem, [], "整改后年利率", `${moment}时应写明整改后的年利率`, "请补上整改后的年利率，例如“整改后年利率: 6.2”。");
    if (before === undefined || after === undefined || after < before || !isSound(problem, "说明")) return;
    const explained = explanation !== undefined;
    yield {
      path: at("整改后年利率"),
      severity: explained ? "warning" : "error",
      message: `整改后年利率${amountText(after)}%，没有低于整改前的${amountText(before)}%${explained ? "" : "，也没有说明原因"}`,
      hint: explained
        ? "请核对两个利率，例如“整改前年利率: 9.6”“整改后年利率: 6.2”。"
        : "请核对两个利率，例如“整改前年利率: 9.6”“整改后年利率: 6.2”；确实没有降低的，在说明里写明原因，例如“说明: 利率未降，附加费用全部取消”。",
      ...(explained && { unless: "确实没有降低、说明属实的" }),
      related: { path: at("整改前年利率"), message: "整改前年利率在这里" },
    };
  },
});
