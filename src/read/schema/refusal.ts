// The error of a validator, and the refusal that is made of it for a clerk.
import type { Path } from "../../model/ledger.ts";
import type { ReadingRuleName } from "../reading-rules/index.ts";

/** One error of a standalone validator (ajv, `verbose`). */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Record<string, unknown>;
  readonly parentSchema?: Record<string, unknown>;
  readonly data?: unknown;
  /** Whether a text has the form that the schema's pattern asks for; absent for our own schemas, whose patterns are safe for RegExp. */
  matches?: (text: string) => boolean;
}

export interface Validate {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** A refusal, still with the file's own keys. */
export interface Refusal {
  readonly path: Path;
  /**
   * value: the value at `path`; key: its key; missing: the mapping at `path` lacks `key`; twice: the key was given twice (a mapping or list
   * is then kept).
   */
  readonly at: "value" | "key" | "missing" | "twice";
  readonly key?: string;
  /** For `missing`: the keys of which one is enough. */
  readonly oneOf?: readonly string[];
  readonly rule: ReadingRuleName;
  readonly message: string;
  readonly hint: string;
  /** What to write in its place (of the key, where `at` is key), as YAML; only where that is certain. */
  readonly mend?: string | undefined;
  /** Removed from the value but not reported, since it follows from another refusal. */
  readonly silent?: true;
}

/** The file a value was read from. */
export interface Origin {
  /** The text of the value at `path` as written. */
  raw(path: Path): string;
  /** A year found in the file's dates, for examples in hints. */
  readonly year?: string | undefined;
  /** Words that may stand at the path beside those of the schema. */
  ownWords?(path: Path): readonly string[];
}
