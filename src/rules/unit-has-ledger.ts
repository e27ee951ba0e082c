import type { WorkspaceRule } from "../model/rule.ts";

/** Every unit of the plan has a ledger; one that has none counts as having no problems, and is reported. */
export const unitHasLedger: WorkspaceRule = {
  name: "unit-has-ledger",
  scope: "workspace",
  severity: "warning",
  what: "方案中的每个单位都有台账",
  why: "没有问题的单位也要建台账、零报告。",
  example: {
    fails: `
      # ledgers 文件夹中没有“戊局.yaml”
      # plan.yaml
      单位:
        …
        - <<{ 名称: 戊局, 简称: 戊局, 类别: 区直 }>>`,
    passes: `
      # ledgers 文件夹中已有“戊局.yaml”
      # plan.yaml
      单位:
        …
        - { 名称: 戊局, 简称: 戊局, 类别: 区直 }`,
  },
  *check({ plan, unitsRead, unitsUnread }) {
    for (const [index, unit] of plan.units.entries())
      if (!unitsRead.has(unit.name) && !unitsUnread.has(unit.name))
        yield {
          at: plan,
          path: ["units", index],
          message: `${unit.name}没有可用的台账，统计按0计`,
          hint: `应有文件 ledgers/${unit.short}.yaml；没有问题的单位也要建台账。`,
        };
  },
};
