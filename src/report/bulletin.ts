// 月度通报 as data: what `report --month` prints, before any wording.
import type { Campaign } from "../model/campaign.ts";
import type { Day, Month } from "../model/day.ts";
import { defaultSettings, type Settings } from "../model/plan.ts";
import { type Annexes, annexesOf } from "./annexes.ts";
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
import { type NewlyFound, newlyFoundIn, type Rebounded, reboundedIn } from "./found.ts";
import { type Inspections, inspectionsOf } from "./inspections.ts";
import { requireMonth } from "./month.ts";
import { type NextSteps, nextStepsOf } from "./next-steps.ts";
import { type AspectRow, aspectRows, type HandlingRow, handlingRows, type Overall, overallOf } from "./overall.ts";
import { type Proceedings, proceedingsOf } from "./proceedings.ts";
import { type Reporting, reportingOf } from "./reporting.ts";
import { type Scene, sceneOf } from "./scene.ts";
import { type Shortcomings, shortcomingsOf } from "./shortcomings.ts";
import { type UnitProgress, unitProgress } from "./units.ts";

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
  readonly plan: {
    readonly name: string;
    readonly documentNumber: string;
    readonly issuer: string;
    readonly bulletinIssuer: string;
    readonly reportsTo: string;
    readonly office: string;
    readonly recipients: readonly string[];
    readonly isSample: boolean;
    readonly hasDepartments: boolean;
    readonly hasParks: boolean;
  };
  /** 口径 that the paper names: the number, and 工具默认 or 方案设定. */
  readonly settings: Readonly<Record<"dueSoon" | "longOverdue" | "complete" | "decision" | "comparison", Setting>>;
  /** 数据未通过核对, and units of which there is no ledger: by name, in plan order. */
  readonly failed: readonly string[];
  readonly withoutLedger: readonly string[];
  readonly overall: Overall;
  readonly proceedings: Proceedings;
  readonly aspects: readonly AspectRow[];
  readonly handling: readonly HandlingRow[];
  readonly units: UnitProgress;
  readonly reporting: Reporting;
  readonly found: NewlyFound;
  readonly rebounded: Rebounded;
  readonly inspections: Inspections;
  readonly accountability: Accountability;
  readonly systems: Systems;
  readonly feedback: Feedback;
  readonly publicity: Publicity;
  readonly shortcomings: Shortcomings;
  readonly nextSteps: NextSteps;
  readonly annexes: Annexes;
}

export interface Setting {
  readonly value: number;
  readonly origin: "工具默认" | "方案设定";
}

/**
 * Everything the bulletin of the month says, as of the month's last day D; 报送情况 as of R, the deadline of its 月报.
 * Pure: later events change nothing. Throws a UsageError for a month outside the campaign or not over on `today`.
 */
export function bulletinOf(campaign: Campaign, { month, today, number, issuedOn }: BulletinOptions): BulletinData {
  requireMonth(campaign.plan, month, today);
  const scene = sceneOf(campaign, month);
  const reporting = reportingOf(scene, today);
  const annexes = annexesOf(scene);
  const shortcomings = shortcomingsOf(scene);
  const rows = annexes.units.groups.flatMap(({ rows }) => rows);
  return {
    month,
    asOf: scene.asOf,
    number: number ?? null,
    issuedOn: issuedOn ?? null,
    year: (issuedOn ?? reporting.asOf).slice(0, 4),
    plan: planFacts(scene),
    settings: settingsNamed(campaign.plan.settings),
    failed: campaign.failed,
    withoutLedger: rows.filter(({ withoutLedger }) => withoutLedger).map(({ unit }) => unit),
    overall: overallOf(scene),
    proceedings: proceedingsOf(scene),
    aspects: aspectRows(scene),
    handling: handlingRows(scene),
    units: unitProgress(scene),
    reporting,
    found: newlyFoundIn(scene),
    rebounded: reboundedIn(scene),
    inspections: inspectionsOf(scene),
    accountability: accountabilityOf(scene),
    systems: systemsOf(scene),
    feedback: feedbackOf(scene),
    publicity: publicityOf(scene),
    shortcomings,
    nextSteps: nextStepsOf(scene, reporting, shortcomings, annexes.dueNextMonth),
    annexes,
  };
}

function planFacts({ plan }: Scene): BulletinData["plan"] {
  const { name, documentNumber, issuer, bulletinIssuer, reportsTo, recipients, isSample } = plan;
  return {
    name,
    documentNumber,
    issuer,
    bulletinIssuer,
    reportsTo,
    office: plan.office.name,
    recipients,
    isSample,
    hasDepartments: plan.units.some(({ category }) => category === "区直"),
    hasParks: plan.units.some(({ category }) => category === "园区"),
  };
}

function settingsNamed(settings: Settings): BulletinData["settings"] {
  const named = (key: Exclude<keyof Settings, "onSiteRequired">): Setting => ({
    value: settings[key],
    origin: settings[key] === defaultSettings[key] ? "工具默认" : "方案设定",
  });
  return {
    dueSoon: named("dueSoonDays"),
    longOverdue: named("longOverdueDays"),
    complete: named("completeWithinDays"),
    decision: named("seriousDecisionDays"),
    comparison: named("comparisonMinimum"),
  };
}
