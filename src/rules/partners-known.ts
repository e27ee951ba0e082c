import type { ProblemRule } from "../model/rule.ts";
import { unknownUnit } from "../model/unit-names.ts";

/** 配合单位 are units of the plan. */
export const partnersKnown: ProblemRule = {
  name: "partners-known",
  scope: "problem",
  severity: "error",
  what: "配合单位是方案中的单位",
  why: "写错名称，配合的责任就落不到单位。",
  example: {
    fails: `
      配合单位: [<<丙居>>]`,
    passes: `
      配合单位: [丙局]`,
  },
  *check({ partners }, { plan }) {
    for (const [index, name] of (partners ?? []).entries()) {
      const unknown = unknownUnit(plan, name);
      if (unknown) yield { path: ["partners", index], ...unknown };
    }
  },
};
