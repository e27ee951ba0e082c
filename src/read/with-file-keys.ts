// The model → a plain value with the keys of the file: the inverse of `renamed` in keys.ts.
import type { Ledger, Problem } from "../model/ledger.ts";
import { filePath } from "./keys.ts";

export type FileValue = Readonly<Record<string, unknown>>;

/** Keys that the model adds, which no file has: where a value stands, and what was refused. */
const added = new Set(["path", "wrong", "file", "isOffice", "reported", "subunit"]);
/** Keys whose values are copied as they are. */
const opaque = new Set(["detail", "before", "after"]);

/** A ledger as its file says it: keys in Chinese, in the model's order. What was refused, and lists that are empty, are not there. */
export function ledgerAsWritten({ duties, problems, ...head }: Ledger): FileValue {
  return {
    ...asMapping(head),
    ...(duties.length > 0 ? { 履职: asWritten(duties) } : {}),
    ...(problems.length > 0 ? { 问题: problems.map(problemAsWritten) } : {}),
  };
}

/** A problem as its file says it, without the unit, which is the ledger's. */
export function problemAsWritten({ unit: _, log, ...fields }: Problem): FileValue {
  return { ...asMapping(fields), ...(log.length > 0 ? { 经过: asWritten(log) } : {}) };
}

/** Any part of a ledger. */
export function asWritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asWritten);
  return typeof value === "object" && value !== null ? asMapping(value) : value;
}

function asMapping(value: object): FileValue {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => !added.has(name) && inner !== undefined)
      .map(([name, inner]) => [String(filePath([name], "ledger")[0]), opaque.has(name) ? inner : asWritten(inner)]),
  );
}
