// 月度通报 as data: what `report --month` prints, before any wording.

import type { Campaign } from "../model/campaign.ts";
import type { Day, Month } from "../model/day.ts";
import { onlyYearOf, paperMonth } from "../model/paper-day.ts";
import {
  type AchievementRow,
  type AchievementWords,
  achievementWords,
  type Highlight,
  highlightsIn,
  pairsOf,
} from "./achievement-words.ts";
import { type Annexes, annexesOf, beyondRows, campaignEndOf, type DueRow } from "./annexes.ts";

import { type Cases, casesOf } from "./cases.ts";
import { accountabilitySaid, decisionsSaid, extremesSaid, findingsSaid, progressSaid, type Said, saidOf, systemsSaid } from "./clauses.ts";
import {
  type Accountability,
  accountabilityOf,
  type Feedback,
  feedbackOf,
  type Publicity,
  publicityOf,
  type Systems,
  systemsOf,
} from "./conduct.ts";
import { type HelpWanted, helpWantedIn } from "./coordination.ts";
import { heavySaid } from "./heavy-said.ts";
import { type Inspections, inspectionsOf } from "./inspections.ts";
import { type LeadingAnswer, leadingAnswerOf } from "./leading-answer.ts";
import { runSaid } from "./missed-runs.ts";
import { requireMonth } from "./month.ts";
import { type NewlyFound, newlyFoundIn, type Rebounded, reboundedIn } from "./newly-found.ts";
import { type NextSteps, nextStepsOf } from "./next-steps.ts";
import { type AspectRow, aspectRows, type HandlingRow, handlingRows, type Overall, overallOf } from "./overall.ts";
import { behindIn, failedIn, type PlanFacts, planFacts } from "./paper-facts.ts";
import { type Settings, settingsNamed } from "./printed-settings.ts";
import { type Proceedings, proceedingsOf } from "./proceedings.ts";
import { type Ranking, rankingOf } from "./ranking.ts";
import { type Reporting, reportingOf } from "./reporting.ts";
import { type ReportedRow, reportedRow } from "./reporting-table.ts";
import { type RequirementRow, requirementRows } from "./requirements.ts";
import { eventsInPeriod, monthScene } from "./scene.ts";
import { type Shortcomings, shortcomingsOf } from "./shortcomings.ts";
import { shortcomingsSaid, type ToldFault } from "./shortcomings-said.ts";
import { type Tracking, trackingOf } from "./tracking.ts";
import { type UnitProgress, unitProgress } from "./units.ts";
import type { Sight } from "./unreadable-ledgers.ts";

export interface BulletinOptions {
  readonly month: Month;
  /** The current day in China, or --as-of: decides only whether the month, and R, have come. */
  readonly today: Day;
  /** 发文字号 and 成文日期; blanks to write in without them. */
  readonly number?: string | undefined;
  readonly issuedOn?: Day | undefined;
}

export interface BulletinData {
  readonly month: Month;
  /** D: the month's last day. */
  readonly asOf: Day;
  readonly number: string | null;
  readonly issuedOn: Day | null;
  /** Year of 成文日期, or the one in which the month's reports fall due. */
  readonly year: string;
  readonly plan: PlanFacts;
  readonly settings: Settings;
  /** 数据未通过核对, and units of which there is no ledger: by name, in plan order. */
  readonly failed: readonly string[];
  readonly withoutLedger: readonly string[];
  /** Which ledgers could not be read. */
  readonly sight: Sight;
  /** See `Facts.behind`. */
  readonly behind: readonly string[];
  readonly answer: LeadingAnswer;
  readonly overall: Overall;
  readonly said: Said & Readonly<Record<"accountability" | "decisions" | "discipline" | "systems" | "inspections" | "heavy", string>>;
  readonly proceedings: Proceedings;
  /** `progress`: 已完成整改4件（其中已销号3件），未完成整改2件，逾期1件. */
  readonly aspects: readonly (AspectRow & { readonly progress: string })[];
  /** 整改率最高的是……；未完成整改最多的是……; "" with less than two aspects that have problems. */
  readonly aspectsSaid: string;
  /** 回访 in the month. */
  readonly visits: number;
  readonly handling: readonly (HandlingRow & { readonly progress: string })[];
  readonly units: UnitProgress;
  readonly ranking: Ranking;
  readonly reporting: Reporting;
  /** 报送情况: the rows of earlier months and other duties, and the runs of missed reports in words. */
  readonly duties: { readonly rows: readonly ReportedRow[]; readonly runs: readonly string[] };
  readonly found: NewlyFound;
  readonly rebounded: Rebounded;
  readonly inspections: Inspections;
  readonly accountability: Accountability;
  readonly systems: Systems;
  readonly feedback: Feedback;
  readonly publicity: Publicity;
  readonly shortcomings: Shortcomings;
  readonly nextSteps: NextSteps;
  /** 存在问题 in words; none where there is nothing. */
  readonly faults: readonly ToldFault[];
  /** 下步要求, row by row. */
  readonly requirements: readonly RequirementRow[];
  readonly achievements: AchievementWords;
  /** The same two by two, for a table; none where they are few. */
  readonly achievementPairs: readonly (readonly AchievementRow[])[];
  /** 重点 of the plan. */
  readonly highlights: readonly Highlight[];
  readonly cases: Cases;
  /** 需协调事项; none before R. */
  readonly helpWanted: readonly HelpWanted[];
  readonly tracking: Tracking;
  /** 未完成整改, with a deadline after the campaign's last day. */
  readonly beyond: readonly DueRow[];
  readonly campaignEnd: Day | null;
  readonly annexes: Annexes;
}

