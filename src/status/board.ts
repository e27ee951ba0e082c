// What a board shows of a campaign: the status of a day, against the end of the month before, and month by month.
import { coursesOf } from "../figures/courses.ts";
import { monthPeriod, periodFigures } from "../figures/periods.ts";
import { closureRate, pointsBetween, printPoints, type Rate, rectificationRate } from "../figures/rates.ts";
import type { Campaign } from "../model/campaign.ts";
import { addMonths, type Day, lastDayOf, monthOf } from "../model/day.ts";
import type { DayStatus, HeadlineFigure, ListedItem, RedItem, StatusBoard } from "../model/day-status.ts";
import type { Totals } from "../model/figures.ts";
import { monthsOf } from "../report/month.ts";
import { unfinishedRow } from "../report/unfinished.ts";
import { withoutNumbers } from "../report/without-numbers.ts";
import { type DayAsked, dayStatusOf, monthRow } from "./day-status.ts";

/** The board of the day `asOf`. A `listing` filters what `DayStatus` filters; the headline and the months count everything. */
export function boardOf(campaign: Campaign, asked: DayAsked): StatusBoard {
  const { plan, ledgers } = campaign;
  const { asOf, listing } = asked;
  const courses = coursesOf(plan, ledgers);
  const now = dayStatusOf(campaign, asked, courses);
  const months = monthsOf(plan);
  const last = addMonths(monthOf(asOf), -1);
  const before = months.includes(last) ? dayStatusOf(campaign, { asOf: lastDayOf(last), listing }, courses) : undefined;
  return {
    now,
    before,
    headline: headlineOf(now, before),
    months: months
      .filter((month) => month <= monthOf(asOf))
      .map((month) => monthRow({ month, ...periodFigures(courses, monthPeriod(month), asOf) }, asOf)),
    red: now.overdue.map((item) => redItem(item, asOf)),
    ahead: now.ahead.map((deadline) => ({ ...deadline, title: withoutNumbers(deadline.title) })),
  };
}

function headlineOf(now: DayStatus, before: DayStatus | undefined): HeadlineFigure[] {
  const count = (name: string, key: keyof Totals, direction?: Direction): HeadlineFigure => {
    const value = now.overall.totals[key];
    const change = before && value - before.overall.totals[key];
    return {
      name,
      value: String(value),
      change: change === undefined ? undefined : signed(change),
      unit: "",
      ...judged(change, direction),
    };
  };
  const rate = (name: string, value: string, rateOf: (status: DayStatus) => Rate): HeadlineFigure => {
    const change = before && pointsBetween(rateOf(now), rateOf(before));
    const printed = change === undefined ? undefined : signed(change, printPoints);
    return { name, value, change: printed, unit: "个百分点", ...judged(change, "up") };
  };
  return [
    count("问题总数", "total"),
    count("未销号", "unresolved", "down"),
    count("逾期", "overdue", "down"),
    count("临期", "dueSoon"),
    rate("整改率", now.overall.rectified, ({ overall }) => rectificationRate(overall.totals)),
    rate("销号率", now.overall.closed, ({ overall }) => closureRate(overall.totals)),
    rate("到期整改率", now.dueRectified, ({ dueRectifiedTenths }) => dueRectifiedTenths),
  ];
}

/** Which way is for the better. */
type Direction = "up" | "down";

function judged(change: number | undefined, direction?: Direction): Pick<HeadlineFigure, "isBetter"> {
  return { isBetter: direction === undefined || !change ? undefined : change > 0 === (direction === "up") };
}

function signed(change: number, print: (change: number) => string = (value) => String(Math.abs(value))): string {
  return change === 0 ? "0" : `${change > 0 ? "+" : "−"}${print(change)}`;
}

/** What comes next: the first milestone not done, else the measures; one reported done waits for its review, which is told as the reason. */
function redItem(item: ListedItem, asOf: Day): RedItem {
  const { title, person, reason, measures, nextMilestone } = unfinishedRow(item, asOf);
  const hasNext = nextMilestone !== "—" || item.standing.state !== "open";
  return { item, title, person, reason, next: hasNext ? nextMilestone : measures };
}
