// 03-land: what became of the land (处置).
import { amountText, exceeds, sumOf } from "../../model/amount.ts";
import type { LandDetail } from "../../model/details.ts";
import { at, closingRule, formRule, isSound, lacking, soundItems } from "../../model/form-rule.ts";

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
    for (const [index, disposal] of soundItems(detail.处置)) {
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
    for (const [index, disposal] of soundItems(detail.处置)) {
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
      message: `处置面积合计${amountText(sum)}亩，少于占用面积${amountText(area)}亩`,
      hint: "请补上其余土地的处置，或者核对面积，例如占用18.6亩的，各次处置可以是6亩和12.6亩。",
      unless: "其余土地确实不用处置的",
      related: { path: at("面积亩"), message: "占用面积在这里" },
    };
  },
});
