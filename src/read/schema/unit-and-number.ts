// Which unit and problem a value of a file belongs to, before any schema has judged the file.
import type { Path } from "../../model/ledger.ts";

/** The list under the key; empty where there is none. */
export function listIn(value: unknown, key: string): unknown[] {
  const list = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return Array.isArray(list) ? list : [];
}

/** 单位 of the file; null where it has none. */
export function unitIn(value: unknown): string | null {
  const unit = typeof value === "object" && value !== null ? (value as Record<string, unknown>)["单位"] : undefined;
  return typeof unit === "string" ? unit : null;
}

/** The number of the problem that `path` leads into; null elsewhere. */
export function itemAt(value: unknown, path: Path): string | null {
  if (path[0] !== "问题" || typeof path[1] !== "number") return null;
  const id = (listIn(value, "问题")[path[1]] as Record<string, unknown> | undefined)?.["编号"];
  return typeof id === "string" ? id : null;
}
