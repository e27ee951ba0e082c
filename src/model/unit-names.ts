import { type Plan, unitNamed } from "./plan.ts";
import { closest } from "./similar.ts";

/** What to say of a name that is no unit of the plan: the one most likely meant, short names understood. Undefined for one that is. */
export function unknownUnit(plan: Plan, name: string): { readonly message: string; readonly hint: string } | undefined {
  if (unitNamed(plan, name)) return undefined;
  const byShort = plan.units.find(({ short }) => short === name.trim());
  const guess =
    byShort?.name ??
    closest(
      name,
      plan.units.map((unit) => unit.name),
    );
  return {
    message: `方案中没有“${name}”这个单位${guess ? `，是不是“${guess}”` : ""}`,
    hint: guess ? `单位写全称，请改为“${guess}”。` : `单位写全称，可以是：${plan.units.map((unit) => unit.name).join("、")}。`,
  };
}
