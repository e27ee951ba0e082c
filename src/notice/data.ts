// What a notice's template may print: the facts of one matter, and what the plan requires next.

import type { Placed } from "../figures/courses.ts";
import { zonesBehind } from "../figures/data-days.ts";
import type { Day } from "../model/day.ts";
import { isFromBelow, type Person } from "../model/ledger.ts";
import { basisOf, letterheadOf } from "../model/letterhead.ts";
import { type OnlyYear, onlyYearOf } from "../model/paper-day.ts";
import { taskNumbered } from "../model/plan.ts";
import { stateNames } from "../model/standing.ts";
import { missedStages } from "../model/timeliness.ts";
import { firstDue } from "../report/annexes.ts";
import { dutyAction } from "../report/reporting.ts";
import { decidedProblems, type Scene } from "../report/scene.ts";
import { withoutNumbers } from "../report/without-numbers.ts";
import type { Matter } from "./matters.ts";
import type { Numbered } from "./numbered.ts";

/** What every notice says, about one matter or many. */
export interface NoticeHead {
  readonly year: string;
  readonly serial: number;
  /** The day on which the facts stand and the paper is signed. */
  readonly asOf: Day;
  readonly unit: string;
  /** The earlier day on which the data of a zone stand; null where they stand on the day itself, and of an own unit. */
  readonly dataAsOf: Day | null;
  readonly plan: {
    readonly name: string;
    readonly documentNumber: string;
    readonly basis: string;
    readonly letterhead: string;
    readonly isIssued: boolean;
    readonly office: string;
    readonly reportsTo: string;
    readonly isSample: boolean;
    readonly onlyYear: OnlyYear;
  };
  readonly settings: Readonly<Record<"dueSoon" | "longOverdue" | "extensions", { readonly value: number }>>;
}

export interface NoticeData extends NoticeHead {
  /** Days left or overdue. */
  readonly days: number;
  /** Null where the paper is about a duty not done. */
  readonly problem: ProblemFacts | null;
  readonly duty: DutyFacts | null;
  /** Only where the paper supervises: what whoever reads it first would ask. */
  readonly supervised?: SupervisedFacts;
}

/** "" where it is not known, as of a problem that came up from a zone. */
export interface SupervisedFacts {
  readonly facts: string;
  readonly measures: string;
  /** The last 进展 up to the day, with its own day. */
  readonly progressOn: Day | "";
  readonly progress: string;
  /** 责任人 and the unit's 第一责任人, each with the post. */
  readonly person: string;
  readonly firstResponsible: string;
}

export interface ProblemFacts {
  readonly id: string;
  readonly title: string;
  readonly task: string;
  readonly handling: string;
  readonly enteredOn: Day | null;
  /** The first deadline it had, and the one in force. */
  readonly originalDue: Day | null;
  readonly due: Day | null;
  readonly state: string;
  readonly round: number;
  readonly missedMilestones: readonly { readonly number: number; readonly due: Day | null; readonly outcome: string }[];
  /** 延至 of a 申请延期 that is not answered yet; "" where there is none. */
  readonly askedUntil: Day | "";
  /** Extensions approved in this round, and whether another may be asked for. */
  readonly extensions: number;
  readonly mayExtend: boolean;
  /** 从重处理 without 追责 or 不予追责. */
  readonly isUndecided: boolean;
}

export interface DutyFacts {
  readonly name: string;
  readonly action: string;
  readonly deadline: Day | null;
  /** Where a monthly report goes. */
  readonly isMonthly: boolean;
  readonly month: string | null;
}

/** Facts as of the scene's day. */
export function noticeData(scene: Scene, one: Numbered): NoticeData {
  const { matter } = one;
  const data = { ...noticeHead(scene, one), days: matter.days, problem: problemFacts(scene, matter), duty: dutyFacts(matter) };
  return matter.kind === "督办" && matter.problem ? { ...data, supervised: supervisedFacts(scene, matter.problem) } : data;
}

function supervisedFacts({ campaign, asOf }: Scene, { problem }: Placed): SupervisedFacts {
  const { facts = "", measures = [], person, log, unit } = problem;
  const ledger = campaign.ledgers.find((each) => !each.isOffice && each.unit === unit);
  const progress = log.findLast(({ kind, on }) => kind === "进展" && on !== undefined && on <= asOf);
  return {
    facts: withoutNumbers(facts),
    measures: withoutNumbers(measures.join("；")),
    progressOn: progress?.on ?? "",
    progress: withoutNumbers(progress?.facts ?? ""),
    person: personSaid(person),
    firstResponsible: personSaid(ledger?.firstResponsible),
  };
}

/** 王某（科长） */
function personSaid({ fullName = "", post }: Person = {}): string {
  return withoutNumbers(post === undefined ? fullName : `${fullName}（${post}）`);
}

export function noticeHead({ plan, asOf, campaign }: Scene, { matter, number }: Numbered): NoticeHead {
  const [older] = zonesBehind(plan, campaign.ledgers, asOf, matter.unit).older;
  return {
    year: number.year,
    serial: number.serial,
    asOf,
    unit: matter.unit,
    dataAsOf: older?.on ?? null,
    plan: {
      name: plan.name,
      documentNumber: plan.documentNumber,
      basis: basisOf(plan),
      letterhead: letterheadOf(plan, plan.office.name),
      isIssued: plan.issuedOn <= asOf,
      office: plan.office.name,
      reportsTo: plan.reportsTo,
      isSample: plan.isSample,
      onlyYear: onlyYearOf(plan),
    },
    settings: {
      dueSoon: { value: plan.settings.dueSoonDays },
      longOverdue: { value: plan.settings.longOverdueDays },
      extensions: { value: plan.settings.maxExtensions },
    },
  };
}

export function problemFacts(scene: Scene, { problem: placed }: Matter): ProblemFacts | null {
  if (!placed) return null;
  const { problem, standing, history } = placed;
  const { plan, asOf } = scene;
  const { request, extensions, due } = standing;
  return {
    id: problem.id ?? "",
    title: withoutNumbers(problem.title ?? ""),
    task: taskNumbered(plan, problem.task)?.name ?? "",
    handling: problem.handling ?? "",
    enteredOn: problem.enteredOn ?? null,
    originalDue: firstDue(history, asOf) ?? null,
    due: due ?? null,
    state: stateNames[standing.state],
    round: standing.round,
    missedMilestones: missedStages(standing, asOf).map((stage) => ({
      number: stage.number,
      due: stage.due ?? null,
      outcome: withoutNumbers(stage.outcome ?? ""),
    })),
    askedUntil: request?.until ?? "",
    extensions,
    mayExtend: request === undefined && due !== undefined && asOf <= due && extensions < plan.settings.maxExtensions,
    isUndecided: problem.handling === "从重处理" && !isFromBelow(problem) && !decidedProblems(scene).has(problem),
  };
}

export function dutyFacts({ duty, matter, due }: Matter): DutyFacts | null {
  if (!duty) return null;
  return {
    name: matter,
    action: dutyAction(duty.duty, duty.month !== null),
    deadline: due,
    isMonthly: duty.month !== null,
    month: duty.month,
  };
}
