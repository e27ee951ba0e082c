// What a file holds, put into a ledger's text: new problems added, changed keys changed, nothing taken away.
import { answerAt, inOrderOf, withAnswer } from "../desk/candidate.ts";
import { type KeyChange, withChanges } from "../edit/ledger-text.ts";
import { isMapping } from "../model/mapping.ts";
import { isSame } from "../model/same.ts";
import { problemKeys } from "../read/problem-table.ts";
import { type Field, ledgerKeys } from "../read/schema/fields.ts";
import { plainValues } from "../read/yaml/plain-values.ts";
import type { CellValues, ImportedProblem, RefusedPlace } from "./imported.ts";
import { match, numberOf } from "./matching.ts";

export interface Merging {
  readonly problems: readonly ImportedProblem[];
  readonly head: CellValues;
  readonly duties: readonly CellValues[];
  /** The rows of these events: `履职.3`. */
  readonly places?: ReadonlyMap<string, string> | undefined;
  /** For problems that are new and do not say theirs. */
  readonly enteredOn: string | undefined;
  fieldsFor(task: unknown): readonly Field[];
  /** The next free number of the task; each is given once. */
  numberFor(task: number): string;
}

export interface Merged {
  readonly text: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly same: number;
  /** Where each problem comes from, by its number. */
  readonly where: ReadonlyMap<string, ImportedProblem>;
  /** What could not be put in: then nothing should be written. */
  readonly refused: readonly RefusedPlace[];
  /** Deadlines that are there and would become others: `甲局-01-001：2020-06-30 → 2020-07-15`. */
  readonly dues: readonly string[];
  /** What the table says to be done, with what the ledger has recorded of it. */
  readonly done: readonly DoneRow[];
}

export interface DoneRow {
  readonly id: string;
  readonly row: ImportedProblem;
  readonly values: CellValues;
}

/** Throws CannotEdit. */
export function merged(text: string, merging: Merging): Merged {
  const ledger = (plainValues(text)?.value ?? {}) as CellValues;
  const problems: readonly unknown[] = Array.isArray(ledger["问题"]) ? ledger["问题"] : [];
  const present = problems.map((problem) => (isMapping(problem) ? problem : {}));
  const { rows, refused: unmatched } = match(merging.problems, present);
  const refused = [...unmatched];
  const where = new Map<string, ImportedProblem>();
  const done: DoneRow[] = [];
  const added: CellValues[] = [];
  const changed: string[] = [];
  const dues: string[] = [];
  const changes: KeyChange[] = [...headChanges(ledger, merging.head)];
  if (merging.duties.length > 0) {
    const more = following(ledger["履职"], merging.duties);
    if (more) changes.push(...appended([], "履职", more, ledgerKeys));
    else {
      const at = merging.duties.findIndex((event, index) => !isSame(listOf(ledger["履职"])[index], event));
      const where = merging.places?.get(`履职.${at}`) ?? "履职";
      refused.push({ where, why: "履职记录与台账中已有的不同；记过的事不能改，请核对" });
    }
  }
  for (const { row, at } of rows) {
    const before = at === undefined ? undefined : present[at];
    const id = numberOf(before ?? row.values) ?? newNumber(row.values, merging);
    if (id === undefined) {
      refused.push({ where: row.where, why: "没有任务序号，不能编号；请加一列“任务”，或加 --set 任务=序号" });
      continue;
    }
    where.set(id, row);
    if (row.done) done.push({ id, row, values: before ?? row.values });
    if (at === undefined || !before) {
      added.push(newProblem(id, row, merging));
      continue;
    }
    const own = problemChanges(["问题", at], before, row);
    if (!own) refused.push({ where: row.where, why: `${id}的经过与台账中已有的不同；记过的事不能改，请核对` });
    else if (own.length > 0) {
      changed.push(id);
      const due = own.find(({ path, key }) => key === "时限" && path.length === 2);
      if (due && before["时限"] !== undefined) dues.push(`${id}：${String(before["时限"])} → ${String(row.values["时限"])}`);
      changes.push(...own);
    }
  }
  changes.push(...appended([], "问题", added, ledgerKeys));
  return {
    text: refused.length > 0 ? text : withChanges(text, changes),
    added: added.map((one) => String(one["编号"])),
    changed,
    same: Math.max(0, merging.problems.length - added.length - changed.length - refused.length),
    where,
    refused,
    dues,
    done,
  };
}

