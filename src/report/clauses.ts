// Clauses whose wording depends on counts, so that templates stay short and each wording stands in one place: 均 only for more
// than one, and nothing for a count of 0. Without a full stop at the end; "" where there is nothing to say.
import { type Day, lastDayOf, monthOf } from "../model/day.ts";
import { type OnlyYear, paperDay, paperMonth } from "../model/paper-day.ts";
import type { Accountability, Decision, Systems } from "./conduct.ts";
import type { Inspections } from "./inspections.ts";
import type { CountRow, Overall } from "./overall.ts";
import type { Settings } from "./printed-settings.ts";
import type { Proceedings } from "./proceedings.ts";
import type { KindCount, UnitCount } from "./scene.ts";

/** What a paper calls its period: 6月, 本阶段. */
export type PeriodName = string;

export interface Said {
  /** 台账共有问题5件。已完成整改2件，其中……；未完成整改3件，其中……。未销号的共4件 */
  readonly standing: string;
  /** 整改率40.0%，销号率20.0%，比5月底分别提高…… */
  readonly rates: string;
  /** 逾期1件，其中超过15天的1件；临期（距时限7天以内）1件 */
  readonly overdue: string;
  /** 时限在6月30日及以前的问题4件，…… */
  readonly due: string;
  /** 台账变动情况：期初……期末…… */
  readonly balance: string;
  /** 报完成3件次；核查2件次，均通过 */
  readonly proceedings: string;
  /** 往年清单共12件，均已登记入账 */
  readonly baseline: string;
}

export interface ClauseData {
  readonly overall: Overall;
  readonly proceedings: Proceedings;
  readonly settings: Settings;
  readonly asOf: Day;
  readonly during: PeriodName;
  readonly onlyYear: OnlyYear;
}

export function saidOf({ overall, proceedings, settings, asOf, during, onlyYear }: ClauseData): Said {
  return {
    standing: overall.total === 0 ? "台账中没有问题" : standing(overall),
    rates: overall.total === 0 ? "" : rates(overall, onlyYear),
    overdue: overall.total === 0 ? "" : overdue(overall, settings),
    due: due(overall, asOf, during, onlyYear),
    balance: balance(overall.period, during, onlyYear),
    proceedings: proceedingsSaid(proceedings),
    baseline: baseline(overall.baseline),
  };
}

/** 均 for more than one. */
export function each(count: number): string {
  return count > 1 ? "均" : "";
}

/** 自查3件、审计1件 */
export function tallied(counts: readonly KindCount[], unit = "件"): string {
  return counts.map(({ name, count }) => `${name}${count}${unit}`).join("、");
}

/** 甲局（3件）、乙局（1件） */
export function countedSaid(counts: readonly UnitCount[]): string {
  return counts.map(({ unit, count }) => `${unit}（${count}件）`).join("、");
}

/** The parts of a whole: 其中甲1件、乙2件; 均为甲. */
function partsSaid(parts: readonly KindCount[], unit = "件"): string {
  const [only, ...others] = parts;
  if (!only) return "";
  return others.length > 0 ? `其中${tallied(parts, unit)}` : `${each(only.count)}为${only.name}`;
}

/** How far a part of the ledger is: 已完成整改4件（其中已销号3件），未完成整改2件，逾期1件. */
export function progressSaid(row: CountRow): string {
  const { total, rectified, unrectified, closed } = row;
  const late = row.overdue > 0 ? `，逾期${row.overdue}件` : "";
  if (rectified === 0) return `${each(total)}未完成整改${late}`;
  const done = unrectified === 0 ? `${each(total)}已完成整改` : `已完成整改${rectified}件`;
  const ofThese = closed === rectified ? `（${each(rectified)}已销号）` : closed > 0 ? `（其中已销号${closed}件）` : "";
  return `${done}${ofThese}${unrectified > 0 ? `，未完成整改${unrectified}件` : ""}${late}`;
}

/** 整改率最高的是甲（66.7%），最低的是乙（18.8%）；未完成整改最多的是丙（32件）. Of those with problems; "" for less than two. */
export function extremesSaid(rows: readonly (CountRow & { readonly name: string })[]): string {
  const own = rows.filter(({ total }) => total > 0);
  const most = Math.max(...own.map(({ unrectified }) => unrectified));
  if (own.length < 2 || most === 0) return "";
  const rate = ({ rectificationRate }: CountRow) => Number.parseFloat(rectificationRate);
  const [best, worst] = [Math.max(...own.map(rate)), Math.min(...own.map(rate))];
  const named = (some: readonly { readonly name: string }[]) => some.map(({ name }) => name).join("、");
  const at = (wanted: number) => own.filter((row) => rate(row) === wanted);
  const left = `未完成整改最多的是${named(own.filter(({ unrectified }) => unrectified === most))}（${own.filter(({ unrectified }) => unrectified === most).length > 1 ? "各" : ""}${most}件）`;
  if (best === worst) return left;
  return `整改率最高的是${named(at(best))}（${at(best)[0]?.rectificationRate}），最低的是${named(at(worst))}（${at(worst)[0]?.rectificationRate}）；${left}`;
}

