import type { Plan, Unit } from "./plan.ts";
import { closest } from "./similar.ts";
import { UsageError } from "./usage-error.ts";

/** The unit by its full or short name, as typed on the command line. Throws a UsageError for any other name, with the likeliest and all names. */
export function unitCalled(plan: Plan, written: string): Unit {
  const unit = plan.units.find(({ name, short }) => name === written || short === written);
  if (unit) return unit;
  const meant = closest(
    written,
    plan.units.flatMap(({ name, short }) => [name, short]),
  );
  throw new UsageError(
    `方案中没有名为“${written}”的单位`,
    `${meant ? `是不是“${meant}”？` : ""}单位全称（简称）有：${plan.units.map(({ name, short }) => `${name}（${short}）`).join("、")}`,
  );
}
