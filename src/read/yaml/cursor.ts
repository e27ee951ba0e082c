// Where in a file the cursor stands, while the file is being typed: only the entry around it is read, so that faults elsewhere do no harm.
import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar } from "yaml";
import type { Path, Values } from "../../model/ledger.ts";
import { isMapping } from "../../model/mapping.ts";

export interface Cursor {
  /** Keys and places that lead to the value at the cursor, by the file's own keys. Of a list at the top the place is always 0. */
  readonly path: Path;
  /** What leads there, with the value as it stands. */
  readonly root: Values;
  /** The value left of the cursor. */
  readonly written: string;
  /** The whole value in the text, as offsets: what is chosen goes in its place. */
  readonly start: number;
  readonly end: number;
}

/** Stands for the cursor; in no text that is read. */
const mark = "\ue000";

/** An entry of a ledger has a few thousand characters. */
const longest = 200_000;

/** Undefined where the cursor stands in a key or a comment, or nothing can be made of what is around it. */
export function cursorIn(text: string, offset: number): Cursor | undefined {
  const piece = pieceAround(text, offset);
  if (!piece || piece.text.length > longest) return undefined;
  const at = offset - piece.start + piece.head.length;
  const whole = piece.head + piece.text;
  const marked = `${whole.slice(0, at)}${mark}${closing(whole, at)}${whole.slice(at)}`;
  const { contents } = parseDocument(marked, { version: "1.2", schema: "core", uniqueKeys: false, prettyErrors: false, logLevel: "error" });
  const found = contents && markedIn(contents as Node, []);
  const root: unknown = contents?.toJSON();
  if (!found || !isMapping(root)) return undefined;
  const { path, node } = found;
  const [start, end] = node.range ?? [0, 0];
  const value = String(node.value);
  if (value.includes("\n")) return undefined;
  // The mark and what was closed lie behind the start; before the end only the mark.
  const shift = piece.start - piece.head.length;
  return { path, root: root as Values, written: value.slice(0, value.indexOf(mark)), start: start + shift, end: end - mark.length + shift };
}

interface AroundCursor {
  /** The key at the top that the piece belongs to, where it is no part of it. */
  readonly head: string;
  readonly start: number;
  readonly text: string;
}

const isTop = (line: string) => /^[^\s#-]/.test(line);

/** The entry of the list at the top, or else all below the key at the top. */
function pieceAround(text: string, offset: number): AroundCursor | undefined {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (end) => end.index + end[0].length)];
  const lineFrom = (index: number) => text.slice(starts[index], starts[index + 1]);
  const here = starts.findLastIndex((start) => start <= offset);
  let top = here;
  while (top >= 0 && !isTop(lineFrom(top))) top -= 1;
  if (top < 0) return undefined;
  let next = here + 1;
  while (next < starts.length && !isTop(lineFrom(next))) next += 1;
  const dashAt = (index: number) => /^( *)- ?/.exec(lineFrom(index))?.[1]?.length;
  let first = top + 1;
  while (first < next && dashAt(first) === undefined) first += 1;
  const isList = first <= here && /^[^\s:]+:\s*(?:#.*)?$/.test(lineFrom(top));
  const piece = (from: number, to: number, head: string) => ({
    head,
    start: starts[from] as number,
    text: text.slice(starts[from], starts[to]),
  });
  if (!isList) return piece(top, next, "");
  const indent = dashAt(first);
  let from = here;
  while (from > first && dashAt(from) !== indent) from -= 1;
  let to = here + 1;
  while (to < next && dashAt(to) !== indent) to += 1;
  return piece(from, to, `${lineFrom(top).replace(/[\s#].*$/s, "")}\n`);
}

/** What closes the brackets that are still open on the line. */
function closing(text: string, at: number): string {
  const start = Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
  const end = /\r|\n/.exec(text.slice(at))?.index;
  const open: string[] = [];
  for (const character of text.slice(start, end === undefined ? undefined : at + end)) {
    if (character === "{" || character === "[") open.push(character === "{" ? "}" : "]");
    else if (character === "}" || character === "]") open.pop();
  }
  return open.reverse().join("");
}

function markedIn(node: Node | null, path: Path): { path: Path; node: Scalar } | undefined {
  if (isScalar(node)) return typeof node.value === "string" && node.value.includes(mark) ? { path, node } : undefined;
  if (isSeq(node))
    for (const [index, item] of node.items.entries()) {
      const found = markedIn(item as Node, [...path, index]);
      if (found) return found;
    }
  if (isMap(node))
    for (const { key, value } of node.items) {
      const found = isScalar(key) ? markedIn(value as Node, [...path, String(key.value)]) : undefined;
      if (found) return found;
    }
  return undefined;
}
