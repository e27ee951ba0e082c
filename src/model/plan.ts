// The campaign as data (plan.yaml). No unit, phase, date or task number of one campaign stands in the code.

import { type Day, type Month, monthOf } from "./day.ts";
import { once } from "./once.ts";

export interface Unit {
  readonly name: string;
  /** 全称, as its papers are headed; undefined: its name. */
  readonly officialName?: string;
  /** 简称: also the name of its ledger file and the first part of its numbers. */
  readonly short: string;
  /** 类别: 区直, 园区, or any word of the plan's own. */
  readonly category: string;
}

/** 下级: a zone that sends up packages. Its 简称 begins the numbers of what comes from it. */
export interface ZoneBelow {
  readonly name: string;
  readonly short: string;
}

/** 类别 of units, as papers group and address them. */
export interface UnitKind {
  readonly name: string;
  /** 称呼, by which papers address them. */
  readonly address: string;
  /** 承担全部任务: a unit of it may hold any task. */
  readonly holdsAll: boolean;
}

export interface Task {
  readonly number: number;
  /** 表单: name of the form schema of its 明细; none: 明细 is free. */
  readonly form?: string;
  /** 方面: papers group by it where it is given. */
  readonly aspect?: string;
  readonly name: string;
  /** Without 牵头 and 责任 any unit may hold it. */
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  /** 完成时限, a day or 长期坚持: proposed for its problems. */
  readonly due?: Day;
  /** 责任领导 and 验收单位, as the plan has them. */
  readonly leader?: unknown;
  readonly acceptedBy?: unknown;
}

/** 验收: a step between 核查 and 销号. */
export interface AcceptanceStep {
  readonly name: string;
  /** 单位 who take it; undefined: any. */
  readonly units?: readonly string[];
  /** 天数 from its first day to the earliest 销号. */
  readonly days?: number;
}

export interface Phase {
  readonly number: number;
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly description?: string;
}

/** 履职要求: what units owe. Periodic (`firstMonth`, `deadlineDay`) or once in a phase. */
export interface Requirement {
  readonly duty: string;
  /** 全部, 牵头, 下级, a 类别, or names. */
  readonly units: string | readonly string[];
  readonly firstMonth?: Month;
  /** 间隔 in months: 1 (where it is not given), 3, 6 or 12. */
  readonly interval?: number;
  /** 截止日: day of the following month; of the last month itself where 当月 is 是. */
  readonly deadlineDay?: number;
  readonly sameMonth?: "是" | "否";
  readonly phase?: number;
  /** 截止. A duty without it is never late. */
  readonly deadline?: Day;
}

/** 口径. Days are calendar days. Where the plan does not give one, it is the tool's default (工具默认). */
export interface PrintedSettings {
  readonly dueSoonDays: number;
  readonly longOverdueDays: number;
  readonly maxExtensions: number;
  readonly immediateMaxDays: number;
  readonly progressEveryDays: number;
  readonly completeWithinDays: number;
  readonly seriousDecisionDays: number;
  readonly verifierCount: number;
  readonly onSiteRequired: "是" | "否";
  readonly revisitDays: number;
  readonly comparisonMinimum: number;
}

export const defaultSettings: PrintedSettings = {
  dueSoonDays: 7,
  longOverdueDays: 15,
  maxExtensions: 2,
  immediateMaxDays: 30,
  progressEveryDays: 35,
  completeWithinDays: 15,
  seriousDecisionDays: 30,
  verifierCount: 2,
  onSiteRequired: "是",
  revisitDays: 90,
  comparisonMinimum: 5,
};

export interface HolidayYear {
  readonly year: number;
  readonly off: readonly Day[];
  readonly on: readonly Day[];
}

export interface Plan {
  readonly name: string;
  readonly documentNumber: string;
  /** 依据标题: title of the plan as a document, without 《》. */
  readonly basisTitle?: string;
  readonly issuedOn: Day;
  /** 发文机关 */
  readonly issuer: string;
  /** 通报机关: issues the monthly bulletin. */
  readonly bulletinIssuer: string;
  /** 受报机关: receives the units' monthly reports. */
  readonly reportsTo: string;
  /** 办公室: approves closure and extension; its host is one of the units, where there are any. */
  readonly office: { readonly name: string; readonly officialName?: string; readonly host?: string };
  /** 其他机构: may verify and approve too. */
  readonly otherBodies: readonly string[];
  /** 上报对象: recipients of the consolidated report. */
  readonly recipients: readonly string[];
  /** 上报单位: what the level above calls all of this; needed to submit. */
  readonly zone?: { readonly name: string; readonly short: string };
  /** 示例: every table and paper then says so. */
  readonly isSample: boolean;
  /** Its own units, which keep ledgers here; none where it only rolls up what comes from below. */
  readonly units: readonly Unit[];
  /** 下级, whose figures are those of their newest package. */
  readonly zones: readonly ZoneBelow[];
  /** 类别 of its units, in the order of papers. */
  readonly kinds: readonly UnitKind[];
  /** 主送: how papers address its units, kind by kind. */
  readonly addresses: readonly string[];
  readonly tasks: readonly Task[];
  readonly phases: readonly Phase[];
  /** 来源 beside the built-in ones. */
  readonly sources: readonly string[];
  /** 新发现从重: a problem without 清单号 is handled by 从重处理, and no other is. */
  readonly newIsSerious: boolean;
  /** 核查项: what a 核查 has to answer. */
  readonly reviewsAsked: readonly string[];
  /** 验收, in order; none: 销号 follows 核查. */
  readonly acceptance: readonly AcceptanceStep[];
  /** 条款: what `ledger explain` cites, by catchword. */
  readonly clauses: Readonly<Record<string, string>>;
  /** 重点: numbers of problems that a bulletin tells of first. */
  readonly highlights: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly settings: PrintedSettings;
  readonly holidays: readonly HolidayYear[];
}

