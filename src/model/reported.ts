// What stands in place of the ledger of a zone (下级): what its packages report.
import type { Day } from "./day.ts";
import type { Unit } from "./plan.ts";

/** A package as its name tells: 收件/<简称>/<asOf>-<receivedOn>-<digest>.zip. */
export interface Arrival {
  readonly file: string;
  /** The day on which its data stand, and the day on which it came. */
  readonly asOf: Day;
  readonly receivedOn: Day;
}

/** What stands in place of a zone's ledger: what its newest package reports. */
export interface ZoneReport {
  /** The package that counts. */
  readonly newest: Arrival;
  /** All packages that came, that one among them. */
  readonly arrivals: readonly Arrival[];
  /** Units of the sender, in its order. */
  readonly units: readonly Unit[];
  /** Units whose data the sender names as 数据未通过核对. */
  readonly failed: readonly string[];
}
