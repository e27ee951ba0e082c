// 监督检查: what the month's inspections found and what became of it. Counts only: no details of 暗访 may be printed.

import type { Day } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import type { InspectionFinding, Problem } from "../model/ledger.ts";
import { inspectionKinds } from "../model/ledger.ts";
import { membersOf } from "../model/plan.ts";
import { standingOn } from "../model/standing.ts";
import { countByUnit, dutyEventsInPeriod, dutyEventsSoFar, type Scene, type UnitCount } from "./scene.ts";
import { hidesProblems } from "./unreadable-ledgers.ts";

export interface InspectionRow {
  readonly kind: string;
  readonly times: number;
  readonly findings: number;
  /** Findings whose 编号 names a problem entered by the month's end. */
  readonly entered: number;
  readonly notEntered: number;
  /** Findings that may be entered or not, because of an error in the ledger that should hold them. */
  readonly hidden: number;
  /** Those entered whose problem is 已销号; one that was handed over or merged is followed to where it is now. */
  readonly closed: number;
}

export interface Inspections extends Omit<InspectionRow, "kind"> {
  readonly byOffice: number;
  readonly byUnits: number;
  /** Kinds that took place, in the order of inspectionKinds. */
  readonly kinds: readonly InspectionRow[];
}

export interface Unreceived {
  readonly count: number;
  /** The units that have to enter them; not given for findings of 暗访. */
  readonly units: readonly UnitCount[];
}

export function inspectionsOf(scene: Scene): Inspections {
  const events = dutyEventsInPeriod(scene).filter(({ event }) => isInspection(event.kind));
  const kinds = inspectionKinds.flatMap((kind) => {
    const own = events.filter(({ event }) => event.kind === kind);
    return own.length > 0 ? [{ kind, ...countsOf(scene, own) }] : [];
  });
  const byOffice = events.filter(({ ledger }) => ledger.isOffice).length;
  return { ...countsOf(scene, events), byOffice, byUnits: events.length - byOffice, kinds };
}

/** Findings of all inspections so far that are in no ledger yet (未接收). */
export function unreceivedFindings(scene: Scene): Unreceived {
  const pending = dutyEventsSoFar(scene)
    .filter(({ event }) => isInspection(event.kind))
    .flatMap(({ event }) => (event.findings ?? []).map((finding) => ({ kind: event.kind, finding })))
    .filter(({ finding }) => problemOf(scene, finding) === undefined && !isHidden(scene, finding));
  const mayBeNamed = pending.filter(({ kind }) => kind !== "暗访");
  return {
    count: pending.length,
    units: countByUnit(
      scene.plan,
      mayBeNamed.map(({ finding }) => finding.unit),
    ),
  };
}

export interface TracedFinding {
  readonly kind: string;
  readonly on: Day;
  readonly finding: InspectionFinding;
  /** The problem it became; undefined while it is not entered. */
  readonly problem: Problem | undefined;
  readonly isHidden: boolean;
}

/** Findings of all inspections so far but for 暗访, by day. */
export function findingsSoFar(scene: Scene): TracedFinding[] {
  return dutyEventsSoFar(scene)
    .filter(({ event }) => isInspection(event.kind) && event.kind !== "暗访")
    .flatMap(({ event: { kind = "", findings = [] }, on }) =>
      findings.map((finding) => ({ kind, on, finding, problem: problemOf(scene, finding), isHidden: isHidden(scene, finding) })),
    )
    .sort((a, b) => compare(a.on, b.on));
}

function isInspection(kind: string | undefined): boolean {
  return inspectionKinds.some((each) => each === kind);
}

function countsOf(scene: Scene, events: ReturnType<typeof dutyEventsSoFar>): Omit<InspectionRow, "kind"> {
  const findings = events.flatMap(({ event }) => event.findings ?? []);
  const problems = findings.map((finding) => problemOf(scene, finding)).filter((problem) => problem !== undefined);
  const hidden = findings.filter((finding) => problemOf(scene, finding) === undefined && isHidden(scene, finding)).length;
  return {
    times: events.length,
    findings: findings.length,
    entered: problems.length,
    notEntered: findings.length - problems.length - hidden,
    hidden,
    closed: problems.filter((problem) => isClosedInTheEnd(scene, problem)).length,
  };
}

/** The problem a finding became, once it is entered. */
function problemOf({ allCourses, asOf }: Scene, { id }: InspectionFinding): Problem | undefined {
  if (id === undefined) return undefined;
  return allCourses.find(({ problem }) => problem.id === id && problem.enteredOn !== undefined && problem.enteredOn <= asOf)?.problem;
}

/** True where an error hides whether it was entered: in the ledger of the unit it concerns, or of the one its 编号 names. */
function isHidden(scene: Scene, { id, unit }: InspectionFinding): boolean {
  const holder = membersOf(scene.plan).find(({ short }) => id?.startsWith(`${short}-`))?.name;
  return hidesProblems(scene, unit, "id") || hidesProblems(scene, holder, "id");
}

/** Follows 合并 and 移交 to where the problem stands now. */
function isClosedInTheEnd(scene: Scene, problem: Problem, seen: readonly Problem[] = []): boolean {
  const course = scene.allCourses.find((each) => each.problem === problem);
  const standing = course && standingOn(problem, course.history, scene.asOf);
  if (!course || !standing || seen.includes(problem)) return false;
  if (standing.state !== "removed") return standing.state === "closed";
  const moves = course.history.steps.filter(({ event, verdict }) => verdict === "applied" && (event.on ?? "") <= scene.asOf);
  const mergedInto = moves.findLast(({ event }) => event.kind === "合并")?.event.mergedInto;
  const next = scene.allCourses
    .map((each) => each.problem)
    .filter(({ id, transferredFrom }) =>
      mergedInto !== undefined ? id === mergedInto : problem.id !== undefined && transferredFrom === problem.id,
    )
    .sort((a, b) => compare(a.id ?? "", b.id ?? ""))[0];
  return next !== undefined && isClosedInTheEnd(scene, next, [...seen, problem]);
}
