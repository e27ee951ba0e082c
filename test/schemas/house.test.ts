// Ways of the house for every schema: plain, closed, self-contained, explained in Chinese.
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { compile, names, type Schema, schemaOf } from "./schemas.ts";

interface Place {
  readonly pointer: string;
  readonly schema: Schema;
  /** Inside an `if`, a `then` or an `else`: says something of a value described elsewhere. */
  readonly conditional: boolean;
}

const mappings = ["properties", "$defs"];
const lists = ["allOf", "anyOf"];
const single = ["if", "then", "else", "items", "not"];

/** Every schema in a schema, itself first. */
function* places(schema: unknown, pointer = "#", conditional = false): Iterable<Place> {
  if (typeof schema !== "object" || schema === null) return;
  const node = schema as Schema;
  yield { pointer, schema: node, conditional };
  for (const key of mappings)
    for (const [name, inner] of Object.entries((node[key] ?? {}) as Schema))
      yield* places(inner, `${pointer}/${key}/${name}`, conditional && key !== "$defs");
  for (const key of lists)
    for (const [index, inner] of ((node[key] ?? []) as unknown[]).entries())
      yield* places(inner, `${pointer}/${key}/${index}`, conditional);
  for (const key of single)
    if (key in node) yield* places(node[key], `${pointer}/${key}`, conditional || key === "if" || key === "then" || key === "else");
}

const known = new Set([
  "$schema",
  "$id",
  "$defs",
  "$ref",
  "title",
  "description",
  "examples",
  "type",
  "format",
  "pattern",
  "enum",
  "const",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "maxLength",
  "minItems",
  "uniqueItems",
  "minProperties",
  "required",
  "properties",
  "additionalProperties",
  "items",
  "allOf",
  "anyOf",
  "if",
  "then",
  "else",
]);
const isChinese = (text: unknown) => typeof text === "string" && /\p{Script=Han}/u.test(text);

it("there are the ledger, the plan, the baseline and ten forms", () => {
  expect(names).toHaveLength(13);
});

describe.each(names)("%s", (name) => {
  const schema = schemaOf(name);
  const all = [...places(schema)];

  it("is a titled 2020-12 document of its own", () => {
    expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(schema["$id"]).toBe(`urn:ledger:${name.replaceAll("/", ":")}`);
    expect(isChinese(schema["title"]) && isChinese(schema["description"])).toBe(true);
  });

  it("compiles in strict mode", () => {
    expect(() => compile(schema)).not.toThrow();
  });

  it("uses public keywords only, and refers only to itself", () => {
    const strange = all.flatMap(({ pointer, schema: inner }) =>
      Object.keys(inner)
        .filter((key) => !known.has(key))
        .map((key) => `${pointer} ${key}`),
    );
    expect(strange).toEqual([]);
    const references = all.map(({ schema: inner }) => inner["$ref"]).filter((reference) => reference !== undefined);
    expect(references.filter((reference) => !String(reference).startsWith("#/$defs/"))).toEqual([]);
    const used = new Set(references.map((reference) => String(reference).replace("#/$defs/", "")));
    expect(Object.keys((schema["$defs"] ?? {}) as Schema).filter((definition) => !used.has(definition))).toEqual([]);
  });

  it("has a Chinese title or description at every property", () => {
    const bare = all.filter(
      ({ pointer, schema: inner, conditional }) =>
        /\/properties\/[^/]+$/.test(pointer) && !conditional && !isChinese(inner["title"]) && !isChinese(inner["description"]),
    );
    expect(bare.map(({ pointer }) => pointer)).toEqual([]);
  });

  it("closes every mapping but a form, free 明细 and a list of events", () => {
    const open = all.filter(
      ({ schema: inner, conditional }) => !conditional && inner["properties"] && inner["additionalProperties"] !== false,
    );
    const allowed = name.startsWith("tasks/")
      ? ["#"]
      : ["#/$defs/problemEvent", "#/$defs/unitEvent", "#/$defs/officeEvent", "#/$defs/requirement"];
    expect(open.map(({ pointer }) => pointer).filter((pointer) => !allowed.includes(pointer))).toEqual([]);
  });

  it("asks a condition only of keys that are there, and says why in Chinese", () => {
    const conditions = all.filter(({ schema: inner }) => "if" in inner);
    for (const { pointer, schema: inner } of conditions) {
      const condition = inner["if"] as Schema;
      const asked = Object.keys((condition["properties"] ?? {}) as Schema);
      expect(
        asked.filter((key) => !(condition["required"] as string[]).includes(key)),
        pointer,
      ).toEqual([]);
      const { $ref: reference, description, if: further } = inner["then"] as Schema;
      expect(reference !== undefined || further !== undefined || isChinese(description), pointer).toBe(true);
    }
  });

  it("has anyOf only where one of several keys must be there", () => {
    const alternatives = all.filter(({ pointer, schema: inner }) => "anyOf" in inner && !(name === "ledger" && pointer === "#/else"));
    for (const { pointer, schema: inner } of alternatives)
      expect(
        (inner["anyOf"] as Schema[]).every((branch) => isDeepStrictEqual(Object.keys(branch), ["required"])),
        pointer,
      ).toBe(true);
  });

  it("gives examples that it accepts", () => {
    expect(schema["examples"]).toBeInstanceOf(Array);
    for (const { pointer, schema: inner } of all) {
      const { examples, ...rest } = inner;
      if (!examples) continue;
      const validate = compile(pointer === "#" ? schema : { ...rest, $defs: schema["$defs"] });
      for (const example of examples as unknown[]) expect(validate(example) ? [] : validate.errors, pointer).toEqual([]);
    }
  });
});

it("a $def has the same content wherever its name is used", () => {
  const first = new Map<string, { name: string; content: unknown }>();
  for (const name of names)
    for (const [definition, content] of Object.entries((schemaOf(name)["$defs"] ?? {}) as Schema)) {
      const known = first.get(definition);
      if (known) expect(content, `${definition}: ${name}, ${known.name}`).toEqual(known.content);
      else first.set(definition, { name, content });
    }
});
