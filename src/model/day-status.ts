// A campaign's status on one day, complete: what `ledger status` prints in every format, with the plan's names, the rates and the lights.
import type { Day } from "./day.ts";
import type { DutyState, PeriodFigures, PhaseFigures, Status, Totals, ZonesBehind } from "./figures.ts";
import type { PrintedSettings } from "./plan.ts";
import type { Light } from "./timeliness.ts";

export interface DayStatus {
  /** What JSON prints. */
  readonly figures: Status;
  readonly campaign: string;
  readonly asOf: Day;
  readonly isSample: boolean;
  /** Names of units whose ledger has errors. */
  readonly failed: readonly string[];
  /** Zones without data, and those with older data than of this day. */
  readonly behind: ZonesBehind;
  /** In words: which lists are filtered, by what, and which figures still count everything; empty without a filter. */
  readonly narrowed: readonly string[];
  readonly settings: PrintedSettings;
  readonly overall: CountedRow;
  /** 到期整改率, printed. */
  readonly dueRectified: string;
  /** How many problems not 已销号 have which light. */
  readonly lights: Readonly<Record<Light, number>>;
  readonly month: PeriodRow | undefined;
  readonly phases: readonly (PeriodRow & { readonly number: number; readonly note: string | undefined })[];
  readonly units: readonly CountedRow[];
  readonly tasks: readonly CountedRow[];
  readonly handling: readonly CountedRow[];
  /** Most days over first, then by number. */
  readonly overdue: readonly ListedItem[];
  /** Least days left first, then by number. */
  readonly dueSoon: readonly ListedItem[];
  /** Problems neither overdue nor due soon that have missed a milestone: the earliest missed one. */
  readonly missed: readonly ListedItem[];
  /** In the order of the plan's requirements, then by month. */
  readonly duties: readonly DutyRow[];
}

export interface CountedRow {
  readonly name: string;
  /** For narrow columns. */
  readonly short: string;
  readonly totals: Totals;
  /** 整改率, printed. */
  readonly rectified: string;
  /** 销号率, printed. */
  readonly closed: string;
}

export interface PeriodRow {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly state: PhaseFigures["state"];
  readonly figures: PeriodFigures;
  /** 按期完成率, printed. */
  readonly inTime: string;
}

export interface ListedItem {
  readonly id: string;
  /** Short name of the owner. */
  readonly unit: string;
  readonly task: string;
  readonly due: Day;
  /** Days over, or days left. */
  readonly days: number;
  readonly light: Light;
}

/** One duty of one month or phase, and how the units stand that owe it. */
export interface DutyRow {
  readonly name: string;
  readonly owed: number;
  readonly counts: Readonly<Record<DutyState, number>>;
  readonly late: readonly { readonly unit: string; readonly on: Day }[];
  /** Short names. */
  readonly missing: readonly string[];
}
