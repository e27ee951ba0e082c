// 报送情况: who handed in what. The monthly report of month M is due after M's end, so this section alone stands on R, its deadline.

import { dutiesOn } from "../figures/duties.ts";
import { addMonths, type Day, lastDayOf, type Month } from "../model/day.ts";
import type { DutyStatus } from "../model/figures.ts";
import type { Plan } from "../model/plan.ts";
import { monthlyDeadline, monthsOwed } from "../model/requirement.ts";
import { type MissedRun, missedRuns, outsideRuns } from "./missed-runs.ts";
import { isMost, kindNamed } from "./naming.ts";
import type { MonthScene, Scene } from "./scene.ts";
import { hidesDuties } from "./unreadable-ledgers.ts";

/** The duty a bulletin waits for. */
export const monthlyReport = "月报";

/** The verbs that go with the duties (事项) that the program knows. */
const dutyActions: Readonly<Record<string, string>> = {
  月报: "报送",
  专题报告: "报送",
  总结: "报送",
  建议: "提出",
  具体方案: "制定",
  责任书: "签订",
  调研: "开展",
  动员部署: "开展",
  清单复核: "开展",
  交叉检查: "开展",
  明察: "开展",
  暗访: "开展",
  督查: "开展",
  抽查: "开展",
  制度清理: "开展",
};

/** Papers are handed in, whatever a plan calls them. */
const papers = /(?:报告|总结|方案|计划|清单|名单|台账|报表|材料|情况|进展|月报|季报|半年报|年报)$/;

/** The verb that goes with a duty (事项): 报送 for what is periodic or by its name a paper; any other is 完成. */
export function dutyAction(duty: string, isPeriodic = false): string {
  return dutyActions[duty] ?? (isPeriodic || papers.test(duty) ? "报送" : "完成");
}

/** One duty on one occasion, over all the units that owe it, in plan order. */
export interface DutyGroup {
  readonly duty: string;
  readonly action: string;
  readonly month: Month | null;
  readonly phase: number | null;
  readonly deadline: Day | null;
  readonly owing: number;
  /** The word for all of them together, if there is one: 单位, 园区. Without one they are named. */
  readonly kind: string | null;
  /** By the deadline, or on any day where there is none. */
  readonly inTime: readonly string[];
  readonly late: readonly { readonly unit: string; readonly on: Day }[];
  /** Not done though the deadline has come or, without a deadline, the phase is over. */
  readonly missing: readonly string[];
  readonly pending: readonly string[];
  /** In time or late, also before the last bulletin. */
  readonly done: readonly string[];
  /** Units of which it is unknown because of an error in their ledger; they are in none of the lists above. */
  readonly hidden: readonly string[];
  /** True where the paper names the others instead (除甲外，其余12个单位); for `missing` only if none of the others is still pending. */
  readonly mostInTime: boolean;
  readonly mostMissing: boolean;
}

export interface Reporting {
  /** R: the deadline of the month's 月报; the month's last day where none is owed. */
  readonly asOf: Day;
  /** False before R: then the paper only says that the time is not up, and the lists below are empty. */
  readonly isOver: boolean;
  /** The month's 月报: one, or several where the plan gives units different days; none where none is owed. */
  readonly monthly: readonly DutyGroup[];
  /**
   * 月报 of months before that are still missing, or came since the last bulletin; none of a month that is missing only as part of a run.
   */
  readonly earlier: readonly DutyGroup[];
  /** Reports missed one after the other, the month's own included. */
  readonly runs: readonly MissedRun[];
  /** Other duties begun by the month's end that are open, or were met since the last bulletin. */
  readonly others: readonly DutyGroup[];
}

/** R of a month: its last day, or the latest deadline of the reports named by it where that is later (schemas/README.md, "Duties"). */
export function reportingDay(plan: Plan, month: Month): Day {
  const deadlines = plan.requirements
    .filter((requirement) => monthsOwed(plan, requirement).includes(month))
    .flatMap((requirement) => monthlyDeadline(requirement, month) ?? []);
  return [lastDayOf(month), ...deadlines].sort().at(-1) as Day;
}

