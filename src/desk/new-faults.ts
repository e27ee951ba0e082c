import type { Diagnostic } from "../model/diagnostic.ts";

/** Errors that were not there before: a place may have moved, so the same words of the same problem are the same error. */
export function newErrors(before: readonly Diagnostic[], after: readonly Diagnostic[]): Diagnostic[] {
  const nameOf = ({ file, rule, message, item, field }: Diagnostic) => JSON.stringify([file, rule, message, item, field]);
  const known = new Map<string, number>();
  for (const one of before) if (one.severity === "error") known.set(nameOf(one), (known.get(nameOf(one)) ?? 0) + 1);
  return after.filter((one) => {
    if (one.severity !== "error") return false;
    const left = known.get(nameOf(one)) ?? 0;
    known.set(nameOf(one), left - 1);
    return left <= 0;
  });
}
