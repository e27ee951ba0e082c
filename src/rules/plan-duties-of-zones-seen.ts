import { groups, submission } from "../model/requirement.ts";
import type { PlanRule } from "../model/rule.ts";

/** What a zone owes can be seen from its packages, and from nothing else. */
export const planDutiesOfZonesSeen: PlanRule = {
  name: "plan-duties-of-zones-seen",
  severity: "warning",
  what: "对下级只要求上报",
  why: "下级报来的是问题的经过，不是它的履职；除了上报，做没做都看不到，会一直算作没有做。",
  example: {
    fails: `
      # plan.yaml
      下级: [{ 名称: 己区, 简称: 己 }]
      履职要求: [{ 事项: <<月报>>, 单位: 下级, 首月: 2020-04, 截止日: 10 }]`,
    passes: `
      # plan.yaml
      下级: [{ 名称: 己区, 简称: 己 }]
      履职要求: [{ 事项: 上报, 单位: 下级, 首月: 2020-04, 截止日: 10 }]`,
  },
  *check({ zones, requirements }) {
    if (zones.length === 0) return;
    const isZone = (name: string) => zones.some((zone) => zone.name === name);
    for (const [at, { duty, units }] of requirements.entries())
      if (duty !== submission && (typeof units === "string" ? units === groups.below : units.some(isZone)))
        yield {
          path: ["requirements", at, "duty"],
          message: `下级的“${duty}”做没做，从上报包看不出来`,
          hint: `对下级可以要求“${submission}”，以收到上报包为准；其他的请在本级另行登记。`,
        };
  },
};
