// A text with its traps (full-width marks and the like, see find-traps.ts) corrected, to be parsed again.
import type { Trap } from "./find-traps.ts";

/** The text without its traps, and `back`, which turns an offset in it into one in the text as written. */
export function textWithoutTraps(text: string, traps: readonly Trap[]): { text: string; back(offset: number): number } {
  const sorted = [...traps].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let at = 0;
  const marks: { mended: number; shift: number }[] = [{ mended: 0, shift: 0 }];
  for (const edit of sorted) {
    if (edit.start < at) continue;
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
    marks.push({ mended: result.length, shift: at - result.length });
  }
  result += text.slice(at);
  return {
    text: result,
    back: (offset) => offset + ((marks.findLast((mark) => mark.mended <= offset) ?? marks[0])?.shift ?? 0),
  };
}
