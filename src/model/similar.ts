import { lookalikeWords, withoutLookalikes } from "./lookalike.ts";

/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`, in characters. */
function distance(a: readonly string[], b: readonly string[]): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (beforeLast[j - 2] as number) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}

/** A cost: 0.4 where one word contains the other (完成时限 was meant as 时限 rather than as 原时限), else 1. */
function containment(a: string, b: string): number {
  return a.length >= 2 && (a.includes(b) || b.includes(a)) ? 0.4 : 1;
}

/** A cost: the share of characters that two short words do not have in common, in any order (标题 for 题目); 1 for longer words. */
function unshared(a: readonly string[], b: readonly string[]): number {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (longer.length > 4) return 1;
  return 1 - shorter.filter((character) => longer.includes(character)).length / longer.length;
}

/**
 * The candidate that was certainly meant by `written`: it differs in width, spaces or invisible characters only, or has the same characters in
 * another order, or differs in one character of at least three. Undefined where no candidate does, or several do.
 */
export function surelyMeant(written: string, candidates: readonly string[]): string | undefined {
  const plain = plainWord(written);
  const same = candidates.filter((candidate) => plainWord(candidate) === plain);
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  const characters = [...plain].slice(0, 60);
  const close = [...new Set(candidates)].filter((candidate) => isSlip(characters, [...candidate]));
  return close.length === 1 ? close[0] : undefined;
}

function isSlip(a: readonly string[], b: readonly string[]): boolean {
  const isReordered = a.length === b.length && a.length > 1 && [...a].sort().join("") === [...b].sort().join("");
  return isReordered || (Math.min(a.length, b.length) >= 3 && distance(a, b) === 1);
}

/** The word with everything invisible taken out, and every lookalike character replaced. */
function plainWord(text: string): string {
  return withoutLookalikes(text)
    .normalize("NFKC")
    .replace(/[\s\p{Cf}“”"'‘’]/gu, "");
}

/** The one candidate the writer most likely meant (half of its characters kept), or undefined. Full width counts as half width. */
export function closest(written: string, candidates: Iterable<string>): string | undefined {
  const plain = [...withoutLookalikes(written).normalize("NFKC").trim()].slice(0, 60);
  if (plain.length === 0) return undefined;
  let best: { candidate: string; cost: number } | undefined;
  for (const candidate of candidates) {
    const target = [...candidate];
    const cost = Math.min(
      containment(plain.join(""), candidate),
      distance(plain, target) / Math.max(plain.length, target.length),
      unshared(plain, target),
    );
    if (cost <= 0.5 && (!best || cost < best.cost)) best = { candidate, cost };
  }
  return best?.candidate;
}

const compared = 300;

/** The pairs of neighbouring characters of a sentence's beginning, without signs and spaces. */
export function pairsIn(text: string): Set<string> {
  const characters = [
    ...text
      .slice(0, compared)
      .normalize("NFKC")
      .replace(/[\s\p{P}\p{Cf}]/gu, ""),
  ];
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}

/** How much of two sentences is the same: the share of their pairs that both have, 0 to 1. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return (2 * shared) / (a.size + b.size);
}

/** `，是不是“自查”`, with the reason where the two words look the same; empty without a guess. */
export function orRather(written: string, guess: string | undefined): string {
  if (!guess) return "";
  const why = lookalikeWords(written);
  return `，是不是“${guess}”${why && !lookalikeWords(guess) ? `（${why}）` : ""}`;
}