function standing(overall: Overall): string {
  const { total, rectified, unrectified, unresolved, removedSoFar } = overall;
  const done = stateSaid(overall.rectifiedParts, rectified);
  const left = stateSaid(overall.unrectifiedParts, unrectified, overall.open > 0 ? "在" : "");
  const sentences = [
    rectified === 0
      ? `台账共有问题${total}件，${each(total)}未完成整改，${left}`
      : unrectified === 0
        ? `台账共有问题${total}件，${each(total)}已完成整改，${done}`
        : `台账共有问题${total}件。已完成整改${rectified}件，${done}；未完成整改${unrectified}件，${left}`,
    unresolved > 0 ? `未销号的共${unresolved}件` : "",
    removedSoFar > 0 ? `另有${removedSoFar}件因移交或合并移出台账，未计入` : "",
  ];
  return sentences.filter((sentence) => sentence !== "").join("。");
}

function stateSaid(parts: readonly KindCount[], count: number, at = ""): string {
  return parts.length > 1 ? `其中${tallied(parts)}` : `${each(count)}${at}${parts.map(({ name }) => name).join("")}`;
}

/** 5月底, 5月10日. */
export function endSaid(day: Day, onlyYear: OnlyYear): string {
  return day === lastDayOf(monthOf(day)) ? `${paperMonth(monthOf(day), onlyYear)}底` : paperDay(day, onlyYear);
}

function rates({ change, rectificationRate, closureRate }: Overall, onlyYear: OnlyYear): string {
  if (!change) return `整改率${rectificationRate}，销号率${closureRate}`;
  const { rectification, closure } = change;
  const since = endSaid(change.since, onlyYear);
  const moved = ({ direction, points }: typeof closure) =>
    direction === "same" ? `与${since}持平` : `比${since}${direction === "up" ? "提高" : "下降"}${points}个百分点`;
  if (rectification.direction !== closure.direction)
    return `整改率${rectificationRate}，${moved(rectification)}；销号率${closureRate}，${moved(closure)}`;
  const both = `整改率${rectificationRate}，销号率${closureRate}，`;
  if (closure.direction === "same") return `${both}均与${since}持平`;
  const way = closure.direction === "up" ? "提高" : "下降";
  return rectification.points === closure.points
    ? `${both}比${since}均${way}${closure.points}个百分点`
    : `${both}比${since}分别${way}${rectification.points}个、${closure.points}个百分点`;
}

function overdue(overall: Overall, { longOverdue, dueSoon }: Settings): string {
  const long =
    overall.longOverdue === 0
      ? ""
      : overall.longOverdue === overall.overdue
        ? `，${each(overall.overdue)}超过${longOverdue.value}天`
        : `，其中超过${longOverdue.value}天的${overall.longOverdue}件`;
  const parts = [
    overall.overdue === 0 ? "没有逾期问题" : `逾期${overall.overdue}件${long}`,
    overall.dueSoon > 0 ? `临期（距时限${dueSoon.value}天以内）${overall.dueSoon}件` : "",
    overall.noDeadline > 0 ? `整改中尚无时限的${overall.noDeadline}件` : "",
  ];
  const now = parts.filter((part) => part !== "").join("；");
  return overall.closedLate > 0 ? `${now}。已销号的问题中，逾期完成整改的${overall.closedLate}件` : now;
}

function due({ due: all, period }: Overall, asOf: Day, during: PeriodName, onlyYear: OnlyYear): string {
  if (all.due === 0) return "";
  const onTime =
    period.dueOnTime === period.dueDone
      ? `${each(period.dueDone)}按期完成`
      : period.dueOnTime === 0
        ? `${each(period.dueDone)}为逾期完成`
        : `按期完成${period.dueOnTime}件`;
  const doneOf = (count: number, due: number) => (count > 0 ? `已完成整改${count}件` : `${each(due)}尚未完成整改`);
  const inPeriod = period.dueDone > 0 ? `（${onTime}）` : "";
  if (period.due === all.due)
    return `时限在${paperDay(asOf, onlyYear)}及以前的问题${all.due}件，${each(all.due)}为${during}到期，${doneOf(all.done, all.due)}${inPeriod}，到期整改率${all.rate}，按期完成率${period.inTimeRate}`;
  const whole = `时限在${paperDay(asOf, onlyYear)}及以前的问题${all.due}件，${doneOf(all.done, all.due)}，到期整改率${all.rate}`;
  if (period.due === 0) return whole;
  return `${whole}。其中${during}到期${period.due}件，${doneOf(period.dueDone, period.due)}${inPeriod}，按期完成率${period.inTimeRate}`;
}