/** `today` decides only whether R has come; on R itself it has. */
export function reportingOf(scene: MonthScene, today: Day): Reporting {
  const { plan, month, campaign, asOf: monthEnd } = scene;
  const asOf = reportingDay(plan, month);
  const isOver = asOf <= today;
  const statuses = dutiesOn(plan, campaign.ledgers, asOf);
  const groups = groupsOf(scene, statuses, asOf);
  const monthly = groups.filter((group) => group.month === month);
  if (!isOver) return { asOf, isOver, monthly: monthly.map(uncounted), earlier: [], runs: [], others: [] };

  const lastAsOf = reportingDay(plan, addMonths(month, -1));
  const begun = new Set(plan.phases.filter(({ from }) => from <= monthEnd).map(({ number }) => number));
  const isNews = (group: DutyGroup) =>
    group.missing.length > 0 ||
    group.pending.length > 0 ||
    statuses.some((status) => isOf(status, group) && status.on !== null && status.on > lastAsOf);
  const runs = missedRuns(groups.filter((group) => group.month !== null && group.month <= month));
  return {
    asOf,
    isOver,
    monthly,
    earlier: groups
      .filter((group) => group.month !== null && group.month < month)
      .filter(
        ({ duty, month: of, late, missing }) => late.some(({ on }) => on > lastAsOf) || outsideRuns(runs, duty, of, missing).length > 0,
      ),
    runs,
    others: groups
      .filter(({ month: of, phase }) => of === null && (phase === null || begun.has(phase)))
      .filter(isNews)
      .sort((a, b) => (a.phase ?? 0) - (b.phase ?? 0)),
  };
}

function uncounted(group: DutyGroup): DutyGroup {
  return { ...group, inTime: [], late: [], missing: [], pending: [], done: [], hidden: [], mostInTime: false, mostMissing: false };
}

/**
 * Duties as of the end of the day `on`. One that was due on that day and is not done counts as missing here, though its status is still pending;
 * so does one without a deadline once its phase (or month) is over. Where an error makes it unknown, it is hidden. In the order of the plan's
 * requirements, then by month.
 */
export function groupsOf(scene: Scene, statuses: readonly DutyStatus[], on: Day): DutyGroup[] {
  const { phases } = scene.plan;
  const groups: DutyGroup[] = [];
  for (const status of statuses) {
    if (groups.some((group) => isOf(status, group))) continue;
    const { duty, month, phase, deadline } = status;
    const own = statuses.filter((other) => isOf(other, status));
    const by = deadline ?? (month === null ? phases.find(({ number }) => number === phase)?.to : lastDayOf(month));
    const stateOf = ({ unit, state }: DutyStatus) => {
      if (state === "submitted" || state === "late") return state;
      if (hidesDuties(scene, unit)) return "hidden";
      return state === "pending" && by !== undefined && by <= on ? "missing" : state;
    };
    const unitsIn = (state: DutyStatus["state"] | "hidden") => own.filter((each) => stateOf(each) === state).map(({ unit }) => unit);
    const [inTime, missing, pending, hidden] = [unitsIn("submitted"), unitsIn("missing"), unitsIn("pending"), unitsIn("hidden")];
    const kind = kindNamed(
      scene.plan,
      own.map(({ unit }) => unit),
    );
    const late = own.flatMap(({ unit, state, on }) => (state === "late" && on !== null ? [{ unit, on }] : []));
    groups.push({
      duty,
      action: dutyAction(duty, month !== null),
      month,
      phase,
      deadline,
      owing: own.length,
      kind,
      inTime,
      late,
      missing,
      pending,
      done: own.filter(({ on }) => on !== null).map(({ unit }) => unit),
      hidden,
      mostInTime: kind !== null && isMost(inTime, own.length),
      mostMissing: kind !== null && isMost(missing, own.length) && pending.length === 0,
    });
  }
  return groups;
}

type ReportOccasion = Pick<DutyGroup, "duty" | "month" | "phase" | "deadline">;

function isOf(a: ReportOccasion, b: ReportOccasion): boolean {
  return a.duty === b.duty && a.month === b.month && a.phase === b.phase && a.deadline === b.deadline;
}
