// Offsets in a text → lines and columns people count by; and where each value of a file stands.
import type { Span } from "../../model/diagnostic.ts";
import type { Path } from "../../model/ledger.ts";
import { withoutEnd } from "../../model/trimmed.ts";

/** Where a value stands in its text, as offsets; `key` its key's, where it has one. Children by key or index. */
export interface Spot {
  readonly start: number;
  readonly end: number;
  readonly key?: { readonly start: number; readonly end: number } | undefined;
  readonly children?: SpotChildren;
}

/** The parts inside, by key or index, in the order in which they stand. */
export interface SpotChildren extends Iterable<[string | number, Spot]> {
  get(step: string | number): Spot | undefined;
}

let lines: { text: string; starts: number[] } = { text: "", starts: [0] };

/** Line starts of the latest texts. Several, since a fault with a second place asks about two files in turn. */
const earlier = new Map<string, number[]>();
const mostKept = 50;
/** UTF-16 units of their texts together. */
const mostText = 4_000_000;
let textKept = 0;

/** Offsets at which lines begin: after LF, CRLF or a lone CR. */
function lineStarts(text: string): number[] {
  if (lines.text !== text) {
    const starts = earlier.get(text) ?? lineStartsIn(text);
    if (!earlier.has(text)) {
      textKept += text.length;
      if (earlier.size >= mostKept || textKept > mostText) {
        earlier.clear();
        textKept = text.length;
      }
      earlier.set(text, starts);
    }
    lines = { text, starts };
  }
  return lines.starts;
}

function lineStartsIn(text: string): number[] {
  const found = [0];
  if (!text.includes("\r")) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) found.push(at + 1);
    return found;
  }
  for (const match of text.matchAll(/\r\n|\n|\r/g)) found.push(match.index + match[0].length);
  return found;
}

let last = { starts: lines.starts, start: 0, offset: 0, column: 1 };

/** The line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  const starts = lineStarts(text);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

function pointAt(text: string, offset: number): { line: number; column: number } {
  const line = lineAt(text, offset);
  const starts = lineStarts(text);
  // A line may be very long and hold many faults, so columns are counted on from the place that was asked for last.
  const start = starts[line - 1] as number;
  if (last.start !== start || last.offset > offset || last.starts !== starts) last = { starts, start, offset: start, column: 1 };
  let { column } = last;
  for (const _ of text.slice(last.offset, offset)) column += 1;
  last = { starts, start, offset, column };
  return { line, column };
}

/** 1-based span of [start, end) in code points. */
export function atOffsets(text: string, start: number, end: number): Span {
  const from = pointAt(text, start);
  const to = end > start ? pointAt(text, end) : from;
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** The spot at `path`, or of the nearest mapping or list above it that exists. */
export function spotAt(root: Spot, path: Path): { spot: Spot; found: boolean } {
  let spot = root;
  for (const step of path) {
    const next = spot.children?.get(step);
    if (!next) return { spot, found: false };
    spot = next;
  }
  return { spot, found: true };
}

/** Span of the value at `path`; an empty value is shown at its key. */
export function valueSpan(text: string, root: Spot, path: Path): Span {
  const { spot, found } = spotAt(root, path);
  if (!found) return firstKeySpan(text, spot);
  if (spot.start === spot.end && spot.key) return atOffsets(text, spot.key.start, spot.key.end);
  return atOffsets(text, spot.start, endOf(text, spot));
}

/** End of a value: that of its last word, not of the line feed behind it. */
function endOf(text: string, { start, end }: Spot): number {
  return start + withoutEnd(text.slice(start, end), /[ \t\r\n]/).length;
}

export function keySpan(text: string, root: Spot, path: Path): Span {
  const { spot } = spotAt(root, path);
  return spot.key ? atOffsets(text, spot.key.start, spot.key.end) : atOffsets(text, spot.start, endOf(text, spot));
}

/** Span of the first key of the mapping at `path`: where a missing key is shown. */
export function missingSpan(text: string, root: Spot, path: Path): Span {
  return firstKeySpan(text, spotAt(root, path).spot);
}

function firstKeySpan(text: string, spot: Spot): Span {
  const [, first] = spot.children?.[Symbol.iterator]().next().value ?? [];
  if (first?.key) return atOffsets(text, first.key.start, first.key.end);
  if (spot.start === spot.end && spot.key) return atOffsets(text, spot.key.start, spot.key.end);
  return atOffsets(text, spot.start, endOf(text, spot));
}
