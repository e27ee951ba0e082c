/** True for values equal as data: in any order of keys, a key without a value being as good as absent, texts in any Unicode normal form. */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === "string" && typeof b === "string") return a === b || a.normalize("NFC") === b.normalize("NFC");
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = keysOf(a);
  if (keys.length !== keysOf(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}

function keysOf(value: object): string[] {
  return Array.isArray(value) ? Object.keys(value) : Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [key]));
}
