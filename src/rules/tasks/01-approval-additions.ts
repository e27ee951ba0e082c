// 01-approval: what is done about conditions and papers that were required without ground (增设事项).
import { closingRule, lacking, soundItems } from "../../model/form-rule.ts";

const isAboutAdditions = (type: string | undefined) => type === "违规增设前置条件" || type === "违规增设申报材料";

/** 违规增设…: from 报完成 on every addition has its 处理. */
export const additionsSettled = closingRule("01-approval", {
  name: "additions-settled",
  severity: "error",
  what: "违规增设的，报完成时每项都有处理结果",
  why: "只有逐项取消、合并、改为告知承诺，或者有依据地保留，才算清理到位。",
  example: {
    fails: `
      类型: 违规增设前置条件
      明细:
        增设事项: [{ <<名称>>: 园区担保函 }]
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      类型: 违规增设前置条件
      明细:
        增设事项: [{ 名称: 园区担保函, 处理: 取消 }]
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check(detail, problem, moment) {
    if (!isAboutAdditions(problem.type)) return;
    for (const [index, item] of soundItems(detail.增设事项)) {
      const name = item.名称 === undefined ? `第${index + 1}项` : `“${item.名称}”`;
      yield* lacking(problem, ["增设事项", index], "处理", `${moment}时应写明增设的${name}怎样处理`, "请补上处理结果，例如“处理: 取消”。");
    }
  },
});

/** 违规增设…: from 报完成 on what is kept (保留) names its ground (依据). */
export const keptAdditionsGrounded = closingRule("01-approval", {
  name: "kept-additions-grounded",
  severity: "error",
  what: "增设事项保留的，写明依据",
  why: "没有法律、法规或上级文件依据的前置条件和材料不能保留。",
  example: {
    fails: `
      类型: 违规增设申报材料
      明细:
        增设事项: [{ <<名称>>: 用水承诺书, 处理: 保留 }]
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
    passes: `
      类型: 违规增设申报材料
      明细:
        增设事项: [{ 名称: 用水承诺书, 处理: 保留, 依据: 省级政务服务事项清单第12项 }]
        …
      经过:
        - { 日期: 2020-05-18, 事项: 报完成, … }`,
  },
  *check(detail, problem, moment) {
    if (!isAboutAdditions(problem.type)) return;
    for (const [index, item] of soundItems(detail.增设事项)) {
      if (item.处理 !== "保留") continue;
      const name = item.名称 === undefined ? `第${index + 1}项增设事项` : `“${item.名称}”`;
      yield* lacking(
        problem,
        ["增设事项", index],
        "依据",
        `${name}拟保留，${moment}时应写明依据`,
        "请补上依据，例如“依据: 省级政务服务事项清单第12项”；没有依据的，处理改为“取消”。",
      );
    }
  },
});
