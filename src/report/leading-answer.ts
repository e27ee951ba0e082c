// The bulletin's first paragraph: how it stands, who is red, what is asked of whom by when. All of it is told again below, with its details.
import type { Day } from "../model/day.ts";
import { type OnlyYear, paperDay, paperMonth } from "../model/paper-day.ts";
import { endSaid } from "./clauses.ts";
import type { NextSteps } from "./next-steps.ts";
import type { Overall, RateChange } from "./overall.ts";

export interface LeadingAnswer {
  /** 截至6月30日，问题133件已完成整改57件，整改率42.9%，比5月底提高36.2个百分点；…… */
  readonly figures: string;
  /** 亮红灯（有逾期问题）的单位5个：…… */
  readonly red: string;
  /** What is asked, at most of four kinds; "" where nothing is. */
  readonly asked: string;
}

/** Names of no more units are told one by one. */
const fewUnits = 4;
const longName = 20;

export function leadingAnswerOf(
  overall: Overall,
  red: readonly string[],
  nextSteps: NextSteps,
  asOf: Day,
  onlyYear: OnlyYear,
): LeadingAnswer {
  return { figures: figuresSaid(overall, asOf, onlyYear), red: redSaid(overall, red), asked: askedSaid(nextSteps, red, onlyYear) };
}

function figuresSaid(
  { total, rectified, closed, overdue, rectificationRate, closureRate, change }: Overall,
  asOf: Day,
  onlyYear: OnlyYear,
): string {
  const moved = ({ direction, points }: RateChange) =>
    direction === "same" ? "持平" : `${direction === "up" ? "提高" : "下降"}${points}个百分点`;
  const since = change === null ? "" : `比${endSaid(change.since, onlyYear)}`;
  const told = (rate: RateChange | undefined) =>
    rate === undefined ? "" : rate.direction === "same" ? `，与${since.slice(1)}持平` : `，${since}${moved(rate)}`;
  const more = change === null ? 0 : overdue - change.overdueBefore;
  const late =
    change === null ? "" : more === 0 ? `，与${since.slice(1)}持平` : `，${since}${more > 0 ? "增加" : "减少"}${Math.abs(more)}件`;
  return [
    `截至${paperDay(asOf, onlyYear)}，台账问题${total}件，${rectified > 0 ? `已完成整改${rectified}件` : "尚无完成整改的"}，整改率${rectificationRate}${told(change?.rectification)}`,
    `${closed > 0 ? `已销号${closed}件` : "尚无销号的"}，销号率${closureRate}${told(change?.closure)}`,
    `${overdue > 0 ? `逾期${overdue}件` : "没有逾期"}${overdue > 0 || more !== 0 ? late : ""}`,
  ].join("；");
}

function redSaid({ overdue }: Overall, red: readonly string[]): string {
  if (red.length > 0) return `亮红灯（有逾期问题）的单位${red.length}个：${red.join("、")}`;
  return overdue > 0 ? "" : "没有单位亮红灯";
}

function askedSaid(
  { overdue, missing, dueNextMonth, nextReport, nextMonth, duties }: NextSteps,
  red: readonly string[],
  onlyYear: OnlyYear,
): string {
  const by = nextReport?.deadline ? `，在${paperDay(nextReport.deadline, onlyYear)}以前报告进展` : "";
  const who = (units: readonly string[]) => (units.length > fewUnits ? `${units.length}个单位` : units.join("、"));
  const late = overdue.map(({ unit }) => unit);
  const unreported = missing.filter(({ action }) => action === "报送");
  const owing = [...new Set(unreported.flatMap(({ who: units }) => units))];
  const kinds = [...new Set(unreported.map(({ duty: name }) => name))];
  const [duty] = duties;
  const parts = [
    late.length > 0 ? `${late.join() === red.join() ? "上述单位" : who(late)}抓紧整改逾期问题${by}` : "",
    owing.length > 0 ? `${who(owing)}立即补报未报的${kinds.join("、")}` : "",
    dueNextMonth.count > 0 ? `${paperMonth(nextMonth, onlyYear)}到期的${dueNextMonth.count}件问题在时限内完成整改` : "",
    duty
      ? `${duty.who.length > longName ? `应${duty.action}${duty.duty}的单位` : duty.who}在${paperDay(duty.by, onlyYear)}以前${duty.action}${duty.duty}`
      : "",
  ];
  return parts.filter((part) => part !== "").join("；");
}
