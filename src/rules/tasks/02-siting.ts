// 02-siting: unsuitable sites, plans that do not fit together, missing facilities, slow carrying out.
import { amountText, exceeds } from "../../model/amount.ts";
import { at, closingKeyRule, closingRule, formRule, lacking, soundItems } from "../../model/form-rule.ts";

/** 两规衔接不够: the two plans give the land different uses. */
export const plannedUsesDiffer = formRule("02-siting", {
  name: "planned-uses-differ",
  severity: "error",
  what: "两规衔接不够的，两个规划的用途不同",
  why: "两个规划对同一地块的用途一致，就不存在衔接不够的问题。",
  example: {
    fails: `
      类型: 两规衔接不够
      明细:
        城乡规划用途: 工业
        土地规划用途: <<工业>>
        …`,
    passes: `
      类型: 两规衔接不够
      明细:
        城乡规划用途: 工业
        土地规划用途: 农用
        …`,
  },
  *check({ 城乡规划用途: town, 土地规划用途: land }, problem) {
    if (problem.type !== "两规衔接不够" || town === undefined || town !== land) return;
    yield {
      path: at("土地规划用途"),
      message: `类型是“两规衔接不够”，而两个规划的用途都是“${land}”`,
      hint: "请对照两个规划核对用途，例如“城乡规划用途: 工业”“土地规划用途: 农用”；用途确实一致的，请改选其他类型。",
      related: { path: at("城乡规划用途"), message: "城乡规划用途在这里" },
    };
  },
});

/** 冲突面积 ≤ 用地面积. */
export const conflictWithinSite = formRule("02-siting", {
  name: "conflict-within-site",
  severity: "error",
  what: "冲突面积不大于用地面积",
  why: "两个规划不一致的只是项目用地的一部分或全部。",
  example: {
    fails: `
      类型: 两规衔接不够
      明细:
        用地面积亩: 120
        冲突面积亩: <<136.5>>
        …`,
    passes: `
      类型: 两规衔接不够
      明细:
        用地面积亩: 120
        冲突面积亩: 36.5
        …`,
  },
  *check({ 冲突面积亩: conflict, 用地面积亩: site }) {
    if (conflict === undefined || site === undefined || !exceeds(conflict, site)) return;
    yield {
      path: at("冲突面积亩"),
      message: `冲突面积${amountText(conflict)}亩，大于用地面积${amountText(site)}亩`,
      hint: "请核对两个面积，例如“用地面积亩: 120”“冲突面积亩: 36.5”。",
      related: { path: at("用地面积亩"), message: "用地面积在这里" },
    };
  },
});

/** What each 处理方式 must be shown by. */
const proofs = [
  { ways: ["调整城乡规划", "调整土地规划"], key: "批准文号", example: "批准文号: 某政函〔2020〕31号" },
  { ways: ["不调整"], key: "不调整理由", example: "不调整理由: 经论证不影响项目实施" },
  { ways: ["换址"], key: "新址", example: "新址: 纬三路北、经五路东" },
] as const;

/** 选址不科学, 两规衔接不够: from 报完成 on 处理方式 is there, and what it must be shown by. */
export const sitingSettled = closingRule("02-siting", {
  name: "siting-settled",
  severity: "error",
  what: "选址和两规问题报完成时写明处理方式及其凭据",
  why: "调整规划要有批准文号，不调整要有理由，换址要有新址，否则看不出问题是怎样解决的。",
  example: {
    fails: `
      类型: 选址不科学
      明细:
        <<用地面积亩>>: 120
        # 没有填“处理方式”
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      类型: 选址不科学
      明细:
        用地面积亩: 120
        处理方式: [换址]
        新址: 纬三路北、经五路东
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check(detail, problem, moment) {
    if (problem.type !== "选址不科学" && problem.type !== "两规衔接不够") return;
    yield* lacking(problem, [], "处理方式", `${moment}时应写明处理方式`, "请补上处理方式，例如“处理方式: [调整土地规划]”。");
    for (const { ways, key, example } of proofs) {
      const way = ways.find((candidate) => detail.处理方式?.includes(candidate));
      if (way) yield* lacking(problem, [], key, `处理方式是“${way}”，${moment}时应写明${key}`, `请补上${key}，例如“${example}”。`);
    }
  },
});

/** 配套不完善: from 报完成 on every facility has its 建成日期. */
export const facilitiesBuilt = closingRule("02-siting", {
  name: "facilities-built",
  severity: "error",
  what: "配套不完善的，报完成时每项配套都有建成日期",
  why: "缺的配套都建成了，问题才算解决。",
  example: {
    fails: `
      类型: 配套不完善
      明细:
        配套: [{ <<种类>>: 道路, 需要日期: 2020-04-30 }]
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      类型: 配套不完善
      明细:
        配套: [{ 种类: 道路, 需要日期: 2020-04-30, 建成日期: 2020-05-15 }]
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check(detail, problem, moment) {
    if (problem.type !== "配套不完善") return;
    for (const [index, { 种类: kind }] of soundItems(detail.配套))
      yield* lacking(
        problem,
        ["配套", index],
        "建成日期",
        `${moment}时应写明${kind ? `配套“${kind}”` : `第${index + 1}项配套`}的建成日期`,
        "请补上建成日期，例如“建成日期: 2020-07-10”。",
      );
  },
});

/** 实施效率不高: from 报完成 on 实施日期 is there. */
export const planCarriedOut = closingKeyRule("02-siting", {
  name: "plan-carried-out",
  severity: "error",
  what: "实施效率不高的，报完成时写明实施日期",
  why: "规划事项实施到位，问题才算解决。",
  example: {
    fails: `
      类型: 实施效率不高
      明细:
        <<规划事项>>: 控制性详细规划修编
        计划日期: 2020-03-31
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      类型: 实施效率不高
      明细:
        规划事项: 控制性详细规划修编
        计划日期: 2020-03-31
        实施日期: 2020-05-15
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  type: "实施效率不高",
  key: "实施日期",
  saying: "规划事项的实施日期",
  hint: "请补上实施日期，例如“实施日期: 2020-07-10”。",
});
