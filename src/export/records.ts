// .ndjson: one record a line. `record` says its kind; every record of a kind has all keys of the kind, null where there is nothing, and a key has
// one type, so that DuckDB, Spark and ClickHouse read columns from it. Names are those of the code and of `ledger status --format json`.
import { dutiesOn } from "../figures/duties.ts";
import { isNewlyFound, phasePeriod } from "../figures/periods.ts";
import type { DutyEvent, Evidence, Milestone, Problem, ProblemEvent } from "../model/ledger.ts";
import { dayOfDue, longTerm } from "../model/long-term.ts";
import { isLead } from "../model/plan.ts";
import type { Step } from "../model/standing.ts";
import type { ProblemKey } from "../read/problem-table.ts";
import { detailRowsOf } from "./detail-rows.ts";
import type { ExportedProblem, ExportScene } from "./export-scene.ts";
import { standingsOf } from "./standings.ts";

/**
 * In this order: one `export`; `unit`, `task`, `phase` of the plan; then a problem's `problem`, `detail`, `acknowledgement`, `event`,
 * `standing`; then `unit-event` and `duty`. Events and standings are whole: later than the day, too. Figures in `problem` and `duty` stand
 * on the day.
 */
export function recordsOf(scene: ExportScene): Readonly<Record<string, unknown>>[] {
  return [
    exportRecord(scene),
    ...planRecords(scene),
    ...scene.entries.flatMap((entry) => problemRecords(scene, entry)),
    ...scene.ledgers.flatMap((ledger) => ledger.duties.map((event, index) => unitEventRecord(ledger.unit, event, index))),
    ...dutiesOn(scene.plan, scene.ledgers, scene.asOf)
      .filter(({ unit }) => scene.unit === undefined || unit === scene.unit.name)
      .map((duty) => ({ record: "duty", ...duty })),
  ];
}

function exportRecord({ plan, asOf, unit, failed }: ExportScene) {
  return {
    record: "export",
    asOf,
    campaign: plan.name,
    documentNumber: plan.documentNumber,
    issuedOn: plan.issuedOn,
    issuer: plan.issuer,
    office: plan.office.name,
    host: plan.office.host,
    isSample: plan.isSample,
    unit: unit?.name ?? null,
    hasErrors: failed.length > 0,
    dueSoonDays: plan.settings.dueSoonDays,
    longOverdueDays: plan.settings.longOverdueDays,
  };
}

