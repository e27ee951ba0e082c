import { type Plan, unitNamed } from "./plan.ts";
import { closest, orRather, surelyMeant } from "./similar.ts";

/** Full name of the unit that `written` certainly means: it is the unit's short name, or its name with one slip. */
export function unitSurelyMeant(plan: Plan, written: string, names = plan.units.map(({ name }) => name)): string | undefined {
  const byShort = plan.units.find(({ short }) => short === written.trim())?.name;
  if (byShort !== undefined) return names.find((name) => name === byShort);
  const meant = surelyMeant(written, names);
  return meant !== undefined && isOfAnotherLevel(written.trim(), meant) ? undefined : meant;
}

/** 县水务局 is no slip for 市水务局: both there are. */
function isOfAnotherLevel(written: string, name: string): boolean {
  const [a, b] = [[...written], [...name]];
  return a.length === b.length && a.some((character, at) => character !== b[at] && levels.has(character) && levels.has(b[at] ?? ""));
}

const levels: ReadonlySet<string> = new Set("省市县区旗州盟乡镇村");

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