/** Undefined without a task. */
function newNumber({ 任务: task }: CellValues, { numberFor }: Merging): string | undefined {
  return typeof task === "number" ? numberFor(task) : undefined;
}

function newProblem(id: string, { values, events = [] }: ImportedProblem, { enteredOn, fieldsFor }: Merging): CellValues {
  const entered = enteredOn === undefined ? {} : { 登记日期: enteredOn };
  const log = events.length > 0 ? { 经过: [...listOf(values["经过"]), ...events] } : {};
  return inOrderOf(fieldsFor(values["任务"]), { 编号: id, ...entered, ...values, ...log });
}

function headChanges(ledger: CellValues, head: CellValues): KeyChange[] {
  return inOrder(head, ledgerKeys).flatMap(([key, value]) => (key === "单位" ? [] : replacing([], key, ledger[key], value, ledgerKeys)));
}

/** Undefined where what is recorded of the problem is another thing in the file. */
function problemChanges(
  path: KeyChange["path"],
  before: CellValues,
  { values, events = [], relative }: ImportedProblem,
): KeyChange[] | undefined {
  const continued = following(before["经过"], values["经过"]);
  if (!continued) return undefined;
  const log = [...continued, ...events.filter((event) => !listOf(before["经过"]).some((known) => isRecorded(known, event)))];
  const stays = [...(relative ?? [])].map((path) => path.split(".")).filter((path) => answerAt(before, path) !== undefined);
  const own = stays.reduce((all, path) => withAnswer(all, path, undefined), values);
  const others = inOrder(own, problemKeys).filter(([key]) => key !== "经过" && key !== "已核实");
  return [
    ...others.flatMap(([key, value]) => replacing(path, key, before[key], value, problemKeys)),
    ...appended(path, "已核实", notIn(before["已核实"], values["已核实"]), problemKeys),
    ...appended(path, "经过", log, problemKeys),
  ];
}

/** The same event; of 进展 the same words, whatever day a later table gives them. */
function isRecorded(known: unknown, event: CellValues): boolean {
  if (isSame(known, event)) return true;
  return isMapping(known) && event["事项"] === "进展" && known["事项"] === "进展" && known["情况"] === event["情况"];
}

function inOrder(values: CellValues, order: readonly string[]): [string, unknown][] {
  return Object.entries(values).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}

function replacing(path: KeyChange["path"], key: string, before: unknown, value: unknown, order: readonly string[]): KeyChange[] {
  const isAnother = ["责任人", "责任领导"].includes(key) && isSomebodyElse(before, value);
  const next = isAnother ? value : grown(before, value);
  return isSame(before, next) ? [] : [{ path, key, order, to: { value: next } }];
}

/** Another person: the telephone and the post of the one before are not his. */
function isSomebodyElse(before: unknown, after: unknown): boolean {
  return isMapping(before) && isMapping(after) && after["姓名"] !== undefined && before["姓名"] !== after["姓名"];
}

function appended(path: KeyChange["path"], key: string, items: readonly unknown[], order: readonly string[]): KeyChange[] {
  return items.length === 0 ? [] : [{ path, key, order, to: { items } }];
}

/** Of a mapping, keys that the file does not have stay; of anything else the new one holds. */
function grown(before: unknown, after: unknown): unknown {
  if (!isMapping(before) || !isMapping(after)) return after;
  return { ...before, ...Object.fromEntries(Object.entries(after).map(([key, value]) => [key, grown(before[key], value)])) };
}

/** What the file has beyond the ledger; nothing where the ledger has more; undefined where one does not begin as the other. */
function following(before: unknown, after: unknown): readonly unknown[] | undefined {
  const [present, given] = [listOf(before), listOf(after)];
  const isContinued = given.slice(0, present.length).every((event, index) => isSame(present[index], event));
  return isContinued ? given.slice(present.length) : undefined;
}

/** What was answered since the file was written stays answered. */
function notIn(before: unknown, after: unknown): readonly unknown[] {
  const [present, given] = [listOf(before), listOf(after)];
  return given.filter((one) => !present.some((known) => isSame(known, one)));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
