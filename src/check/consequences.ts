// A wrong value silences every rule that needs it (2-format.md, `ledger check --format json`): what follows from a fault that is told
// is not told again.
import { groupBy } from "../model/group-by.ts";

/** What one rule found, and the places of the values that it rests upon. */
export interface FindingBasis {
  readonly rule: string;
  readonly isError: boolean;
  /** Place of the value that is wrong; undefined for what a place cannot stand for: a missing key, an event judged as a whole. */
  readonly value: string | undefined;
  /** False for one of many that are told once, maybe elsewhere. */
  readonly isToldHere: boolean;
  /** Places of the other values that made it a fault. */
  readonly needs: readonly string[];
}

/**
 * What stands on its own, in the order given. A finding goes where an error of another rule that stays is told at a value that it
 * needs, or earlier at its own value; of findings that need each other the first stays.
 */
export function withoutConsequences<T extends FindingBasis>(found: readonly T[]): T[] {
  const byValue = groupBy(
    found.filter(({ isError }) => isError),
    ({ value }) => value,
  );
  const order = new Map(found.map((one, index) => [one, index]));
  const causesOf = (one: T): T[] => {
    const causes = one.needs.flatMap((place) => byValue.get(place) ?? []);
    const sameValue = one.value === undefined ? [] : (byValue.get(one.value) ?? []);
    const isEarlier = (other: T) => (order.get(other) ?? 0) < (order.get(one) ?? 0);
    return [...causes, ...sameValue.filter((other) => other.isToldHere && (isEarlier(other) || !one.isError))].filter(
      ({ rule }) => rule !== one.rule,
    );
  };
  const open = new Map(found.map((one) => [one, causesOf(one)] as const).filter(([, causes]) => causes.length > 0));
  const gone = new Set<T>();
  while (open.size > 0) {
    const settled = [...open].filter(([, causes]) => causes.some((cause) => !open.has(cause) && !gone.has(cause)));
    const free = [...open].filter(([, causes]) => causes.every((cause) => gone.has(cause)));
    for (const [one] of settled) gone.add(one);
    for (const [one] of [...settled, ...free]) open.delete(one);
    if (settled.length + free.length > 0) continue;
    const [first] = open.keys();
    if (first) open.delete(first);
  }
  return found.filter((one) => !gone.has(one));
}
