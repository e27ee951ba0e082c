import type { Values } from "./ledger.ts";

/** True for an object that is not a list. */
export function isMapping(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
