// One text for equal data: keys in order of code units, absent keys left out, no spaces.
import { compare } from "./diagnostic.ts";
import { isMapping } from "./mapping.ts";

export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isMapping(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compare(a, b))) : inner,
  );
}
