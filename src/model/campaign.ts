import type { Baseline, Ledger } from "./ledger.ts";
import type { Plan } from "./plan.ts";

/** A workspace that was read and checked: what figures, status and every paper are computed from. */
export interface Campaign {
  readonly plan: Plan;
  /** Ledgers of units and of the office, in order of their file names. */
  readonly ledgers: readonly Ledger[];
  readonly baseline: Baseline | undefined;
  /** Names of units (or the office) whose ledger has errors: named 数据未通过核对 wherever figures are shown. */
  readonly failed: readonly string[];
}
