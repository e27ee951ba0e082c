// The figures of `ledger status` (schemas/README.md, "Totals" and "Periods") with the names that officials use; table and CSV print the same ones.
import { longDay } from "../model/day.ts";
import type { DutyState, PeriodFigures, PhaseFigures, Totals, ZonesBehind } from "../model/figures.ts";

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