function planRecords({ plan, ledgers, unit: only, failed }: ExportScene) {
  return [
    ...plan.units
      .filter((unit) => only === undefined || unit === only)
      .map((unit) => {
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
    ...plan.tasks.map(({ number, name, aspect, form, lead, responsible }) => ({
      record: "task",
      task: number,
      name,
      aspect: aspect ?? null,
      form: form ?? null,
      lead,
      responsible,
    })),
    ...plan.phases.map((phase) => ({
      record: "phase",
      phase: phase.number,
      name: phase.name,
      from: phase.from,
      to: phase.to,
      startsAfter: phasePeriod(plan, phase).after,
      description: phase.description ?? null,
    })),
  ];
}

function problemRecords({ plan, asOf }: ExportScene, { problem, history, ref, figures }: ExportedProblem) {
  const of = { ref, id: problem.id ?? null, unit: problem.unit ?? null, task: problem.task ?? null };
  const isCounted = problem.enteredOn !== undefined && problem.handling !== undefined;
  return [
    { record: "problem", ...of, asOf, isCounted, newlyFound: isNewlyFound(problem), ...fieldsOf(problem), ...figures },
    ...detailRowsOf(problem.detail ?? {})
      .filter(({ value }) => value !== null)
      .map(({ item, value }) => ({
        record: "detail",
        ...of,
        item,
        text: typeof value === "number" ? null : typeof value === "boolean" ? (value ? "是" : "否") : value,
        number: typeof value === "number" ? value : null,
      })),
    ...(problem.acknowledged ?? []).map(({ rule, reason, on }) => ({
      record: "acknowledgement",
      ...of,
      rule: rule ?? null,
      reason: reason ?? null,
      on: on ?? null,
    })),
    ...history.steps.map((step, index) => ({ record: "event", ...of, ...eventOf(step, index, isCounted) })),
    ...standingsOf({ problem, history }, plan.settings.dueSoonDays).map((standing) => ({
      record: "standing",
      ...of,
      handling: problem.handling ?? null,
      ...standing,
    })),
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
    milestones: milestonesOf(problem.milestones),
    unfinishedReason: problem.unfinishedReason ?? null,
    note: problem.note ?? null,
  } satisfies Record<Exclude<ProblemKey, GivenElsewhere>, unknown> & Record<string, unknown>;
}

/** `applied`: the event had its effect, on a problem that counts: only such events are in figures. */
function eventOf({ event, verdict, after }: Step, index: number, isCounted: boolean) {
  return {
    sequence: index + 1,
    ...remarksOf(event),
    applied: isCounted && verdict === "applied",
    stateAfter: after.state,
    milestone: event.milestone ?? null,
    milestones: milestonesOf(event.milestones),
    until: dayOfDue(event.until) ?? null,
    due: dayOfDue(event.due) ?? null,
    ...(event.until === longTerm || event.due === longTerm ? { longTerm: true } : {}),
    ...(event.kind === "验收" ? { step: event.step ?? null, acceptedBy: event.unit ?? [] } : {}),
    verdict: event.verdict ?? null,
    approver: event.approver ?? null,
    reason: event.reason ?? null,
    signature: event.signature ?? null,
    verifyingUnits: event.verifyingUnits ?? [],
    verifiers: event.verifiers ?? [],
    manner: event.manner ?? null,
    form: event.form ?? null,
    decidedBy: event.decidedBy ?? null,
    rectified: event.rectified ?? null,
    accountable: event.accountable ?? null,
    systemEffective: event.systemEffective ?? null,
    target: listOf(event.target),
    satisfaction: event.satisfaction ?? null,
    system: event.system ?? null,
    source: event.source ?? null,
    movedTo: event.movedTo ?? null,
    mergedInto: event.mergedInto ?? null,
    item: event.item ?? null,
    before: event.before === undefined ? null : JSON.stringify(event.before),
    after: event.after === undefined ? null : JSON.stringify(event.after),
  };
}

function unitEventRecord(unit: string | undefined, event: DutyEvent, index: number) {
  return {
    record: "unit-event",
    unit: unit ?? null,
    sequence: index + 1,
    ...remarksOf(event),
    month: event.month ?? null,
    target: listOf(event.target),
    counterpart: listOf(event.counterpart),
    findings: (event.findings ?? []).map(({ facts, unit, task, id }) => ({
      facts: facts ?? null,
      unit: unit ?? null,
      task: task ?? null,
      id: id ?? null,
    })),
    nextMonth: event.nextMonth ?? [],
    needsHelp: event.needsHelp ?? [],
    deadline: event.deadline ?? null,
    decidedBy: event.decidedBy ?? null,
    ...(event.owedBy === undefined ? {} : { owedBy: event.owedBy }),
  };
}

function remarksOf({ on, kind, facts, explanation, documentNumber, evidence, note }: ProblemEvent | DutyEvent) {
  return {
    on: on ?? null,
    kind: kind ?? null,
    facts: facts ?? null,
    explanation: explanation ?? null,
    documentNumber: documentNumber ?? null,
    evidence: (evidence ?? []).map(evidenceOf),
    note: note ?? null,
  };
}

function evidenceOf(evidence: Evidence) {
  return typeof evidence === "string"
    ? { path: evidence, name: null, documentNumber: null }
    : { path: null, name: evidence.name ?? null, documentNumber: evidence.documentNumber ?? null };
}

function milestonesOf(milestones: readonly Milestone[] | undefined) {
  return (milestones ?? []).map(({ due, outcome }) => ({ due: due ?? null, outcome: outcome ?? null }));
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}
