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
  const causes = new Map(found.map((one) => [one, causesOf(one)]));
  const following = groupBy(
    [...causes].flatMap(([one, of]) => of.map((cause) => ({ one, cause }))),
    ({ cause }) => cause,
  );
  const left = new Map([...causes].map(([one, of]) => [one, of.length]));
  const settled = new Set<T>();
  const gone = new Set<T>();
  /** What follows from one goes as soon as that one stays, and stays once all its causes are gone. */
  const settle = (first: T) => {
    const all = [{ one: first, stays: true }];
    for (let next = all.pop(); next; next = all.pop()) {
      const { one, stays } = next;
      if (settled.has(one)) continue;
      settled.add(one);
      if (!stays) gone.add(one);
      for (const { one: other } of following.get(one) ?? []) {
        const count = (left.get(other) ?? 0) - (stays ? 0 : 1);
        left.set(other, count);
        if (stays || count === 0) all.push({ one: other, stays: !stays });
      }
    }
  };
  for (const one of found) if (causes.get(one)?.length === 0) settle(one);
  for (const one of found) settle(one); // where they need each other
  return found.filter((one) => !gone.has(one));
}
