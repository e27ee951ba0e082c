// 专题报告 of the office over all units as data: what `report --special` prints. From the office to 上报对象.

import { dutiesOn } from "../figures/duties.ts";
import type { Campaign } from "../model/campaign.ts";
import { type Day, monthOf } from "../model/day.ts";
import { onlyYearOf } from "../model/paper-day.ts";
import { membersOf, type Phase } from "../model/plan.ts";
import { submission } from "../model/requirement.ts";
import { type AchievementWords, achievementWords } from "./achievement-words.ts";
import { type Ahead, aheadOf } from "./ahead.ts";
import { countedSaid, decisionsSaid, progressSaid, type Said, saidOf } from "./clauses.ts";
import { accountabilityOf, type Publicity, publicityOf, type SystemRow, systemRows, systemsOf } from "./conduct.ts";
import { type HelpWanted, helpWantedOver } from "./coordination.ts";
import { type FinishedRow, finishedRows } from "./finished.ts";
import { type Inspections, inspectionsOf } from "./inspections.ts";
import { newlyFoundIn } from "./newly-found.ts";
import { dutySaid, preparationsOf } from "./organisation.ts";
import { type AspectRow, aspectRows, type Overall, overallOf } from "./overall.ts";
import { type Facts, type Filing, factsOf } from "./paper-facts.ts";
import { settingsNamed } from "./printed-settings.ts";
import { proceedingsOf } from "./proceedings.ts";
import { type DutyGroup, groupsOf } from "./reporting.ts";
import { countByUnit, phaseScene, type Scene, soFar, type UnitCount } from "./scene.ts";
import { type Shortcomings, shortcomingsOf } from "./shortcomings.ts";
import { dutyForSpecial, type PhaseWords, phaseWords, specialOccasion, specialReport } from "./special.ts";
import { requireReasons, type UnfinishedRow, unfinishedRows } from "./unfinished.ts";
import { type SpecialSaid, specialSaid } from "./unit-special.ts";
import { type TableRow, taskTable, unitTable } from "./unit-table.ts";
import { type UnitProgress, unitProgress } from "./units.ts";

export interface ConsolidatedSpecialOptions extends Filing {
  /** The current day in China, or --as-of: decides which phase is over, and whether the units' reports have fallen due. */
  readonly today: Day;
}

export interface ConsolidatedSpecialData extends Facts {
  readonly phase: PhaseWords;
  readonly withoutLedger: readonly string[];
  readonly preparations: readonly string[];
  readonly overall: Overall;
  readonly said: Said & SpecialSaid & { readonly decisions: string; readonly discipline: string };
  readonly aspects: readonly (AspectRow & { readonly progress: string })[];
  readonly units: UnitProgress;
  readonly unitsFinished: string;
  readonly unitsUnfinished: readonly UnitCount[];
  readonly found: { readonly count: number; readonly decided: number; readonly undecided: number };
  /** R: the deadline of the units' reports, or the phase's end; before R the paper does not say who has not reported. */
  readonly submission: {
    /** What units owe for it: 专题报告; of zones, where nobody owes one, 上报. */
    readonly duty: string;
    readonly asOf: Day;
    readonly isOver: boolean;
    readonly said: readonly string[];
    readonly absent: readonly string[];
  };
  readonly finished: readonly FinishedRow[];
  readonly unfinished: readonly UnfinishedRow[];
  readonly systems: readonly SystemRow[];
  /** 需协调事项 of the reports so far, as of the day by which special reports are due. */
  readonly helpWanted: readonly HelpWanted[];
  readonly helpUnits: readonly UnitCount[];
  readonly systemUnits: number;
  readonly publicity: Publicity;
  readonly inspections: Inspections;
  readonly shortcomings: Shortcomings;
  readonly achievements: AchievementWords;
  readonly ahead: Ahead;
  readonly unitTable: readonly TableRow[];
  readonly taskTable: readonly TableRow[];
}

/**
 * Everything the office's consolidated report says, as of the phase's last day (止); who handed in a report of its own as of R.
 * Throws a UsageError where none is owed or its phase is not over, and where a problem not 已完成整改 of any unit lacks
 * 未完成原因, 措施, 时限 or 责任人.
 */
