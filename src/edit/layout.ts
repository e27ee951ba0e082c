// A value as lines of YAML, laid out by the habits of the file it goes to.
import { isMapping } from "../model/mapping.ts";
import { displayWidth } from "../render/terminal-text.ts";
import type { Habits } from "./habits.ts";
import { inline, literal } from "./scalar.ts";

/** A line longer than this is written in several. */
const width = 120;

/** In brackets, on one line. */
export function inBrackets(value: unknown, habits: Habits): string {
  if (Array.isArray(value)) return `[${value.map((item) => inBrackets(item, habits)).join(", ")}]`;
  if (!isMapping(value)) return inline(value, true);
  const pad = habits.isPadded ? " " : "";
  const entries = Object.entries(value).map(([key, inner]) => `${inline(key, true)}: ${inBrackets(inner, habits)}`);
  return entries.length === 0 ? "{}" : `{${pad}${entries.join(", ")}${pad}}`;
}

/** `key: value` with its key at `column`, in as many lines as it takes. */
export function entryLines(key: string, value: unknown, column: number, habits: Habits): string[] {
  const head = `${" ".repeat(column)}${inline(key, false)}:`;
  if (!isCollection(value)) return textLines(`${head} `, value, column + habits.step);
  const short = `${head} ${inBrackets(value, habits)}`;
  if (isEmpty(value) || (prefersBrackets(key, value, habits) && fits(short, value))) return [short];
  if (isMapping(value)) return [head, ...mappingLines(value, column + habits.step, habits)];
  return [head, ...listLines(key, value as readonly unknown[], column + habits.listStep(key), habits)];
}

function mappingLines(value: Readonly<Record<string, unknown>>, column: number, habits: Habits): string[] {
  return Object.entries(value).flatMap(([key, inner]) => entryLines(key, inner, column, habits));
}

/** Items of the list of `key`, their dashes at `column`. */
export function listLines(key: string, items: readonly unknown[], column: number, habits: Habits): string[] {
  return items.flatMap((item) => itemLines(key, item, column, habits));
}

export function itemLines(key: string, item: unknown, column: number, habits: Habits): string[] {
  const dash = `${" ".repeat(column)}-${" ".repeat(habits.afterDash - 1)}`;
  if (!isCollection(item)) return textLines(dash, item, column + habits.step);
  const short = `${dash}${inBrackets(item, habits)}`;
  if (Array.isArray(item) || isEmpty(item)) return [short];
  const brackets = habits.itemsInBrackets(key) ?? !isLarge(item as Readonly<Record<string, unknown>>);
  if (brackets && fits(short, item)) return [short];
  const [first = "", ...rest] = mappingLines(item as Readonly<Record<string, unknown>>, column + habits.afterDash, habits);
  return [dash + first.trimStart(), ...rest];
}

function textLines(head: string, value: unknown, column: number): string[] {
  const block = typeof value === "string" ? literal(value) : undefined;
  if (!block) return [head + inline(value, false)];
  return [head + block.mark, ...block.lines.map((line) => (line === "" ? "" : " ".repeat(column) + line))];
}

/** True for a few short values, which read well in brackets; false for sentences, and for values with parts of their own. */
function prefersBrackets(key: string, value: object, habits: Habits): boolean {
  const habit = habits.inBrackets(key);
  if (habit !== undefined) return habit;
  if (Array.isArray(value)) return value.every((item) => !isCollection(item) && displayWidth(String(item)) <= 24);
  return Object.keys(value).length <= 3 && Object.values(value).every((inner) => !isCollection(inner));
}

function isLarge(value: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(value).length > 8;
}

function fits(line: string, value: unknown): boolean {
  return displayWidth(line) <= width && !hasLines(value);
}

function hasLines(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\n");
  return isCollection(value) && Object.values(value).some(hasLines);
}

function isCollection(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
