// Rates as integers, in tenths of a percent, so that rates are compared as they are printed (schemas/README.md, "Rates").
import type { Day } from "../model/day.ts";
import type { PeriodFigures, PhaseFigures, Totals } from "../model/figures.ts";
import { isRectified } from "../model/timeliness.ts";
import type { Placed } from "./courses.ts";

/** Tenths of a percent, 0–1000: 667 is 66.7%. Undefined where there is nothing to divide by. */
export type Rate = number | undefined;

/** `part` of `whole`, rounded half up; 100.0% only where `part` is all of it. */
export function rateOf(part: number, whole: number): Rate {
  if (whole === 0) return undefined;
  const tenths = Math.floor((2000 * part + whole) / (2 * whole));
  return part < whole ? Math.min(tenths, 999) : tenths;
}

/** 66.7%; “—” where there is nothing to divide by. */
export function printRate(rate: Rate): string {
  return rate === undefined ? "—" : `${printTenths(rate)}%`;
}

/** Change from `before` to `now` in tenths of 个百分点, of the rates as printed; undefined unless there are two. */
export function pointsBetween(now: Rate, before: Rate): number | undefined {
  return now === undefined || before === undefined ? undefined : now - before;
}

/** 2.3, without a sign, since the sentence says whether it rose or fell. */
export function printPoints(change: number): string {
  return printTenths(Math.abs(change));
}

function printTenths(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** 整改率: 待销号 and 已销号 of all. */
export function rectificationRate({ pendingClosure, closed, total }: Totals): Rate {
  return rateOf(pendingClosure + closed, total);
}

/** 销号率. */
export function closureRate({ closed, total }: Totals): Rate {
  return rateOf(closed, total);
}

/** 到期整改率: of the problems due by `on`, that day included. */
export function dueRectificationRate(placed: readonly Placed[], on: Day): Rate {
  const due = placed.filter(({ standing }) => standing.due !== undefined && standing.due <= on);
  return rateOf(due.filter(({ standing }) => isRectified(standing)).length, due.length);
}

/** 按期完成率 of a period; undefined for one that has not begun. */
export function inTimeRate({ dueOnTime, due, state }: PeriodFigures & { readonly state?: PhaseFigures["state"] }): Rate {
  return rateOf(dueOnTime, state === "upcoming" ? 0 : due);
}
