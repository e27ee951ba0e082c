// 单位进展表: each unit's counts as in the bulletin's table of units, and what it owes and has done.
import { dutiesOn } from "../figures/duties.ts";
import { totalsOf } from "../figures/totals.ts";
import { longMonth } from "../model/day.ts";
import type { DutyState, DutyStatus } from "../model/figures.ts";
import { kindsInUse, membersOf, type Unit, zoneKind } from "../model/plan.ts";
import { dutyStateNames, failedNotice } from "../render/status-words.ts";
import type { Cell, Sheet } from "../render/xlsx/book.ts";
import type { ExportScene } from "./export-scene.ts";
import { sheetHead } from "./heads.ts";
import { totalsCells, totalsColumns } from "./overview.ts";
import { figureColumn } from "./text-cells.ts";

const states = Object.keys(dutyStateNames) as DutyState[];

/** In plan order, each kind of units with its subtotal, then all. */
export function unitProgressSheet(scene: ExportScene): Sheet {
  const { plan, asOf, placed, unit: only } = scene;
  const duties = dutiesOn(plan, scene.ledgers, asOf);
  const units = membersOf(plan).filter((unit) => only === undefined || unit === only);
  const rowOf = (kind: string, name: string, of: readonly Unit[], note: string | null): Cell[] => {
    const names = new Set<string | undefined>(of.map((unit) => unit.name));
    const own = duties.filter(({ unit }) => names.has(unit));
    return [
      kind,
      name,
      ...totalsCells(
        totalsOf(
          placed.filter(({ problem }) => names.has(problem.unit)),
          asOf,
          plan.settings.dueSoonDays,
        ),
      ),
      ...dutyCells(own.filter(({ month }) => month !== null)),
      ...dutyCells(own.filter(({ month }) => month === null)),
      of.length === 1 ? missingOf(own) : null,
      note,
    ];
  };
  const rows: Cell[][] = [];
  const sums = new Set<number>();
  for (const category of kindsInUse({ ...plan, units })) {
    const part = units.filter((unit) => unit.category === category);
    for (const unit of part) rows.push(rowOf(category, unit.name, [unit], noteOf(scene, unit)));
    if (only) continue;
    sums.add(rows.length);
    rows.push(rowOf(category, "小计", part, null));
  }
  if (!only) {
    sums.add(rows.length);
    rows.push(rowOf("合计", "合计", units, null));
  }
  return {
    name: "单位进展表",
    ...sheetHead(scene, "单位进展表", ["单位：件、次；月报、其他履职按方案的履职要求"]),
    columns: [
      figureColumn("类别", 6),
      { title: "单位", width: 18 },
      ...totalsColumns.map((column) => ({ ...column, width: 7 })),
      ...states.map((state) => figureColumn(`月报${dutyStateNames[state]}`, 6, { align: "right" })),
      ...states.map((state) => figureColumn(`其他履职${dutyStateNames[state]}`, 6, { align: "right" })),
      { title: "未报事项", width: 24 },
      { title: "备注", width: 14 },
    ],
    rows,
    sums,
    frozenColumns: 2,
  };
}

function dutyCells(duties: readonly DutyStatus[]): Cell[] {
  return states.map((state) => duties.filter((duty) => duty.state === state).length);
}

function missingOf(duties: readonly DutyStatus[]): string | null {
  const missing = duties.filter(({ state }) => state === "missing");
  return missing.length > 0 ? missing.map(({ duty, month }) => (month === null ? duty : `${longMonth(month)}${duty}`)).join("、") : null;
}

function noteOf({ failed, ledgers }: ExportScene, { name, category }: Unit): string | null {
  if (failed.includes(name)) return failedNotice;
  if (ledgers.some((ledger) => ledger.unit === name)) return null;
  return category === zoneKind ? "缺报" : "没有台账";
}
