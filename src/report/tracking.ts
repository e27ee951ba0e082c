// 跟踪落实: what has come of the office's 约谈 and 通报批评, of findings handed over, and of matters units asked help with. Of a decision it is told
// what its unit owed on that day (duties not done, problems overdue), and which of it is done by D; nothing is inferred.

import { placedOn } from "../figures/courses.ts";
import { dutiesOn } from "../figures/duties.ts";
import type { Day } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import type { DutyStatus } from "../model/figures.ts";
import { type OnlyYear, onlyYearOf, paperDay, paperMonth } from "../model/paper-day.ts";
import { membersOf } from "../model/plan.ts";
import { monthsOwed } from "../model/requirement.ts";
import { type Standing, stateNames } from "../model/standing.ts";
import { isOverdue, overdueDays } from "../model/timeliness.ts";
import { withoutEnd } from "../model/trimmed.ts";
import { helpWantedIn } from "./coordination.ts";
import { findingsSoFar } from "./inspections.ts";
import { dutyAction, reportingDay } from "./reporting.ts";
import { dutyEventsSoFar, type MonthScene, type Scene } from "./scene.ts";
import { hidesDuties } from "./unreadable-ledgers.ts";
import { withoutNumbers } from "./without-numbers.ts";

export interface TrackedRow {
  readonly on: Day;
  /** 约谈, 通报批评, 明察发现 …, 需协调事项. */
  readonly kind: string;
  readonly unit: string;
  readonly what: string;
  /** 限期, or the deadline in force; null where there is none. */
  readonly deadline: Day | null;
  /** What has come of it by D. */
  readonly outcome: string;
  readonly isDone: boolean;
}

export interface Tracking {
  /** By kind, then by day. What was done before the period began is left out. */
  readonly rows: readonly TrackedRow[];
  readonly open: number;
  /** What was asked for in the reports before and is not asked for again: it is counted, and is not among the rows. */
  readonly dropped: number;
}

export function trackingOf(scene: MonthScene, isReported: boolean): Tracking {
  const help = isReported ? helpRows(scene) : [];
  const rows = [...decisionRows(scene), ...findingRows(scene), ...help.filter(({ isDone }) => !isDone)];
  return {
    rows,
    open: rows.filter(({ isDone }) => !isDone).length,
    dropped: help.filter(({ isDone }) => isDone).length,
  };
}

/** Of each unit of the plan that one is about: those of the period, and those of before of which something was open when it began. */
function decisionRows(scene: Scene): TrackedRow[] {
  const { plan, campaign, period } = scene;
  return dutyEventsSoFar({ ...scene, ledgers: campaign.ledgers })
    .filter(({ ledger, event }) => ledger.isOffice && ["约谈", "通报批评"].includes(event.kind ?? ""))
    .flatMap(({ event, on }) =>
      membersOf(plan)
        .filter(({ name }) => [event.target ?? []].flat().includes(name) && (scene.unit === null || scene.unit === name))
        .flatMap(({ name }): TrackedRow[] => {
          const { said, isOpen } = owedOn(scene, name, on);
          if (on <= period.after && !isOpen && !owedOn({ ...scene, asOf: period.after }, name, on).isOpen) return [];
          const outcome = hidesDuties(scene, name) ? "待核对" : said;
          const { kind = "", facts, deadline = null } = event;
          return [{ on, kind, unit: name, what: plain(facts), deadline, outcome, isDone: !isOpen }];
        }),
    )
    .sort((a, b) => compare(a.on, b.on));
}

