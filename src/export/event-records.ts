// What a record of an event says, of a problem or of a unit.
import type { DutyEvent, Evidence, Milestone, ProblemEvent } from "../model/ledger.ts";
import { dayOfDue, longTerm } from "../model/long-term.ts";
import type { Step } from "../model/standing.ts";

/** `applied`: the event had its effect, on a problem that counts: only such events are in figures. */
export function eventTold({ event, verdict, after }: Step, index: number, isCounted: boolean) {
  return {
    sequence: Number(event.path.at(-1) ?? index) + 1,
    ...remarksOf(event),
    applied: isCounted && verdict === "applied",
    stateAfter: after.state,
    milestone: event.milestone ?? null,
    milestones: milestonesTold(event.milestones),
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

export function unitEventTold(unit: string | undefined, event: DutyEvent, index: number) {
  return {
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

export function milestonesTold(milestones: readonly Milestone[] | undefined) {
  return (milestones ?? []).map(({ due, outcome }) => ({ due: due ?? null, outcome: outcome ?? null }));
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}
