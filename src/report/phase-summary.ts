// 阶段总结 as data: what `report --phase` prints, by the office, once the phase is over.

import { dutiesOn } from "../figures/duties.ts";
import type { Campaign } from "../model/campaign.ts";
import { type Day, lastDayOf } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import { onlyYearOf, paperDay } from "../model/paper-day.ts";
import type { Phase } from "../model/plan.ts";
import { withoutEnd } from "../model/trimmed.ts";
import { type AchievementWords, achievementWords } from "./achievement-words.ts";
import { type OverdueRow, overdueRows } from "./annexes.ts";
import { accountabilitySaid, decisionsSaid, findingsSaid, progressSaid, type Said, saidOf, systemsSaid } from "./clauses.ts";
import { commonTypes, type TypeRow, typeRows } from "./common-types.ts";
import {
  accountabilityOf,
  type Feedback,
  feedbackOf,
  type Publicity,
  publicityOf,
  type SystemRow,
  systemRows,
  systemsOf,
} from "./conduct.ts";
import { withoutLedgerIn } from "./consolidated-special.ts";
import { type HelpWanted, helpWantedOver } from "./coordination.ts";
import { type Inspections, inspectionsOf } from "./inspections.ts";
import { type NewlyFound, newlyFoundIn, type Rebounded, reboundedIn } from "./newly-found.ts";
import { dutySaid } from "./organisation.ts";
import { type AspectRow, aspectRows, type Overall, overallOf } from "./overall.ts";
import { type Facts, type Filing, factsOf } from "./paper-facts.ts";
import { settingsNamed } from "./printed-settings.ts";
import { proceedingsOf } from "./proceedings.ts";
import { groupsOf } from "./reporting.ts";
import { countByUnit, dutyEventsInPeriod, phaseScene, type Scene, type UnitCount } from "./scene.ts";
import { type Shortcomings, shortcomingsOf } from "./shortcomings.ts";
import { type PhaseWords, phaseWords, requirePhase } from "./special.ts";
import { type TableRow, taskTable, unitTable } from "./unit-table.ts";
import { type UnitProgress, unitProgress } from "./units.ts";
import { withoutNumbers } from "./without-numbers.ts";

export interface PhaseSummaryOptions extends Filing {
  /** Number of the phase in the plan. */
  readonly phase: number;
  /** The current day in China, or --as-of: decides whether the phase is over, and its duties have fallen due. */
  readonly today: Day;
}

export interface PhaseSummaryData extends Facts {
  readonly phase: PhaseWords;
  readonly withoutLedger: readonly string[];
  readonly overall: Overall;
  readonly said: Said & { readonly accountability: string; readonly decisions: string; readonly discipline: string } & {
    readonly systems: string;
    readonly findings: string;
  };
  readonly aspects: readonly (AspectRow & { readonly progress: string })[];
  readonly units: UnitProgress;
  /** All types, and those of several units. */
  readonly types: readonly TypeRow[];
  readonly commonTypes: readonly TypeRow[];
  readonly found: NewlyFound;
  readonly rebounded: Rebounded;
  readonly inspections: Inspections;
  /** Duties of the phase and monthly reports of its months, as of R. */
  readonly duties: { readonly asOf: Day; readonly isOver: boolean; readonly said: readonly string[] };
  /** 建议: 9月20日甲局向乙局提出建议：…… */
  readonly achievements: AchievementWords;
  readonly advice: readonly string[];
  readonly feedback: Feedback;
  readonly publicity: Publicity;
  readonly systems: readonly SystemRow[];
  readonly systemUnits: number;
  readonly shortcomings: Shortcomings;
  /** 需协调事项 of the reports of the phase's months, as of R. */
  readonly helpWanted: readonly HelpWanted[];
  readonly helpUnits: readonly UnitCount[];
  readonly overdue: readonly OverdueRow[];
  readonly unitTable: readonly TableRow[];
  readonly taskTable: readonly TableRow[];
  /** The phase after, if there is one. */
  readonly next: PhaseWords | null;
}

/**
 * Everything the summary of the phase says, as of its last day (止); duties as of R, the last deadline among them.
 * Throws a UsageError for a phase that is not in the plan or not over on `today`.
 */
