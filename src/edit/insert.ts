// New items of a list and new keys of a mapping, as edits of the text.

import type { Edit } from "../model/diagnostic.ts";
import { isMapping } from "../model/mapping.ts";
import type { Outline, OutlineEntry } from "../read/yaml/outline.ts";
import { columnOf } from "../read/yaml/outline.ts";

import type { Habits } from "./habits.ts";
import { entryLines, inBrackets, itemLines, listLines } from "./layout.ts";
import { endOfLine, lineEndAt, linesAfter } from "./place.ts";

/** The text an edit is made in. */
export interface Draft {
  readonly text: string;
  readonly root: Outline;
  readonly habits: Habits;
}

/** Edits that put items into the list that is the value of `entry`, behind its item `after` (-1: it has none). */
export function itemsInto({ text, habits }: Draft, map: Outline, entry: OutlineEntry, items: readonly unknown[], after: number): Edit[] {
  const key = entry.key ?? "";
  const list = entry.value;
  const column = map.column + habits.listStep(key);
  if (list.kind === "empty") {
    if (map.isFlow) return [{ start: entry.mark, end: entry.mark, text: ` ${inBrackets(items, habits)}` }];
    return [linesAfter(text, entry.mark, map.column + 1, withGaps(key, items, column, habits, false))];
  }
  const previous = list.entries[after];
  if (!list.isFlow && previous)
    return [linesAfter(text, endOfEntry(previous), list.column, withGaps(key, items, list.column, habits, true))];
  if (previous)
    return intoBrackets(
      text,
      list,
      items.map((item) => inBrackets(item, habits)),
      after,
    );
  const inside = text.slice(list.start + 1, list.end - 1);
  if (map.isFlow || inside.trim() !== "") return emptyBrackets(list, items.map((item) => inBrackets(item, habits)).join(", "));
  return [
    { start: entry.mark, end: list.end, text: "" },
    linesAfter(text, list.end, map.column + 1, withGaps(key, items, column, habits, false)),
  ];
}

/** Edits that put items before the first one of a list; undefined where other text stands before it on its line. */
export function itemsBefore({ text, habits }: Draft, entry: OutlineEntry, items: readonly unknown[]): Edit[] | undefined {
  const { isFlow, column, entries } = entry.value;
  const [first] = entries;
  if (!first) return undefined;
  const { start } = first;
  if (isFlow) return [{ start, end: start, text: items.map((item) => `${inBrackets(item, habits)}, `).join("") }];
  const lineStart = start - column;
  if (text.slice(lineStart, start).trim() !== "") return undefined;
  const eol = lineEndAt(text, start);
  const lines = listLines(entry.key ?? "", items, column, habits);
  return [{ start: lineStart, end: lineStart, text: lines.map((line) => line + eol).join("") }];
}

/** Edits that put a key into a mapping behind its entry `after` (-1: at the end). */
export function keyInto({ text, habits }: Draft, map: Outline, key: string, value: unknown, after: number): Edit[] {
  const previous = map.entries[after < 0 ? map.entries.length - 1 : after];
  if (map.isFlow) {
    const written = `${key}: ${inBrackets(value, habits)}`;
    return previous ? intoBrackets(text, map, [written], map.entries.indexOf(previous)) : emptyBrackets(map, written);
  }
  const lines =
    Array.isArray(value) && isOfMappings(value)
      ? [
          ...entryLines(key, [], map.column, habits).map((line) => line.replace(/ \[\]$/, "")),
          ...withGaps(key, value, map.column + habits.listStep(key), habits, false),
        ]
      : entryLines(key, value, map.column, habits);
  const end = previous ? endOfEntry(previous) : map.end;
  return [linesAfter(text, end, map.column, map.column === 0 && isAfterGap(text, map, after) ? ["", ...lines] : lines)];
}

function isOfMappings(value: readonly unknown[]): boolean {
  return value.length > 0 && value.every(isMapping);
}

/** True where the keys at the top of the file have an empty line between them. */
function isAfterGap(text: string, map: Outline, after: number): boolean {
  const next = map.entries[after + 1] ?? map.entries.at(-1);
  return next !== undefined && /\n[^\S\n]*\r?\n[^\S\n]*(?:#[^\n]*\n[^\S\n]*)*$/.test(text.slice(0, next.start));
}

export function endOfEntry({ mark, value }: OutlineEntry): number {
  return value.kind === "empty" ? mark : value.end;
}

/** Items with an empty line between them where the list has them; problems have, unless their file says otherwise. */
function withGaps(key: string, items: readonly unknown[], column: number, habits: Habits, isFollowing: boolean): string[] {
  const isLong = (item: unknown) => itemLines(key, item, column, habits).length > 5;
  if (!(habits.isSpaced(key) ?? items.some(isLong))) return listLines(key, items, column, habits);
  return items.flatMap((item, index) => [...(isFollowing || index > 0 ? [""] : []), ...itemLines(key, item, column, habits)]);
}

function emptyBrackets({ start, end }: Outline, written: string): Edit[] {
  return [{ start: start + 1, end: start + 1, text: end - start === 2 ? written : `${written} ` }];
}

/** An edit behind an entry in brackets: on the same line, or on a new one where each entry has its own line. */
function intoBrackets(text: string, holder: Outline, written: readonly string[], after: number): Edit[] {
  const previous = holder.entries[after] as OutlineEntry;
  const end = endOfEntry(previous);
  const next = holder.entries[after + 1];
  const isOwnLine = text.slice(0, previous.start).match(/(?:^|[\r\n])[^\S\r\n]*$/) !== null;
  const comma = next ? commaIn(text, end, next.start) : commaIn(text, end, holder.end - 1);
  if (!isOwnLine) {
    const joined = written.join(", ");
    if (comma === undefined) return [{ start: end, end, text: `, ${joined}` }];
    return [{ start: comma + 1, end: comma + 1, text: ` ${joined},` }];
  }
  const line = (eol: string) =>
    written
      .map(
        (one, index) =>
          `${eol}${" ".repeat(columnOf(text, previous.start))}${one}${comma === undefined && index === written.length - 1 ? "" : ","}`,
      )
      .join("");
  const from = comma === undefined ? end : comma + 1;
  const at = /^[^\S\r\n]*(?:#[^\r\n]*)?(?=[\r\n])/.exec(text.slice(from));
  const behind = at ? endOfLine(text, from) : from;
  const lines = line(lineEndAt(text, behind));
  return [...(comma === undefined ? [{ start: end, end, text: "," }] : []), { start: behind, end: behind, text: lines }];
}

/** Offset of the comma between two places; commas in comments do not count. */
function commaIn(text: string, from: number, to: number): number | undefined {
  const found = /^(?:[^\S]|#[^\r\n]*(?=[\r\n]))*,/.exec(text.slice(from, to));
  return found ? from + found[0].length - 1 : undefined;
}