/**
 * Everything the bulletin of the month says, as of the month's last day D; 报送情况 as of R, the deadline of its 月报.
 * Pure: later events change nothing. Throws a UsageError for a month outside the campaign or not over on `today`.
 */
export function bulletinOf(campaign: Campaign, { month, today, number, issuedOn }: BulletinOptions): BulletinData {
  const { plan } = campaign;
  requireMonth(plan, month, today);
  const scene = monthScene(campaign, month);
  const reporting = reportingOf(scene, today);
  const tracking = trackingOf(scene, reporting.isOver);
  const ranking = rankingOf(scene);
  const annexes = annexesOf(scene, { ranking: ranking.ranked.length + ranking.apart.length, tracking: tracking.rows.length });
  const shortcomings = shortcomingsOf(scene);
  const overall = overallOf(
    scene,
    shortcomings.notReceived.items.map(({ id }) => id),
  );
  const proceedings = proceedingsOf(scene);
  const units = unitProgress(scene);
  const rows = annexes.units.groups.flatMap(({ rows }) => rows);
  const withoutLedger = rows.filter((row) => row.withoutLedger).map(({ unit }) => unit);
  const failed = failedIn(scene);
  const accountability = accountabilityOf(scene);
  const systems = systemsOf(scene);
  const handling = handlingRows(scene);
  const achievements = achievementWords(scene);
  const inspections = inspectionsOf(scene);
  const aspects = aspectRows(scene);
  const nextSteps = nextStepsOf(scene, reporting, shortcomings, annexes.dueNextMonth);
  const settings = settingsNamed(plan.settings);
  return {
    month,
    asOf: scene.asOf,
    number: number ?? null,
    issuedOn: issuedOn ?? null,
    year: (issuedOn ?? reporting.asOf).slice(0, 4),
    plan: planFacts(scene),
    settings,
    failed,
    withoutLedger,
    sight: scene.sight,
    behind: behindIn(scene),
    answer: leadingAnswerOf(
      overall,
      shortcomings.overdue.units.map(({ unit }) => unit),
      nextSteps,
      scene.asOf,
      onlyYearOf(plan),
    ),
    overall,
    said: {
      ...saidOf({
        overall,
        proceedings,
        settings,
        asOf: scene.asOf,
        during: paperMonth(month, onlyYearOf(plan)),
        onlyYear: onlyYearOf(plan),
      }),
      accountability: accountabilitySaid(accountability),
      decisions: decisionsSaid(accountability.decisions, onlyYearOf(plan)),
      discipline: decisionsSaid(accountability.discipline, onlyYearOf(plan)),
      systems: systemsSaid(systems),
      heavy: heavySaid(handling),
      inspections: findingsSaid(inspections, scene.asOf, onlyYearOf(plan)),
    },
    proceedings,
    aspects: aspects.map((row) => ({ ...row, progress: progressSaid(row) })),
    aspectsSaid: extremesSaid(aspects),
    handling: handling.map((row) => ({ ...row, progress: progressSaid(row) })),
    visits: eventsInPeriod(scene, "回访").length,
    units,
    ranking,
    reporting,
    duties: {
      rows: [...reporting.earlier, ...reporting.others].map((group) => reportedRow(group, onlyYearOf(plan))),
      runs: reporting.runs.map((run) => runSaid(run, onlyYearOf(plan))),
    },
    found: newlyFoundIn(scene),
    rebounded: reboundedIn(scene),
    inspections,
    accountability,
    systems,
    feedback: feedbackOf(scene),
    publicity: publicityOf(scene),
    shortcomings,
    nextSteps,
    faults: shortcomingsSaid({
      shortcomings,
      missing: nextSteps.missing,
      runs: nextSteps.runs,
      baseline: overall.baseline,
      failed,
      withoutLedger,
      settings,
      onlyYear: onlyYearOf(plan),
      annex: annexes.numbers.overdue,
    }),
    requirements: requirementRows({
      nextSteps,
      shortcomings,
      baseline: overall.baseline,
      failed,
      withoutLedger,
      reportsTo: plan.reportsTo,
      onlyYear: onlyYearOf(plan),
      annex: annexes.numbers.dueNextMonth,
    }),
    achievements,
    achievementPairs: pairsOf(achievements),
    highlights: highlightsIn(scene),
    cases: casesOf(scene),
    helpWanted: reporting.isOver ? helpWantedIn(scene) : [],
    tracking,
    beyond: beyondRows(scene),
    campaignEnd: campaignEndOf(plan) ?? null,
    annexes,
  };
}
