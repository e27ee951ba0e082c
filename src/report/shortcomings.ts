// 存在问题: counted facts, each as of the month's end. Nothing is said that is not recorded.

import type { Placed } from "../figures/courses.ts";
import { daysBetween } from "../model/day.ts";
import { isFromBelow, isPresent, type Problem } from "../model/ledger.ts";
import { missedStages, overdueDays } from "../model/timeliness.ts";
import { type Unreceived, unreceivedFindings } from "./inspections.ts";
import {
  type Counted,
  countByUnit,
  countedByUnit,
  decidedProblems,
  eventsSoFar,
  type KindCount,
  type Scene,
  type UnitCount,
} from "./scene.ts";
import { hidesProblems } from "./unreadable-ledgers.ts";

export interface Shortcomings {
  readonly overdue: Counted;
  readonly longOverdue: Counted;
  readonly noDeadline: Counted;
  readonly missedMilestones: Counted & { readonly milestones: number };
  /** Past 补齐天数 since 登记日期 and still without one of these. */
  readonly incomplete: Counted & { readonly lacking: readonly KindCount[] };
  /** The `incomplete` ones and those without a deadline, each counted once. */
  readonly toComplete: Counted;
  /** 从重处理 past 从重决定天数 without 追责 or 不予追责. */
  readonly undecided: Counted;
  /** Handed over (移交) and in no other ledger yet; what zones hand over within is theirs to look after. */
  readonly notReceived: {
    readonly count: number;
    readonly items: readonly { readonly id: string; readonly from: string; readonly to: string }[];
    /** The units that have to enter them. */
    readonly units: readonly UnitCount[];
  };
  readonly findingsNotReceived: Unreceived;
  /** 需反馈, closed, no 反馈. */
  readonly closedWithoutFeedback: Counted;
}

export function shortcomingsOf(scene: Scene): Shortcomings {
  const { plan, placed, asOf } = scene;
  const { settings } = plan;
  const decided = decidedProblems(scene);
  const answered = new Set(eventsSoFar(scene, "反馈").map(({ problem }) => problem));
  const noDeadline = placed.filter(({ standing }) => standing.state === "open" && standing.due === undefined);
  const withMissed = placed.filter(({ standing }) => missedStages(standing, asOf).length > 0);
  const counted = (holds: (one: Placed) => boolean) => countedByUnit(plan, placed.filter(holds));
  const longerThan = (problem: Problem, days: number) => problem.enteredOn !== undefined && daysBetween(problem.enteredOn, asOf) > days;
  const incomplete = placed.filter(
    (one) => longerThan(one.problem, settings.completeWithinDays) && required.some(({ key }) => lacks(one, key)),
  );
  return {
    overdue: counted(({ standing }) => overdueDays(standing, asOf) > 0),
    longOverdue: counted(({ standing }) => overdueDays(standing, asOf) > settings.longOverdueDays),
    noDeadline: countedByUnit(plan, noDeadline),
    missedMilestones: {
      ...countedByUnit(plan, withMissed),
      milestones: withMissed.reduce((sum, { standing }) => sum + missedStages(standing, asOf).length, 0),
    },
    incomplete: { ...countedByUnit(plan, incomplete), lacking: lackingIn(incomplete) },
    toComplete: countedByUnit(plan, [...new Set([...incomplete, ...noDeadline])]),
    undecided: counted(
      ({ problem }) =>
        problem.handling === "从重处理" &&
        !decided.has(problem) &&
        !isFromBelow(problem) &&
        longerThan(problem, settings.seriousDecisionDays) &&
        !isDecisionHidden(scene, problem),
    ),
    notReceived: notReceivedIn(scene),
    findingsNotReceived: unreceivedFindings(scene),
    closedWithoutFeedback: counted(
      ({ problem, standing }) => standing.state === "closed" && problem.needsFeedback === "是" && !answered.has(problem),
    ),
  };
}

const required = [
  { key: "due", name: "时限" },
  { key: "measures", name: "措施" },
  { key: "person", name: "责任人" },
  { key: "detail", name: "明细" },
] as const;

/** What must be filled in while 整改中. 巩固防反弹 needs no 时限, since an event sets its deadline; but it needs 明细 before that too. */
function lacks({ problem, standing }: Placed, key: (typeof required)[number]["key"]): boolean {
  if (isPresent(problem, [key]) || (key !== "due" && isFromBelow(problem))) return false;
  const consolidation = problem.handling === "巩固防反弹";
  if (key === "due" && consolidation) return false;
  return standing.state === "open" || (key === "detail" && consolidation && standing.state !== "closed");
}

function lackingIn(placed: readonly Placed[]): KindCount[] {
  return required
    .map(({ key, name }) => ({ name, count: placed.filter((one) => lacks(one, key)).length }))
    .filter(({ count }) => count > 0);
}

/** True where it was handed over by a unit whose ledger could not be read and may hold the decision. */
function isDecisionHidden(scene: Scene, { transferredFrom }: Problem): boolean {
  const from = scene.plan.units.find(({ short }) => transferredFrom?.startsWith(`${short}-`));
  return from !== undefined && hidesProblems(scene, from.name, "id");
}

function notReceivedIn(scene: Scene): Shortcomings["notReceived"] {
  const received = new Set(
    scene.allCourses
      .filter(({ problem }) => problem.enteredOn !== undefined && problem.enteredOn <= scene.asOf)
      .map(({ problem }) => problem.transferredFrom),
  );
  const items = eventsSoFar(scene, "移交")
    .filter(
      ({ problem, event }) => !isFromBelow(problem) && !received.has(problem.id) && !hidesProblems(scene, event.movedTo, "transferredFrom"),
    )
    .map(({ problem, event }) => ({ id: problem.id ?? "", from: problem.unit ?? "", to: event.movedTo ?? "" }));
  return {
    count: items.length,
    items,
    units: countByUnit(
      scene.plan,
      items.map(({ to }) => to),
    ),
  };
}
