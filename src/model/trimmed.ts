// Taking marks off the ends of a text in time that grows with its length: `/[。；]+$/` begins anew at each mark of a long row of them.

/** The text without the characters at its end that `mark`, of one character, accepts. */
export function withoutEnd(text: string, mark: RegExp): string {
  let end = text.length;
  while (end > 0 && mark.test(text[end - 1] as string)) end -= 1;
  return text.slice(0, end);
}

/** The text without such characters at both ends. */
export function withoutEnds(text: string, mark: RegExp): string {
  let start = 0;
  while (start < text.length && mark.test(text[start] as string)) start += 1;
  return withoutEnd(text.slice(start), mark);
}

/** The text without what stands in round brackets, of either width, and without these. */
export function withoutBrackets(text: string): string {
  const last = Math.max(text.lastIndexOf(")"), text.lastIndexOf("）")) + 1;
  return text.slice(0, last).replace(/[(（][^)）]*[)）]/g, "") + text.slice(last);
}
