// What may be added to a ledger's text, or changed in it. The rest stays byte for byte. The result is parsed again to prove that it says
// what was asked for.

import type { Edit } from "../model/diagnostic.ts";
import type { Values } from "../model/ledger.ts";
import { isMapping } from "../model/mapping.ts";
import { isSame } from "../model/same.ts";
import { type Outline, outlineOf, partAt } from "../read/yaml/outline.ts";
import { type Plain, plainValues } from "../read/yaml/plain-values.ts";
import { applied } from "./edit.ts";
import { habitsOf } from "./habits.ts";
import { type Draft, itemsBefore, itemsInto, keyInto } from "./insert.ts";
import { replaced } from "./replace.ts";

export interface Edited {
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** Thrown where the text is laid out in a way that nothing can be added without changing what is there. */
export class CannotEdit extends Error {
  override readonly name = "CannotEdit";
}

/** Steps to a mapping of the file, in its own keys: `[]` the ledger, `["问题", 3]` its fourth problem. */
export type Steps = readonly (string | number)[];

/** A change of one key of the mapping at `path`. `order`: all keys in the order in which a new key is placed. */
export interface KeyChange {
  readonly path: Steps;
  readonly key: string;
  readonly order: readonly string[];
  /** The new value; or items added to the list, behind its item `after` (-1: before the first), without `after` at the end. */
  readonly to: { readonly value: unknown } | { readonly items: readonly unknown[]; readonly after?: number | undefined };
}

/**
 * Items put into the list of `key` in the mapping at `path`: behind its item `after`, without it at the end. The list is made where there
 * is none. `order`: all keys in the order in which a new key is placed. Throws CannotEdit.
 */
export function withItems(
  text: string,
  path: Steps,
  key: string,
  items: readonly unknown[],
  order: readonly string[],
  after?: number,
): Edited {
  return items.length === 0 ? { text, edits: [] } : edited(text, [{ path, key, order, to: { items, after } }]);
}

/** The text with this value at the key of the mapping at `path`, whether the key is there already or not. Throws CannotEdit. */
export function withKey(text: string, path: Steps, key: string, value: unknown, order: readonly string[]): Edited {
  return edited(text, [{ path, key, order, to: { value } }]);
}

/**
 * The text with all changes made, at most one for each key. They are made together; where they conflict in the text, half of them is made
 * first and then the other half. Throws CannotEdit.
 */
export function withChanges(text: string, changes: readonly KeyChange[]): string {
  if (changes.length === 0) return text;
  try {
    return edited(text, changes).text;
  } catch (error) {
    if (!(error instanceof CannotEdit) || changes.length === 1) throw error;
    const half = changes.length >> 1;
    return withChanges(withChanges(text, changes.slice(0, half)), changes.slice(half));
  }
}

function edited(text: string, changes: readonly KeyChange[]): Edited {
  const before = plainValues(text);
  const root = outlineOf(text);
  if (!before || !root) throw new CannotEdit("台账的写法读不出来");
  const draft = { text, root, habits: habitsOf(text, root) };
  let expected = before.value;
  const edits = changes.flatMap((change) => {
    const map = partAt(root, change.path);
    const holder = valueAt(before.value, change.path);
    const present = valueAt(expected, change.path);
    if (map?.kind !== "map" || !holder || !present) throw new CannotEdit("台账的写法读不出来");
    expected = withValue(expected, [...change.path, change.key], valueAfter(change, present[change.key]));
    return editsOf(draft, map, holder[change.key], change);
  });
  const after = applied(text, edits);
  const again = plainValues(after);
  if (!again || !isSame(again.value, expected) || faultsOf(again) > faultsOf(before))
    throw new CannotEdit(`“${changes[0]?.key}”附近的写法较特殊，自动添加会影响已有内容`);
  return { text: after, edits };
}

function valueAfter({ to }: KeyChange, before: unknown): unknown {
  if ("value" in to) return to.value;
  const list = Array.isArray(before) ? before : [];
  const at = placeIn(list, to.after);
  return [...list.slice(0, at + 1), ...to.items, ...list.slice(at + 1)];
}

function editsOf(draft: Draft, map: Outline, before: unknown, { key, order, to }: KeyChange): Edit[] {
  const entry = map.entries.find((one) => one.key === key);
  if (!entry) return keyInto(draft, map, key, "value" in to ? to.value : to.items, placeFor(map, key, order));
  if ("value" in to) return replaced(draft, map, entry, before, to.value);
  if (before !== null && !Array.isArray(before)) throw new CannotEdit(`“${key}”下面不是一条一条的内容`);
  const at = placeIn(before ?? [], to.after);
  if (at < 0 && before !== null && before.length > 0) {
    const edits = itemsBefore(draft, entry, to.items);
    if (!edits) throw new CannotEdit(`“${key}”的第一条前面不能加`);
    return edits;
  }
  return itemsInto(draft, map, entry, to.items, at);
}

function placeIn(list: readonly unknown[], after: number | undefined): number {
  return Math.min(after ?? list.length - 1, list.length - 1);
}

function faultsOf({ faults }: Plain): number {
  return faults.filter(({ severity }) => severity === "error").length; // warnings are about contents, not about the layout
}

function valueAt(value: unknown, path: Steps): Values | undefined {
  const found = path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step], value);
  return isMapping(found) ? found : undefined;
}

function withValue(value: unknown, [step, ...rest]: Steps, inner: unknown): unknown {
  if (step === undefined) return inner;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? withValue(item, rest, inner) : item));
  const holder = value as Record<string, unknown>;
  return { ...holder, [step]: withValue(holder[step], rest, inner) };
}

/** Index of the entry behind which a new key is placed: the last of those that come before it in `order`; -1: the end. */
function placeFor(map: Outline, key: string, order: readonly string[]): number {
  const rank = (name: string | undefined) => (order.includes(name ?? "") ? order.indexOf(name ?? "") : -1);
  const own = rank(key);
  if (own < 0) return -1;
  return map.entries.reduce((place, entry, index) => (rank(entry.key) < own ? index : place), -1);
}
