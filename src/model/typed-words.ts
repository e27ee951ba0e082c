/** What was typed, without what an input method makes of it: full-width letters, digits and dashes; blanks do not count. */
export function plainTyped(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[—–−―]/g, "-")
    .replace(/\s/g, "")
    .toLowerCase();
}

/** Those whose words hold what was typed, the nearest first: the very word, what begins with it, what has it anywhere; each in its order. */
export function havingTyped<T>(all: readonly T[], wordsOf: (one: T) => string, written: string): T[] {
  const asked = plainTyped(written);
  const rank = (one: T) => {
    const words = plainTyped(wordsOf(one));
    return words === asked ? 0 : words.startsWith(asked) ? 1 : words.includes(asked) ? 2 : 3;
  };
  return [0, 1, 2].flatMap((wanted) => all.filter((one) => rank(one) === wanted));
}
