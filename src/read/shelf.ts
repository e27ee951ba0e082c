// Texts of files with the places of what they hold. Places take many times the room of their text, and few are asked for: only the latest are kept,
// and a file is read again where another is wanted.

import type { Form } from "./keys.ts";
import { limits } from "./limits.ts";
import { decode, type Source } from "./source.ts";
import { parseYaml } from "./yaml/parse.ts";
import type { Spot } from "./yaml/positions.ts";

interface KeptText {
  readonly text: string;
  readonly root: Spot;
}

/** `form`: by which its places are named. */
export interface PlacedText extends KeptText {
  readonly form: Form;
}

/** UTF-16 units of text whose places are kept: those of a thousand ledgers of sixty problems. */
const ample = 64_000_000;

interface Filed {
  readonly source: Source;
  /** Undefined: what the file holds has no places that anybody asks for. */
  readonly form: Form | undefined;
}

/** What is kept, for any number of readings of one workspace: by what a source is known again. */
export class Shelf {
  private readonly kept = new Map<Source["content"], KeptText>();
  private size = 0;

  constructor(private readonly room = ample) {}

  get(content: Source["content"]): KeptText | undefined {
    return this.kept.get(content);
  }

  put(content: Source["content"], placed: KeptText): void {
    this.drop(content);
    this.kept.set(content, placed);
    this.size += placed.text.length;
    for (const oldest of this.kept.keys()) {
      if (this.size <= this.room || oldest === content) break;
      this.drop(oldest);
    }
  }

  private drop(content: Source["content"]): void {
    this.size -= this.kept.get(content)?.text.length ?? 0;
    this.kept.delete(content);
  }
}

/** The files of one reading, by path. */
export class PlacedFiles {
  private readonly files = new Map<string, Filed>();

  constructor(readonly shelf: Shelf) {}

  /** From now on the file at this path is known to be a text; `placed`: as it was just read. */
  add(source: Source, form: Form | undefined, placed?: KeptText): void {
    this.files.set(source.path, { source, form });
    if (placed) this.shelf.put(source.content, placed);
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  /** Undefined for what is no text of ours, and where a file on disk has become none since. */
  at(path: string): PlacedText | undefined {
    const filed = this.files.get(path);
    if (!filed) return undefined;
    const { source, form = "plan" } = filed;
    const placed = this.shelf.get(source.content) ?? readAgain(filed);
    if (!placed) return undefined;
    this.shelf.put(source.content, placed);
    return { text: placed.text, root: placed.root, form };
  }
}

function readAgain({ source, form }: Filed): KeptText | undefined {
  const { text, shown = text } = decode(source);
  if (shown === undefined) return undefined;
  if (text === undefined || form === undefined) return { text: shown, root: { start: 0, end: 0 } };
  return { text, root: parseYaml(text, limits[form]).root };
}
