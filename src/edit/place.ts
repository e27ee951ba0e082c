// Where new lines go: after what is there, and after the comments that belong to it.
import type { Edit } from "../model/diagnostic.ts";

/** The line end that the text has at, or before, the offset. */
export function lineEndAt(text: string, offset: number): string {
  const next = /\r\n|\n|\r/.exec(text.slice(offset))?.[0];
  if (next !== undefined) return next;
  return /(\r\n|\n|\r)[^\r\n]*$/.exec(text)?.[1] ?? "\n";
}

/**
 * An edit that puts lines below what ends at `end`, and below the comments that belong to it: those at `column` or deeper, and deeper than what
 * follows them. The line end is the one of the line above.
 */
export function linesAfter(text: string, end: number, column: number, lines: readonly string[]): Edit {
  const eol = lineEndAt(text, Math.max(0, end - 1));
  if (isAtLineStart(text, end)) return { start: end, end, text: lines.map((line) => line + eol).join("") };
  const at = afterComments(text, endOfLine(text, end), column);
  return { start: at, end: at, text: lines.map((line) => eol + line).join("") };
}

/** True after a block text that keeps its last line end (`|+`). */
function isAtLineStart(text: string, offset: number): boolean {
  return offset > 0 && /[\r\n]/.test(text[offset - 1] as string);
}

export function endOfLine(text: string, offset: number): number {
  const found = text.slice(offset).search(/[\r\n]/);
  return found < 0 ? text.length : offset + found;
}

function afterComments(text: string, lineEnd: number, column: number): number {
  const rest = text.slice(lineEnd);
  let at = lineEnd;
  let last = lineEnd;
  let shallowest = Number.POSITIVE_INFINITY;
  for (const [line, , space = "", mark = ""] of rest.matchAll(/(\r\n|\n|\r)([^\S\r\n]*)([^\r\n]?)[^\r\n]*/g)) {
    if (mark !== "#") {
      if (mark === "") break; // comments behind an empty line belong to what follows
      return space.length < shallowest ? last : lineEnd;
    }
    if (space.length < column) break;
    at += line.length;
    shallowest = Math.min(shallowest, space.length);
    last = at;
  }
  return followsDeeper(text, last, shallowest) ? lineEnd : last;
}

/** True where the next line that is neither empty nor a comment stands as deep as `column`, or deeper. */
function followsDeeper(text: string, from: number, column: number): boolean {
  const next = /(?:\r\n|\n|\r)([^\S\r\n]*)[^\s#]/.exec(text.slice(from));
  return next !== null && (next[1] ?? "").length >= column;
}
