// The published schemas, read as any other program would read them.
import { readdirSync, readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

export type Schema = { [key: string]: unknown };

const folder = new URL("../../schemas/", import.meta.url);

/** Names of all schemas, as in "tasks/06-utilities". */
export const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".schema.json"))
  .map((path) => path.replace(".schema.json", ""))
  .sort();

export function schemaOf(name: string): Schema {
  return JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), "utf8"));
}

/** A validator in the strictest mode, with every $def of the document reachable. */
export function compile(schema: Schema) {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    formats: { date: true },
  });
  return ajv.compile(schema);
}

const compiled = new Map<string, ReturnType<typeof compile>>();

/**
 * What a schema refuses: "path keyword", for a missing or unknown key with its name, sorted. `if` and repeated faults are left out.
 * `definition`: of a $def instead of the root.
 */
export function refused(name: string, value: unknown, definition?: string): string[] {
  const key = `${name}#${definition ?? ""}`;
  let validate = compiled.get(key);
  if (!validate) {
    const schema = schemaOf(name);
    validate = compile(definition ? { $schema: schema["$schema"], $ref: `#/$defs/${definition}`, $defs: schema["$defs"] } : schema);
    compiled.set(key, validate);
  }
  if (validate(value)) return [];
  const found = (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== "if")
    .map(({ instancePath, keyword, params }) => {
      const { missingProperty, additionalProperty } = params as Record<string, string>;
      return [instancePath || "/", keyword, missingProperty ?? additionalProperty].filter(Boolean).join(" ");
    });
  return [...new Set(found)].sort();
}
