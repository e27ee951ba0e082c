// One problem as it stands on a day, in the names of `ledger show --format json` (schemas/README.md, "Show as JSON").
import type { Day } from "./day.ts";
import type { Severity } from "./diagnostic.ts";
import type { Values } from "./ledger.ts";
import type { State } from "./standing.ts";

/** Why a deadline is what it is: set when the problem was entered, by an extension, by a review or an acceptance that failed, by a rebound. */
export type DueReason = "entry" | "extension" | "review" | "acceptance" | "rebound";

export interface ShownDeadline {
  readonly due: Day;
  readonly by: DueReason;
  /** The day it came into force. */
  readonly since: Day | null;
}

/** An event that may come next. */
export interface NextEvent {
  readonly event: string;
  /** Keys it must have besides 日期 and 事项; `文号或佐证` where one of several is enough. */
  readonly needs: readonly string[];
  /** What check would have against it as the problem stands: to be done first. */
  readonly obstacles: readonly string[];
}

export interface ShownEvent {
  readonly on: Day | null;
  readonly event: string | null;
  /** The state after it. */
  readonly state: State;
  /** False for one that its state does not allow, that is misdated, or lacks a value that its effect needs. */
  readonly inEffect: boolean;
  /** As written, without 日期 and 事项. */
  readonly record: Values;
}

export interface ShownProblem {
  readonly id: string | null;
  readonly title: string | null;
  readonly unit: string | null;
  readonly task: number | null;
  readonly taskName: string | null;
  /** Name of the form of its 明细. */
  readonly form: string | null;
  readonly file: string;
  /** Null before 登记日期, and where 登记日期 or 分类处置 cannot be read. */
  readonly state: State | null;
  readonly round: number | null;
  /** In force: a day, or 长期坚持. */
  readonly due: Day | null;
  readonly overdue: boolean;
  readonly overdueDays: number;
  readonly dueSoon: boolean;
  readonly completedOn: Day | null;
  /** How the deadline came to be; the last one is in force. */
  readonly deadlines: readonly ShownDeadline[];
  readonly milestones: readonly {
    readonly number: number;
    readonly due: Day | null;
    readonly outcome: string | null;
    readonly doneOn: Day | null;
  }[];
  /** What may be put off and is not there yet, and by which day it is to be filled in. */
  readonly lacks: readonly { readonly key: string; readonly by: Day }[];
  /** Empty where events of later days are there already. */
  readonly next: readonly NextEvent[];
  /** As written, without 经过. */
  readonly record: Values;
  readonly course: readonly ShownEvent[];
  /** Events of days after the one asked about. */
  readonly later: number;
  readonly findings: readonly { readonly severity: Severity; readonly rule: string; readonly message: string }[];
}