function balance(period: Overall["period"], during: PeriodName, onlyYear: OnlyYear): string {
  const { moves, noMoves, opening, unresolved } = period;
  const from = paperDay(period.openingOn, onlyYear);
  if (moves.length === 0)
    return `${during}台账没有${noMoves.join("、")}${unresolved > 0 ? `，期初（${from}）、期末未销号均为${unresolved}件` : ""}`;
  const left = (count: number) => (count > 0 ? `未销号${count}件` : "没有未销号问题");
  const none = noMoves.length > 0 ? `没有${noMoves.join("、")}，` : "";
  return `${during}台账变动情况：期初（${from}）${left(opening)}，${tallied(moves)}，${none}期末${left(unresolved)}`;
}

function proceedingsSaid({ completions, reviews, passed, failed, extensionsApproved, extensionsRefused }: Proceedings): string {
  const verdicts =
    failed === 0 ? `${each(reviews)}通过` : passed === 0 ? `${each(reviews)}不通过` : `其中通过${passed}件次、不通过${failed}件次`;
  const parts = [
    completions > 0 ? `报完成${completions}件次` : "",
    reviews > 0 ? `核查${reviews}件次，${verdicts}` : "",
    extensionsApproved > 0 ? `批准延期${extensionsApproved}件次` : "",
    extensionsRefused > 0 ? `驳回延期申请${extensionsRefused}件次` : "",
  ];
  return parts.filter((part) => part !== "").join("；");
}

function baseline(list: Overall["baseline"]): string {
  if (!list || list.entries === 0) return "";
  if (!list.isSound) return `${list.name}未通过核对，登记情况待核对`;
  const { entries, entered, missing, hidden, notReceived } = list;
  const parts = [
    entered > 0 ? `已登记入账${entered}件` : "",
    missing > 0 ? `尚未登记入账${missing}件` : "",
    hidden.count > 0 ? `待核对${hidden.count}件` : "",
  ].filter((part) => part !== "");
  const told =
    entered === entries
      ? `${each(entries)}已登记${notReceived.length === 0 ? "入账" : ""}`
      : missing === entries
        ? `${each(entries)}未登记入账`
        : parts.join("，");
  const astray = notReceived.length > 0 ? `；其中${notReceived.length}件（${notReceived.join("、")}）已移交，接收单位尚未登记入账` : "";
  return `${list.name}所列问题${entries}件，${told}${astray}`;
}

/** 追责3件次，其中批评教育2件次、诫勉1件次；不予追责1件次 */
export function accountabilitySaid({ held, forms, notHeld }: Accountability): string {
  const parts = [
    held > 0 ? `追责${held}件次${forms.length > 0 ? `，${partsSaid(forms, "件次")}` : ""}` : "",
    notHeld > 0 ? `不予追责${notHeld}件次` : "",
  ];
  return parts.filter((part) => part !== "").join("；");
}

/** 约谈1个单位（某局），要求6月22日以前整改；通报批评2次 */
export function decisionsSaid(decisions: readonly Decision[], onlyYear: OnlyYear): string {
  return decisions
    .map(({ kind, times, units, deadline }) => {
      const named = `${units.length}个单位（${units.join("、")}）${times > units.length ? `共${times}次` : ""}`;
      return `${kind}${units.length > 0 ? named : `${times}次`}${deadline === null ? "" : `，要求${paperDay(deadline, onlyYear)}以前整改`}`;
    })
    .join("；");
}

/** 建章立制3项，其中新立1项、修改2项 */
export function systemsSaid({ count, manners }: Systems): string {
  return count === 0 ? "" : `建章立制${count}项，${partsSaid(manners, "项")}`;
}

/** 发现问题3件。截至6月30日，已移交登记入账2件，尚未登记入账1件；登记入账的问题中已销号1件 */
export function findingsSaid({ findings, entered, notEntered, hidden, closed }: Inspections, asOf: Day, onlyYear: OnlyYear): string {
  if (findings === 0) return "没有记载需要移交的问题";
  const parts = [
    entered > 0 ? `已移交登记入账${entered}件` : "",
    notEntered > 0 ? `尚未登记入账${notEntered}件` : "",
    hidden > 0 ? `待核对${hidden}件` : "",
  ].filter((part) => part !== "");
  const state =
    entered === findings ? `${each(findings)}已移交登记入账` : notEntered === findings ? `${each(findings)}尚未登记入账` : parts.join("，");
  return `发现问题${findings}件。截至${paperDay(asOf, onlyYear)}，${state}${closed > 0 ? `；登记入账的问题中已销号${closed}件` : ""}`;
}
