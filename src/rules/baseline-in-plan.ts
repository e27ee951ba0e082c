import type { WorkspaceRule } from "../model/rule.ts";
import { unknownUnit } from "../model/unit-names.ts";

/** 单位 and 任务 of each entry of the earlier list are the plan's; else no ledger could hold the problem. */
export const baselineInPlan: WorkspaceRule = {
  name: "baseline-in-plan",
  scope: "workspace",
  severity: "error",
  what: "清单中的单位、任务都在方案之内",
  why: "清单按单位、任务分解到台账；单位写错一个字，这个问题就没有着落。",
  example: {
    fails: `
      # baseline.yaml
      - { 清单号: L-1, 单位: <<甲居>>, … }`,
    passes: `
      # baseline.yaml
      - { 清单号: L-1, 单位: 甲局, … }`,
  },
  *check({ plan, baseline }) {
    for (const { unit, task, path } of baseline?.entries ?? []) {
      const unknown = unit === undefined ? undefined : unknownUnit(plan, unit);
      if (baseline && unknown) yield { at: baseline, path: [...path, "unit"], root: `unit ${unit}`, ...unknown };
      if (baseline && task !== undefined && !plan.tasks.some(({ number }) => number === task))
        yield {
          at: baseline,
          path: [...path, "task"],
          root: `task ${task}`,
          message: `方案中没有任务${task}`,
          hint: `方案中的任务是：${plan.tasks.map(({ number }) => number).join("、")}。`,
        };
    }
  },
};
