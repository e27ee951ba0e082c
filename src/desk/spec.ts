// What is being filled in: its fields, what the schemas still miss, and what to offer.

import { shellWord } from "../model/called.ts";
import { compare } from "../model/diagnostic.ts";
import type { Path, Values } from "../model/ledger.ts";
import { UsageError } from "../model/usage-error.ts";
import type { Field } from "../read/schema/fields.ts";
import type { Refusal } from "../read/schema/refusal.ts";
import { fieldAt } from "./candidate.ts";
import type { Choice } from "./choices.ts";

export interface Spec {
  readonly fields: readonly Field[];
  refusals(values: Values): readonly Refusal[];
  choices(path: Path, values: Values): readonly Choice[];
  /** Proposed, and taken without a question where nobody can be asked. */
  readonly defaults: Readonly<Record<string, string>>;
  /** Proposed to a person only. */
  suggestions(values: Values): Readonly<Record<string, string>>;
  /** Asked for though not required; an empty answer leaves them out. */
  wanted(values: Values): readonly string[];
  /** Asked for just before a key that is missing, though they may be left out: its choices depend on them. */
  before?(key: string, values: Values): readonly string[];
  /** Looks at what is given as 佐证. */
  readonly papers?: Papers | undefined;
}

export interface Papers {
  /** What is wrong with a paper as typed. */
  faultOf(text: string): string | undefined;
  /** As it is to stand in the ledger, where need be by asking; undefined: it is to be given anew. */
  taken(text: string): Promise<unknown>;
}

/** What is to be filled in next. */
export interface Gap {
  readonly path: Path;
  /** Keys of which one is enough. */
  readonly oneOf: readonly string[];
  readonly refusal: Refusal;
}

/** True where the schemas say only that nothing may stand there. */
export function isUnwanted({ refusal }: Gap): boolean {
  return refusal.rule === "value-not-expected" || refusal.at === "key";
}

/** Missing keys and wrong values, in the order of the form. */
export function gapsIn(values: Values, { fields, refusals }: Spec): Gap[] {
  const rank = ({ path }: Gap) =>
    path
      .filter((step) => typeof step === "string")
      .map((step, depth, all) => fieldsAbove(fields, all.slice(0, depth)).findIndex(({ key }) => key === step));
  return refusals(values)
    .map((refusal): Gap => {
      const isMissing = refusal.at === "missing" && refusal.key !== undefined;
      return { path: isMissing ? [...refusal.path, refusal.key as string] : refusal.path, oneOf: refusal.oneOf ?? [], refusal };
    })
    .sort((a, b) => compareRanks(rank(a), rank(b)) || compare(a.refusal.message, b.refusal.message));
}

/** What the schemas say of the value at `path` or in it; that more of its list is missing is no fault of what is there. */
export function faultOf(values: Values, path: Path, spec: Spec): true | string {
  const found = spec
    .refusals(values)
    .find((refusal) => refusal.at !== "missing" && path.every((step, index) => refusal.path[index] === step));
  return found ? `${found.message}。${found.hint}` : true;
}

function fieldsAbove(fields: readonly Field[], path: readonly (string | number)[]): readonly Field[] {
  return path.length === 0 ? fields : (fieldAt(fields, path)?.fields ?? []);
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, rank] of a.entries()) {
    const difference = rank - (b[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** For whoever cannot be asked: all that is missing, as flags; or what is wrong. */
export function refused(what: string, values: Values, spec: Spec): UsageError | undefined {
  const gaps = gapsIn(values, spec);
  const [wrong] = gaps.filter(({ refusal }) => refusal.at !== "missing");
  if (wrong) return new UsageError(wrong.refusal.message, wrong.refusal.hint);
  if (gaps.length === 0) return undefined;
  const flags = gaps.map(({ path, oneOf }) => (oneOf.length > 0 ? oneOf.map((key) => `--${key}`).join("或") : flagOf(path)));
  const examples = gaps.map(({ path, oneOf }) => `${oneOf[0] ? `--${oneOf[0]}` : flagOf(path)} …`).join(" ");
  return new UsageError(`${what}还缺少${[...new Set(flags)].join("、")}`, `请加上 ${examples}；在终端窗口中运行而不写的，会逐项询问。`);
}

function flagOf(path: Path): string {
  return `--${path.filter((step) => typeof step === "string").join(".")}`;
}

/** The flags that say the same, for running again in a shell of this system. */
export function asFlags(values: Values, system: string, head: readonly string[] = []): string[] {
  const word = (text: string) => shellWord(text.replaceAll("\n", " "), system);
  return Object.entries(values).flatMap(([key, value]) => {
    const path = [...head, /^\d+$/.test(key) ? String(Number(key) + 1) : key];
    const flag = `--${path.join(".")}`;
    if (Array.isArray(value)) return value.map((item) => `${flag} ${word(asTyped(item))}`);
    return typeof value === "object" && value !== null ? asFlags(value as Values, system, path) : [`${flag} ${word(String(value))}`];
  });
}

/** A value as it may be typed. */
export function asTyped(value: unknown): string {
  return typeof value === "object" && value !== null ? braced(value as Values) : String(value);
}

function braced(values: Values): string {
  return `{ ${Object.entries(values)
    .map(([key, value]) => `${key}: ${Array.isArray(value) ? `[${value.join(", ")}]` : String(value)}`)
    .join(", ")} }`;
}
