// The figures of `ledger status` (schemas/README.md, "Totals" and "Periods") with the names that officials use; table and CSV print the same ones.
import { longDay } from "../model/day.ts";
import type { DayStatus } from "../model/day-status.ts";
import type { DutyState, PeriodFigures, PhaseFigures, Totals, ZonesBehind } from "../model/figures.ts";
import { defaultSettings } from "../model/plan.ts";
import { sampleNotice } from "./paper.ts";

/** In the order in which they are printed. */
export const totalsNames: Record<keyof Totals, string> = {
  total: "问题总数",
  open: "整改中",
  pendingVerification: "待核查",
  pendingClosure: "待销号",
  closed: "已销号",
  unresolved: "未销号",
  unrectified: "未整改完成",
  overdue: "逾期",
  dueSoon: "临期",
  noDeadline: "未定时限",
  closedLate: "逾期整改后销号",
  longTerm: "长期坚持",
};

export const periodNames: Record<keyof PeriodFigures, string> = {
  opening: "期初未销号",
  added: "新增入账",
  newlyFound: "其中新发现",
  rebounded: "反弹",
  closed: "销号",
  removed: "移出",
  unresolved: "期末未销号",
  overdue: "期末逾期",
  due: "应完成",
  dueDone: "其中已整改",
  dueOnTime: "其中按期",
};

export const periodStateNames: Record<PhaseFigures["state"], string> = {
  upcoming: "未开始",
  current: "进行中",
  ended: "已结束",
};

export const dutyStateNames: Record<DutyState, string> = {
  submitted: "已报",
  late: "迟报",
  missing: "未报",
  pending: "待报",
};

/** 缺报2个：某区、某县; 数据截至：某市2020年5月31日. Empty where every zone has data of the day. */
export function behindSaid({ absent, older }: ZonesBehind): string[] {
  return [
    ...(absent.length > 0 ? [`缺报${absent.length}个：${absent.join("、")}`] : []),
    ...(older.length > 0 ? [`数据截至：${older.map(({ unit, on }) => `${unit}${longDay(on)}`).join("、")}`] : []),
  ];
}

export const failedNotice = "数据未通过核对";

export interface StatusNotice {
  readonly kind: "sample" | "failed" | "behind" | "narrowed";
  readonly text: string;
}

/** What has to be said before any figure: that it is a sample, whose data did not pass or lag, to what the lists were cut down. */
export function noticesOf({ isSample, failed, behind, narrowed }: DayStatus): StatusNotice[] {
  return [
    ...(isSample ? [{ kind: "sample" as const, text: sampleNotice }] : []),
    ...(failed.length > 0 ? [{ kind: "failed" as const, text: `${failedNotice}：${failed.join("、")}` }] : []),
    ...behindSaid(behind).map((text) => ({ kind: "behind" as const, text })),
    ...(narrowed.length > 0 ? [{ kind: "narrowed" as const, text: narrowed.join("；") }] : []),
  ];
}

/** 口径: by which rules it was counted. */
export function countingSaid({ settings, hasZones }: DayStatus): string {
  const origin = settings.dueSoonDays === defaultSettings.dueSoonDays ? "工具默认" : "办公室设定";
  return (
    `口径：时限当日不算逾期；距时限${settings.dueSoonDays}天以内（含当日，${origin}）为临期；` +
    "总数不含已移出；整改率、销号率以问题总数为分母" +
    (hasZones ? "；下级的节点不上报，其问题的亮灯只看时限" : "")
  );
}
