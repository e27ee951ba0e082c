// 附件: tables with one row for each unit or task, with the movements of a period.
import { periodFigures } from "../figures/periods.ts";
import { inTimeRate, printRate } from "../figures/rates.ts";
import { totalsOf } from "../figures/totals.ts";
import type { PeriodFigures } from "../model/figures.ts";
import { memberNamed, taskNumbered } from "../model/plan.ts";
import { unitGroups } from "./annexes.ts";
import { type CountRow, rowOf } from "./overall.ts";
import { ofUnit, type Scene } from "./scene.ts";

/** A line of a table: a unit, a task, a subtotal or the total. */
export interface TableRow extends CountRow {
  /** 序号 of a task, or a name for the line (合计, 任务不明); "" for units. */
  readonly number: string;
  readonly name: string;
  /** 牵头单位 of a task. */
  readonly lead: readonly string[];
  /** 数据未通过核对, 未见台账, or "". */
  readonly note: string;
  /** True where its numbers are unknown, since its ledger could not be read. */
  readonly isUnknown: boolean;
  readonly period: PeriodFigures & { readonly inTimeRate: string };
}

/** Units in plan order with a subtotal a category, problems of unknown units, and the total. */
export function unitTable(scene: Scene): TableRow[] {
  const groups = unitGroups(scene);
  const rows = groups.flatMap(({ category, rows }) => {
    const names = new Set<string | undefined>(rows.map(({ unit }) => unit));
    return [
      ...rows.map((row) => {
        const notes = [row.failed ? "数据未通过核对" : "", row.withoutLedger ? "未见台账" : "", row.absent ? "缺报" : ""].filter(
          (note) => note !== "",
        );
        return { ...rowFor(ofUnit(scene, row.unit), row.unit), note: notes.join("，"), isUnknown: row.unread || row.misnamed };
      }),
      rowFor(
        part(scene, ({ unit }) => names.has(unit)),
        `${category}小计`,
      ),
    ];
  });
  const others = part(scene, ({ unit }) => memberNamed(scene.plan, unit) === undefined);
  return [...rows, ...(others.courses.length > 0 ? [rowFor(others, "单位不明")] : []), rowFor(scene, "合计")];
}

/** Tasks in plan order, problems of unknown tasks, and the total. */
export function taskTable(scene: Scene): TableRow[] {
  const rows = scene.plan.tasks.map(({ number, name, lead }) => ({
    ...rowFor(
      part(scene, ({ task }) => task === number),
      name,
    ),
    number: String(number),
    lead,
  }));
  const others = part(scene, ({ task }) => taskNumbered(scene.plan, task) === undefined);
  const unknown = { ...rowFor(others, ""), number: "任务不明" };
  return [...rows, ...(others.courses.length > 0 ? [unknown] : []), { ...rowFor(scene, ""), number: "合计" }];
}

type UnitAndTask = { readonly unit?: string | undefined; readonly task?: number | undefined };

function part(scene: Scene, holds: (problem: UnitAndTask) => boolean): Scene {
  const isIn = ({ problem }: { readonly problem: UnitAndTask }) => holds(problem);
  return { ...scene, courses: scene.courses.filter(isIn), placed: scene.placed.filter(isIn) };
}

function rowFor({ plan, courses, placed, period, asOf }: Scene, name: string): TableRow {
  const figures = periodFigures(courses, period, asOf);
  return {
    number: "",
    name,
    lead: [],
    note: "",
    isUnknown: false,
    ...rowOf(totalsOf(placed, asOf, plan.settings.dueSoonDays)),
    period: { ...figures, inTimeRate: printRate(inTimeRate(figures)) },
  };
}
