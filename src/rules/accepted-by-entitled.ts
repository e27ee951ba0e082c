import { acceptorsFor, isBodyOf } from "../model/bodies.ts";
import type { ProblemRule } from "../model/rule.ts";
import { closest, orRather } from "../model/similar.ts";
import { unitSurelyMeant } from "../model/unit-names.ts";

/** 单位 of a 验收: those the plan names for the step, where it names any; never the owner alone. */
export const acceptedByEntitled: ProblemRule = {
  name: "accepted-by-entitled",
  scope: "problem",
  severity: "error",
  what: "验收由方案写明的单位办理，不由责任单位自己办理",
  why: "自己整改、自己验收，等于没有验收。每一步由谁办理，在方案“验收”中写明。",
  example: {
    fails: `
      # plan.yaml
      验收: [{ 名称: 市级验收, 单位: [督导组] }]
      # 甲局.yaml
      经过:
        - { 日期: 2020-05-13, 事项: 报完成, … }
        - { 日期: 2020-05-15, 事项: 核查, … }
        - { 日期: 2020-05-18, 事项: 验收, 步骤: 市级验收, 单位: [<<丙局>>], … }`,
    passes: `
      # plan.yaml
      验收: [{ 名称: 市级验收, 单位: [督导组] }]
      # 甲局.yaml
      经过:
        - { 日期: 2020-05-13, 事项: 报完成, … }
        - { 日期: 2020-05-15, 事项: 核查, … }
        - { 日期: 2020-05-18, 事项: 验收, 步骤: 市级验收, 单位: [督导组], … }`,
  },
  *check({ log, unit, wrong }, { plan }) {
    if (unit === undefined) return;
    for (const { kind, step, unit: bodies, path } of log) {
      const planned = plan.acceptance.find(({ name }) => name === step);
      if (kind !== "验收" || !planned || wrong.has([...path, "unit"].join("/"))) continue;
      const allowed = acceptorsFor(plan, unit, planned.name);
      const example = `例如“单位: [${allowed.find((name) => name !== unit) ?? plan.office.name}]”`;
      if (bodies === undefined) {
        if (planned.units)
          yield {
            path,
            missing: true,
            lacks: ["unit"],
            message: `“${planned.name}”缺少“单位”`,
            hint: `方案规定这一步由${planned.units.join("、")}办理，请补填，${example}。`,
          };
        continue;
      }
      if (bodies.length > 0 && bodies.every((name) => name === unit))
        yield { path: [...path, "unit"], message: "验收单位不能只有责任单位自己", hint: `请由其他单位办理，${example}。` };
      for (const [index, name] of bodies.entries()) {
        if (planned.units ? planned.units.includes(name) : isBodyOf(plan, name)) continue;
        yield {
          path: [...path, "unit", index],
          mend: unitSurelyMeant(plan, name, allowed),
          message: planned.units
            ? `“${name}”不是方案规定办理“${planned.name}”的单位${orRather(name, closest(name, allowed))}`
            : `方案中没有“${name}”这个单位或机构${orRather(name, closest(name, allowed))}`,
          hint: planned.units ? `这一步由${planned.units.join("、")}办理。` : "验收单位写全称，可以是方案中的单位和机构。",
        };
      }
    }
  },
};