export function consolidatedSpecialOf(campaign: Campaign, options: ConsolidatedSpecialOptions): ConsolidatedSpecialData {
  const { plan } = campaign;
  const { phase, deadline } = specialOccasion(plan, null, options.today);
  const scene = phaseScene(campaign, phase);
  requireReasons(scene);
  const all = soFar(scene);
  const settings = settingsNamed(plan.settings);
  const shortcomings = shortcomingsOf(scene);
  const overall = overallOf(
    scene,
    shortcomings.notReceived.items.map(({ id }) => id),
  );
  const { decisions, discipline } = accountabilityOf(all);
  const found = newlyFoundIn(all);
  const inspections = inspectionsOf(all);
  const units = unitProgress(scene);
  const isReported = (deadline ?? phase.to) <= options.today;
  const helpWanted = isReported ? helpWantedOver(all, deadline ?? phase.to) : [];
  const table = unitTable(scene);
  const rowsOf = (count: (row: TableRow) => number): UnitCount[] =>
    membersOf(plan).flatMap(({ name }) => {
      const row = table.find((one) => one.name === name);
      return row && count(row) > 0 ? [{ unit: name, count: count(row) }] : [];
    });
  return {
    ...factsOf(scene, options, deadline ?? phase.to),
    phase: phaseWords(plan, phase),
    withoutLedger: withoutLedgerIn(table),
    preparations: preparationsOf(scene, phase).map((group) => dutySaid(group, onlyYearOf(plan))),
    overall,
    said: {
      ...saidOf({ overall, proceedings: proceedingsOf(scene), settings, asOf: scene.asOf, during: "本阶段", onlyYear: onlyYearOf(plan) }),
      ...specialSaid(all, inspections),
      decisions: decisionsSaid(decisions, onlyYearOf(plan)),
      discipline: decisionsSaid(discipline, onlyYearOf(plan)),
    },
    aspects: aspectRows(scene).map((row) => ({ ...row, progress: progressSaid(row) })),
    units,
    unitsFinished: countedSaid(rowsOf(({ rectified }) => rectified)),
    unitsUnfinished: rowsOf(({ unrectified }) => unrectified),
    found: { count: found.count, decided: found.decided, undecided: found.undecided },
    submission: submissionOf(scene, phase, deadline ?? phase.to, options.today),
    finished: finishedRows(scene),
    unfinished: unfinishedRows(scene),
    systems: systemRows(all),
    systemUnits: systemsOf(all).units,
    publicity: publicityOf(all),
    inspections,
    shortcomings,
    helpWanted,
    helpUnits: countByUnit(
      plan,
      helpWanted.map(({ unit }) => unit),
    ),
    achievements: achievementWords(scene),
    ahead: aheadOf(scene),
    unitTable: table,
    taskTable: taskTable(scene),
  };
}

export function withoutLedgerIn(table: readonly TableRow[]): string[] {
  return table.filter(({ note }) => note.includes("未见台账")).map(({ name }) => name);
}

function submissionOf(scene: Scene, phase: Phase, asOf: Day, today: Day): ConsolidatedSpecialData["submission"] {
  const isOver = asOf <= today;
  const statuses = dutiesOn(scene.plan, scene.campaign.ledgers, asOf);
  const groups: DutyGroup[] = groupsOf(scene, statuses, asOf).filter(
    ({ duty, phase: of, month }) =>
      duty === dutyForSpecial(scene.plan) && (of === phase.number || (duty === submission && month === monthOf(phase.to))),
  );
  const duty = dutyForSpecial(scene.plan);
  if (!isOver) return { duty, asOf, isOver, said: [], absent: [] };
  const absent = groups.flatMap(({ duty, missing, pending }) => (duty === specialReport ? [...missing, ...pending] : []));
  return {
    duty,
    asOf,
    isOver,
    said: groups.map((group) => dutySaid(group, onlyYearOf(scene.plan))),
    absent: membersOf(scene.plan).flatMap(({ name }) => (absent.includes(name) ? [name] : [])),
  };
}
