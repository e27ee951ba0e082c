// One text for equal data, for a digest: keys in order of code units, absent keys left out, no spaces.
import { compare } from "../model/diagnostic.ts";

export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compare(a, b)))
      : inner,
  );
}
