// No cause is reported twice (schemas/README.md, "Places"): a finding is dropped if a value that it rests on is an error itself.
import { groupBy } from "../model/group-by.ts";

/** A finding of one rule, with the places of the values that it rests upon. */
export interface FindingBasis {
  readonly rule: string;
  readonly isError: boolean;
  /** Place of the value that is wrong; undefined for a missing key, and for an event judged as a whole: there is no one value. */
  readonly value: string | undefined;
  /** False for findings that are joined with others (see Finding.root): the joined diagnostic may stand at another place. */
  readonly isToldHere: boolean;
  /** Places of the other values that made it a fault. */
  readonly needs: readonly string[];
}

/**
 * The findings that are no mere consequence of another, in the order given. One is left out if an error of another rule, which is itself not
 * left out, stands at a value that it needs, or stands earlier in the list at the same value. Of a ring of findings that need each other the first
 * stays.
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
  /** Decides one finding and all that depend on it: a consequence is dropped once a cause of it stays, and stays once all its causes are dropped. */
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
  for (const one of found) settle(one); // what is left are rings of findings that need each other
  return found.filter((one) => !gone.has(one));
}
