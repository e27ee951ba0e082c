// Taking marks off the ends of a text in linear time. A pattern such as `/[。；]+$/` takes quadratic time on a long row of marks inside the text.

/** The text without the characters at its end that match `mark`, a pattern of one character. */
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

/** The text without round brackets (half or full width) and what stands in them. */
export function withoutBrackets(text: string): string {
  const last = Math.max(text.lastIndexOf(")"), text.lastIndexOf("）")) + 1;
  return text.slice(0, last).replace(/[(（][^)）]*[)）]/g, "") + text.slice(last);
}