/** Whose figures the plan counts, one row each: its own units, then its zones, as units of the kind 下级. */
export const membersOf: (plan: Plan) => readonly Unit[] = once(({ units, zones }: Plan) =>
  zones.length === 0 ? units : [...units, ...zones.map(({ name, short }) => ({ name, short, category: zoneKind }))],
);

/** The kind of the zones, beside 类别 of units. */
export const zoneKind = "下级";

export function memberNamed(plan: Plan, name: string | undefined): Unit | undefined {
  return membersByName(plan).get(name);
}

const membersByName = once((plan: Plan) => new Map<string | undefined, Unit>(membersOf(plan).map((unit) => [unit.name, unit] as const)));

/** One of the plan's own units. */
export function unitNamed(plan: Plan, name: string | undefined): Unit | undefined {
  return unitsByName(plan).get(name);
}

export function taskNumbered(plan: Plan, number: number | undefined): Task | undefined {
  return tasksByNumber(plan).get(number);
}

/** The unit whose ledger the file is, judged by the file's name. */
export function unitOfFile(plan: Plan, file: string): Unit | undefined {
  return unitsByFile(plan).get(file);
}

// Entered last to first, so that of several with one name the first stays.
const unitsByName = once((plan: Plan) => new Map<string | undefined, Unit>(plan.units.map((unit) => [unit.name, unit] as const).reverse()));
const unitsByFile = once(
  (plan: Plan) => new Map<string, Unit>(plan.units.map((unit) => [`ledgers/${unit.short}.yaml`, unit] as const).reverse()),
);
const tasksByNumber = once(
  (plan: Plan) => new Map<number | undefined, Task>(plan.tasks.map((task) => [task.number, task] as const).reverse()),
);

/** 类别 that units have, in the order of papers; 下级 last. */
export function kindsInUse({ kinds, units, zones }: Pick<Plan, "kinds" | "units" | "zones">): string[] {
  const used = new Set(units.map(({ category }) => category));
  return [...kinds.map(({ name }) => name).filter((name) => used.has(name)), ...(zones.length > 0 ? [zoneKind] : [])];
}

/** 方面 in the order in which the tasks first name them. */
export function aspectsOf({ tasks }: Plan): string[] {
  return [...new Set(tasks.flatMap(({ aspect }) => aspect ?? []))];
}

/** A unit may hold a task it leads or is responsible for, or that nobody is named for; one whose 类别 holds all tasks any (schemas/README.md, "Plan"). */
export function mayHold(plan: Plan, unit: Unit, { lead, responsible }: Task): boolean {
  if (lead.includes(unit.name) || responsible.includes(unit.name) || (lead.length === 0 && responsible.length === 0)) return true;
  return holders(plan).has(unit.category);
}

/** 类别 whose units may hold any task. */
const holders = once(({ kinds }: Plan) => new Set(kinds.flatMap(({ name, holdsAll }) => (holdsAll ? [name] : []))));

/** The month of the last 止; undefined without phases. */
export function lastMonthOf({ phases }: Plan): Month | undefined {
  return phases
    .map(({ to }) => monthOf(to))
    .sort()
    .at(-1);
}

export function isLead(plan: Plan, unit: Unit): boolean {
  return plan.tasks.some((task) => task.lead.includes(unit.name));
}

/** 任务 as 编号 names it: two digits below 100, three from there on. */
export function taskInNumber(task: number): string {
  return String(task).padStart(2, "0");
}

/** The three parts of a 编号; undefined for what is none. */
export function partsOfNumber(id: unknown): { readonly short: string; readonly task: string; readonly serial: string } | undefined {
  const [, short, task, serial] = /^(.+)-([0-9]{2}|[1-9][0-9]{2})-([0-9]{3,})$/.exec(typeof id === "string" ? id : "") ?? [];
  return short === undefined || task === undefined || serial === undefined ? undefined : { short, task, serial };
}
