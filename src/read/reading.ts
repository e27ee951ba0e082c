// What reading a workspace gives.
import type { Diagnostic, Edit, Span } from "../model/diagnostic.ts";
import type { Baseline, Ledger, Path } from "../model/ledger.ts";
import type { Plan } from "../model/plan.ts";
import type { DetailForm } from "./schema/forms.ts";
import type { PlacedText, Shelf } from "./shelf.ts";
import type { Source } from "./source.ts";
import type { PlacedFault } from "./yaml/walk.ts";

export const planFile = "ledgers/plan.yaml";
export const baselineFile = "ledgers/baseline.yaml";
export const officeFile = "ledgers/办公室.yaml";

/** Where things stand in the files read. */
export interface Places {
  /** Span of a value (or of the first key of the mapping it is missing from) by its path in the model's names. */
  locate(file: string, path: Path, missing?: boolean): Span;
  /** Edits that make the value at `path` read `word`; undefined where it stands over several lines, or is not there. */
  editsTo(file: string, path: Path, word: string): readonly Edit[] | undefined;
}

/** What is known before the first ledger is read, and decides how each is judged. */
export interface Ground extends Places {
  /** Undefined where there is none, or the schema or YAML refused it. */
  readonly plan: Plan | undefined;
  readonly baseline: Baseline | undefined;
  /** What was found so far. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface Reading extends Ground {
  readonly ledgers: readonly Ledger[];
  /** Forms of 明细 by task number. */
  readonly forms: ReadonlyMap<number, DetailForm>;
  /** Ledger files met, also those that could not be read. */
  readonly files: number;
  /** Units of the plan whose file is there but could not be read, or gives another 单位: what they have done is unknown. */
  readonly unread: ReadonlySet<string>;
  /** Files that are no ledger, or a second one of a unit: reported, and left out of everything else. */
  readonly setAside: ReadonlySet<string>;
  /** The text of a file as read, for showing its lines; undefined when it could not be decoded. */
  textOf(file: string): string | undefined;
  /** True where bytes and YAML are sound, so that the contents were judged. */
  isJudged(file: string): boolean;
  /** Files as read, for a later reading of the same workspace with few of them changed. */
  readonly records: ReadonlyMap<string, FileRecord>;
  /** The cache of parsed texts, for a later reading to use. */
  readonly shelf: Shelf;
}

/** All that reading one file gave. */
export interface FileRecord {
  /** Tells whether the file is unchanged. For a file on disk it is the function that reads it, so its bytes are not kept. */
  readonly content: Source["content"];
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /** True where the file has a text whose lines can be shown. */
  readonly isText: boolean;
  readonly isJudged: boolean;
}

/** A file as parsed, before any schema has judged it. */
export interface ParsedFile {
  readonly value: unknown;
  readonly place: PlacedText;
  readonly faults: readonly PlacedFault[];
}
