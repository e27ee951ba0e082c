// Errors of a schema's validator → faults that a clerk can act on: one for each value, no consequences of others, and a missing and an
// unknown key that look alike as one fault.
import type { Path } from "../../model/ledger.ts";
import { maxFaults } from "../limits.ts";
import type { Origin, Refusal, SchemaError, Validate } from "./refusal.ts";
import { refusedKeys } from "./refused-keys.ts";
import { refusedValue } from "./refused-value.ts";

/** Keywords that only repeat what an error below them says. */
const echoes = new Set(["if", "allOf", "$ref"]);
/** Keywords about the keys of a mapping. */
const ofKeys = new Set(["required", "additionalProperties", "anyOf"]);
/** Of several errors at one value the one whose keyword comes first here is reported; keywords not named come last. */
const order = [
  "type",
  "false schema",
  "enum",
  "const",
  "pattern",
  "minimum",
  "exclusiveMinimum",
  "maximum",
  "exclusiveMaximum",
  "maxLength",
  "minLength",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
];

/**
 * Refusals of a value, by the schema alone, at most `maxFaults` of them: empty if and only if the schema accepts it.
 * `root`: the schema document, if there is one: see conditions.ts.
 */
export function refusals(validate: Validate, value: unknown, origin: Origin, root?: unknown): Refusal[] {
  if (validate(value)) return [];
  const byPath = new Map<string, SchemaError[]>();
  for (const error of validate.errors ?? []) {
    if (echoes.has(error.keyword)) continue;
    const at = byPath.get(error.instancePath);
    if (at) at.push(error);
    else byPath.set(error.instancePath, [error]);
  }
  const result: Refusal[] = [];
  for (const [pointer, at] of byPath) {
    if (result.length >= maxFaults) break;
    result.push(...refusalsAt(at.slice(0, maxFaults), stepsOf(pointer, value), value, origin, root));
  }
  // A workspace's own form may use keywords whose errors were all left out above: then the first one is reported.
  const [any] = validate.errors ?? [];
  const told = result.length > 0 || !any ? result.slice(0, maxFaults) : [refusedValue(any, stepsOf(any.instancePath, value), origin, root)];
  return told.map((refusal) => ({ ...refusal, message: cut(refusal.message, 200), hint: cut(refusal.hint, 800) }));
}

/** Cuts what a workspace's own form may make too long for a message. */
function cut(words: string, length: number): string {
  return words.length <= length ? words : `${[...words.slice(0, length)].slice(0, -1).join("")}…`;
}

/** One refusal for the value, or one for each missing and each unknown key of the mapping. */
function refusalsAt(errors: readonly SchemaError[], path: Path, value: unknown, origin: Origin, root: unknown): Refusal[] {
  // Of several with one keyword the last: a schema's own keywords come after those of schemas that it refers to.
  const [gravest] = errors
    .filter(({ keyword }) => !ofKeys.has(keyword))
    .reverse()
    .sort((a, b) => rank(a) - rank(b));
  const ofValue = gravest ? [refusedValue(gravest, path, origin, root)] : [];
  if (gravest?.keyword === "type") return ofValue;
  return [...ofValue, ...refusedKeys(errors, path, value, root, origin)];
}

function rank(error: SchemaError): number {
  const index = order.indexOf(error.keyword);
  return index < 0 ? order.length : index;
}

/** A pointer's steps, a number where it leads into a list. */
function stepsOf(pointer: string, value: unknown): Path {
  const path: (string | number)[] = [];
  let holder = value;
  for (const written of pointer.split("/").slice(1)) {
    const name = written.replace(/~1/g, "/").replace(/~0/g, "~");
    const step = Array.isArray(holder) ? Number(name) : name;
    path.push(step);
    holder = (holder as Record<string | number, unknown> | undefined)?.[step];
  }
  return path;
}
