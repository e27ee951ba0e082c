// A ledger's text as plain values with the file's own keys, not judged by any schema: for comparing two texts.
import { limits } from "../limits.ts";
import { parseYaml } from "./parse.ts";
import type { PlacedFault } from "./walk.ts";

export interface Plain {
  readonly value: unknown;
  readonly faults: readonly PlacedFault[];
}

/** Undefined for a text that YAML cannot read. */
export function plainValues(text: string): Plain | undefined {
  const parsed = parseYaml(text, limits.ledger);
  return "value" in parsed ? { value: parsed.value, faults: parsed.faults } : undefined;
}
