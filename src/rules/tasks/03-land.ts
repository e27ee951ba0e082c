// 03-land: land occupied before approval, land rented instead of requisitioned (以租代征).
import { amountText, areEqual, exceeds, sumOf } from "../../model/amount.ts";
import { at, closingRule, formRule, isSound, lacking } from "../../model/form-rule.ts";
import { isPresent } from "../../model/ledger.ts";

export * from "./03-land-disposal.ts";

/** 永久基本农田 ≤ 农用地 ≤ 面积; where 农用地 is not given, 永久基本农田 ≤ 面积. */
export const farmlandWithinArea = formRule("03-land", {
  name: "farmland-within-area",
  severity: "error",
  what: "永久基本农田不大于农用地，农用地不大于占用面积",
  why: "永久基本农田是农用地的一部分，农用地是占用面积的一部分。",
  example: {
    fails: `
      明细:
        面积亩: 18.6
        农用地亩: <<20>>
        …`,
    passes: `
      明细:
        面积亩: 18.6
        农用地亩: 12.6
        …`,
  },
  *check(detail, problem) {
    const pairs = [
      ["其中永久基本农田亩", isPresent(problem, at("农用地亩")) ? "农用地亩" : "面积亩"],
      ["农用地亩", "面积亩"],
    ] as const;
    for (const [part, all] of pairs) {
      const smaller = detail[part];
      const larger = detail[all];
      if (smaller === undefined || larger === undefined || !exceeds(smaller, larger)) continue;
      yield {
        path: at(part),
        message: `${part.replace("亩", "")}${amountText(smaller)}亩，大于${all === "面积亩" ? "占用面积" : "农用地"}${amountText(larger)}亩`,
        hint: "请核对各类土地的面积，例如“面积亩: 18.6”“农用地亩: 12.6”“其中永久基本农田亩: 0”。",
        related: { path: at(all), message: `${all === "面积亩" ? "占用面积" : "农用地面积"}在这里` },
      };
    }
  },
});

/** 农用地 + 建设用地 + 未利用地 = 面积 within 0.01, where all three are given. */
export const landPartsSum = formRule("03-land", {
  name: "land-parts-sum",
  severity: "warning",
  what: "各类土地面积合计等于占用面积",
  why: "农用地、建设用地、未利用地合起来就是占用面积（相差0.01亩以内视为相等）。",
  example: {
    fails: `
      明细:
        面积亩: <<18.6>>
        农用地亩: 12.6
        建设用地亩: 5
        未利用地亩: 0
        …`,
    passes: `
      明细:
        面积亩: 18.6
        农用地亩: 12.6
        建设用地亩: 6
        未利用地亩: 0
        …`,
  },
  *check({ 面积亩: area, 农用地亩: farm, 建设用地亩: built, 未利用地亩: unused }) {
    if (area === undefined || farm === undefined || built === undefined || unused === undefined) return;
    const sum = sumOf([farm, built, unused]);
    if (areEqual(sum, area, 0.01)) return;
    yield {
      path: at("面积亩"),
      message: `农用地、建设用地、未利用地合计${amountText(sum)}亩，与占用面积${amountText(area)}亩不一致`,
      hint: "请核对各类土地的面积，例如“面积亩: 18.6”，农用地12.6亩、建设用地6亩、未利用地0亩。",
      related: { path: at("农用地亩"), message: "各类土地面积从这里写起" },
    };
  },
});

/** 年限 ≤ 20: a longer lease has no force beyond 20 years. */
export const leaseWithinTwentyYears = formRule("03-land", {
  name: "lease-within-twenty-years",
  severity: "warning",
  what: "租赁年限不超过20年",
  why: "法律规定租赁期限不得超过20年，超过的部分无效；写得更长的，请核对合同。",
  example: {
    fails: `
      类型: 以租代征
      明细:
        租赁: { 出租方: 某村, 年限: <<30>> }
        …`,
    passes: `
      类型: 以租代征
      明细:
        租赁: { 出租方: 某村, 年限: 20 }
        …`,
  },
  *check({ 租赁: lease }) {
    if (lease?.年限 === undefined || lease.年限 <= 20) return;
    yield {
      path: at("租赁", "年限"),
      message: `租赁年限${amountText(lease.年限)}年，超过20年`,
      hint: "请对照租赁合同核对，例如“年限: 20”。",
      unless: "合同确是这样写的",
    };
  },
});

/** 以租代征: from 报完成 on the lease is ended (解除日期). */
export const leaseEnded = closingRule("03-land", {
  name: "lease-ended",
  severity: "error",
  what: "以租代征的，报完成时写明租赁解除日期",
  why: "租赁关系没有解除，以租代征就没有纠正。",
  example: {
    fails: `
      类型: 以租代征
      明细:
        租赁: { <<出租方>>: 某村, 年限: 20 }
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      类型: 以租代征
      明细:
        租赁: { 出租方: 某村, 年限: 20, 解除日期: 2020-05-15 }
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check(detail, problem, moment) {
    if (problem.type === "以租代征" && detail.租赁)
      yield* lacking(problem, ["租赁"], "解除日期", `${moment}时应写明租赁的解除日期`, "请在租赁里补上，例如“解除日期: 2020-07-10”。");
  },
});

/** From 报完成 on a fine is paid in full (已缴 = 罚款), or the court was asked to enforce it. */
export const fineSettled = closingRule("03-land", {
  name: "fine-settled",
  severity: "error",
  what: "报完成时罚款已缴清，或者已申请强制执行",
  why: "罚款没有缴清又没有申请强制执行，处罚就没有落实。",
  example: {
    fails: `
      明细:
        罚款万元: 12.4
        已缴万元: <<5>>
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      明细:
        罚款万元: 12.4
        已缴万元: 12.4
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check({ 罚款万元: fine, 已缴万元: paid, 强制执行申请日期: enforcedOn }, problem, moment) {
    if (fine === undefined || !isSound(problem, "已缴万元") || !isSound(problem, "强制执行申请日期")) return;
    if (enforcedOn !== undefined || areEqual(paid ?? 0, fine)) return;
    const hint = `缴清的写“已缴万元: ${amountText(fine)}”；没有缴清的，写明向法院申请强制执行的日期，例如“强制执行申请日期: 2020-07-02”。`;
    const related = { path: at("罚款万元"), message: "罚款在这里" };
    if (paid === undefined)
      yield {
        path: at(),
        missing: true,
        lacks: ["已缴万元"],
        message: `罚款${amountText(fine)}万元，${moment}时应写明已缴多少`,
        hint,
        related,
      };
    else
      yield {
        path: at("已缴万元"),
        message: `已缴罚款${amountText(paid)}万元，与罚款${amountText(fine)}万元不一致，也没有申请强制执行`,
        hint,
        related,
      };
  },
});
