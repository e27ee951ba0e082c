// 下步要求: who has to do what, by when. Only what follows from data; other lines are left out.
import { dutiesOn } from "../figures/duties.ts";
import { addMonths, type Day, lastDayOf, type Month } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import { membersOf, type Plan } from "../model/plan.ts";
import { isOverdue } from "../model/timeliness.ts";
import { type MissedRun, missedRuns } from "./missed-runs.ts";
import { inPlanOrder, isMost, kindNamed } from "./naming.ts";
import { type DutyGroup, groupsOf, monthlyReport, type Reporting } from "./reporting.ts";
import { countByUnit, countedByUnit, type MonthScene, type UnitCount } from "./scene.ts";
import type { Shortcomings } from "./shortcomings.ts";

export interface NextSteps {
  /** Monthly reports to hand in: this month's while its time is not up, and the next month's; none after the last. */
  readonly reports: readonly MonthlyReportDue[];
  /** The last of them, in which units have to report on these requirements. */
  readonly nextReport: MonthlyReportDue | null;
  /** Problems not 已完成整改 whose deadline lies in the next month (附件5). */
  readonly dueNextMonth: { readonly count: number; readonly units: readonly UnitCount[]; readonly first: Day | null };
  readonly nextMonth: Month;
  /** Duties owed and open: by their 截止, else by the end of their phase. */
  readonly duties: readonly {
    readonly duty: string;
    readonly action: string;
    readonly phase: number | null;
    readonly who: string;
    readonly by: Day;
    readonly hasDeadline: boolean;
  }[];
  /** Reports missed one after the other; they are among `missing` as well. */
  readonly runs: readonly MissedRun[];
  /** Duties not done though the deadline has come. */
  readonly missing: readonly {
    readonly duty: string;
    readonly action: string;
    readonly month: Month | null;
    readonly deadline: Day | null;
    readonly owing: number;
    readonly kind: string | null;
    readonly who: readonly string[];
    /** The same in words for all of them (各园区) or most of them (除甲外，其余12个单位); null where `who` is printed. */
    readonly whole: string | null;
  }[];
  /** Units with overdue problems that are still 整改中. Those reported done wait for their review, and are not counted. */
  readonly overdue: readonly UnitCount[];
  /** Units that have to enter problems handed over to them or found by inspections (but for 暗访). */
  readonly toEnter: readonly UnitCount[];
}

export interface MonthlyReportDue {
  readonly duty: string;
  readonly month: Month;
  readonly deadline: Day | null;
  readonly who: string;
}

/** `dueNextMonth`: rows of 附件5. Before R duties stand on the month's last day, so that the day of printing changes nothing. */
export function nextStepsOf(
  scene: MonthScene,
  reporting: Reporting,
  shortcomings: Shortcomings,
  dueNextMonth: readonly { readonly unit: string; readonly due: Day | null }[],
): NextSteps {
  const { plan, campaign, month, asOf } = scene;
  const on = reporting.isOver ? reporting.asOf : asOf;
  const nextMonth = addMonths(month, 1);
  const groups = groupsOf(scene, dutiesOn(plan, campaign.ledgers, on), on);
  const { units: overdue } = countedByUnit(
    plan,
    scene.placed.filter(({ standing }) => standing.state === "open" && isOverdue(standing, asOf)),
  );
  const reports = groups
    .filter(({ duty, month: of }) => duty === monthlyReport && (of === nextMonth || (of === month && !reporting.isOver)))
    .map((group) => ({ duty: group.duty, month: group.month ?? month, deadline: group.deadline, who: named(plan, asked(group)) }));
  return {
    reports: reports.filter(({ who }) => who !== ""),
    nextReport: reports.findLast((report) => report.month === nextMonth) ?? null,
    nextMonth,
    dueNextMonth: {
      count: dueNextMonth.length,
      units: countByUnit(
        plan,
        dueNextMonth.map(({ unit }) => unit),
      ),
      first: dueNextMonth.flatMap(({ due }) => due ?? []).sort()[0] ?? null,
    },
    duties: groups
      .flatMap((group) => {
        const phase = plan.phases.find(({ number }) => number === group.phase);
        const by = group.deadline ?? phase?.to;
        if (group.month !== null || by === undefined || group.pending.length === 0) return [];
        if (phase && phase.from > lastDayOf(nextMonth)) return [];
        return [
          {
            duty: group.duty,
            action: group.action,
            phase: group.phase,
            who: named(plan, group.pending, group),
            by,
            hasDeadline: group.deadline !== null,
          },
        ];
      })
      .sort((a, b) => compare(a.by, b.by)),
    missing: groups
      .filter(({ deadline, missing }) => deadline !== null && missing.length > 0)
      .map((group) => {
        const { duty, action, month: of, deadline, owing, kind, missing } = group;
        return { duty, action, month: of, deadline, owing, kind, who: missing, whole: wholeOf(plan, missing, group) };
      }),
    runs: missedRuns(groups.filter(({ deadline }) => deadline !== null)),
    overdue,
    toEnter: sumsOf(plan, shortcomings.notReceived.units, shortcomings.findingsNotReceived.units),
  };
}

function owing(group: DutyGroup): string[] {
  return [...group.inTime, ...group.late.map(({ unit }) => unit), ...group.missing, ...group.pending, ...group.hidden];
}

/** The units that owe a report to come. Where they have to be named one by one, without those whose ledger could not be read. */
function asked(group: DutyGroup): string[] {
  return owing(group).filter((unit) => group.kind !== null || !group.hidden.includes(unit));
}

/** The word for all of these units (各园区), else their names in plan order. */
function named(plan: Plan, names: readonly string[], group?: DutyGroup): string {
  return wholeOf(plan, names, group) ?? inPlanOrder(plan, names);
}

/**
 * 各单位, 各区直单位, 各园区, 各牵头单位 where it is all of them; 除甲外，其余12个区直单位 where it is most of those who owe it
 * and what the others have done is known; else null.
 */
function wholeOf(plan: Plan, names: readonly string[], group?: DutyGroup): string | null {
  const whole = kindNamed(plan, names);
  if (whole !== null) return `各${whole}`;
  if (!group || group.kind === null || group.hidden.length > 0 || !isMost(names, group.owing)) return null;
  const others = owing(group).filter((name) => !names.includes(name));
  return `除${inPlanOrder(plan, others)}外，其余${names.length}个${group.kind}`;
}

function sumsOf(plan: Plan, ...lists: readonly (readonly UnitCount[])[]): UnitCount[] {
  return membersOf(plan).flatMap(({ name }) => {
    const count = lists.flat().reduce((sum, one) => (one.unit === name ? sum + one.count : sum), 0);
    return count > 0 ? [{ unit: name, count }] : [];
  });
}
