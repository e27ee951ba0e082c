// 下步打算: what is still to be done, as the deadlines and the plan have it. No intentions are made up.
import { dutiesOn } from "../figures/duties.ts";
import { isInPeriod, monthPeriod, type Period } from "../figures/periods.ts";
import { addMonths, type Day, lastDayOf, type Month, monthOf } from "../model/day.ts";
import { compare } from "../model/diagnostic.ts";
import { longTerm } from "../model/long-term.ts";
import { isOverdue } from "../model/timeliness.ts";
import { dutyAction, monthlyReport } from "./reporting.ts";
import type { Scene } from "./scene.ts";
import { specialReport } from "./special.ts";
import { withoutNumbers } from "./without-numbers.ts";

export interface Ahead {
  /** Problems by what they wait for: 整改中 and overdue; 整改中 without a deadline; 待核查; 待销号. */
  readonly overdue: number;
  readonly noDeadline: number;
  readonly toVerify: number;
  readonly toClose: number;
  /** 未完成整改 and not overdue, by the month of its deadline. */
  readonly months: readonly { readonly month: Month; readonly count: number }[];
  /** Milestones not done, due in the month after. */
  readonly milestones: readonly { readonly id: string; readonly title: string; readonly outcome: string; readonly due: Day }[];
  /** Duties of one unit that are open: by their 截止, else by the end of their phase. */
  readonly duties: readonly { readonly duty: string; readonly action: string; readonly phase: number; readonly by: Day }[];
}

export function aheadOf(scene: Scene): Ahead {
  const { placed, asOf } = scene;
  const next = monthPeriod(addMonths(monthOf(asOf), 1));
  const count = (holds: (standing: (typeof placed)[number]["standing"]) => boolean) =>
    placed.filter(({ standing }) => holds(standing)).length;
  const coming = placed.flatMap(({ standing }) =>
    (standing.state === "open" || standing.state === "pending-verification") &&
    standing.due !== undefined &&
    standing.due !== longTerm &&
    standing.due > asOf
      ? [monthOf(standing.due)]
      : [],
  );
  return {
    overdue: count((standing) => standing.state === "open" && isOverdue(standing, asOf)),
    noDeadline: count(({ state, due }) => state === "open" && due === undefined),
    toVerify: count(({ state }) => state === "pending-verification"),
    toClose: count(({ state }) => state === "pending-closure"),
    months: [...new Set(coming)].sort(compare).map((month) => ({ month, count: coming.filter((each) => each === month).length })),
    milestones: milestonesIn(scene, next),
    duties: dutiesAhead(scene, next),
  };
}

function milestonesIn({ placed }: Scene, period: Period): Ahead["milestones"] {
  return placed
    .filter(({ standing }) => standing.state === "open")
    .flatMap(({ problem, standing }) =>
      standing.stages.flatMap(({ due, doneOn, outcome }) =>
        due !== undefined && doneOn === undefined && isInPeriod(due, period)
          ? [{ id: problem.id ?? "", title: withoutNumbers(problem.title ?? ""), outcome: withoutNumbers(outcome ?? ""), due }]
          : [],
      ),
    )
    .sort((a, b) => compare(a.due, b.due) || compare(a.id, b.id));
}

/** What the unit still owes in phases that have begun by the end of the next month, without the monthly and special reports. */
function dutiesAhead({ plan, campaign, unit, asOf }: Scene, next: Period): Ahead["duties"] {
  return dutiesOn(plan, campaign.ledgers, asOf)
    .flatMap((status) => {
      const phase = plan.phases.find(({ number }) => number === status.phase);
      const by = status.deadline ?? phase?.to;
      if (
        status.unit !== unit ||
        status.duty === monthlyReport ||
        status.duty === specialReport ||
        status.on !== null ||
        !phase ||
        by === undefined
      )
        return [];
      if (by <= asOf || phase.from > lastDayOf(monthOf(next.to))) return [];
      return [{ duty: status.duty, action: dutyAction(status.duty), phase: phase.number, by }];
    })
    .sort((a, b) => compare(a.by, b.by));
}
