// 09-intermediary: agencies chosen without competition or imposed on firms, and what they charge.
import { amountText, areEqual } from "../../model/amount.ts";
import { creditCodeFault } from "../../model/credit-code.ts";
import { at, closingRule, formRule, lacking } from "../../model/form-rule.ts";

/** 中介机构's 统一社会信用代码: 18 characters with the check character of GB 32100. */
export const agencyCodeSound = formRule("09-intermediary", {
  name: "agency-code-sound",
  severity: "warning",
  what: "中介机构的统一社会信用代码没有写错",
  why: "代码共18位，最后一位由前17位算出（GB 32100），可以查出抄写错误。",
  example: {
    fails: `
      明细:
        中介机构: { 名称: 某公司, 统一社会信用代码: <<"91350100M000100Y44">> }
        …`,
    passes: `
      明细:
        中介机构: { 名称: 某公司, 统一社会信用代码: "91350100M000100Y43" }
        …`,
  },
  *check({ 中介机构: agency }) {
    const code = agency?.统一社会信用代码;
    const fault = code === undefined ? undefined : creditCodeFault(code);
    if (fault === undefined) return;
    yield {
      path: at("中介机构", "统一社会信用代码"),
      message: `中介机构的统一社会信用代码${fault}`,
      hint: '请对照营业执照核对，字母用大写，用引号括起来，例如“统一社会信用代码: "91350100M000100Y43"”。',
    };
  },
});

/** 未引入竞争, 指定中介: from 报完成 on 整改后方式 is there and neither 直接委托 nor 指定. */
export const choiceCompetitive = closingRule("09-intermediary", {
  name: "choice-competitive",
  severity: "error",
  what: "未引入竞争和指定中介的，报完成时不再直接委托或指定",
  why: "整改的目的是引入竞争、由委托人自己选择；整改后仍是直接委托或指定，就没有整改到位。",
  example: {
    fails: `
      类型: 未引入竞争
      明细:
        整改后方式: <<直接委托>>
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      类型: 未引入竞争
      明细:
        整改后方式: 中介库抽取
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check({ 整改后方式: after }, problem, moment) {
    if (problem.type !== "未引入竞争" && problem.type !== "指定中介") return;
    yield* lacking(
      problem,
      [],
      "整改后方式",
      `${moment}时应写明整改后怎样选择中介机构`,
      "请补上整改后方式，例如“整改后方式: 中介库抽取”。",
    );
    if (after !== "直接委托" && after !== "指定") return;
    yield {
      path: at("整改后方式"),
      message: `类型是“${problem.type}”，${moment}时整改后方式仍是“${after}”`,
      hint: "已经改变的，写明现在的方式，例如“整改后方式: 公开招标”或者“整改后方式: 企业自选”；还没有改变的，整改到位后再报完成。",
    };
  },
});

/** 乱收费: from 报完成 on 应退 and 已退 are there, and equal. */
export const overchargeReturned = closingRule("09-intermediary", {
  name: "overcharge-returned",
  severity: "error",
  what: "乱收费的，报完成时应退金额已经退清",
  why: "多收的费用退还了，问题才算解决。",
  example: {
    fails: `
      类型: 乱收费
      明细:
        应退万元: 3.8
        已退万元: <<2>>
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      类型: 乱收费
      明细:
        应退万元: 3.8
        已退万元: 3.8
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check({ 应退万元: due, 已退万元: returned }, problem, moment) {
    if (problem.type !== "乱收费") return;
    yield* lacking(problem, [], "应退万元", `${moment}时应写明应退金额`, "请补上应退金额，例如“应退万元: 3.8”。");
    yield* lacking(problem, [], "已退万元", `${moment}时应写明已退金额`, "请补上已退金额，例如“已退万元: 3.8”。");
    if (due === undefined || returned === undefined || areEqual(due, returned)) return;
    yield {
      path: at("已退万元"),
      message: `已退金额${amountText(returned)}万元，与应退的${amountText(due)}万元不一致`,
      hint: `退清的写“已退万元: ${amountText(due)}”；没有退清的，退清后再报完成。`,
      related: { path: at("应退万元"), message: "应退金额在这里" },
    };
  },
});

/** An agency tied to the department: from 报完成 on the day it was cut loose or withdrew is worth asking for. */
export const agencyIndependent = closingRule("09-intermediary", {
  name: "agency-independent",
  severity: "warning",
  what: "有隶属关系的中介机构，报完成时已经脱钩或者退出",
  why: "隶属关系不断开，指定和垄断容易反弹。",
  example: {
    fails: `
      明细:
        <<主管部门>>: 某局
        隶属关系: 下属
        # 没有填“脱钩或退出日期”
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      明细:
        主管部门: 某局
        隶属关系: 下属
        脱钩或退出日期: 2020-05-15
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check({ 隶属关系: tie }, problem, moment) {
    if (tie !== undefined && tie !== "无隶属")
      yield* lacking(
        problem,
        [],
        "脱钩或退出日期",
        `中介机构的隶属关系是“${tie}”，${moment}时没有写脱钩或退出日期`,
        "已经脱钩或退出的，请补上日期，例如“脱钩或退出日期: 2020-06-15”。",
      );
  },
});
