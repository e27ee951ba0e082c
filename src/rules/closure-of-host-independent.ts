import { mayVerify } from "../model/bodies.ts";
import { unitNamed } from "../model/plan.ts";
import type { ProblemRule } from "../model/rule.ts";

/**
 * The office sits in one of the units (its host). Judged at 销号 of the host's own problems: since the last 报完成, a review that
 * passed in which another unit of the plan took part.
 */
export const closureOfHostIndependent: ProblemRule = {
  name: "closure-of-host-independent",
  scope: "problem",
  severity: "error",
  what: "承办单位自己的问题，须有其他单位参加核查通过才能销号",
  why: "办公室设在承办单位，由办公室单独核查等于自己核查自己。",
  example: {
    fails: `
      # 乙局.yaml（整治办设在乙局）
      经过:
        - { 日期: 2020-05-13, 事项: 报完成, … }
        - { 日期: 2020-05-15, 事项: 核查, 核查单位: [整治办], … }
        - { 日期: 2020-05-18, 事项: <<销号>>, 批准单位: 督导组, … }`,
    passes: `
      # 乙局.yaml（整治办设在乙局）
      经过:
        - { 日期: 2020-05-13, 事项: 报完成, … }
        - { 日期: 2020-05-15, 事项: 核查, 核查单位: [整治办, 丙局], … }
        - { 日期: 2020-05-18, 事项: 销号, 批准单位: 督导组, … }`,
  },
  *check(problem, context) {
    const { plan } = context;
    const { host } = plan.office;
    if (host === undefined || problem.unit !== host) return;
    const isOther = (body: string) => body !== host && unitNamed(plan, body) !== undefined;
    for (const { event, before, verdict, certain } of context.historyOf(problem).steps) {
      if (event.kind !== "销号" || verdict !== "applied" || !certain) continue;
      const known = before.reviews.every(({ verifyingUnits }) => verifyingUnits?.every((body) => mayVerify(plan, host, body)));
      const independent = before.reviews.some((review) => review.verdict === "通过" && review.verifyingUnits?.some(isOther));
      if (independent || !known) continue;
      const example = plan.units.find(({ name }) => isOther(name));
      yield {
        path: [...event.path, "kind"],
        message: `${problem.unit}是${plan.office.name}的承办单位，其问题没有其他单位参加核查，不能销号`,
        hint: `请由方案中的另一个单位参加核查并通过，再销号，例如“核查单位: [${[plan.office.name, ...(example ? [example.name] : [])].join(", ")}]”。`,
      };
    }
  },
};
