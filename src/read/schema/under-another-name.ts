// A missing key whose value stands under a key that nobody knows.
import type { Path } from "../../model/ledger.ts";
import { closest } from "../../model/similar.ts";
import type { Refusal, SchemaError } from "./refusal.ts";
import { shortened } from "./refused-text.ts";

/** `事件: 进展`: a key that nobody knows holds one of the words that the missing one is to hold. */
export function underAnotherName(key: string, { parentSchema = {} }: SchemaError, path: Path, here: unknown): Refusal | undefined {
  const properties = (parentSchema["properties"] ?? {}) as Record<string, { readonly enum?: readonly unknown[] }>;
  const words = properties[key]?.enum ?? [];
  const found = Object.entries(Object(here) as Record<string, unknown>).filter(
    ([name, value]) => !Object.hasOwn(properties, name) && words.includes(value),
  );
  const [only, ...others] = found;
  if (!only || others.length > 0 || closest(only[0], [key]) === undefined) return undefined;
  return {
    path: [...path, only[0]],
    at: "key",
    key,
    rule: "key-known",
    message: `没有“${shortened(only[0])}”这一项，是不是“${key}”`,
    hint: `请改为“${key}: ${String(only[1])}”。`,
    mend: key,
  };
}
