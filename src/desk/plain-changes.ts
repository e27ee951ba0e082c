// What is another in a ledger after a write, as values and not as lines: which problems are new, and of the others which keys say what else.
import { answerText } from "../model/answer-text.ts";
import type { Values } from "../model/ledger.ts";
import { isMapping } from "../model/mapping.ts";
import { isSame } from "../model/same.ts";
import { plainValues } from "../read/yaml/plain-values.ts";
import { fieldTitle } from "./question.ts";

/** Chosen by whoever wants to see the lines of the file as well. */
export const inLines = "逐行看改动";

/** A value that changed; undefined where there was none, or is none any more. */
export interface ChangedValue {
  readonly title: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface PlainProblem {
  readonly id: string;
  readonly title: string;
}

export interface PlainChanges {
  readonly added: readonly PlainProblem[];
  readonly removed: readonly PlainProblem[];
  readonly changed: readonly (PlainProblem & { readonly values: readonly ChangedValue[] })[];
  /** Outside the problems. */
  readonly others: readonly ChangedValue[];
}

/** Of two texts of one ledger. Problems are known by their numbers. */
export function plainChanges(before: string, after: string): PlainChanges {
  const [was, is] = [before, after].map(ledgerIn) as [LedgerValues, LedgerValues];
  return {
    added: [...is.problems].filter(([id]) => !was.problems.has(id)).map(([, problem]) => named(problem)),
    removed: [...was.problems].filter(([id]) => !is.problems.has(id)).map(([, problem]) => named(problem)),
    changed: [...is.problems].flatMap(([id, problem]) => {
      const values = changedIn(was.problems.get(id) ?? problem, problem, []);
      return values.length === 0 ? [] : [{ ...named(problem), values }];
    }),
    others: changedIn(was.rest, is.rest, []),
  };
}

interface LedgerValues {
  readonly problems: ReadonlyMap<string, Values>;
  readonly rest: Values;
}

function ledgerIn(text: string): LedgerValues {
  const value = plainValues(text)?.value;
  const { 问题: list, ...rest } = isMapping(value) ? value : {};
  const problems = (Array.isArray(list) ? list : []).filter(isMapping);
  return { problems: new Map(problems.map((problem) => [String(problem["编号"] ?? ""), problem])), rest };
}

function named({ 编号: id, 题目: title }: Values): PlainProblem {
  return { id: String(id ?? ""), title: String(title ?? "") };
}

function changedIn(before: Values, after: Values, path: readonly string[]): ChangedValue[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): ChangedValue[] => {
    const [was, is] = [before[key], after[key]];
    const here = [...path, key];
    if (isSame(was, is)) return [];
    if (isMapping(was) && isMapping(is)) return changedIn(was, is, here);
    return isLog(was, is) ? changedEntries(fieldTitle(here), was, is) : [{ title: fieldTitle(here), before: told(was), after: told(is) }];
  });
}

/** 经过, 履职: entries come and go one by one. */
function isLog(before: unknown, after: unknown): boolean {
  return [before, after].some((list) => Array.isArray(list) && list.some((entry) => isMapping(entry) && entry["日期"] !== undefined));
}

function changedEntries(title: string, before: unknown, after: unknown): ChangedValue[] {
  const [was, is] = [before, after].map((list) => (Array.isArray(list) ? list : [])) as [unknown[], unknown[]];
  const without = (all: readonly unknown[], others: readonly unknown[]) => all.filter((one) => !others.some((other) => isSame(one, other)));
  return [
    ...without(was, is).map((entry) => ({ title, before: told(entry), after: undefined })),
    ...without(is, was).map((entry) => ({ title, before: undefined, after: told(entry) })),
  ];
}

function told(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : answerText(value);
}
