import { approversFor } from "../model/bodies.ts";
import type { ProblemRule } from "../model/rule.ts";
import { closest, orRather } from "../model/similar.ts";
import { unitSurelyMeant } from "../model/unit-names.ts";

/** 批准单位 is the office or one of 其他机构; for problems of the office's host only the latter. */
export const approvedByEntitled: ProblemRule = {
  name: "approved-by-entitled",
  scope: "problem",
  severity: "error",
  what: "销号、延期、更正由有权的机构批准",
  why: "销号、延期由办公室批准；办公室设在其承办单位，承办单位自己的问题须由其他机构批准。",
  example: {
    fails: `
      经过:
        - { 日期: 2020-05-13, 事项: 报完成, … }
        - { 日期: 2020-05-15, 事项: 核查, … }
        - { 日期: 2020-05-18, 事项: 销号, 批准单位: <<乙局>>, … }`,
    passes: `
      经过:
        - { 日期: 2020-05-13, 事项: 报完成, … }
        - { 日期: 2020-05-15, 事项: 核查, … }
        - { 日期: 2020-05-18, 事项: 销号, 批准单位: 整治办, … }`,
  },
  *check({ log, unit }, { plan }) {
    if (unit === undefined) return;
    const allowed = approversFor(plan, unit);
    for (const { approver, path } of log) {
      if (approver === undefined || allowed.includes(approver)) continue;
      const guess = closest(approver, allowed);
      const ownHost = approver === plan.office.name;
      yield {
        path: [...path, "approver"],
        message: ownHost
          ? `${plan.office.name}设在${unit}，不能单独批准${unit}自己的问题`
          : `“${approver}”不能作为批准单位${orRather(approver, guess)}`,
        mend: ownHost ? undefined : unitSurelyMeant(plan, approver, allowed),
        hint: allowed.length > 0 ? `批准单位可以是：${allowed.join("、")}。` : "方案没有写明其他机构，请先在方案的“其他机构”中补充。",
      };
    }
  },
};
