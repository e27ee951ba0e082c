// What is known while a table is read: the plan, the day, what was said on the command line and answered before.
import type { Day } from "../model/day.ts";
import type { Plan } from "../model/plan.ts";
import type { Field } from "../read/schema/fields.ts";
import type { Constant } from "./flags.ts";
import type { AnswerBook, Readings } from "./readings.ts";

export interface ForeignOptions {
  readonly plan: Plan;
  /** Column's name → its keys; none leave the column alone. */
  readonly map: ReadonlyMap<string, readonly string[]>;
  readonly constants: readonly Constant[];
  readonly answers: AnswerBook;
  readonly asOf: Day;
  /** The unit that was asked for: its rows alone are wanted. */
  readonly only: string | undefined;
  /** The fields of a problem of the task, as far as it is known. */
  fieldsFor(task: unknown): readonly Field[];
  /** The problems that a unit's ledger has; without a name those of the only ledger there is. */
  presentIn(unit: string | undefined): readonly KnownProblem[];
}

/** A problem that is in a ledger. */
export interface KnownProblem {
  readonly id: string;
  readonly task: number | undefined;
  readonly title: string | undefined;
  readonly facts: string | undefined;
  /** 清单号. */
  readonly listed: string | undefined;
  /** The names of who answers for it. */
  readonly persons: Readonly<Record<"责任人" | "责任领导", string | undefined>>;
}

/** Of one sheet. */
export interface TableScene extends ForeignOptions {
  readonly sheet: string;
  readonly readings: Readings;
  /** The day that the table says it is of: 截至…, 填报日期…. */
  readonly tableOn: Day | undefined;
  /** The year of deadlines that name none. */
  readonly year: number;
  /** Of new problems that do not say theirs. */
  readonly enteredOn: Day;
}
