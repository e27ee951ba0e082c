// .ndjson: one record a line. `record` says its kind; every record of a kind has all keys of the kind, null where there is nothing, and a key has
// one type, so that DuckDB, Spark and ClickHouse read columns from it. The keys are the columns of src/model/tables.ts, and lists of its child tables.
import { dutiesOn } from "../figures/duties.ts";
import { isNewlyFound, phasePeriod } from "../figures/periods.ts";
import type { Problem } from "../model/ledger.ts";
import { dayOfDue, longTerm } from "../model/long-term.ts";
import { isLead, membersOf } from "../model/plan.ts";
import type { RecordOf } from "../model/table.ts";
import type { ColumnsOfTable, TableName } from "../model/tables.ts";
import type { ProblemKey } from "../read/problem-table.ts";
import { detailRowsOf } from "./detail-rows.ts";
import { eventTold, milestonesTold, unitEventTold } from "./event-records.ts";
import type { ExportedProblem, ExportScene } from "./export-scene.ts";
import { standingsOf } from "./standings.ts";

/** A record of a table's rows, with the lists that have tables of their own. What no table has a column for does not compile. */
type Told<Name extends TableName, Lists extends string = never> = { readonly record: string } & RecordOf<ColumnsOfTable<Name>> &
  Readonly<Record<Lists, readonly unknown[]>>;

/**
 * In this order: one `export`; `unit`, `task`, `phase` of the plan; then a problem's `problem`, `detail`, `acknowledgement`, `event`,
 * `standing`; then `unit-event` and `duty`. Events and standings are whole: later than the day, too. Figures in `problem` and `duty` stand
 * on the day.
 */
export function recordsOf(scene: ExportScene): ({ readonly record: string } & Readonly<Record<string, unknown>>)[] {
  return [
    exportRecord(scene),
    ...planRecords(scene),
    ...scene.entries.flatMap((entry) => problemRecords(scene, entry)),
    ...scene.ledgers.flatMap((ledger) =>
      ledger.duties.map(
        (event, index): Told<"duty", "evidence" | "findings"> => ({ record: "unit-event", ...unitEventTold(ledger.unit, event, index) }),
      ),
    ),
    ...dutiesOn(scene.plan, scene.ledgers, scene.asOf)
      .filter(({ unit }) => scene.subunit === undefined && (scene.unit === undefined || unit === scene.unit.name))
      .map((duty): Told<"obligation"> => ({ record: "duty", ...duty })),
  ];
}

function exportRecord({ plan, asOf, unit, failed }: ExportScene): Told<"campaign"> {
  return {
    record: "export",
    asOf,
    campaign: plan.name,
    documentNumber: plan.documentNumber,
    issuedOn: plan.issuedOn,
    issuer: plan.issuer,
    office: plan.office.name,
    host: plan.office.host ?? null,
    isSample: plan.isSample,
    unit: unit?.name ?? null,
    hasErrors: failed.length > 0,
    dueSoonDays: plan.settings.dueSoonDays,
    longOverdueDays: plan.settings.longOverdueDays,
  };
}

function planRecords({ plan, ledgers, unit: only, failed }: ExportScene) {
  return [
    ...membersOf(plan)
      .filter((unit) => only === undefined || unit === only)
      .map((unit): Told<"unit"> => {
        const ledger = ledgers.find((each) => !each.isOffice && each.unit === unit.name);
        return {
          record: "unit",
          unit: unit.name,
          short: unit.short,
          category: unit.category,
          isLead: isLead(plan, unit),
          hasLedger: ledger !== undefined,
          hasErrors: failed.includes(unit.name),
          firstResponsible: ledger?.firstResponsible?.fullName ?? null,
          firstResponsiblePost: ledger?.firstResponsible?.post ?? null,
          keeper: ledger?.keeper?.fullName ?? null,
          keeperPhone: ledger?.keeper?.phone ?? null,
        };
      }),
    ...plan.tasks.map(
      ({ number, name, aspect, form, lead, responsible }): Told<"task"> => ({
        record: "task",
        task: number,
        name,
        aspect: aspect ?? null,
        form: form ?? null,
        lead,
        responsible,
      }),
    ),
    ...plan.phases.map(
      (phase): Told<"phase"> => ({
        record: "phase",
        phase: phase.number,
        name: phase.name,
        from: phase.from,
        to: phase.to,
        startsAfter: phasePeriod(plan, phase).after,
        description: phase.description ?? null,
      }),
    ),
  ];
}

