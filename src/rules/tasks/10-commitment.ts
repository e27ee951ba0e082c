// 10-commitment: promises to investors that were empty, or not kept after the leaders changed.
import { amountText, areEqual } from "../../model/amount.ts";
import { longDay } from "../../model/day.ts";
import { at, closingRule, formRule, isSound, lacking } from "../../model/form-rule.ts";

/** 领导变动日期 > 签订日期, where both are given. */
export const leaderChangedAfterSigning = formRule("10-commitment", {
  name: "leader-changed-after-signing",
  severity: "warning",
  what: "领导变动日期晚于签订日期",
  why: "先有承诺，后有变动，才谈得上旧事；变动在签订之前的，多半是日期写错。",
  example: {
    fails: `
      类型: 新官不理旧事
      明细:
        承诺文件: { 形式: 协议, 签订日期: 2016-10-08 }
        领导变动日期: <<2014-04-02>>
        …`,
    passes: `
      类型: 新官不理旧事
      明细:
        承诺文件: { 形式: 协议, 签订日期: 2014-04-02 }
        领导变动日期: 2016-10-08
        …`,
  },
  *check({ 领导变动日期: changed, 承诺文件: paper }) {
    const signed = paper?.签订日期;
    if (changed === undefined || signed === undefined || changed > signed) return;
    yield {
      path: at("领导变动日期"),
      message: `领导变动日期${longDay(changed)}不晚于签订日期${longDay(signed)}`,
      hint: "请核对两个日期，例如“签订日期: 2014-04-02”“领导变动日期: 2016-10-08”。",
      related: { path: at("承诺文件", "签订日期"), message: "签订日期在这里" },
    };
  },
});

/** From 报完成 on 合法性 and 处理方式 are there. */
export const commitmentSettled = closingRule("10-commitment", {
  name: "commitment-settled",
  severity: "error",
  what: "报完成时写明承诺的合法性和处理方式",
  why: "先分清承诺是否合法有效，再决定怎样处理，这是兑现承诺的依据。",
  example: {
    fails: `
      明细:
        <<企业>>: 某公司
        # 没有填“合法性”
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      明细:
        企业: 某公司
        合法性: 合法有效
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check(_detail, problem, moment) {
    yield* lacking(problem, [], "合法性", `${moment}时应写明承诺是否合法有效`, "请补上合法性，例如“合法性: 合法有效”。");
    yield* lacking(problem, [], "处理方式", `${moment}时应写明怎样处理`, "请补上处理方式，例如“处理方式: 足额兑现”。");
  },
});

/** 足额兑现: from 报完成 on 兑现 = 承诺, for money and land, each where promised. */
export const commitmentHonoured = closingRule("10-commitment", {
  name: "commitment-honoured",
  severity: "error",
  what: "足额兑现的，兑现等于承诺",
  why: "承诺多少兑现多少，才叫足额。",
  example: {
    fails: `
      明细:
        承诺万元: 150
        兑现万元: <<120>>
        处理方式: 足额兑现
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      明细:
        承诺万元: 150
        兑现万元: 150
        处理方式: 足额兑现
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check(detail, problem, moment) {
    if (detail.处理方式 !== "足额兑现") return;
    for (const [promisedKey, givenKey, unit] of [
      ["承诺万元", "兑现万元", "万元"],
      ["承诺亩", "兑现亩", "亩"],
    ] as const) {
      const promised = detail[promisedKey];
      const given = detail[givenKey];
      if (promised === undefined) continue;
      const amount = `${amountText(promised)}${unit}`;
      yield* lacking(
        problem,
        [],
        givenKey,
        `承诺${amount}、处理方式是“足额兑现”，${moment}时应写明兑现多少`,
        `请补上“${givenKey}: ${amountText(promised)}”。`,
      );
      if (given === undefined || areEqual(given, promised)) continue;
      yield {
        path: at(givenKey),
        message: `处理方式是“足额兑现”，而兑现${amountText(given)}${unit}，与承诺的${amount}不一致`,
        hint: `足额兑现的写“${givenKey}: ${amountText(promised)}”；只兑现一部分的，处理方式改为“分期兑现”或者“协商变更”。`,
        related: { path: at(promisedKey), message: "承诺数额在这里" },
        needs: [at("处理方式")],
      };
    }
  },
});

/** From 报完成 on 处理方式 fits 合法性: 无效 is not 足额兑现, 合法有效 is not 依法不予. */
export const settlementFitsLegality = closingRule("10-commitment", {
  name: "settlement-fits-legality",
  severity: "error",
  what: "处理方式与承诺的合法性相符",
  why: "无效的承诺不能足额兑现；合法有效的承诺不能不予兑现。",
  example: {
    fails: `
      明细:
        合法性: 无效
        处理方式: <<足额兑现>>
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      明细:
        合法性: 无效
        处理方式: 依法不予
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check({ 合法性: legality, 处理方式: settlement }) {
    const contradicts = (legality === "无效" && settlement === "足额兑现") || (legality === "合法有效" && settlement === "依法不予");
    if (!contradicts) return;
    yield {
      path: at("处理方式"),
      message: `承诺的合法性是“${legality}”，处理方式不能是“${settlement}”`,
      hint:
        legality === "无效"
          ? "请核对两项，无效的承诺可以写“处理方式: 依法不予”或者“处理方式: 协商变更”。"
          : "请核对两项，合法有效的承诺可以写“处理方式: 足额兑现”或者“处理方式: 分期兑现”。",
      related: { path: at("合法性"), message: "合法性在这里" },
    };
  },
});

/** 协商变更: from 报完成 on the new agreement's number (协议文号) is there. */
export const changeAgreed = closingRule("10-commitment", {
  name: "change-agreed",
  severity: "error",
  what: "协商变更的，报完成时写明协议文号",
  why: "变更要双方同意，以签订的协议为准。",
  example: {
    fails: `
      明细:
        <<企业>>: 某公司
        处理方式: 协商变更
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      明细:
        企业: 某公司
        处理方式: 协商变更
        协议文号: 某招商补〔2020〕3号
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check({ 处理方式: settlement }, problem, moment) {
    if (settlement === "协商变更")
      yield* lacking(
        problem,
        [],
        "协议文号",
        `处理方式是“协商变更”，${moment}时应写明协议文号`,
        "请补上协议文号，例如“协议文号: 某招商补〔2020〕3号”。",
      );
  },
});

/** From 报完成 on the firm has confirmed (企业确认日期) or was served the decision (送达日期). */
export const firmInformed = closingRule("10-commitment", {
  name: "firm-informed",
  severity: "error",
  what: "报完成时写明企业确认日期或者送达日期",
  why: "处理结果要让企业知道：企业确认，或者决定送达。",
  example: {
    fails: `
      明细:
        <<企业>>: 某公司
        # 没有填“企业确认日期”
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      明细:
        企业: 某公司
        企业确认日期: 2020-05-16
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check({ 企业确认日期: confirmed, 送达日期: served }, problem, moment) {
    if (confirmed !== undefined || served !== undefined) return;
    if (!isSound(problem, "企业确认日期") || !isSound(problem, "送达日期")) return;
    yield {
      path: at(),
      missing: true,
      lacks: ["企业确认日期", "送达日期"],
      message: `${moment}时应写明企业确认日期，或者送达日期`,
      hint: "请补上其中一项，例如“企业确认日期: 2020-07-06”，或者“送达日期: 2020-07-06”。",
    };
  },
});
