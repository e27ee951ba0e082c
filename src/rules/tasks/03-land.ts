// 03-land: land occupied before approval, land rented instead of requisitioned (以租代征).
import { areEqual, exceeds, sumOf, written } from "../../model/amount.ts";
import type { LandDetail } from "../../model/details.ts";
import { at, closingRule, formRule, isSound, itemsOf, lacking } from "../../model/form-rule.ts";
import { isPresent } from "../../model/ledger.ts";

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
        message: `${part.replace("亩", "")}${written(smaller)}亩，大于${all === "面积亩" ? "占用面积" : "农用地"}${written(larger)}亩`,
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
      message: `农用地、建设用地、未利用地合计${written(sum)}亩，与占用面积${written(area)}亩不一致`,
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
      message: `租赁年限${written(lease.年限)}年，超过20年`,
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

/** 补办手续 cannot be for land the plan does not allow (规划符合性 = 不符合). */
export const lateApprovalFitsPlan = formRule("03-land", {
  name: "late-approval-fits-plan",
  severity: "error",
  what: "补办手续的，占地至少部分符合规划",
  why: "不符合土地利用规划的占地不能补办用地手续，只能拆除复垦、退还或没收等。",
  example: {
    fails: `
      明细:
        规划符合性: 不符合
        处置: [{ 方式: [<<补办手续>>], 面积亩: 18.6, 完成日期: 2020-05-15 }]
        …`,
    passes: `
      明细:
        规划符合性: 不符合
        处置: [{ 方式: [拆除复垦], 面积亩: 18.6, 完成日期: 2020-05-15 }]
        …`,
  },
  *check(detail) {
    if (detail.规划符合性 !== "不符合") return;
    for (const [index, disposal] of itemsOf(detail.处置)) {
      const place = disposal.方式?.indexOf("补办手续") ?? -1;
      if (place < 0) continue;
      yield {
        path: at("处置", index, "方式", place),
        message: "规划符合性是“不符合”，不能补办手续",
        hint: "请改为其他处置方式，例如“方式: [拆除复垦]”；规划符合性写错的，请更正。",
        related: { path: at("规划符合性"), message: "规划符合性在这里" },
      };
    }
  },
});

type Disposal = NonNullable<LandDetail["处置"]>[number];

/** 移送 alone settles no land, so it has no area. */
const needsArea = ({ 方式: ways }: Disposal) => ways?.some((way) => way !== "移送") ?? false;

/** From 报完成 on: 处置 ≥ 1; each with 完成日期 and 面积亩; 移送 alone with 文号 instead. */
export const landDisposed = closingRule("03-land", {
  name: "land-disposed",
  severity: "error",
  what: "报完成时写明对占用土地的处置，每次处置有完成日期和面积，移送的有文号",
  why: "占用的土地都处置到位，问题才算解决。",
  example: {
    fails: `
      明细:
        <<占用主体>>: 某公司
        # 没有填“处置”
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      明细:
        占用主体: 某公司
        处置: [{ 方式: [拆除复垦], 面积亩: 18.6, 完成日期: 2020-05-15 }]
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check(detail, problem, moment) {
    const example = "请补上处置，例如“处置: [{ 方式: [拆除复垦], 面积亩: 12.6, 完成日期: 2020-07-20 }]”。";
    yield* lacking(problem, [], "处置", `${moment}时应写明对占用土地的处置`, example);
    if (detail.处置?.length === 0) yield { path: at("处置"), message: `${moment}时应写明对占用土地的处置，现在一条也没有`, hint: example };
    for (const [index, disposal] of itemsOf(detail.处置)) {
      const told = `${moment}时应写明第${index + 1}次处置的`;
      const add = (key: string, shown: string, hint: string) => lacking(problem, ["处置", index], key, `${told}${shown}`, hint);
      if (needsArea(disposal)) yield* add("完成日期", "完成日期", "请补上完成日期，例如“完成日期: 2020-07-20”。");
      if (needsArea(disposal)) yield* add("面积亩", "面积", "请补上处置面积，例如“面积亩: 12.6”。");
      if (disposal.方式?.includes("移送")) yield* add("文号", "移送文号", "请补上移送的文号，例如“文号: 某国土移字〔2020〕2号”。");
    }
  },
});

/** From 报完成 on the areas disposed of together are no less than 面积. */
export const disposalCoversArea = closingRule("03-land", {
  name: "disposal-covers-area",
  severity: "warning",
  what: "报完成时各次处置的面积合计不少于占用面积",
  why: "处置面积比占用面积小，说明还有土地没有处置，或者面积漏写。",
  example: {
    fails: `
      明细:
        面积亩: 18.6
        处置: <<[{ 方式: [拆除复垦], 面积亩: 12.6, 完成日期: 2020-05-15 }]>>
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      明细:
        面积亩: 18.6
        处置: [{ 方式: [拆除复垦], 面积亩: 18.6, 完成日期: 2020-05-15 }]
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check({ 面积亩: area, 处置: disposals }, problem) {
    if (area === undefined || !disposals?.length || !isSound(problem, "处置")) return;
    if (disposals.some((disposal) => disposal.面积亩 === undefined && needsArea(disposal))) return;
    const sum = sumOf(disposals.map((disposal) => disposal.面积亩 ?? 0));
    if (!exceeds(area, sum)) return;
    yield {
      path: at("处置"),
      message: `处置面积合计${written(sum)}亩，少于占用面积${written(area)}亩`,
      hint: "请补上其余土地的处置，或者核对面积，例如占用18.6亩的，各次处置可以是6亩和12.6亩。",
      unless: "其余土地确实不用处置的",
      related: { path: at("面积亩"), message: "占用面积在这里" },
    };
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
    const hint = `缴清的写“已缴万元: ${written(fine)}”；没有缴清的，写明向法院申请强制执行的日期，例如“强制执行申请日期: 2020-07-02”。`;
    const related = { path: at("罚款万元"), message: "罚款在这里" };
    if (paid === undefined)
      yield {
        path: at(),
        missing: true,
        lacks: ["已缴万元"],
        message: `罚款${written(fine)}万元，${moment}时应写明已缴多少`,
        hint,
        related,
      };
    else
      yield {
        path: at("已缴万元"),
        message: `已缴罚款${written(paid)}万元，与罚款${written(fine)}万元不一致，也没有申请强制执行`,
        hint,
        related,
      };
  },
});
