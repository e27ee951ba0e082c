// What a file holds, put into a ledger's text: new problems added, changed keys changed, nothing taken away.

import { inOrderOf } from "../desk/candidate.ts";
import { type Steps, withItems, withKey } from "../edit/ledger-text.ts";
import { isSame } from "../edit/same.ts";
import { type Field, ledgerKeys, problemKeys } from "../read/fields.ts";
import { plainOf } from "../read/plain.ts";
import type { ImportedProblem, Values } from "./imported.ts";

export interface Merging {
  readonly problems: readonly ImportedProblem[];
  readonly head: Values;
  readonly duties: readonly Values[];
  /** For problems that are new and do not say theirs. */
  readonly enteredOn: string | undefined;
  fieldsFor(task: unknown): readonly Field[];
  /** The next number of the task, given this text of the ledger and the numbers given out already. */
  numberFor(task: number, text: string, given: readonly string[]): string;
}

export interface Merged {
  readonly text: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly same: number;
  /** Where each problem comes from, by its number. */
  readonly where: ReadonlyMap<string, string>;
  /** What could not be put in: then nothing should be written. */
  readonly refused: readonly { readonly where: string; readonly why: string }[];
}

/** Throws CannotEdit. */
export function merged(text: string, merging: Merging): Merged {
  const ledger = (plainOf(text)?.value ?? {}) as { 问题?: Values[] | null; 履职?: Values[] | null };
  const present = Array.isArray(ledger.问题) ? ledger.问题 : [];
  const refused: { where: string; why: string }[] = [];
  const where = new Map<string, string>();
  const matches = new Map<number, string>();
  const added: Values[] = [];
  const changed: string[] = [];
  const taken = new Map<string, string>();
  const byKey = (key: (problem: Values) => string | undefined) => {
    const index = new Map<string, number[]>();
    present.forEach((problem, at) => {
      const value = key(problem);
      if (value !== undefined) index.set(value, [...(index.get(value) ?? []), at]);
    });
    return index;
  };
  const indexes = [byKey(idOf), byKey(listedOf), byKey(titleOf)];
  let result = text;
  const change = (path: Steps, key: string, value: unknown, order: readonly string[]) => {
    result = withKey(result, path, key, value, order).text;
  };
  for (const problem of merging.problems) {
    const { values } = problem;
    const keys = [idOf(values), listedOf(values), titleOf(values)];
    const tried = keys[0] !== undefined ? [0] : [1, 2];
    const hits = tried.map((which) => indexes[which]?.get(keys[which] ?? "") ?? []).find((found) => found.length > 0) ?? [];
    const earlier = tried.map((which) => taken.get(`${which}${keys[which] ?? ""}`)).find((place) => place !== undefined);
    if (hits.length > 1) {
      refused.push({ where: problem.where, why: "台账中有几个问题与这一行相符，不知道是哪一个；请在表中填上编号" });
      continue;
    }
    const [at] = hits;
    if (earlier !== undefined || (at !== undefined && matches.has(at))) {
      refused.push({ where: problem.where, why: `与${earlier ?? matches.get(at as number)}是同一个问题，请删去一行，或填上不同的编号` });
      continue;
    }
    for (const which of [0, 1, 2]) if (keys[which] !== undefined) taken.set(`${which}${keys[which]}`, problem.where);
    if (at === undefined) {
      const task = values["任务"];
      const id =
        idOf(values) ??
        (typeof task === "number"
          ? merging.numberFor(
              task,
              result,
              added.map((one) => String(one["编号"])),
            )
          : undefined);
      if (id === undefined) {
        refused.push({ where: problem.where, why: "没有任务序号，不能编号；请加一列“任务”，或加 --set 任务=序号" });
        continue;
      }
      where.set(id, problem.where);
      const entered = values["登记日期"] === undefined && merging.enteredOn !== undefined ? { 登记日期: merging.enteredOn } : {};
      added.push(inOrderOf(merging.fieldsFor(task), { 编号: id, ...entered, ...values }));
      continue;
    }
    matches.set(at, problem.where);
    const before = present[at] as Values;
    const id = String(before["编号"]);
    where.set(id, problem.where);
    const start = result;
    for (const [key, value] of Object.entries(values)) {
      const next = grown(before[key], value);
      if (isSame(before[key], next)) continue;
      const log = key === "经过" ? following(before[key], value) : undefined;
      if (log === "conflict") refused.push({ where: problem.where, why: `${id}的经过与台账中已有的不同；记过的事不能改，请核对` });
      else if (log) result = withItems(result, ["问题", at], key, log, problemKeys).text;
      else if (key !== "经过") change(["问题", at], key, next, problemKeys);
    }
    if (result !== start) changed.push(id);
  }
  for (const [key, value] of Object.entries(merging.head)) {
    const before = (ledger as Values)[key];
    const next = grown(before, value);
    if (key !== "单位" && !isSame(before, next)) change([], key, next, ledgerKeys);
  }
  if (merging.duties.length > 0) {
    const more = following(ledger.履职, merging.duties);
    if (more === "conflict") refused.push({ where: "履职", why: "履职记录与台账中已有的不同；记过的事不能改，请核对" });
    else if (more && more.length > 0) result = withItems(result, [], "履职", more, ledgerKeys).text;
  }
  if (added.length > 0) result = withItems(result, [], "问题", added, ledgerKeys).text;
  const same = merging.problems.length - added.length - changed.length - refused.length;
  return { text: result, added: added.map((one) => String(one["编号"])), changed, same: Math.max(same, 0), where, refused };
}

/** Of a mapping, keys that the file does not have stay; of anything else the new one holds. */
function grown(before: unknown, after: unknown): unknown {
  if (!isMapping(before) || !isMapping(after)) return after;
  return { ...before, ...Object.fromEntries(Object.entries(after).map(([key, value]) => [key, grown(before[key], value)])) };
}

/** What the file has beyond the ledger; nothing where the ledger has more; a conflict where one does not begin as the other. */
function following(before: unknown, after: unknown): readonly unknown[] | "conflict" {
  const [present, given] = [Array.isArray(before) ? before : [], Array.isArray(after) ? after : []];
  const length = Math.min(present.length, given.length);
  for (let index = 0; index < length; index++) if (!isSame(present[index], given[index])) return "conflict";
  return given.slice(present.length);
}

function isMapping(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function idOf({ 编号: id }: Values): string | undefined {
  return id === undefined || id === null ? undefined : String(id);
}

function listedOf({ 清单号: listed }: Values): string | undefined {
  return listed === undefined || listed === null ? undefined : String(listed);
}

function titleOf({ 题目: title, 任务: task }: Values): string | undefined {
  return title === undefined || title === null ? undefined : JSON.stringify([title, task ?? null]);
}
