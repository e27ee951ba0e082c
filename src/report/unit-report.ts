// What a unit's paper needs: that the plan has the unit, and that its ledger can be read.
import { memberNamed, membersOf, type Plan, type Unit, zoneKind } from "../model/plan.ts";
import { unknownUnit } from "../model/unit-names.ts";
import { UsageError } from "../model/usage-error.ts";
import type { Scene } from "./scene.ts";

/** By its full or short name. Throws a UsageError for one that is not in the plan, and for a zone, whose papers are its own to write. */
export function unitOf(plan: Plan, name: string): Unit {
  const found = memberNamed(plan, name) ?? membersOf(plan).find(({ short }) => short === name);
  if (found?.category === zoneKind)
    throw new UsageError(`${found.name}是下级，它的月报、专题报告由它自己出`, "本级要看它的数、向它催办，可以用：", [
      `ledger status --unit ${found.short}`,
      "ledger notice",
    ]);
  if (found) return found;
  const { message, hint } = unknownUnit(plan, name) ?? { message: `方案中没有“${name}”这个单位`, hint: "" };
  throw new UsageError(message, hint.replace("单位写全称", "写全称或简称均可"));
}

/** Throws a UsageError where the unit has no readable ledger: an empty report would be false. */
export function requireLedger({ sight, ledgers }: Scene, { name, short }: Unit): void {
  const file = `ledgers/${short}.yaml`;
  if (sight.unread.includes(name))
    throw new UsageError(`${name}的台账未能读取，不能出报告`, `请先改正 ${file}，再核对：`, ["ledger check"]);
  if (sight.misnamed.includes(name))
    throw new UsageError(`${file} 所填单位不是${name}，不能出报告`, `请把“单位”改为“${name}”，再核对：`, ["ledger check"]);
  if (ledgers.length === 0) throw new UsageError(`没有${name}的台账，不能出报告`, `台账的文件名是 ${file}；没有问题的也要建立台账。`);
}
