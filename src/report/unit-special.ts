// 专题报告 of one unit as data: what `report --special --unit` prints, on the last day of the phase in which it is owed.

import type { Campaign } from "../model/campaign.ts";
import type { Day } from "../model/day.ts";
import { onlyYearOf } from "../model/paper-day.ts";
import { type AchievementWords, achievementWords } from "./achievement-words.ts";
import { type Ahead, aheadOf } from "./ahead.ts";
import { accountabilitySaid, findingsSaid, progressSaid, type Said, saidOf, systemsSaid } from "./clauses.ts";
import { accountabilityOf, decisionsOn, type OwnDecision, type SystemRow, systemRows, systemsOf } from "./conduct.ts";
import { type FinishedRow, finishedRows } from "./finished.ts";
import { type Inspections, inspectionsOf } from "./inspections.ts";
import { newlyFoundIn } from "./newly-found.ts";
import { type Organisation, organisationOf } from "./organisation.ts";
import { type Overall, overallOf, type TaskRow, taskRows } from "./overall.ts";
import { type Facts, type Filing, factsOf } from "./paper-facts.ts";
import { settingsNamed } from "./printed-settings.ts";
import { proceedingsOf } from "./proceedings.ts";
import { ofUnit, phaseScene, type Scene, soFar } from "./scene.ts";
import { shortcomingsOf } from "./shortcomings.ts";
import { type PhaseWords, phaseWords, specialOccasion } from "./special.ts";
import { requireReasons, type UnfinishedRow, unfinishedRows } from "./unfinished.ts";
import { requireLedger, unitOf } from "./unit-report.ts";

export interface UnitSpecialOptions extends Filing {
  /** Full or short name. */
  readonly unit: string;
  /** The current day in China, or --as-of: decides only which phase is over. */
  readonly today: Day;
}

export interface UnitSpecialData extends Facts {
  readonly unit: string;
  readonly phase: PhaseWords;
  readonly organisation: Organisation;
  readonly overall: Overall;
  readonly said: Said & SpecialSaid;
  /** Tasks of which the unit has problems. */
  readonly tasks: readonly (TaskRow & { readonly progress: string })[];
  readonly found: number;
  readonly foundUndecided: number;
  readonly finished: readonly FinishedRow[];
  readonly unfinished: readonly UnfinishedRow[];
  readonly systems: readonly SystemRow[];
  readonly decisions: readonly OwnDecision[];
  readonly inspections: Inspections;
  readonly achievements: AchievementWords;
  readonly ahead: Ahead;
}

export interface SpecialSaid {
  readonly accountability: string;
  readonly systems: string;
  readonly findings: string;
}

/**
 * Everything the unit's special report says, as of the phase's last day (止); what was done to organise, to hold to account,
 * to inspect and to put in place since the campaign began. Throws a UsageError where none is owed or its phase is not over,
 * where the unit has no ledger that can be read, and where a problem not 已完成整改 lacks 未完成原因, 措施, 时限 or 责任人.
 */
export function unitSpecialOf(campaign: Campaign, options: UnitSpecialOptions): UnitSpecialData {
  const { plan } = campaign;
  const unit = unitOf(plan, options.unit);
  const { phase, deadline } = specialOccasion(plan, unit.name, options.today);
  const scene = ofUnit(phaseScene(campaign, phase), unit.name);
  requireLedger(scene, unit);
  requireReasons(scene);
  const all = soFar(scene);
  const settings = settingsNamed(plan.settings);
  const overall = overallOf(scene, notReceivedIn(scene));
  const found = newlyFoundIn(all);
  const inspections = inspectionsOf(all);
  return {
    ...factsOf(scene, options, deadline ?? phase.to),
    unit: unit.name,
    phase: phaseWords(plan, phase),
    organisation: organisationOf(all, phase),
    overall,
    said: {
      ...saidOf({ overall, proceedings: proceedingsOf(scene), settings, asOf: scene.asOf, during: "本阶段", onlyYear: onlyYearOf(plan) }),
      ...specialSaid(all, inspections),
    },
    tasks: taskRows(scene)
      .filter(({ total }) => total > 0)
      .map((row) => ({ ...row, progress: progressSaid(row) })),
    found: found.count,
    foundUndecided: found.undecided,
    finished: finishedRows(scene),
    unfinished: unfinishedRows(scene),
    systems: systemRows(all),
    decisions: decisionsOn(all),
    inspections,
    achievements: achievementWords(scene),
    ahead: aheadOf(scene),
  };
}

export function specialSaid(all: Scene, inspections: Inspections): SpecialSaid {
  return {
    accountability: accountabilitySaid(accountabilityOf(all)),
    systems: systemsSaid(systemsOf(all)),
    findings: findingsSaid(inspections, all.asOf, onlyYearOf(all.plan)),
  };
}

function notReceivedIn(scene: Scene): string[] {
  return shortcomingsOf(scene).notReceived.items.map(({ id }) => id);
}