function problemRecords({ plan, asOf }: ExportScene, { problem, history, ref, figures }: ExportedProblem) {
  const of = { ref, id: problem.id ?? null, unit: problem.unit ?? null, task: problem.task ?? null };
  const isCounted = problem.enteredOn !== undefined && problem.handling !== undefined;
  const whole: Told<"problem", "milestones"> = {
    record: "problem",
    ...of,
    ...(problem.subunit === undefined ? {} : { subunit: problem.subunit }),
    asOf,
    isCounted,
    newlyFound: isNewlyFound(problem),
    ...fieldsOf(problem),
    ...figures,
  };
  return [
    whole,
    ...detailRowsOf(problem.detail ?? {})
      .filter(({ value }) => value !== null)
      .map(
        ({ item, value }): Told<"detail"> => ({
          record: "detail",
          ...of,
          item,
          text: typeof value === "number" ? null : typeof value === "boolean" ? (value ? "是" : "否") : value,
          number: typeof value === "number" ? value : null,
        }),
      ),
    ...(problem.acknowledged ?? []).map(
      ({ rule, reason, on }): Told<"acknowledgement"> => ({
        record: "acknowledgement",
        ...of,
        rule: rule ?? null,
        reason: reason ?? null,
        on: on ?? null,
      }),
    ),
    ...history.steps.map(
      (step, index): Told<"event", "milestones" | "evidence"> => ({ record: "event", ...of, ...eventTold(step, index, isCounted) }),
    ),
    ...standingsOf({ problem, history }, plan.settings.dueSoonDays).map(
      (standing): Told<"standing"> => ({
        record: "standing",
        ...of,
        handling: problem.handling ?? null,
        ...standing,
      }),
    ),
  ];
}

/** Keys that `fieldsOf` need not give: they are given by the caller, under another name, or in records of their own. */
type GivenElsewhere = "id" | "task" | "due" | "project" | "detail" | "log" | "acknowledged";

function fieldsOf(problem: Problem) {
  const { person, leader, project } = problem;
  return {
    type: problem.type ?? null,
    title: problem.title ?? null,
    facts: problem.facts ?? null,
    source: problem.source ?? null,
    baselineId: problem.baselineId ?? null,
    foundOn: problem.foundOn ?? null,
    enteredOn: problem.enteredOn ?? null,
    handling: problem.handling ?? null,
    originallyDoneOn: problem.originallyDoneOn ?? null,
    faults: problem.faults ?? [],
    needsFeedback: problem.needsFeedback ?? null,
    projectName: project?.name ?? null,
    projectCode: project?.code ?? null,
    projectFirm: project?.firm ?? null,
    park: problem.park ?? null,
    transferredFrom: problem.transferredFrom ?? null,
    partners: problem.partners ?? [],
    leader: leader?.fullName ?? null,
    leaderPost: leader?.post ?? null,
    person: person?.fullName ?? null,
    personPost: person?.post ?? null,
    personPhone: person?.phone ?? null,
    measures: problem.measures ?? [],
    standard: problem.standard ?? null,
    goal: problem.goal ?? null,
    earlierDue: problem.earlierDue ?? null,
    originalDue: dayOfDue(problem.due) ?? null,
    ...(problem.due === longTerm ? { originalLongTerm: true } : {}),
    milestones: milestonesTold(problem.milestones),
    unfinishedReason: problem.unfinishedReason ?? null,
    note: problem.note ?? null,
  } satisfies Record<Exclude<ProblemKey, GivenElsewhere>, unknown> & Record<string, unknown>;
}
