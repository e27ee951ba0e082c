// 下步要求: who, what, by when. Each line rests on data; where there is none it is left out.
import { dutiesOn } from "../figures/duties.ts";
import { addMonths, type Day, lastDayOf, type Month } from "../model/day.ts";
import { isLead, type Plan } from "../model/plan.ts";
import { isOverdue } from "../model/standing.ts";
import { type DutyGroup, groupsOf, monthlyReport, type Reporting } from "./reporting.ts";
import { countByUnit, countedByUnit, type Scene, type UnitCount } from "./scene.ts";
import type { Shortcomings } from "./shortcomings.ts";

export interface NextSteps {
  /** Monthly reports to hand in: this month's while its time is not up, and the next month's; none after the last. */
  readonly reports: readonly Report[];
  /** By the deadline of the last of them units tell how it went. */
  readonly nextReport: Report | null;
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
  /** The deadline has come and they are not there. */
  readonly missing: readonly {
    readonly duty: string;
    readonly action: string;
    readonly month: Month | null;
    readonly deadline: Day | null;
    readonly who: readonly string[];
  }[];
  /** Who has overdue problems still 整改中: what was reported done waits for others. */
  readonly overdue: readonly UnitCount[];
  /** Who is to enter what was handed over or found, as far as it may be said. */
  readonly toEnter: readonly UnitCount[];
}

export interface Report {
  readonly month: Month;
  readonly deadline: Day | null;
  readonly who: string;
}

/** `dueNextMonth`: rows of 附件5. Before R duties stand on the month's last day, so that the day of printing changes nothing. */
export function nextStepsOf(
  scene: Scene,
  reporting: Reporting,
  shortcomings: Shortcomings,
  dueNextMonth: readonly { readonly unit: string; readonly due: Day | null }[],
): NextSteps {
  const { plan, campaign, month, asOf } = scene;
  const on = reporting.isOver ? reporting.asOf : asOf;
  const nextMonth = addMonths(month, 1);
  const groups = groupsOf(plan, dutiesOn(plan, campaign.ledgers, on), on);
  const reports = groups
    .filter(({ duty, month: of }) => duty === monthlyReport && (of === nextMonth || (of === month && !reporting.isOver)))
    .map((group) => ({ month: group.month ?? month, deadline: group.deadline, who: named(plan, owing(group)) }));
  return {
    reports,
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
    duties: groups.flatMap((group) => {
      const phase = plan.phases.find(({ number }) => number === group.phase);
      const by = group.deadline ?? phase?.to;
      if (group.month !== null || by === undefined || group.pending.length === 0) return [];
      if (phase && phase.from > lastDayOf(nextMonth)) return [];
      return [
        {
          duty: group.duty,
          action: group.action,
          phase: group.phase,
          who: named(plan, group.pending),
          by,
          hasDeadline: group.deadline !== null,
        },
      ];
    }),
    missing: groups
      .filter(({ deadline, missing }) => deadline !== null && missing.length > 0)
      .map(({ duty, action, month: of, deadline, missing }) => ({ duty, action, month: of, deadline, who: missing })),
    overdue: countedByUnit(
      plan,
      scene.placed.filter(({ standing }) => standing.state === "open" && isOverdue(standing, asOf)),
    ).units,
    toEnter: sumsOf(plan, shortcomings.notReceived.units, shortcomings.findingsNotReceived.units),
  };
}

function owing(group: DutyGroup): string[] {
  return [...group.inTime, ...group.late.map(({ unit }) => unit), ...group.missing, ...group.pending];
}

/** 各单位, 各区直单位, 各园区, 各牵头单位 where it is all of them; else the names. */
function named(plan: Plan, names: readonly string[]): string {
  const groups: [string, string[]][] = [
    ["各单位", plan.units.map(({ name }) => name)],
    ["各区直单位", plan.units.filter(({ category }) => category === "区直").map(({ name }) => name)],
    ["各园区", plan.units.filter(({ category }) => category === "园区").map(({ name }) => name)],
    ["各牵头单位", plan.units.filter((unit) => isLead(plan, unit)).map(({ name }) => name)],
  ];
  const whole = groups.find(([, all]) => all.length === names.length && all.every((name) => names.includes(name)));
  return whole
    ? whole[0]
    : plan.units
        .map(({ name }) => name)
        .filter((name) => names.includes(name))
        .join("、");
}

function sumsOf(plan: Plan, ...lists: readonly (readonly UnitCount[])[]): UnitCount[] {
  return plan.units.flatMap(({ name }) => {
    const count = lists.flat().reduce((sum, one) => (one.unit === name ? sum + one.count : sum), 0);
    return count > 0 ? [{ unit: name, count }] : [];
  });
}
