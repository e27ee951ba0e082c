import { type Plan, unitNamed } from "./plan.ts";
import { closest, orRather, surelyMeant } from "./similar.ts";

/** Full name of the unit that `written` certainly means: it is the unit's short name, or its name with one slip. */
export function unitSurelyMeant(plan: Plan, written: string, names = plan.units.map(({ name }) => name)): string | undefined {
  const byShort = plan.units.find(({ short }) => short === written.trim())?.name;
  return byShort === undefined ? surelyMeant(written, names) : names.find((name) => name === byShort);
}

/** What is wrong with a name that is no unit of the plan, with the unit most likely meant (by full or short name). Undefined for a unit's name. */
export function unknownUnit(
  plan: Plan,
  name: string,
): { readonly message: string; readonly hint: string; readonly mend?: string | undefined } | undefined {
  if (unitNamed(plan, name)) return undefined;
  const byShort = plan.units.find(({ short }) => short === name.trim());
  const guess =
    byShort?.name ??
    closest(
      name,
      plan.units.map((unit) => unit.name),
    );
  return {
    message: `方案中没有“${name}”这个单位${orRather(name, guess)}`,
    mend: unitSurelyMeant(plan, name),
    hint: guess ? `单位写全称，请改为“${guess}”。` : `单位写全称，可以是：${plan.units.map((unit) => unit.name).join("、")}。`,
  };
}
