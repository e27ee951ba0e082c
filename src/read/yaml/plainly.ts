// The quick way from YAML to values, by a parser that gives a flat list of events. It gives up on anything unusual and reports nothing:
// such a text is then read by `walk`, which has the messages.
import { COLLECTION_STYLE, EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE } from "js-yaml";
import { maxDepth } from "../limits.ts";
import { controlIn } from "./invisible.ts";
import { numberDoubt } from "./number-doubt.ts";
import type { Spot } from "./positions.ts";
import { SpotTaker } from "./spot-table.ts";
import { textDoubts } from "./text-doubts.ts";
import { marksIn } from "./traps/marks.ts";
import { reserved } from "./walk.ts";

type Event = ReturnType<typeof parseEvents>[number];
type ScalarEvent = Extract<Event, { valueStart: number }>;
type CollectionEvent = Extract<Event, { start: number }>;

interface Plainly {
  readonly value: unknown;
  readonly root: Spot;
}

/** The first character of a block text's mark in full width (`wideBlockMark`). */
const mayBeMark = /^[｜│丨∣＞]/;
const hash = 35;

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** Thrown on anything unusual; caught in this file. */
const unusual = Symbol("unusual");

/** Values and places of a text; undefined where anything in it is unusual, or it is no YAML. */
export function plainly(text: string, maxItems: number): Plainly | undefined {
  if (
    controlIn(text) !== undefined ||
    marksIn(text).size > 0 ||
    textDoubts({ raw: text, at: 0, value: text, isPlain: false }, []).length > 0
  )
    return undefined;
  let events: Event[];
  try {
    events = parseEvents(text, { maxDepth });
  } catch {
    return undefined;
  }
  const [document, first] = events;
  if (document?.type !== EVENT_ID.DOCUMENT || document.explicitEnd || document.directives.length > 0) return undefined;
  if (first?.type !== EVENT_ID.MAPPING && first?.type !== EVENT_ID.SEQUENCE) return undefined;
  const builder = new Builder(text, events, maxItems);
  try {
    const value = builder.part(undefined, undefined);
    return builder.isAtEnd() ? { value, root: builder.spots.root() } : undefined;
  } catch (error) {
    if (error === unusual) return undefined;
    throw error;
  }
}

