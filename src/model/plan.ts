// The campaign as data (plan.yaml). No unit, phase, date or task number of one campaign stands in the code.

import { type Day, type Month, monthOf } from "./day.ts";
import { once } from "./once.ts";

export interface Unit {
  readonly name: string;
  /** 简称: also the name of its ledger file and the first part of its numbers. */
  readonly short: string;
  /** 区直 = department of the zone, 园区 = park. */
  readonly category: "区直" | "园区";
}

export interface Task {
  readonly number: number;
  /** 表单: name of the form schema of its 明细; none: 明细 is free. */
  readonly form?: string;
  readonly aspect: string;
  readonly name: string;
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
}

export interface Phase {
  readonly number: number;
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly description?: string;
}

/** 履职要求: what units owe. Monthly (`firstMonth`, `deadlineDay`) or once in a phase. */
export interface Requirement {
  readonly duty: string;
  readonly units: "全部" | "区直" | "园区" | "牵头" | readonly string[];
  readonly firstMonth?: Month;
  /** 截止日: day of the following month. */
  readonly deadlineDay?: number;
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
  readonly issuedOn: Day;
  /** 发文机关 */
  readonly issuer: string;
  /** 通报机关: issues the monthly bulletin. */
  readonly bulletinIssuer: string;
  /** 受报机关: receives the units' monthly reports. */
  readonly reportsTo: string;
  /** 办公室: approves closure and extension; its host is one of the units. */
  readonly office: { readonly name: string; readonly host: string };
  /** 其他机构: may verify and approve too. */
  readonly otherBodies: readonly string[];
  /** 上报对象: recipients of the consolidated report. */
  readonly recipients: readonly string[];
  /** 示例: every table and paper then says so. */
  readonly isSample: boolean;
  readonly units: readonly Unit[];
  readonly tasks: readonly Task[];
  readonly phases: readonly Phase[];
  readonly requirements: readonly Requirement[];
  readonly settings: PrintedSettings;
  readonly holidays: readonly HolidayYear[];
}

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

/** A unit may hold a task it leads or is responsible for; a park any (schemas/README.md, "Plan"). */
export function mayHold(unit: Unit, task: Task): boolean {
  return unit.category === "园区" || task.lead.includes(unit.name) || task.responsible.includes(unit.name);
}

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

/** The units a duty is owed by, in plan order. */
export function unitsOwing(plan: Plan, requirement: Requirement): Unit[] {
  const { units } = requirement;
  if (units === "全部") return [...plan.units];
  if (units === "区直" || units === "园区") return plan.units.filter(({ category }) => category === units);
  const named = new Set(units === "牵头" ? plan.tasks.flatMap(({ lead }) => lead) : units);
  return plan.units.filter(({ name }) => named.has(name));
}

/** Bodies that may approve a closure or an extension of this owner's problems; for the host's own problems not the office. */
export function approversFor(plan: Plan, owner: string): string[] {
  return owner === plan.office.host ? [...plan.otherBodies] : [plan.office.name, ...plan.otherBodies];
}

/** Bodies that may verify this owner's problems: anybody named in the plan but the owner. */
export function verifiersFor(plan: Plan, owner: string): string[] {
  return [...bodiesIn(plan)].filter((name) => name !== owner);
}

export function mayVerify(plan: Plan, owner: string, body: string): boolean {
  return body !== owner && bodiesIn(plan).has(body);
}

const bodiesIn = once(
  (plan: Plan): ReadonlySet<string> =>
    new Set([...plan.units.map(({ name }) => name), plan.office.name, ...plan.otherBodies, plan.bulletinIssuer]),
);
