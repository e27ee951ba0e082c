// A cache of parsed files: each text with the places (offsets) of its values. Places take many times the memory of the text, and few are asked
// for, so only those of the files used last are kept; a file is parsed again when others are needed.

import type { Form } from "./keys.ts";
import { limits } from "./limits.ts";
import { decode, type Source } from "./source.ts";
import { parseYaml } from "./yaml/parse.ts";
import type { Spot } from "./yaml/positions.ts";

interface KeptText {
  readonly text: string;
  readonly root: Spot;
}

/** `form`: ledger, plan or list; decides how keys are named in paths. */
export interface PlacedText extends KeptText {
  readonly form: Form;
}

/** How much text is kept with its places, in UTF-16 units: a thousand ledgers of sixty problems. */
const ample = 64_000_000;

interface Filed {
  readonly source: Source;
  /** Undefined for a file in which no places are looked up (a form). */
  readonly form: Form | undefined;
}

/** The cache, for any number of readings of one workspace; its keys are the sources' contents. */
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

  /** Drops the texts of all contents but these: for a workspace that is read again and again while it is edited. */
  keepOnly(contents: ReadonlySet<Source["content"]>): void {
    for (const content of [...this.kept.keys()]) if (!contents.has(content)) this.drop(content);
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

  /** Registers the file as one that has a text; `placed`: its text and places, if it was just parsed. */
  add(source: Source, form: Form | undefined, placed?: KeptText): void {
    this.files.set(source.path, { source, form });
    if (placed) this.shelf.put(source.content, placed);
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  /** Text and places of the file; undefined where it has no readable text (any more). */
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
