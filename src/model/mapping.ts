import type { Values } from "./ledger.ts";

/** True for a value with keys; a list is none. */
export function isMapping(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
