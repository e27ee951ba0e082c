// 单位进展: which units have finished, which are above or below the whole's rate, which have most left. Facts only, no praise and no blame.

import { printRate, type Rate, rectificationRate } from "../figures/rates.ts";
import { totalsByUnit, totalsOf } from "../figures/totals.ts";
import type { Totals } from "../model/figures.ts";
import { membersOf, zoneKind } from "../model/plan.ts";
import { isMost } from "./naming.ts";
import { type CountRow, rowOf } from "./overall.ts";
import type { Scene } from "./scene.ts";

export interface UnitRow extends CountRow {
  readonly unit: string;
  readonly category: string;
  readonly failed: boolean;
  readonly withoutLedger: boolean;
  /** 缺报: a zone without a package. */
  readonly absent: boolean;
  /** True where its row is empty: its ledger could not be read, or gives another 单位. */
  readonly unread: boolean;
  readonly misnamed: boolean;
}

export interface UnitProgress {
  /** Units whose problems are all 已完成整改, with the number of their problems. */
  readonly allRectified: readonly UnitRow[];
  /** Of these, those whose problems are all 已销号. */
  readonly allClosed: readonly UnitRow[];
  /** 整改率 of the whole, as printed. */
  readonly whole: string;
  /** Among the others, units with at least 比较最少件数 problems whose printed 整改率 is above or below the whole's. */
  readonly faster: readonly UnitRow[];
  readonly slower: readonly UnitRow[];
  /** The three units with most 未完成整改, and those with as many as the third. */
  readonly mostUnrectified: readonly UnitRow[];
  /** Units without any problem. */
  readonly none: readonly string[];
  /** The units with problems, where most units have none. */
  readonly notNone: readonly string[];
}

/** In plan order. */
export function unitRows({ campaign, plan, placed, asOf, sight }: Scene): UnitRow[] {
  const totals = totalsByUnit(plan, placed, asOf);
  const read = new Set(campaign.ledgers.map(({ unit }) => unit));
  return membersOf(plan).map(({ name, category }, index) => {
    const { unit, ...counts } = totals[index] as (typeof totals)[number];
    const failed = campaign.failed.includes(name);
    const unread = sight.unread.includes(name);
    const misnamed = sight.misnamed.includes(name);
    const isMissing = !failed && !misnamed && !read.has(name);
    const absent = isMissing && category === zoneKind;
    return { unit, category, ...rowOf(counts), failed, unread, misnamed, withoutLedger: isMissing && !absent, absent };
  });
}

export function unitProgress(scene: Scene): UnitProgress {
  const { plan, placed, asOf } = scene;
  const all = unitRows(scene);
  const rows = all.filter(({ failed, misnamed }) => !failed && !misnamed);
  const whole = rectificationRate(totalsOf(placed, asOf, plan.settings.dueSoonDays));
  const allRectified = rows.filter(({ total, unrectified }) => total > 0 && unrectified === 0);
  const comparable = rows.filter((row) => row.total >= plan.settings.comparisonMinimum && row.unrectified > 0);
  const against = (holds: (own: number, all: number) => boolean) =>
    comparable.filter((row) => isBoth(rectificationRate(row), whole, holds));
  const none = rows.filter(({ total, withoutLedger, absent }) => total === 0 && !withoutLedger && !absent).map(({ unit }) => unit);
  const others = all.filter(({ unit }) => !none.includes(unit));
  return {
    allRectified,
    allClosed: allRectified.filter(({ unresolved }) => unresolved === 0),
    whole: printRate(whole),
    faster: ranked(
      against((own, all) => own > all),
      (a, b) => rate(b) - rate(a),
    ),
    slower: ranked(
      against((own, all) => own < all),
      (a, b) => rate(a) - rate(b),
    ),
    mostUnrectified: topThree(rows),
    none,
    notNone: isMost(none, all.length) && others.every(({ total }) => total > 0) ? others.map(({ unit }) => unit) : [],
  };
}

/** Rates are compared as printed, so that 66.7% is never said to be above 66.7%. */
function isBoth(own: Rate, all: Rate, holds: (own: number, all: number) => boolean): boolean {
  return own !== undefined && all !== undefined && holds(own, all);
}

function rate(totals: Totals): number {
  return rectificationRate(totals) ?? 0;
}

/** Sorting is stable: plan order among equals. */
function ranked(rows: readonly UnitRow[], order: (a: UnitRow, b: UnitRow) => number): UnitRow[] {
  return [...rows].sort(order);
}

function topThree(rows: readonly UnitRow[]): UnitRow[] {
  const most = ranked(
    rows.filter(({ unrectified }) => unrectified > 0),
    (a, b) => b.unrectified - a.unrectified,
  );
  const third = most[2]?.unrectified ?? 0;
  return most.filter(({ unrectified }) => unrectified >= third);
}
