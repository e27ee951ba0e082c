import type { Campaign } from "./campaign.ts";
import { membersOf, type Plan, type Unit } from "./plan.ts";
import { closest } from "./similar.ts";
import { UsageError } from "./usage-error.ts";

/** One of the plan's own units, by its full or short name, as typed on the command line. Throws a UsageError for any other name, with the likeliest and all names. */
export function unitCalled(plan: Plan, written: string): Unit {
  return called(plan.units, written, "方案中没有");
}

/** Whose figures are asked for. */
export interface MemberAsked extends Unit {
  /** A unit of that zone, by its full name; undefined: all of them. */
  readonly subunit?: string;
}

/** The same, or a zone; `某区/某局`, names or short names: a unit of a zone, as its package names it. */
export function memberCalled({ plan, ledgers }: Pick<Campaign, "plan" | "ledgers">, written: string): MemberAsked {
  const members = membersOf(plan);
  const slash = written.indexOf("/");
  if (slash < 0 || plan.zones.length === 0) return called(members, written, "方案中没有");
  const zone = called(members, written.slice(0, slash), "方案中没有");
  const reported = ledgers.find(({ unit }) => unit === zone.name)?.reported;
  if (!reported) throw new UsageError(`${zone.name}没有上报包，不知道它有哪些单位`, `整个下级写“--unit ${zone.short}”。`);
  return { ...zone, subunit: called(reported.units, written.slice(slash + 1), `${zone.name}的上报包中没有`).name };
}

function called(units: readonly Unit[], written: string, nowhere: string): Unit {
  const unit = units.find(({ name, short }) => name === written || short === written);
  if (unit) return unit;
  const meant = closest(
    written,
    units.flatMap(({ name, short }) => [name, short]),
  );
  throw new UsageError(
    `${nowhere}名为“${written}”的单位`,
    `${meant ? `是不是“${meant}”？` : ""}单位全称（简称）有：${units.map(({ name, short }) => `${name}（${short}）`).join("、")}`,
  );
}
