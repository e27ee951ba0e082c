// Changes of a text as data: what is put in place of which characters. The rest stays as it is.

import type { Edit } from "../model/diagnostic.ts";

/** The text with all edits made; they may not overlap. Of several at one place the one given first comes first. */
export function applied(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const edit of inOrder(edits)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** The edits that take the text after back to the text before. */
export function reversed(before: string, edits: readonly Edit[]): Edit[] {
  let shift = 0;
  return inOrder(edits).map(({ start, end, text }) => {
    const back = { start: start + shift, end: start + shift + text.length, text: before.slice(start, end) };
    shift += text.length - (end - start);
    return back;
  });
}

/** Where the new text is in the result: from the first character put in to behind the last. */
export function placeOf(edits: readonly Edit[]): { readonly start: number; readonly end: number } {
  const added = reversed("", edits).filter(({ start, end }) => end > start);
  return { start: added[0]?.start ?? 0, end: added.at(-1)?.end ?? 0 };
}

function inOrder(edits: readonly Edit[]): Edit[] {
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index)
    .map(({ edit }) => edit);
}
