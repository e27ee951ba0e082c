// What a validator says of a value, and what is made of it for a clerk.
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
  /** Whether a text has the form that the schema's pattern asks for; where it is missing, the pattern is ours. */
  matches?: (text: string) => boolean;
}

export interface Validate {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** A refusal, still with the file's own keys. */
export interface Refusal {
  readonly path: Path;
  /** value: the value at `path`; key: its key; missing: the mapping at `path` lacks `key`; twice: given twice, refused where it is a plain value. */
  readonly at: "value" | "key" | "missing" | "twice";
  readonly key?: string;
  /** missing: keys of which one is enough. */
  readonly oneOf?: readonly string[];
  readonly rule: ReadingRuleName;
  readonly message: string;
  readonly hint: string;
  /** What to write in its place (of the key, where `at` is key), as YAML; only where that is beyond doubt. */
  readonly mend?: string | undefined;
  /** Taken out, but not told: it follows from another. */
  readonly silent?: true;
}

/** The file a value was read from. */
export interface Origin {
  /** The text of the value at `path` as written. */
  raw(path: Path): string;
  /** A year that dates of the file have. */
  readonly year?: string | undefined;
  /** Words that may stand at the path beside those of the schema. */
  ownWords?(path: Path): readonly string[];
}
