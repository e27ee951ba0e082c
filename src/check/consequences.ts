// Nothing is told twice (schemas/README.md, "Places"): a finding goes where an error is told at a value that it rests upon.
import { groupBy } from "../model/group-by.ts";

/** A finding of one rule, with the places of the values that it rests upon. */
export interface FindingBasis {
  readonly rule: string;
  readonly isError: boolean;
  /** Place of the value that is wrong; undefined for what a place cannot stand for: a missing key, an event judged as a whole. */
  readonly value: string | undefined;
  /** False for one of several findings that are told once with their count, since that once may be at another place. */
  readonly isToldHere: boolean;
  /** Places of the other values that made it a fault. */
  readonly needs: readonly string[];
}

/**
 * The findings that do not merely follow from another, in the order given. One is left out if an error of another rule, which is itself not left
 * out, is told at a value that it needs, or is told earlier at the same value. Of findings that need each other in a ring the first stays.
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
