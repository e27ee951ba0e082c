// 月度通报 as data: what `report --month` prints, before any wording.
import type { Campaign } from "../model/campaign.ts";
import type { Day, Month } from "../model/day.ts";
import { type Annexes, annexesOf } from "./annexes.ts";
import { progressSaid, type Said, saidOf } from "./clauses.ts";
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
import { type Inspections, inspectionsOf } from "./inspections.ts";
import { requireMonth } from "./month.ts";
import { type NewlyFound, newlyFoundIn, type Rebounded, reboundedIn } from "./newly-found.ts";
import { type NextSteps, nextStepsOf } from "./next-steps.ts";
import { type AspectRow, aspectRows, type HandlingRow, handlingRows, type Overall, overallOf } from "./overall.ts";
import { failedIn, type PlanFacts, planFacts } from "./paper-facts.ts";
import { noteOf, type SettingNote, type Settings, settingsNamed } from "./printed-settings.ts";
import { type Proceedings, proceedingsOf } from "./proceedings.ts";
import { type Reporting, reportingOf } from "./reporting.ts";
import { monthScene } from "./scene.ts";
import { type Shortcomings, shortcomingsOf } from "./shortcomings.ts";
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
  /** 口径 that the paper names: the number, and 工具默认 or 本通报口径. */
  readonly settings: Settings;
  /** Notes about the 口径 that a section (or 附件1) prints. */
  readonly settingNotes: Readonly<Record<"overall" | "units" | "shortcomings" | "unitTable", readonly SettingNote[]>>;
  /** 数据未通过核对, and units of which there is no ledger: by name, in plan order. */
  readonly failed: readonly string[];
  readonly withoutLedger: readonly string[];
  /** Which ledgers could not be read. */
  readonly sight: Sight;
  readonly overall: Overall;
  readonly said: Said;
  readonly proceedings: Proceedings;
  /** `progress`: 已完成整改4件（其中已销号3件），未完成整改2件，逾期1件. */
  readonly aspects: readonly (AspectRow & { readonly progress: string })[];
  readonly handling: readonly (HandlingRow & { readonly progress: string })[];
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
  const proceedings = proceedingsOf(scene);
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
    failed: failedIn(scene),
    withoutLedger: rows.filter(({ withoutLedger }) => withoutLedger).map(({ unit }) => unit),
    sight: scene.sight,
    overall,
    said: saidOf({ overall, proceedings, settings, asOf: scene.asOf, during: `${Number(month.slice(5))}月` }),
    proceedings,
    aspects: aspectRows(scene).map((row) => ({ ...row, progress: progressSaid(row) })),
    handling: handlingRows(scene).map((row) => ({ ...row, progress: progressSaid(row) })),
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
