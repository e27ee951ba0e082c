// A campaign's status on one day, complete: what `ledger status` prints in every format, with the plan's names, the rates and the lights.
import type { Day } from "./day.ts";
import type { Deadline } from "./due.ts";
import type { DutyState, Item, PeriodFigures, PhaseFigures, Status, Totals, ZonesBehind } from "./figures.ts";
import type { Problem } from "./ledger.ts";
import type { OnlyYear } from "./paper-day.ts";
import type { PrintedSettings } from "./plan.ts";
import type { Standing } from "./standing.ts";
import type { Light } from "./timeliness.ts";

export interface DayStatus {
  /** What JSON prints. */
  readonly figures: Status;
  readonly campaign: string;
  readonly asOf: Day;
  /** By it days are printed with or without their year. */
  readonly onlyYear: OnlyYear;
  readonly isSample: boolean;
  /** Names of units whose ledger has errors. */
  readonly failed: readonly string[];
  /** Zones without data, and those with older data than of this day. */
  readonly behind: ZonesBehind;
  /** True for a level above: of what its zones send up no milestones are known. */
  readonly hasZones: boolean;
  /** In words: which lists are filtered, by what, and which figures still count everything; empty without a filter. */
  readonly narrowed: readonly string[];
  readonly settings: PrintedSettings;
  readonly overall: CountedRow;
  /** 到期整改率, printed, and in tenths of a percent; undefined where nothing was due. */
  readonly dueRectified: string;
  readonly dueRectifiedTenths: number | undefined;
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
  /** What falls due from the day itself to `aheadUntil`, both included: problems, milestones, duties; by day, unit in plan order, number. */
  readonly ahead: readonly Deadline[];
  readonly aheadUntil: Day;
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
  /** Its problems that are not 已销号, by their light. */
  readonly lights: Readonly<Record<Light, number>>;
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
  readonly problem: Problem;
  readonly standing: Standing & { readonly state: Item["state"] };
}

/** A day's status as a board shows it: beside the end of the month before, and with the course of the months. */
export interface StatusBoard {
  readonly now: DayStatus;
  /** On the last day of the month before; undefined where the campaign had not begun. */
  readonly before: DayStatus | undefined;
  readonly headline: readonly HeadlineFigure[];
  /** Months of the campaign up to that of the day, of all units. */
  readonly months: readonly PeriodRow[];
  /** `now.overdue`, in its order, with what a leader asks of each. */
  readonly red: readonly RedItem[];
  /** `now.ahead`, without telephone and identity numbers in titles. */
  readonly ahead: readonly Deadline[];
}

export interface HeadlineFigure {
  readonly name: string;
  /** As printed: 141, 53.9%. */
  readonly value: string;
  /** Against `before`: +3, −1.2, 0; undefined without a month before, or without two rates. */
  readonly change: string | undefined;
  /** Of the change: counts have none, rates are in 个百分点. */
  readonly unit: string;
  /** Whether the change is for the better; undefined where it is neither. */
  readonly isBetter: boolean | undefined;
}

export interface RedItem {
  readonly item: ListedItem;
  readonly title: string;
  readonly person: string;
  /** Why it is not done, and what comes next; “—” where the ledger does not say. */
  readonly reason: string;
  readonly next: string;
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
