// Replacing one value by another while touching as little text as possible: comments beside unchanged parts stay.

import type { Edit } from "../model/diagnostic.ts";
import { isMapping } from "../model/mapping.ts";
import { isSame } from "../model/same.ts";
import { columnOf, commentsIn, type Outline, type OutlineEntry } from "../read/yaml/outline.ts";

import { type Draft, endOfEntry, itemsInto, keyInto } from "./insert.ts";
import { entryLines, inBrackets } from "./layout.ts";
import { lineEndAt, linesAfter } from "./place.ts";

/** The value of an entry of `map` becomes `after`; `before` is what it is now. */
export function replaced(draft: Draft, map: Outline, entry: OutlineEntry, before: unknown, after: unknown): Edit[] {
  if (isSame(before, after)) return [];
  const { value } = entry;
  if (value.kind === "map" && isMapping(before) && isMapping(after)) {
    const grown = inMapping(draft, value, before, after);
    if (grown) return grown;
  }
  if (value.kind === "list" && Array.isArray(before) && Array.isArray(after) && after.length > before.length && before.length > 0) {
    const kept = before.every((item, index) => isSame(item, after[index]));
    if (kept) return itemsInto(draft, map, entry, after.slice(before.length), before.length - 1);
  }
  return whole(draft, map, entry, after);
}

/** Edits that change and add keys one by one; undefined where a key was removed, or several would be added at the same place. */
function inMapping(
  draft: Draft,
  map: Outline,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Edit[] | undefined {
  if (Object.keys(before).some((key) => !Object.hasOwn(after, key))) return undefined;
  const added = Object.keys(after).filter((key) => !Object.hasOwn(before, key));
  if (added.length > 1 && map.isFlow) return undefined;
  const changed = map.entries.flatMap((entry) => {
    const key = entry.key ?? "";
    return Object.hasOwn(before, key) ? replaced(draft, map, entry, before[key], after[key]) : [];
  });
  return [...changed, ...added.flatMap((key) => keyInto(draft, map, key, after[key], -1))];
}

function whole(draft: Draft, map: Outline, entry: OutlineEntry, after: unknown): Edit[] {
  return [...commentsAbove(draft.text, entry), ...inPlace(draft, map, entry, after)];
}

/** Comments inside a value that is replaced are kept: they move above its key. */
function commentsAbove(text: string, { start, mark, value }: OutlineEntry): Edit[] {
  const comments = value.kind === "empty" ? [] : commentsIn(text.slice(mark, value.end));
  if (comments.length === 0) return [];
  const at = start - columnOf(text, start);
  const indent = /^[^\S\r\n]*/.exec(text.slice(at, start))?.[0] ?? "";
  return [{ start: at, end: at, text: comments.map((comment) => indent + comment + lineEndAt(text, at)).join("") }];
}

function inPlace({ text, habits }: Draft, map: Outline, entry: OutlineEntry, after: unknown): Edit[] {
  const { key = "", mark, value } = entry;
  if (map.isFlow) return [{ start: mark, end: endOfEntry(entry), text: ` ${inBrackets(after, habits)}` }];
  const [first = "", ...rest] = entryLines(key, after, map.column, habits);
  const head = first.slice(first.indexOf(":") + 1);
  const isInline = value.kind === "text" && !/[\r\n]/.test(text.slice(mark, value.end));
  // A comment behind a value of one line stays where it is; lines are written below it.
  if (isInline || value.kind === "empty" || (value.isFlow && !/[\r\n]/.test(text.slice(mark, value.start))))
    return [
      { start: mark, end: endOfEntry(entry), text: head },
      ...(rest.length > 0 ? [linesAfter(text, endOfEntry(entry), Number.POSITIVE_INFINITY, rest)] : []),
    ];
  const tail = linesAfter(text, value.end, Number.POSITIVE_INFINITY, rest);
  return [
    { start: mark, end: value.end, text: head },
    { ...tail, start: Math.max(tail.start, value.end), end: Math.max(tail.end, value.end) },
  ];
}
