import type { ProblemRule } from "../model/rule.ts";

/** 需反馈: by the closure a 反馈 is recorded (事事有回音). */
export const feedbackGiven: ProblemRule = {
  name: "feedback-given",
  scope: "problem",
  severity: "warning",
  what: "需要反馈的问题，销号时已有反馈",
  clause: "事事有回音",
  why: "件件有着落，事事有回音：有人等答复的，要有答复。",
  example: {
    fails: `
      需反馈: 是
      经过:
        - { 日期: 2020-05-13, 事项: 报完成, … }
        - { 日期: 2020-05-15, 事项: 核查, … }
        - { 日期: 2020-05-18, 事项: <<销号>>, … }`,
    passes: `
      需反馈: 是
      经过:
        - { 日期: 2020-05-13, 事项: 报完成, … }
        - { 日期: 2020-05-15, 事项: 核查, … }
        - { 日期: 2020-05-15, 事项: 反馈, 对象: 企业, 方式: 电话, 满意度: 满意 }
        - { 日期: 2020-05-18, 事项: 销号, … }`,
  },
  *check(problem, context) {
    if (problem.needsFeedback !== "是" || problem.log.some(({ kind }) => kind === "反馈" || kind === undefined)) return;
    const closure = context
      .historyOf(problem)
      .steps.find((step) => step.event.kind === "销号" && step.verdict === "applied" && step.certain);
    if (!closure) return;
    yield {
      path: [...closure.event.path, "kind"],
      message: "问题需要反馈，销号时还没有反馈记录",
      hint: "请向企业或反映人反馈后记一条，例如“{ 日期: …, 事项: 反馈, 对象: 企业, 方式: 电话, 满意度: 满意 }”，不写反映人姓名。",
      related: { path: ["needsFeedback"], message: "“需反馈”在这里" },
    };
  },
};
