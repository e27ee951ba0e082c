// Escaping text of a ledger for a Markdown paper, so that whatever a clerk typed is printed as the same characters and never acts as markup.

/** Spaces and line breaks of every kind, as many as follow each other. */
const blanks = /[\s\u0085]+/g;
const lineBreak = /[\n\r\u0085\u2028\u2029]/;
/** A Chinese character or mark: no space is wanted where a line is broken between two of them. */
const chinese = /[—‘’“”…\u3001-\u9fff\uff01-\uffee]/;

/** Controls, zero-width and bidi characters, variation selectors, tags, noncharacters: they are left out of papers. */
export const invisible = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** One line without invisible characters. */
export function plainLine(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(blanks, (run, at: number, whole: string) => {
      if (!lineBreak.test(run)) return run;
      return chinese.test(whole.charAt(at - 1)) && chinese.test(whole.charAt(at + run.length)) ? "" : " ";
    })
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
