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
import { monthScene, type Scene } from "./scene.ts";
import { type Shortcomings, shortcomingsOf } from "./shortcomings.ts";
import type { Sight } from "./sight.ts";
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
    /** True where the plan had been issued by the month's end: before, nobody could work by it. */
    readonly isIssued: boolean;
    readonly issuer: string;
    readonly bulletinIssuer: string;
    readonly reportsTo: string;
    readonly office: string;
    readonly recipients: readonly string[];
    readonly isSample: boolean;
    readonly hasDepartments: boolean;
    readonly hasParks: boolean;
  };
  /** 口径 that the paper names: the number, and 工具默认 or 本通报口径. */
  readonly settings: Readonly<Record<SettingKey, Setting>>;
  /** Whose the 口径 is that a section (or 附件1) prints: its note. */
  readonly settingNotes: Readonly<Record<"overall" | "units" | "shortcomings" | "unitTable", readonly SettingNote[]>>;
  /** 数据未通过核对, and units of which there is no ledger: by name, in plan order. */
  readonly failed: readonly string[];
  readonly withoutLedger: readonly string[];
  /** What errors hide. */
  readonly sight: Sight;
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

type SettingKey = "dueSoon" | "longOverdue" | "complete" | "decision" | "comparison";

export interface Setting {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly origin: "工具默认" | "本通报口径";
}

/** 临期7天、长期逾期15天 of one origin. */
export interface SettingNote {
  readonly origin: Setting["origin"];
  readonly settings: readonly string[];
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
  const annexes = annexesOf(scene);
  const shortcomings = shortcomingsOf(scene);
  const overall = overallOf(
    scene,
    shortcomings.notReceived.items.map(({ id }) => id),
  );
  const units = unitProgress(scene);
  const rows = annexes.units.groups.flatMap(({ rows }) => rows);
  const settings = settingsNamed(campaign.plan.settings);
  return {
    month,
    asOf: scene.asOf,
    number: number ?? null,
    issuedOn: issuedOn ?? null,
    year: (issuedOn ?? reporting.asOf).slice(0, 4),
    plan: planFacts(scene),
    settings,
    settingNotes: {
      overall: noteOf(settings, { dueSoon: overall.dueSoon, longOverdue: overall.longOverdue }),
      units: noteOf(settings, { comparison: units.faster.length + units.slower.length }),
      shortcomings: noteOf(settings, {
        longOverdue: shortcomings.longOverdue.count,
        complete: shortcomings.incomplete.count,
        decision: shortcomings.undecided.count,
      }),
      unitTable: noteOf(settings, { dueSoon: 1 }),
    },
    failed: [...plan.units.map(({ name }) => name), plan.office.name].filter(
      (name) => campaign.failed.includes(name) || scene.sight.misnamed.includes(name),
    ),
    withoutLedger: rows.filter(({ withoutLedger }) => withoutLedger).map(({ unit }) => unit),
    sight: scene.sight,
    overall,
    proceedings: proceedingsOf(scene),
    aspects: aspectRows(scene),
    handling: handlingRows(scene),
    units,
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

function planFacts({ plan, asOf }: Scene): BulletinData["plan"] {
  const { name, documentNumber, issuer, bulletinIssuer, reportsTo, recipients, isSample } = plan;
  return {
    name,
    documentNumber,
    isIssued: plan.issuedOn <= asOf,
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
  const named = (key: Exclude<keyof Settings, "onSiteRequired">, name: string, unit = "天"): Setting => ({
    name,
    value: settings[key],
    unit,
    origin: settings[key] === defaultSettings[key] ? "工具默认" : "本通报口径",
  });
  return {
    dueSoon: named("dueSoonDays", "临期"),
    longOverdue: named("longOverdueDays", "长期逾期"),
    complete: named("completeWithinDays", "台账填写齐全"),
    decision: named("seriousDecisionDays", "作出追责或不予追责决定"),
    comparison: named("comparisonMinimum", "参加比较的最少件数", "件"),
  };
}

/** `printed`: how often each is; what is not, is not noted. */
function noteOf(settings: BulletinData["settings"], printed: Partial<Record<SettingKey, number>>): SettingNote[] {
  const shown = (Object.keys(printed) as SettingKey[]).filter((key) => printed[key] !== 0).map((key) => settings[key]);
  return (["工具默认", "本通报口径"] as const).flatMap((origin) => {
    const own = shown.filter((setting) => setting.origin === origin).map(({ name, value, unit }) => `${name}${value}${unit}`);
    return own.length > 0 ? [{ origin, settings: own }] : [];
  });
}
