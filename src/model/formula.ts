// Texts that a spreadsheet would run as a formula, in half or full width, also behind apostrophes that they already have.
const formula = /^'*(?:[\s\u3000]*[=+\-@＝＋－＠]|[\t\r\n])/;

/** Such a text with an apostrophe in front, which makes it text; any other as it is. `unguarded` takes it away again. */
export function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The original text of a guarded one. */
export function unguarded(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}
