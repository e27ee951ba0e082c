import { mayVerify, verifiersFor } from "../model/bodies.ts";
import type { ProblemRule } from "../model/rule.ts";
import { closest, orRather } from "../model/similar.ts";
import { unitSurelyMeant } from "../model/unit-names.ts";

/** 核查单位 are bodies the plan names, and never the owner. */
export const verifiedByOthers: ProblemRule = {
  name: "verified-by-others",
  scope: "problem",
  severity: "error",
  what: "核查单位是方案中的其他单位或机构，不是责任单位自己",
  why: "自己整改、自己核查，等于没有核查。",
  example: {
    fails: `
      经过:
        - { 日期: 2020-05-15, 事项: 报完成, … }
        - { 日期: 2020-05-18, 事项: 核查, 核查单位: [<<甲局>>], … }`,
    passes: `
      经过:
        - { 日期: 2020-05-15, 事项: 报完成, … }
        - { 日期: 2020-05-18, 事项: 核查, 核查单位: [丙局], … }`,
  },
  *check({ log, unit }, { plan }) {
    if (unit === undefined) return;
    for (const event of log) {
      if (event.kind !== "核查") continue;
      for (const [index, body] of (event.verifyingUnits ?? []).entries()) {
        if (mayVerify(plan, unit, body)) continue;
        const path = [...event.path, "verifyingUnits", index];
        if (body === unit)
          yield { path, message: "核查单位不能是责任单位自己", hint: `请由其他单位核查，例如“核查单位: [${plan.office.name}]”。` };
        else {
          const allowed = verifiersFor(plan, unit);
          const guess = closest(body, allowed);
          yield {
            path,
            mend: unitSurelyMeant(plan, body, allowed),
            message: `方案中没有“${body}”这个单位或机构${orRather(body, guess)}`,
            hint: `核查单位写全称，可以是方案中的其他单位，以及${[plan.office.name, ...plan.otherBodies, plan.bulletinIssuer].join("、")}。`,
          };
        }
      }
    }
  },
};
