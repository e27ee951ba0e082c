// 单位月报 as data: what `report --month --unit` prints. From the unit to 受报机关.

import type { Campaign } from "../model/campaign.ts";
import { addMonths, type Day, type Month } from "../model/day.ts";
import { onlyYearOf, paperMonth } from "../model/paper-day.ts";
import { withoutEnd } from "../model/trimmed.ts";
import { type AchievementWords, achievementWords, type Highlight, reportedIn } from "./achievement-words.ts";
import { type Ahead, aheadOf } from "./ahead.ts";
import { type DueRow, dueNextMonthRows } from "./annexes.ts";
import { accountabilitySaid, findingsSaid, type Said, saidOf, tallied } from "./clauses.ts";
import { accountabilityOf, decisionsOn, type OwnDecision, type SystemRow, systemRows } from "./conduct.ts";
import { type Inspections, inspectionsOf } from "./inspections.ts";
import { requireMonth } from "./month.ts";
import { type NewlyFound, newlyFoundIn, type Rebounded, reboundedIn } from "./newly-found.ts";
import { organisingSteps } from "./organisation.ts";
import { type Overall, overallOf } from "./overall.ts";
import { type Facts, type Filing, factsOf } from "./paper-facts.ts";
import { settingsNamed } from "./printed-settings.ts";
import { proceedingsOf } from "./proceedings.ts";
import { type Progress, progressOf } from "./progress.ts";
import { monthlyReport, reportingDay } from "./reporting.ts";
import { type MonthScene, monthScene, ofUnit } from "./scene.ts";
import { shortcomingsOf } from "./shortcomings.ts";
import { type UnfinishedRow, unfinishedRows } from "./unfinished.ts";
import { requireLedger, unitOf } from "./unit-report.ts";
import { withoutNumbers } from "./without-numbers.ts";

export interface UnitMonthlyOptions extends Filing {
  readonly month: Month;
  /** Full or short name. */
  readonly unit: string;
  /** The current day in China, or --as-of: decides whether the month has come, and which 月报 line is known. */
  readonly today: Day;
}

export interface UnitMonthlyData extends Facts {
  readonly month: Month;
  readonly nextMonth: Month;
  readonly unit: string;
  readonly overall: Overall;
  /** `activity`: 报完成2件次；核查1件次，通过；完成节点3个；记载进展1件次. */
  readonly said: Said & { readonly activity: string; readonly accountability: string; readonly findings: string };
  readonly progress: Progress;
  /** 责任书, 清单复核 and the like, by day. */
  readonly steps: readonly string[];
  readonly inspections: Inspections;
  /** 零报告: nothing was entered, happened, was done, inspected or decided. */
  readonly isNone: boolean;
  readonly unfinished: readonly UnfinishedRow[];
  readonly found: NewlyFound;
  readonly rebounded: Rebounded;
  readonly systems: readonly SystemRow[];
  /** 约谈, 通报批评, 问责, 表扬 of this unit, where the office's ledger holds them. */
  readonly decisions: readonly OwnDecision[];
  /** 下月打算 and 需协调事项 of the month's 月报 line. */
  readonly plans: readonly string[];
  readonly needsHelp: readonly string[];
  readonly dueNextMonth: readonly DueRow[];
  readonly achievements: AchievementWords;
  /** 完成情况 as the unit wrote it, of problems whose review passed in the month. */
  readonly reported: readonly Highlight[];
  readonly ahead: Ahead;
}

/**
 * Everything the unit's report of the month says, as of the month's last day; 下月打算 and 需协调事项 from its first 月报
 * line of that month, which is dated after it. Throws a UsageError for a month outside the campaign or not over, for a unit
 * that is not in the plan, and for one without a ledger that can be read.
 */
export function unitMonthlyOf(campaign: Campaign, options: UnitMonthlyOptions): UnitMonthlyData {
  const { plan } = campaign;
  const { month, today } = options;
  requireMonth(plan, month, today, "月报");
  const unit = unitOf(plan, options.unit);
  const scene = ofUnit(monthScene(campaign, month), unit.name);
  requireLedger(scene, unit);
  const notReceived = shortcomingsOf(scene).notReceived.items.map(({ id }) => id);
  const overall = overallOf(scene, notReceived);
  const settings = settingsNamed(plan.settings);
  const accountability = accountabilityOf(scene);
  const facts = factsOf(scene, options, reportingDay(plan, month));
  const during = paperMonth(month, onlyYearOf(plan));
  const said = saidOf({ overall, proceedings: proceedingsOf(scene), settings, asOf: scene.asOf, during, onlyYear: onlyYearOf(plan) });
  const progress = progressOf(scene);
  const steps = organisingSteps(scene);
  const inspections = inspectionsOf(scene);
  const decisions = decisionsOn(scene);
  return {
    ...facts,
    month,
    nextMonth: addMonths(month, 1),
    unit: unit.name,
    overall,
    said: {
      ...said,
      activity: activitySaid(said.proceedings, progress),
      accountability: accountabilitySaid(accountability),
      findings: findingsSaid(inspections, scene.asOf, onlyYearOf(plan)),
    },
    progress,
    steps,
    inspections,
    isNone: progress.isNone && steps.length === 0 && inspections.times === 0 && decisions.length === 0,
    unfinished: unfinishedRows(scene),
    found: newlyFoundIn(scene),
    rebounded: reboundedIn(scene),
    systems: systemRows(scene),
    decisions,
    ...intentions(scene, today),
    dueNextMonth: dueNextMonthRows(scene),
    achievements: achievementWords(scene),
    reported: reportedIn(scene),
    ahead: aheadOf(scene),
  };
}

function activitySaid(proceedings: string, { milestonesDone, notes }: Progress): string {
  const parts = [
    proceedings,
    milestonesDone > 0 ? `完成节点${milestonesDone}个` : "",
    notes.length > 0 ? `记载${tallied(notes, "件次")}` : "",
  ];
  return parts.filter((part) => part !== "").join("；");
}

function intentions({ ledgers, month }: MonthScene, today: Day): Pick<UnitMonthlyData, "plans" | "needsHelp"> {
  const reports = ledgers
    .flatMap(({ duties }) => duties)
    .filter((event) => event.kind === monthlyReport && event.month === month && event.on !== undefined && event.on <= today);
  const first = [...reports].sort((a, b) => ((a.on ?? "") < (b.on ?? "") ? -1 : 1))[0];
  const plain = (texts: readonly string[] | undefined) => (texts ?? []).map((text) => withoutEnd(withoutNumbers(text), /[。；]/));
  return { plans: plain(first?.nextMonth), needsHelp: plain(first?.needsHelp) };
}
