// 报送情况 as a table: the reports of earlier months and the other duties, a row each.
import { type OnlyYear, paperDay, paperMonth } from "../model/paper-day.ts";
import type { DutyGroup } from "./reporting.ts";

export interface ReportedRow {
  readonly what: string;
  /** The deadline; 阶段内 where there is none. */
  readonly by: string;
  readonly owing: number;
  /** Counts with names: all of them where they are few or no word names the units. “—” for none. */
  readonly inTime: string;
  readonly late: string;
  /** Not done, still to be done, or not known. */
  readonly open: string;
}

/** A longer list is only counted where what is left of the units is named. */
const shortList = 5;

export function reportedRow(group: DutyGroup, onlyYear: OnlyYear): ReportedRow {
  const { duty, action, month, phase, deadline, owing, kind, inTime, late, missing, pending, hidden, mostMissing } = group;
  const isCounted = (names: readonly string[]) => kind !== null && (names.length > shortList || names.length === owing);
  const counted = (names: readonly string[], isOnlyCounted: boolean) =>
    names.length === 0 ? "" : `${names.length}个${isOnlyCounted ? "" : `：${names.join("、")}`}`;
  const dated = late.map(({ unit, on }) => `${unit}（${paperDay(on, onlyYear)}）`);
  const parts = [
    missing.length > 0 ? `${deadline === null ? "无记录" : `未${action}`}${counted(missing, mostMissing || missing.length === owing)}` : "",
    pending.length > 0 ? `尚待${action}${counted(pending, isCounted(pending))}` : "",
    hidden.length > 0 ? `待核对${counted(hidden, false)}` : "",
  ];
  return {
    what: `${month === null ? "" : paperMonth(month, onlyYear)}${duty}${phase === null ? "" : `（第${phase}阶段）`}`,
    by: deadline === null ? "阶段内" : paperDay(deadline, onlyYear),
    owing,
    inTime: counted(inTime, isCounted(inTime) && !mostMissing) || "—",
    late: counted(dated, false) || "—",
    open: parts.filter((part) => part !== "").join("；") || "—",
  };
}
