// The structure of a YAML text with the place of each part, for editing it without touching the rest.
import { isMap, isScalar, isSeq, Lexer, type Node, type Pair, parseDocument } from "yaml";

export interface Outline {
  readonly kind: "map" | "list" | "text" | "empty";
  /** Written in brackets. */
  readonly isFlow: boolean;
  /** From its first character to after its last; comments that follow are not part of it. */
  readonly start: number;
  readonly end: number;
  /** Of a map or list in lines: how far its keys or dashes are indented. */
  readonly column: number;
  readonly entries: readonly OutlineEntry[];
}

export interface OutlineEntry {
  /** Undefined in a list. */
  readonly key: string | undefined;
  /** Where the key or dash begins; in brackets without a key: the value. */
  readonly start: number;
  /** After the colon or dash. */
  readonly mark: number;
  readonly value: Outline;
}

/** Undefined for a text that YAML cannot read, or that holds nothing. */
export function outlineOf(text: string): Outline | undefined {
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "error",
    keepSourceTokens: true,
  });
  if (document.errors.length > 0 || !document.contents) return undefined;
  return outline(text, document.contents as Node, 0);
}

function outline(text: string, node: Node | null | undefined, after: number): Outline {
  const [start = after, valueEnd = after] = node?.range ?? [];
  const nothing: Outline = { kind: "empty", isFlow: false, start: after, end: after, column: 0, entries: [] };
  if (!node || (isScalar(node) && node.value === null && start === valueEnd)) return nothing;
  if (isMap(node)) {
    const entries = (node.items as Pair<Node, Node | null>[]).map((pair) => entryOf(text, pair));
    return collection(text, "map", node.flow === true, start, valueEnd, entries);
  }
  if (isSeq(node)) {
    const marks = dashesOf(node.srcToken);
    const entries = (node.items as Node[]).map((item, index): OutlineEntry => {
      const dash = node.flow ? undefined : marks[index];
      const mark = dash === undefined ? (item.range?.[0] ?? after) : dash + 1;
      return { key: undefined, start: dash ?? mark, mark, value: outline(text, item, mark) };
    });
    return collection(text, "list", node.flow === true, start, valueEnd, entries);
  }
  return { kind: "text", isFlow: false, start, end: endOfText(text, node, start, valueEnd), column: 0, entries: [] };
}

function collection(text: string, kind: "map" | "list", isFlow: boolean, start: number, end: number, entries: OutlineEntry[]): Outline {
  const [first] = entries;
  const last = entries.at(-1);
  const from = isFlow || !first ? start : first.start;
  return { kind, isFlow, start: from, end: isFlow || !last ? end : last.value.end, column: columnOf(text, from), entries };
}

function entryOf(text: string, { key, value, srcToken }: Pair<Node, Node | null>): OutlineEntry {
  const start = key?.range?.[0] ?? 0;
  const keyEnd = key?.range?.[1] ?? start;
  const colon = srcToken?.sep?.find(({ type }) => type === "map-value-ind")?.offset;
  const mark = colon === undefined ? keyEnd : colon + 1;
  const name = isScalar(key) && typeof key.value === "string" ? key.value : text.slice(start, keyEnd);
  return { key: name, start, mark, value: outline(text, value, mark) };
}

interface SourceItems {
  readonly items?: readonly { readonly start: readonly { readonly type: string; readonly offset: number }[] }[];
}

function dashesOf(token: unknown): (number | undefined)[] {
  return ((token as SourceItems | undefined)?.items ?? []).flatMap(({ start }) => {
    const dash = start.find(({ type }) => type === "seq-item-ind");
    return dash ? [dash.offset] : [];
  });
}

/** End of a block text: behind its last word; with `|+`, behind the empty lines after it, which count. */
function endOfText(text: string, node: Node, start: number, end: number): number {
  const type = isScalar(node) ? node.type : undefined;
  if (type !== "BLOCK_LITERAL" && type !== "BLOCK_FOLDED") return end;
  const written = text.slice(start, end);
  return /^[|>][0-9]*\+/.test(written) ? end : start + written.trimEnd().length;
}

export function columnOf(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start -= 1;
  return offset - start;
}

/** The part at `path`; undefined where there is none. Of a key given twice the first. */
export function partAt(root: Outline, path: readonly (string | number)[]): Outline | undefined {
  let part: Outline | undefined = root;
  for (const step of path)
    part = typeof step === "number" ? part?.entries[step]?.value : part?.entries.find(({ key }) => key === step)?.value;
  return part;
}

/** The comments of a piece of YAML in their order, each with its mark. */
export function commentsIn(text: string): string[] {
  return text.includes("#") ? [...new Lexer().lex(text)].filter((token) => token.startsWith("#")) : [];
}
