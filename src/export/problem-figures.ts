// The figures of one problem on one day, in the names of `ledger status --format json` where it has them.
import type { Course } from "../figures/courses.ts";
import { judgedOn } from "../figures/items.ts";
import type { Day } from "../model/day.ts";
import { dayOfDue, longTerm } from "../model/long-term.ts";
import type { Plan } from "../model/plan.ts";
import { type State, standingOn } from "../model/standing.ts";
import type { Light } from "../model/timeliness.ts";

export interface ProblemFigures {
  /** Null: not entered by the day, or 登记日期 or 分类处置 cannot be read; then all others are null or 0 too. */
  readonly state: State | null;
  readonly round: number | null;
  /** Deadline in force. */
  readonly due: Day | null;
  /** 长期坚持 in place of `due`. */
  readonly longTerm: boolean;
  /** Day of the 报完成 that counts. */
  readonly completedOn: Day | null;
  /** Day of the 销号; only while it is 已销号. */
  readonly closedOn: Day | null;
  /** Extensions approved in this round. */
  readonly extensions: number;
  readonly overdue: boolean;
  readonly overdueDays: number;
  readonly dueSoon: boolean;
  /** 节点 past their day and not done. */
  readonly missedMilestones: number;
  /** Only while 未销号. */
  readonly light: Light | null;
  readonly duePhase: number | null;
}

const none = { overdue: false, overdueDays: 0, dueSoon: false, missedMilestones: 0, light: null, duePhase: null };

/** On the day `on`, its own events included. A problem 已移出 keeps its deadline and round, and is never overdue. */
export function problemFiguresOn(plan: Plan, { problem, history }: Course, on: Day): ProblemFigures {
  const standing = standingOn(problem, history, on);
  if (!standing) return { ...none, state: null, round: null, due: null, longTerm: false, completedOn: null, closedOn: null, extensions: 0 };
  const { state, round, extensions } = standing;
  const known = {
    state,
    round,
    due: dayOfDue(standing.due) ?? null,
    longTerm: standing.due === longTerm,
    completedOn: standing.completedOn ?? null,
    extensions,
  };
  if (state === "removed") return { ...none, ...known, closedOn: null };
  const { item, missed, light } = judgedOn(plan, { problem, history, standing: { ...standing, state } }, on);
  const closure = history.steps.findLast(({ event, verdict }) => event.kind === "销号" && verdict === "applied" && (event.on ?? "") <= on);
  return {
    ...known,
    closedOn: state === "closed" ? (closure?.event.on ?? null) : null,
    overdue: item.overdue,
    overdueDays: item.overdueDays,
    dueSoon: item.dueSoon,
    missedMilestones: missed.length,
    light,
    duePhase: item.duePhase,
  };
}
