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

/** Less than half where one holds the other: 完成时限 was meant as 时限 rather than as 原时限. */
function containment(a: string, b: string): number {
  return a.length >= 2 && (a.includes(b) || b.includes(a)) ? 0.4 : 1;
}

/** Share of characters that two short words do not have in common, whatever their order: 标题 for 题目. */
function unshared(a: readonly string[], b: readonly string[]): number {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (longer.length > 4) return 1;
  return 1 - shorter.filter((character) => longer.includes(character)).length / longer.length;
}

/** The one candidate the writer most likely meant (half of its characters kept), or undefined. Full width counts as half width. */
export function closest(written: string, candidates: Iterable<string>): string | undefined {
  const plain = [...written.normalize("NFKC").trim()].slice(0, 60);
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
