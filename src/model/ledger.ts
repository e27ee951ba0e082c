// What a ledger holds once read. A value the schema refused is left out, and its path is in `wrong`:
// a rule sees nothing there, and `isPresent` keeps it from being called missing.
import type { Day, Month } from "./day.ts";
import type { ZoneReport } from "./reported.ts";

/** Plain values by key, as filled in or as read from a file, before any schema has judged them. */
export type Values = Readonly<Record<string, unknown>>;

/** Steps from a file's root to a value, in the model's names (`["problems", 3, "log", 2, "on"]`); 明细 keys stay Chinese. */
export type Path = readonly (string | number)[];

export const handlings = ["巩固防反弹", "立行立改", "分步整改", "从重处理"] as const;
export type Handling = (typeof handlings)[number];

export const eventKinds = [
  "进展",
  "回访",
  "反馈",
  "追责",
  "建章立制",
  "更正",
  "节点完成",
  "申请延期",
  "延期批复",
  "报完成",
  "核查",
  "验收",
  "销号",
  "反弹",
  "移交",
  "合并",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** Inspections (监督检查), in the order papers list them. */
export const inspectionKinds = ["明察", "暗访", "交叉检查", "督查", "抽查"] as const;

export type YesNo = "是" | "否";
export type YesNoNa = YesNo | "不涉及";

/** 佐证: the path of a file below ledgers/, or name and number of a document on paper. */
export type Evidence = string | { readonly name?: string; readonly documentNumber?: string };

export interface Person {
  readonly fullName?: string;
  readonly post?: string;
  readonly phone?: string;
}

export interface Milestone {
  readonly due?: Day;
  readonly outcome?: string;
}

/** One dated line of 经过. The schema decides which keys each kind has. */
export interface ProblemEvent {
  readonly path: Path;
  /** Undefined where 日期 or 事项 is missing or wrong. */
  readonly on?: Day;
  readonly kind?: EventKind;
  readonly facts?: string;
  readonly explanation?: string;
  readonly documentNumber?: string;
  readonly evidence?: readonly Evidence[];
  readonly note?: string;
  /** 节点: number of the milestone done (节点完成), or a new timetable (延期批复, 反弹). */
  readonly milestone?: number;
  readonly milestones?: readonly Milestone[];
  /** 延至 */
  readonly until?: Day;
  /** 时限, given by a 核查 or 反弹. */
  readonly due?: Day;
  /** 结论 */
  readonly verdict?: string;
  readonly approver?: string;
  readonly reason?: string;
  readonly signature?: string;
  readonly verifyingUnits?: readonly string[];
  readonly verifiers?: readonly string[];
  readonly manner?: string;
  readonly form?: string;
  readonly decidedBy?: string;
  readonly rectified?: YesNo;
  readonly accountable?: YesNoNa;
  readonly systemEffective?: YesNoNa;
  readonly target?: string;
  readonly satisfaction?: string;
  readonly system?: string;
  readonly source?: string;
  /** 移至 */
  readonly movedTo?: string;
  /** 并入 */
  readonly mergedInto?: string;
  /** 步骤 and 单位 of a 验收. */
  readonly step?: string;
  readonly unit?: readonly string[];
  readonly item?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** One entry of 已核实: the warnings of this rule on the problem were looked into; from that day on they are not shown. */
export interface Acknowledgement {
  readonly path: Path;
  readonly rule?: string;
  readonly reason?: string;
  readonly on?: Day;
}

export interface Problem {
  readonly path: Path;
  /** Name of the unit in whose ledger it stands, or of the zone that reported it: its owner. */
  readonly unit: string | undefined;
  /** Only of a problem that came up in a package: the 单位 it has there, null where an error left it out. Only its transitions are known. */
  readonly subunit?: string | null;
  readonly file: string;
  readonly id?: string;
  readonly task?: number;
  readonly type?: string;
  readonly title?: string;
  readonly facts?: string;
  readonly source?: string;
  /** 清单号: number in the earlier list. */
  readonly baselineId?: string;
  readonly enteredOn?: Day;
  readonly handling?: Handling;
  readonly measures?: readonly string[];
  readonly person?: Person;
  /** 时限: the original deadline. The one in force is `Standing.due`. */
  readonly due?: Day;
  readonly milestones?: readonly Milestone[];
  /** 明细, with its Chinese keys. */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly log: readonly ProblemEvent[];
  readonly transferredFrom?: string;
  readonly originallyDoneOn?: Day;
  readonly foundOn?: Day;
  readonly faults?: readonly string[];
  readonly needsFeedback?: YesNo;
  readonly project?: { readonly name?: string; readonly code?: string; readonly firm?: string };
  readonly park?: string;
  readonly partners?: readonly string[];
  readonly leader?: Person;
  readonly standard?: string;
  readonly goal?: string;
  readonly earlierDue?: string;
  readonly unfinishedReason?: string;
  readonly note?: string;
  readonly acknowledged?: readonly Acknowledgement[];
  /** Paths inside this problem, joined with "/", whose values were refused. */
  readonly wrong: ReadonlySet<string>;
}

export interface InspectionFinding {
  readonly facts?: string;
  readonly unit?: string;
  readonly task?: number;
  readonly id?: string;
}

/** One dated line of 履职: of a unit, or of the office. */
export interface DutyEvent {
  readonly path: Path;
  readonly on?: Day;
  readonly kind?: string;
  readonly month?: Month;
  readonly facts?: string;
  readonly explanation?: string;
  readonly documentNumber?: string;
  readonly evidence?: readonly Evidence[];
  readonly note?: string;
  readonly target?: string | readonly string[];
  readonly counterpart?: string | readonly string[];
  readonly findings?: readonly InspectionFinding[];
  readonly nextMonth?: readonly string[];
  readonly needsHelp?: readonly string[];
  readonly deadline?: Day;
  readonly decidedBy?: string;
  /** 应报: of several 截止 in one phase, the one this is for. */
  readonly owedBy?: Day;
}

export interface Ledger {
  /** Path relative to the root, with "/". */
  readonly file: string;
  readonly isOffice: boolean;
  /** 单位 as written. */
  readonly unit?: string;
  readonly firstResponsible?: Person;
  readonly keeper?: Person;
  readonly duties: readonly DutyEvent[];
  readonly problems: readonly Problem[];
  /** Only of a zone: `unit` is its name, and `file` the package. No rule judges it. */
  readonly reported?: ZoneReport;
  /** Refused paths outside the problems, joined with "/"; `problems` or `problems/3` where that is no list or no mapping. */
  readonly wrong: ReadonlySet<string>;
}

export interface BaselineEntry {
  readonly path: Path;
  readonly id?: string;
  readonly unit?: string;
  readonly task?: number;
  readonly title?: string;
}

export interface Baseline {
  readonly file: string;
  readonly name?: string;
  readonly entries: readonly BaselineEntry[];
  /** True where an entry, or its 清单号, was refused: a number that is not found among the entries may belong to it. */
  readonly isIncomplete?: true;
}

/** True of a zone's problem: that there is no 措施, 责任人, 明细 or 追责 here says nothing of what its zone has. */
export function isFromBelow({ subunit }: Pick<Problem, "subunit">): boolean {
  return subunit !== undefined;
}

/** True when the value at `path` (relative to the problem) is there, even if it was refused. */
export function isPresent(problem: Problem, path: Path): boolean {
  let value: unknown = problem;
  for (const [depth, step] of path.entries()) {
    if (problem.wrong.has(path.slice(0, depth + 1).join("/"))) return true;
    if (typeof value !== "object" || value === null) return false;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value !== undefined;
}

/** An answer with all of its values, none of them refused. */
export type SoundAnswer = Required<Acknowledgement>;

/** The answers (已核实) in force on the day `asOf`: those dated from 登记日期 to that day, both included. */
export function answersTo({ acknowledged = [], enteredOn = "" }: Problem, asOf: Day): SoundAnswer[] {
  return acknowledged.filter(
    (one): one is SoundAnswer =>
      one.rule !== undefined && one.reason !== undefined && one.on !== undefined && one.on >= enteredOn && one.on <= asOf,
  );
}

/** Whether the problem is on the earlier list: it has a 清单号, even one that was refused, or 来源 says that it has to have one. */
export function isListed(problem: Problem): boolean {
  return problem.source === "清单" || isPresent(problem, ["baselineId"]);
}

/** Those 佐证 of an event that are files: path below ledgers/, and index in the list. */
export function evidenceFiles(evidence: readonly Evidence[] | undefined): { path: string; index: number }[] {
  return (evidence ?? []).flatMap((entry, index) => (typeof entry === "string" ? [{ path: entry, index }] : []));
}
