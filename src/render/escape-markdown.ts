// Text of a ledger as text of a Markdown paper: whatever a clerk typed, it comes out as the same characters and as nothing else.

/** Line breaks of every kind. */
const lineBreak = /[\n\r\u0085\u2028\u2029]/;
/** A Chinese character or mark: no space is wanted where a line is broken between two of them. */
const chinese = /[—‘’“”…\u3001-\u9fff\uff01-\uffee]/;
const brokenLine = new RegExp(`(?<=(${chinese.source})?)\\s*${lineBreak.source}\\s*(?=(${chinese.source})?)`, "g");

/** Controls, zero-width and bidi characters, variation selectors, tags, noncharacters: nothing of them belongs on a paper. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}]/gu;

/** One line without invisible characters. */
export function plainLine(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(brokenLine, (_, before?: string, after?: string) => (before && after ? "" : " "))
    .replace(/\t+/g, " ")
    .replace(invisible, "")
    .trim();
}

/**
 * The text as one line of GFM, good in a paragraph, a heading, a list and a table cell: marks, HTML, entities, links
 * (also those GFM makes of bare addresses) and pipes are escaped, and so is what would open a block at a line's start.
 */
export function escapeMarkdown(text: string): string {
  return plainLine(text)
    .replace(/[\\`*_[\]<>|~&$@]/g, "\\$&")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/\bwww(?=\.)/gi, "$&\\")
    .replace(/^(?=[#=]|[-+](?:\s|$|[-+]))/, "\\")
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, "$1\\");
}
