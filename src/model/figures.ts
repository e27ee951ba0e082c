// Results, in the names of `ledger status --format json` (schemas/README.md, "Status as JSON").
import type { Day, Month } from "./day.ts";
import type { Handling } from "./ledger.ts";
import type { State } from "./standing.ts";

/** Counts of problems on one day. `total` excludes 已移出. */
export interface Totals {
  readonly total: number;
  readonly open: number;
  readonly pendingVerification: number;
  readonly pendingClosure: number;
  readonly closed: number;
  /** 未销号 */
  readonly unresolved: number;
  /** 未整改完成 */
  readonly unrectified: number;
  readonly overdue: number;
  readonly dueSoon: number;
  readonly noDeadline: number;
  readonly closedLate: number;
  /** 整改中, with 长期坚持 in place of a deadline */
  readonly longTerm: number;
}

/** Counts over a period (a, b]; opening + added + rebounded − closed − removed = unresolved. */
export interface PeriodFigures {
  readonly opening: number;
  readonly added: number;
  readonly newlyFound: number;
  readonly rebounded: number;
  readonly closed: number;
  readonly removed: number;
  readonly unresolved: number;
  readonly overdue: number;
  readonly due: number;
  readonly dueDone: number;
  readonly dueOnTime: number;
}

export interface PhaseFigures extends PeriodFigures {
  readonly phase: number;
  readonly name: string;
  /** 起, 止 as written in the plan. */
  readonly from: Day;
  readonly to: Day;
  readonly state: "upcoming" | "current" | "ended";
}

export type DutyState = "submitted" | "late" | "missing" | "pending";

export interface DutyStatus {
  readonly unit: string;
  readonly duty: string;
  readonly month: Month | null;
  readonly phase: number | null;
  readonly deadline: Day | null;
  readonly state: DutyState;
  /** Day of the earliest event that fulfils the duty. */
  readonly on: Day | null;
}

export interface Item {
  /** These three are null only where an error left them out. */
  readonly id: string | null;
  readonly unit: string | null;
  /** Only of a zone's problem: the unit below that has it. */
  readonly subunit?: string | null;
  readonly task: number | null;
  readonly state: Exclude<State, "removed">;
  readonly round: number;
  /** null also with 长期坚持, which `longTerm` tells. */
  readonly due: Day | null;
  readonly longTerm: boolean;
  readonly overdue: boolean;
  readonly overdueDays: number;
  readonly dueSoon: boolean;
  /** First phase whose 止 ≥ due. */
  readonly duePhase: number | null;
}

/** A row of a unit; of a zone also the day on which its data stand, null where there is no package. */
export interface UnitTotals extends Totals {
  readonly unit: string;
  readonly dataAsOf?: Day | null;
}

/** Zones that cannot be counted as they are on the day asked about, in plan order. */
export interface ZonesBehind {
  /** 缺报: no package that counts. */
  readonly absent: readonly string[];
  /** Their data stand on an earlier day. */
  readonly older: readonly { readonly unit: string; readonly on: Day }[];
}

export interface Status {
  readonly asOf: Day;
  readonly totals: Totals;
  /** Only with --month. */
  readonly period?: PeriodFigures & { readonly month: Month };
  readonly phases: readonly PhaseFigures[];
  /** Own units, then zones. */
  readonly units: readonly UnitTotals[];
  readonly tasks: readonly (Totals & { readonly task: number })[];
  readonly handling: readonly (Totals & { readonly handling: Handling })[];
  readonly duties: readonly DutyStatus[];
  readonly items: readonly Item[];
}
