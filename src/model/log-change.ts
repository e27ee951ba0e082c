// The difference between two states of a log: which entries are gone, which are new, and which are the same entry with other values.
import { canonicalJson } from "./canonical-json.ts";
import type { Day } from "./day.ts";
import type { Path } from "./ledger.ts";
import { isSame } from "./same.ts";

export interface DatedEntry {
  readonly path: Path;
  readonly on?: Day;
  readonly kind?: string;
}

export interface LogChange<E> {
  readonly changed: readonly { readonly before: E; readonly now: E }[];
  readonly removed: readonly E[];
  readonly added: readonly E[];
}

/** With more possible pairs than this, only entries of equal day and kind are paired. */
const mostPairs = 10_000;

/**
 * Entries of equal content are the same wherever they stand. The others are paired by likeness, the most alike first: at least two of day, kind
 * and further values have to be equal. So an entry that got another date is a changed one, not a new one. 更正 is paired with 更正 only.
 */
export function logChange<E extends DatedEntry>(before: readonly E[], now: readonly E[]): LogChange<E> {
  const contents = new Map<string, E[]>();
  for (const entry of now) push(contents, contentOf(entry), entry);
  const kept = new Set<E>();
  const lost = before.filter((entry) => {
    const same = contents.get(contentOf(entry))?.shift();
    if (same) kept.add(same);
    return !same;
  });
  const fresh = now.filter((entry) => !kept.has(entry));
  const pairs = lost.length * fresh.length > mostPairs ? pairsByDay(lost, fresh) : pairsByLikeness(lost, fresh);
  const paired = new Set(pairs.flatMap(({ before, now }) => [before, now]));
  return { changed: pairs, removed: lost.filter((entry) => !paired.has(entry)), added: fresh.filter((entry) => !paired.has(entry)) };
}

function pairsByLikeness<E extends DatedEntry>(lost: readonly E[], fresh: readonly E[]): { before: E; now: E }[] {
  const candidates = lost.flatMap((before, index) =>
    fresh.map((now, other) => ({ before, now, likeness: likeness(before, now), distance: Math.abs(index - other) })),
  );
  const taken = new Set<E>();
  const pairs: { before: E; now: E }[] = [];
  for (const { before, now, likeness } of candidates.sort((a, b) => b.likeness - a.likeness || a.distance - b.distance)) {
    if (likeness < 2 || taken.has(before) || taken.has(now)) continue;
    taken.add(before).add(now);
    pairs.push({ before, now });
  }
  return pairs.sort((a, b) => lost.indexOf(a.before) - lost.indexOf(b.before));
}

function pairsByDay<E extends DatedEntry>(lost: readonly E[], fresh: readonly E[]): { before: E; now: E }[] {
  const keyOf = ({ on, kind }: E) => `${on} ${kind}`;
  const byDay = new Map<string, E[]>();
  for (const entry of fresh) push(byDay, keyOf(entry), entry);
  return lost.flatMap((before) => {
    const now = byDay.get(keyOf(before))?.shift();
    return now ? [{ before, now }] : [];
  });
}

function push<E>(groups: Map<string, E[]>, key: string, entry: E): void {
  const group = groups.get(key);
  if (group) group.push(entry);
  else groups.set(key, [entry]);
}

function likeness(before: DatedEntry, now: DatedEntry): number {
  if ((before.kind === "更正") !== (now.kind === "更正")) return 0;
  const other = new Map(Object.entries(now));
  return Object.entries(before).filter(([key, value]) => key !== "path" && value !== undefined && isSame(value, other.get(key))).length;
}

function contentOf({ path: _, ...content }: DatedEntry): string {
  return canonicalJson(content);
}