class Builder {
  readonly spots = new SpotTaker();
  private next = 1;
  /** Where the part that was last gone through ends. */
  private end = 0;

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
    private readonly maxItems: number,
  ) {}

  /** True where nothing but the end of the only document is left. */
  isAtEnd(): boolean {
    return this.next === this.events.length - 1;
  }

  /** The value that begins at the next event; `key`: the place of its key, if it has one. */
  part(name: string | undefined, key: Spot["key"]): unknown {
    const event = this.events[this.next++] as Event;
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.scalar(event, name, key);
      case EVENT_ID.MAPPING:
        return this.mapping(event, name, key);
      case EVENT_ID.SEQUENCE:
        return this.list(event, name, key);
      default:
        throw unusual;
    }
  }

  private scalar(event: ScalarEvent, name: string | undefined, key: Spot["key"]): unknown {
    if (event.anchorStart >= 0 || event.tagStart >= 0) throw unusual;
    if (event.valueStart < 0) {
      if (!key) throw unusual;
      const at = this.afterColon(key.end);
      if (this.hasSwallowed(at)) throw unusual;
      this.close(this.spots.begin(at, name, key), at, at);
      return null;
    }
    const value = this.valueOf(event);
    const { start, end } = this.rangeOf(event);
    this.close(this.spots.begin(start, name, key), start, end);
    return value;
  }

  private close(part: number, start: number, end: number): void {
    this.spots.end(part, start, end);
    this.end = end;
  }

  private valueOf(event: ScalarEvent): unknown {
    const text = this.textOf(event);
    if (event.style !== SCALAR_STYLE.PLAIN) return text;
    if (this.hasSwallowed(event.valueEnd)) throw unusual;
    if (mayBeMark.test(text)) {
      const raw = this.text.slice(event.valueStart, event.valueEnd);
      if (textDoubts({ raw, at: 0, value: text, isPlain: true }, []).length > 0) throw unusual;
    }
    return resolved(text);
  }

  /** Escapes in double quotes are unusual: they may hide characters. */
  private textOf(event: ScalarEvent): string {
    const text = getScalarValue(this.text, event);
    if (event.style !== SCALAR_STYLE.DOUBLE_QUOTED || event.fast) return text;
    const isOdd = controlIn(text) !== undefined || textDoubts({ raw: text, at: 0, value: text, isPlain: false }, []).length > 0;
    if (isOdd) throw unusual;
    return text;
  }

  private rangeOf({ valueStart, valueEnd, style }: ScalarEvent): { start: number; end: number } {
    if (style === SCALAR_STYLE.PLAIN) return { start: valueStart, end: valueEnd };
    if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) return { start: valueStart - 1, end: valueEnd + 1 };
    // A block of lines begins with its mark, at the end of the line before.
    const before = this.text.lastIndexOf("\n", valueStart - 2) + 1;
    const mark = /[|>][-+0-9]*[ \t]*\r?\n$/.exec(this.text.slice(before, valueStart));
    if (!mark) throw unusual;
    return { start: before + mark.index, end: valueEnd };
  }

  /** A comment without a space behind `#` is unusual: it may be text that was meant to count. */
  private hasSwallowed(from: number): boolean {
    const at = this.afterBlanks(from);
    return this.text.charCodeAt(at) === hash && /^#[^\s#]/.test(this.text.slice(at, at + 2));
  }

  private afterColon(from: number): number {
    const at = this.afterBlanks(from);
    return this.text[at] === ":" ? at + 1 : from;
  }

  private afterBlanks(from: number): number {
    let at = from;
    while (isBlank(this.text.charCodeAt(at))) at += 1;
    return at;
  }

  private list(event: CollectionEvent, name: string | undefined, key: Spot["key"]): unknown[] {
    if (event.anchorStart >= 0 || event.tagStart >= 0) throw unusual;
    const value: unknown[] = [];
    const part = this.spots.begin(event.start, name, key);
    this.end = event.start + 1;
    while (this.events[this.next]?.type !== EVENT_ID.POP) {
      value.push(this.part(undefined, undefined));
      if (value.length > this.maxItems) throw unusual;
    }
    this.next += 1;
    this.close(part, event.start, this.endOf(event));
    return value;
  }

  private mapping(event: CollectionEvent, name: string | undefined, key: Spot["key"]): Record<string, unknown> {
    if (event.anchorStart >= 0 || event.tagStart >= 0) throw unusual;
    const value: Record<string, unknown> = {};
    const part = this.spots.begin(event.start, name, key);
    this.end = event.start + 1;
    while (this.events[this.next]?.type !== EVENT_ID.POP) {
      const inner = this.key(this.events[this.next++] as Event);
      if (Object.hasOwn(value, inner.name)) throw unusual;
      value[inner.name] = this.part(inner.name, inner.at);
    }
    this.next += 1;
    this.close(part, event.start, this.endOf(event));
    return value;
  }

  private key(event: Event): { name: string; at: { start: number; end: number } } {
    if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0 || event.anchorStart >= 0 || event.tagStart >= 0) throw unusual;
    if (event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK) throw unusual;
    const at = this.rangeOf(event);
    const value = this.textOf(event);
    const name = event.style !== SCALAR_STYLE.PLAIN || typeof resolved(value) === "string" ? value : this.text.slice(at.start, at.end);
    if (name === "<<" || reserved.has(name)) throw unusual;
    return { name, at };
  }

  /** Where a mapping or list ends whose parts were all gone through. */
  private endOf(event: CollectionEvent): number {
    return event.style === COLLECTION_STYLE.FLOW ? this.closing(event.start, this.end) : this.end;
  }

  /** Offset behind the closing bracket of the mapping or list that begins at `start`, looked for from the end of its last part. */
  private closing(start: number, from: number): number {
    const close = this.text[start] === "[" ? "]" : this.text[start] === "{" ? "}" : undefined;
    if (close === undefined) throw unusual;
    for (let at = from; at < this.text.length; at++) {
      const character = this.text[at];
      if (character === close) return at + 1;
      if (character === "#") at = this.text.indexOf("\n", at);
      else if (character !== "," && character !== ":" && !/\s/.test(character as string)) break;
      if (at < 0) break;
    }
    throw unusual;
  }
}

/** Words of YAML's core schema that are no text. */
const words: ReadonlyMap<string, null | boolean> = new Map([
  ...["~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
]);
const longestWord = 5;

/** A plain scalar's value by YAML's core schema; numbers that are not simply written are unusual. */
function resolved(text: string): unknown {
  if (text.length <= longestWord) {
    const word = words.get(text);
    if (word !== undefined) return word;
  }
  const first = text.charCodeAt(0);
  const isNumberLike = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  if (!isNumberLike || /^\d{4}-\d/.test(text)) return text;
  const value = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(text) ? Number(text) : text;
  if (numberDoubt(text, value) !== undefined) throw unusual;
  if (typeof value === "number") return value;
  if (/^[-+]?(?:0x[0-9a-f]+|0o[0-7]+|\d*\.?\d*(?:e[-+]?\d+)?|\.inf|\.nan)$/i.test(text)) throw unusual;
  return text;
}
