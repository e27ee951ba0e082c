// Telephone and identity numbers must not be printed in a paper: those left in a title or text are removed.

/** Identity numbers, mobile numbers (also 138 1234 5678, +86), landlines with their area code. */
const personalNumbers =
  /(?<![\dA-Za-z])(?:\d{17}[\dXx]|\d{15}|(?:(?:\+|00)?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|\(?0\d{2,3}\)?[-－—– ]?\d{7,8})(?![\dA-Za-z])/g;

/** The text with every such number replaced by （号码略）. */
export function withoutNumbers(text: string): string {
  return text.replace(personalNumbers, "（号码略）");
}

/** The numbers that withoutNumbers replaces, as they stand in the text. */
export function personalNumbersIn(text: string): string[] {
  return text.match(personalNumbers) ?? [];
}
