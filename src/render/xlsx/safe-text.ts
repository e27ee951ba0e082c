// Making text safe for a cell: without characters that XML or a spreadsheet refuses, not longer than a cell can hold, and never a formula.

/** Excel's limit for the text of a cell, in UTF-16 units. */
export const maxLength = 32767;

const mark = "……（超过一格的上限，以下未列入）";

/** Controls but for tab and line breaks, halves of a surrogate pair, and what is no character. */
const refused = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

export interface SafeText {
  readonly text: string;
  /** Characters left out. */
  readonly dropped: number;
  /** True where the end was cut off, which the text then says. */
  readonly cut: boolean;
}

export function safeText(value: string): SafeText {
  const clean = value.replace(refused, "");
  const dropped = value.length - clean.length;
  if (clean.length <= maxLength) return { text: clean, dropped, cut: false };
  const kept = clean.slice(0, maxLength - mark.length).replace(/[\ud800-\udbff]$/, "");
  return { text: `${kept}${mark}`, dropped, cut: true };
}

/** `_x000D_` in a text would be read as the character with that code; so its first `_` is written as `_x005F_`. */
export function escapeForWorkbook(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

/** True where typing the same text into a cell would make it something else: a formula, or a command. Such a cell is formatted as text. */
export function isRisky(text: string): boolean {
  return /^(?:[\s\u3000]*[=+\-@＝＋－＠]|[\t\r\n'])/.test(text);
}
