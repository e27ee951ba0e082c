// Bounds for a workspace's own form, whose author may mean harm: within them it is compiled quickly, and judging by it comes to an end.
import { maxDepth } from "../limits.ts";

/** Ours have 10 KB at most. */
const maxCharacters = 200_000;
/** Parts of one form, each counted as often as references lead to it, and of all forms of a workspace. Ours have some 400 each. */
const maxParts = 3_000;
const maxPartsOfAll = 12_000;

/** How many parts the forms of a workspace may still have, all together. */
export interface Room {
  parts: number;
}

export function roomForForms(): Room {
  return { parts: maxPartsOfAll };
}

const newest = /^https:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/;

/** Keywords that change how others are read, or that only one validator knows. */
const notOurs = ["$async", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "nullable"];

/**
 * Why the form cannot be used, in words; undefined for one within the bounds, whose parts are subtracted from `room`. `text`: the form as
 * written.
 */
export function unboundedIn(schema: object, text: string, room: Room): string | undefined {
  if (text.length > maxCharacters) return `篇幅超过${maxCharacters}个字符`;
  const { $schema: version = "https://json-schema.org/draft/2020-12/schema" } = schema as { $schema?: unknown };
  if (typeof version !== "string" || !newest.test(version)) return "“$schema”写的不是 JSON Schema 2020-12";
  try {
    room.parts -= new Measure(schema).of(schema, 1).parts;
    return room.parts < 0 ? `各个表单合计超过${maxPartsOfAll}项` : undefined;
  } catch (error) {
    if (error instanceof Unbounded) return error.message;
    throw error;
  }
}

class Unbounded extends Error {}

interface Size {
  readonly parts: number;
  readonly depth: number;
}

/** Counts everything below a part. Values that are no schema (examples, enums) are counted like schemas: better too many than too few. */
class Measure {
  private readonly known = new Map<object, Size>();
  private readonly open = new Set<object>();

  constructor(private readonly root: object) {}

  of(part: object, above: number): Size {
    if (this.open.has(part)) throw new Unbounded("“$ref”绕了一圈，又引用到自己");
    const size = this.known.get(part) ?? this.measured(part, above);
    if (above + size.depth > maxDepth) throw new Unbounded(`嵌套、引用超过${maxDepth}层`);
    if (size.parts > maxParts) throw new Unbounded(`连同引用的内容超过${maxParts}项`);
    return size;
  }

  private measured(part: object, above: number): Size {
    if (above >= maxDepth) throw new Unbounded(`嵌套、引用超过${maxDepth}层`);
    this.open.add(part);
    let parts = 1;
    let depth = 1;
    const inner = Object.values(part).filter((value) => typeof value === "object" && value !== null);
    for (const below of [...inner, ...this.referredTo(part)]) {
      const size = this.of(below, above + 1);
      parts += size.parts;
      depth = Math.max(depth, size.depth + 1);
      if (parts > maxParts) throw new Unbounded(`连同引用的内容超过${maxParts}项`);
    }
    parts += Object.keys(part).length - inner.length;
    this.open.delete(part);
    this.known.set(part, { parts, depth });
    return { parts, depth };
  }

  private referredTo(part: object): object[] {
    for (const word of notOurs) {
      const value = wordOf(part, word);
      if (value !== undefined && typeof value !== "object") throw new Unbounded(`不能使用“${word}”`);
    }
    if (part !== this.root && typeof wordOf(part, "$id") === "string") throw new Unbounded("“$id”只能写在最外层");
    const reference = wordOf(part, "$ref");
    if (typeof reference !== "string") return [];
    if (!/^#(?:\/|$)/.test(reference)) throw new Unbounded(`“$ref”只能引用本文件中的内容，例如“#/$defs/…”，现在是“${shown(reference)}”`);
    const found = this.at(reference);
    if (found === undefined) throw new Unbounded(`引用的“${shown(reference)}”不存在`);
    return typeof found === "object" && found !== null ? [found] : [];
  }

  private at(reference: string): unknown {
    let found: unknown = this.root;
    for (const step of reference.split("/").slice(1))
      found = typeof found === "object" && found !== null ? wordOf(found, decoded(step)) : undefined;
    return found;
  }
}

function wordOf(part: object, word: string): unknown {
  return Object.hasOwn(part, word) ? (part as Record<string, unknown>)[word] : undefined;
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step).replace(/~1/g, "/").replace(/~0/g, "~");
  } catch {
    return step;
  }
}

function shown(text: string): string {
  const characters = [...text.slice(0, 80)];
  return characters.length > 40 ? `${characters.slice(0, 40).join("")}…` : text;
}
