// What may be added to a ledger's text, or changed in it. The rest stays byte for byte; whatever is done is read again before it is believed.

import { type Entry, type Outline, outlineOf, partAt } from "../read/outline.ts";
import { type Plain, plainOf } from "../read/plain.ts";
import { applied, type Edit } from "./edit.ts";
import { habitsOf } from "./habits.ts";
import { type Draft, itemsInto, keyInto } from "./insert.ts";
import { replaced } from "./replace.ts";
import { isSame } from "./same.ts";

export interface Edited {
  readonly text: string;
  readonly edits: readonly Edit[];
}

type Values = Readonly<Record<string, unknown>>;

/** Thrown where the text is laid out so that nobody could add to it without touching what is there. */
export class CannotEdit extends Error {
  override readonly name = "CannotEdit";
}

/** Steps to a mapping of the file, in its own keys: `[]` the ledger, `["问题", 3]` its fourth problem. */
export type Steps = readonly (string | number)[];

/**
 * Items put into the list of `key` in the mapping at `path`: behind its item `after`, without it at the end. The list is made where there
 * is none. `order` says behind which keys a new key belongs. Throws CannotEdit.
 */
export function withItems(
  text: string,
  path: Steps,
  key: string,
  items: readonly unknown[],
  order: readonly string[],
  after?: number,
): Edited {
  if (items.length === 0) return { text, edits: [] };
  return edited(text, path, key, (draft, map, entry, holder) => {
    const before = holder[key];
    const list = Array.isArray(before) ? before : [];
    const at = Math.min(after ?? list.length - 1, list.length - 1);
    const value = [...list.slice(0, at + 1), ...items, ...list.slice(at + 1)];
    if (!entry) return { edits: keyInto(draft, map, key, value, placeFor(map, key, order)), value };
    if (before !== null && !Array.isArray(before)) throw new CannotEdit(`“${key}”下面不是一条一条的内容`);
    if (list.length > 0 && at < 0) throw new CannotEdit(`“${key}”的第一条前面不能加`);
    return { edits: itemsInto(draft, map, entry, items, at), value };
  });
}

/** The key of the mapping at `path` with this value, whether it is there already or not. Throws CannotEdit. */
export function withKey(text: string, path: Steps, key: string, value: unknown, order: readonly string[]): Edited {
  return edited(text, path, key, (draft, map, entry, holder) => ({
    edits: entry ? replaced(draft, map, entry, holder[key], value) : keyInto(draft, map, key, value, placeFor(map, key, order)),
    value,
  }));
}

type Change = (draft: Draft, map: Outline, entry: Entry | undefined, holder: Values) => { edits: readonly Edit[]; value: unknown };

function edited(text: string, path: Steps, key: string, change: Change): Edited {
  const before = plainOf(text);
  const root = outlineOf(text);
  const map = root && partAt(root, path);
  const holder = before && valueAt(before.value, path);
  if (!before || !root || map?.kind !== "map" || !holder) throw new CannotEdit("台账的写法读不出来");
  const entry = map.entries.find((one) => one.key === key);
  const { edits, value } = change({ text, root, habits: habitsOf(text, root) }, map, entry, holder);
  const after = applied(text, edits);
  const again = plainOf(after);
  if (!again || !isSame(again.value, withValue(before.value, [...path, key], value)) || faultsOf(again) > faultsOf(before))
    throw new CannotEdit(`“${key}”附近的写法较特殊，自动添加会影响已有内容`);
  return { text: after, edits };
}

function faultsOf({ faults }: Plain): number {
  return faults.length;
}

function valueAt(value: unknown, path: Steps): Values | undefined {
  const found = path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step], value);
  return typeof found === "object" && found !== null && !Array.isArray(found) ? (found as Values) : undefined;
}

function withValue(value: unknown, [step, ...rest]: Steps, inner: unknown): unknown {
  if (step === undefined) return inner;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? withValue(item, rest, inner) : item));
  const holder = value as Record<string, unknown>;
  return { ...holder, [step]: withValue(holder[step], rest, inner) };
}

/** The entry a new key goes behind: the last of those that come before it by the order; -1: the end. */
function placeFor(map: Outline, key: string, order: readonly string[]): number {
  const rank = (name: string | undefined) => (order.includes(name ?? "") ? order.indexOf(name ?? "") : -1);
  const own = rank(key);
  if (own < 0) return -1;
  return map.entries.reduce((place, entry, index) => (rank(entry.key) < own ? index : place), -1);
}