/** What the unit owed at the end of the day `on` (duties past their deadline, problems overdue), and how it stands on the scene's day. */
function owedOn(scene: Scene, unit: string, on: Day): { readonly said: string; readonly isOpen: boolean } {
  const { plan, campaign, allCourses, asOf } = scene;
  const ledgers = campaign.ledgers.filter((ledger) => ledger.unit === unit);
  const now = dutiesOn(plan, ledgers, asOf);
  const duties = dutiesOn(plan, ledgers, on).flatMap((one, index) =>
    one.unit === unit && one.state === "missing" ? [{ one, doneOn: now[index]?.on ?? null }] : [],
  );
  const own = allCourses.filter(({ problem }) => problem.unit === unit);
  const late = placedOn(own, on).filter(({ standing }) => standing.state === "open" && isOverdue(standing, on));
  const today = placedOn(own, asOf);
  const problems = late.map(({ problem }) => {
    const standing = today.find((each) => each.problem === problem)?.standing;
    return { isOpen: standing?.state === "open", said: `${problem.id ?? ""}${standing ? standingSaid(standing, asOf) : "已移出"}` };
  });
  const parts = [...duties.map(({ one, doneOn }) => dutySaid(one, doneOn, onlyYearOf(plan))), ...problems.map(({ said }) => said)];
  return {
    said: parts.length > 0 ? parts.join("；") : "当日没有到期未报的事项和逾期问题",
    isOpen: duties.some(({ doneOn }) => doneOn === null) || problems.some(({ isOpen }) => isOpen),
  };
}

function dutySaid({ duty, month }: DutyStatus, doneOn: Day | null, onlyYear: OnlyYear): string {
  const action = dutyAction(duty);
  const name = `${month === null ? "" : paperMonth(month, onlyYear)}${duty}`;
  return doneOn === null ? `${name}仍未${action}` : `${name}已于${paperDay(doneOn, onlyYear)}${action === "报送" ? "补报" : action}`;
}

/** 整改中（逾期3天）, 已完成整改（待销号）, 已销号. */
function standingSaid(standing: Standing, asOf: Day): string {
  const days = overdueDays(standing, asOf);
  if (standing.state === "pending-closure") return "已完成整改（待销号）";
  return `${stateNames[standing.state]}${days > 0 ? `（逾期${days}天）` : ""}`;
}

/** Findings handed over, but for those of 暗访: of the period, or not closed before it began. */
function findingRows(scene: Scene): TrackedRow[] {
  const { period, asOf } = scene;
  return findingsSoFar(scene).flatMap(({ kind, on, finding, problem, isHidden }) => {
    const stood = (day: Day) => (problem ? placedOn(scene.allCourses, day).find((each) => each.problem === problem)?.standing : undefined);
    if (on <= period.after && stood(period.after)?.state === "closed") return [];
    const standing = stood(asOf);
    const isDone = standing?.state === "closed" || (problem !== undefined && standing === undefined);
    const entered = `${problem?.id ?? ""}${standing ? standingSaid(standing, asOf) : "已移出"}`;
    const outcome = problem ? entered : isHidden ? "待核对" : "尚未登记入账";
    const due = standing?.due ?? null;
    return [{ on, kind: `${kind}发现`, unit: finding.unit ?? "", what: plain(finding.facts), deadline: due, outcome, isDone }];
  });
}

/** What was asked for in the reports before, and whether this month's reports ask for it again. */
function helpRows(scene: MonthScene): TrackedRow[] {
  const { plan, campaign, month } = scene;
  const owed = plan.requirements.flatMap((requirement) => monthsOwed(plan, requirement));
  const before = owed
    .filter((one) => one < month)
    .sort()
    .at(-1);
  if (!owed.includes(month) || before === undefined) return [];
  const asked = helpWantedIn(scene);
  const to = reportingDay(plan, month);
  const hasReported = (unit: string) =>
    campaign.ledgers.some((ledger) => ledger.unit === unit && ledger.duties.some((one) => one.month === month && (one.on ?? "9") <= to));
  const name = `${paperMonth(month, onlyYearOf(plan))}的报告`;
  return helpWantedIn({ ...scene, month: before }).map(({ unit, on, text }) => {
    const isRepeated = asked.some((one) => one.unit === unit && one.text === text);
    const isDone = !isRepeated && hasReported(unit);
    const outcome = isRepeated ? `${name}仍然列出` : isDone ? "" : hidesDuties(scene, unit) ? "待核对" : `${name}尚未报送`;
    return { on, kind: "需协调事项", unit, what: text, deadline: null, outcome, isDone };
  });
}

function plain(text: string | undefined): string {
  return withoutEnd(withoutNumbers(text ?? "").trim(), /[。；;，,]/);
}