export function phaseSummaryOf(campaign: Campaign, options: PhaseSummaryOptions): PhaseSummaryData {
  const { plan } = campaign;
  const phase = requirePhase(plan, options.phase, options.today);
  const scene = phaseScene(campaign, phase);
  const settings = settingsNamed(plan.settings);
  const shortcomings = shortcomingsOf(scene);
  const overall = overallOf(
    scene,
    shortcomings.notReceived.items.map(({ id }) => id),
  );
  const accountability = accountabilityOf(scene);
  const inspections = inspectionsOf(scene);
  const systems = systemsOf(scene);
  const table = unitTable(scene);
  const types = typeRows(scene);
  const duties = dutiesOf(scene, phase, options.today);
  const helpWanted = duties.isOver ? helpWantedOver(scene, duties.asOf) : [];
  const next = plan.phases[plan.phases.indexOf(phase) + 1];
  return {
    ...factsOf(scene, options, phase.to),
    phase: phaseWords(plan, phase),
    withoutLedger: withoutLedgerIn(table),
    overall,
    said: {
      ...saidOf({ overall, proceedings: proceedingsOf(scene), settings, asOf: scene.asOf, during: "本阶段", onlyYear: onlyYearOf(plan) }),
      accountability: accountabilitySaid(accountability),
      decisions: decisionsSaid(accountability.decisions, onlyYearOf(plan)),
      discipline: decisionsSaid(accountability.discipline, onlyYearOf(plan)),
      systems: systemsSaid(systems),
      findings: findingsSaid(inspections, scene.asOf, onlyYearOf(plan)),
    },
    aspects: aspectRows(scene).map((row) => ({ ...row, progress: progressSaid(row) })),
    units: unitProgress(scene),
    types,
    commonTypes: commonTypes(types),
    found: newlyFoundIn(scene),
    rebounded: reboundedIn(scene),
    inspections,
    duties,
    achievements: achievementWords(scene),
    advice: adviceIn(scene),
    feedback: feedbackOf(scene),
    publicity: publicityOf(scene),
    systems: systemRows(scene),
    systemUnits: systems.units,
    shortcomings,
    helpWanted,
    helpUnits: countByUnit(
      plan,
      helpWanted.map(({ unit }) => unit),
    ),
    overdue: overdueRows(scene),
    unitTable: table,
    taskTable: taskTable(scene),
    next: next ? phaseWords(plan, next) : null,
  };
}

function dutiesOf(scene: Scene, phase: Phase, today: Day): PhaseSummaryData["duties"] {
  const { plan, campaign, period } = scene;
  const isOf = (group: { readonly phase: number | null; readonly month: string | null }) =>
    group.phase === phase.number || (group.month !== null && lastDayOf(group.month) > period.after && lastDayOf(group.month) <= period.to);
  const deadlines = dutiesOn(plan, campaign.ledgers, phase.to).flatMap((status) => (isOf(status) ? (status.deadline ?? []) : []));
  const asOf = [...deadlines, phase.to].sort(compare).at(-1) ?? phase.to;
  const isOver = asOf <= today;
  const groups = groupsOf(scene, dutiesOn(plan, campaign.ledgers, asOf), asOf).filter(isOf);
  return { asOf, isOver, said: isOver ? groups.map((group) => dutySaid(group, onlyYearOf(plan))) : [] };
}

/** 建议 of the units by day, in their own words, without people's numbers. */
function adviceIn(scene: Scene): string[] {
  return dutyEventsInPeriod(scene)
    .filter(({ event, ledger }) => event.kind === "建议" && !ledger.isOffice)
    .sort((a, b) => compare(a.on, b.on))
    .map(({ ledger, event, on }) => {
      const to = [event.target ?? []].flat().map(withoutNumbers).join("、");
      const text = withoutEnd(withoutNumbers(event.facts ?? ""), /[。；]/).replace(/^建议[，：]?/, "");
      return `${paperDay(on, onlyYearOf(scene.plan))}${ledger.unit ?? ""}${to ? `向${to}` : ""}提出建议${text ? `：${text}` : ""}`;
    });
}
