// How a paper names a list of units: all of a kind by the kind (各园区), most of a kind by the exceptions (除甲外，其余12个单位), else by name.
import { groupBy } from "../model/group-by.ts";
import { isLead, membersOf, type Plan } from "../model/plan.ts";

/** The kind that consists of exactly these units (单位, 园区 …); null where there is none, or there is only one unit. */
export function kindNamed(plan: Plan, names: readonly string[]): string | null {
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ["单位", membersOf(plan).map(({ name }) => name)],
    ...[...groupBy(membersOf(plan), ({ category }) => category)].map(
      ([kind, units]) => [kindWord(kind), units.map(({ name }) => name)] as [string, string[]],
    ),
    [
      "牵头单位",
      membersOf(plan)
        .filter((unit) => isLead(plan, unit))
        .map(({ name }) => name),
    ],
  ];
  if (names.length < 2) return null;
  const named = new Set(names);
  return kinds.find(([, all]) => all.length === names.length && all.every((name) => named.has(name)))?.[0] ?? null;
}

/** 区直 → 区直单位; what is a word for units itself stays: 园区, 县区. */
function kindWord(kind: string): string {
  return /[区县市镇乡街道企业公司学校医院局办门]$/.test(kind) ? kind : `${kind}单位`;
}

/** A list no longer than this names its units. */
const shortList = 5;

/** True where the list is long and holds more than half of all, so that the paper names the others instead. */
export function isMost(names: readonly string[], all: number): boolean {
  return names.length > shortList && names.length * 2 > all;
}

export function inPlanOrder(plan: Plan, names: readonly string[]): string {
  return membersOf(plan)
    .flatMap(({ name }) => (names.includes(name) ? [name] : []))
    .join("、");
}
