// Which problem of a ledger each row of a table is, before anything is asked about the row: of what the ledger has already, nothing is asked.
import { once } from "../model/once.ts";
import { likeness, pairsIn } from "../model/similar.ts";
import { taskOf, textOf } from "./cell-value.ts";
import type { KnownProblem, TableScene } from "./foreign-scene.ts";
import type { ProblemGroup } from "./problem-groups.ts";
import { titleAndFacts } from "./title-and-facts.ts";
import { unitsIn } from "./units-in-cell.ts";

export interface Identity {
  /** The problem that the row certainly is. */
  readonly same?: KnownProblem;
  /** One that no other row is, in words that are nearly the same. */
  readonly like?: KnownProblem;
  /** One that no other row is, in words that have much in common. */
  readonly near?: KnownProblem;
}

interface RowTexts {
  readonly id: string | undefined;
  readonly listed: string | undefined;
  readonly title: string | undefined;
  readonly facts: string | undefined;
  readonly task: unknown;
  readonly present: readonly KnownProblem[];
}

/** So alike, one word or two were changed: it is asked. Somewhat less alike, it is told: 供水 and 供电 that have not come are two problems. */
const shares = { asked: 0.75, told: 0.55 } as const;

export function identified(groups: readonly ProblemGroup[], scene: TableScene): Map<ProblemGroup, Identity> {
  const found = new Map<ProblemGroup, Identity>();
  const taken = new Set<KnownProblem>();
  const open: { group: ProblemGroup; texts: RowTexts }[] = [];
  for (const group of groups) {
    const texts = textsOf(group, scene);
    const hits = hitsOf(texts);
    const [same] = hits;
    for (const hit of hits) taken.add(hit);
    if (hits.length === 1 && same) found.set(group, { same });
    else if (hits.length === 0 && texts.id === undefined && texts.listed === undefined) open.push({ group, texts });
  }
  const pairs = open.flatMap(({ group, texts }) => nearest(texts, taken).map((near) => ({ group, ...near })));
  for (const { group, like, share } of pairs.sort((a, b) => b.share - a.share)) {
    if (found.has(group) || taken.has(like)) continue;
    found.set(group, share >= shares.asked ? { like } : { near: like });
    taken.add(like);
  }
  return found;
}

function textsOf({ keys }: ProblemGroup, scene: TableScene): RowTexts {
  const texts = (title: string) => (keys.get(title)?.cells ?? []).map(({ cell }) => textOf(cell.value));
  const joined = (title: string) => (keys.has(title) ? [...new Set(texts(title))].join("\n") : undefined);
  const [id] = texts("编号");
  const [listed] = texts("清单号");
  const [unit] = texts("单位");
  const { title, facts } = titleAndFacts(joined("题目"), joined("情况"));
  const said = scene.constants.find(({ column }) => column.title === "任务")?.value ?? scene.answers["各行"]?.["任务"];
  const task = texts("任务")[0] ?? said;
  const owner = unit === undefined ? undefined : (unitsIn(scene.answers["单位"]?.[unit] ?? unit, scene.plan).owner ?? scene.only);
  return {
    id,
    listed,
    title,
    facts,
    task: task === undefined ? undefined : taskOf(scene.plan, task),
    present: scene.presentIn(owner ?? scene.only),
  };
}

/** By its number; else by its number in the earlier list; else by its title, or by all it says. */
function hitsOf({ id, listed, title, facts, task, present }: RowTexts): readonly KnownProblem[] {
  if (id !== undefined) return present.filter((one) => one.id === id);
  const isOfTask = (one: KnownProblem) => typeof task !== "number" || one.task === task;
  for (const isHit of [
    (one: KnownProblem) => listed !== undefined && one.listed === listed,
    (one: KnownProblem) => one.title === title && title !== undefined && isOfTask(one),
    (one: KnownProblem) => one.facts === facts && facts !== undefined && isOfTask(one),
  ]) {
    const hits = present.filter(isHit);
    if (hits.length > 0) return hits;
  }
  return [];
}

function nearest({ title = "", facts = "", task, present }: RowTexts, taken: ReadonlySet<KnownProblem>) {
  const own = [title, facts].map(pairsIn);
  // What is made of one column is compared once, with whichever of the two it was.
  const isOneColumn = facts.startsWith(title);
  return candidates(present, own).flatMap(({ like, pairs }) => {
    if (taken.has(like) || (typeof task === "number" && like.task !== task)) return [];
    const [ofTitle = 0, ofFacts = 0] = pairs.map((one, which) => likeness(own[which] ?? new Set(), one));
    const share = isOneColumn ? Math.max(ofTitle, ofFacts) : (ofTitle + ofFacts) / 2;
    return share >= shares.told ? [{ like, share }] : [];
  });
}

/** A pair that so many problems have tells none of them from the others. */
const common = 200;

interface Compared {
  readonly like: KnownProblem;
  /** Of its 题目, and of its 情况. */
  readonly pairs: readonly ReadonlySet<string>[];
}

/** As many of those that have most in common with the row are compared. */
const most = 8;

/** Looked up, for a ledger may have thousands. */
function candidates(present: readonly KnownProblem[], own: readonly ReadonlySet<string>[]): readonly Compared[] {
  const index = indexOf(present);
  const shared = new Map<Compared, number>();
  for (const pair of new Set(own.flatMap((pairs) => [...pairs])))
    for (const one of index.get(pair) ?? []) shared.set(one, (shared.get(one) ?? 0) + 1);
  return [...shared]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([one]) => one);
}

const indexOf = once((present: readonly KnownProblem[]) => {
  const index = new Map<string, Compared[]>();
  for (const like of present) {
    const one = { like, pairs: [like.title ?? "", like.facts ?? ""].map(pairsIn) };
    for (const pair of new Set(one.pairs.flatMap((pairs) => [...pairs]))) {
      const places = index.get(pair);
      if (places) places.push(one);
      else index.set(pair, [one]);
    }
  }
  return new Map([...index].filter(([, all]) => all.length <= common));
});
