// A ledger is read by other programs as by ours: another validator gives the same verdict on the examples and on what is spoilt in them.
import { registerSchema, unregisterSchema, validate } from "@hyperjump/json-schema/draft-2020-12";
import { expect, it, onTestFinished } from "vitest";
import { names, refused, type Schema, schemaOf } from "./schemas.ts";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The value with one thing spoilt, in every way and at every place. */
function* spoilt(value: Json): Iterable<Json> {
  if (Array.isArray(value)) {
    yield [];
    yield [...value, ...value];
    for (const [index, item] of value.entries()) for (const other of spoilt(item)) yield value.with(index, other);
  } else if (typeof value === "object" && value !== null) {
    yield { ...value, 多余: "内容" };
    for (const [key, item] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
      for (const other of spoilt(item)) yield { ...value, [key]: other };
    }
  } else yield* typeof value === "number" ? [-1, 0.5, 1000, "一"] : [" ", "别的", "2018-06-31", 5, true, null];
}

it.each(names)("%s", async (name) => {
  const schema = schemaOf(name);
  registerSchema(schema as Parameters<typeof registerSchema>[0]);
  onTestFinished(() => unregisterSchema(schema["$id"] as string));
  const accepts = await validate(schema["$id"] as string);
  let count = 0;
  for (const example of schema["examples"] as Json[])
    for (const value of [example, ...spoilt(example)]) {
      count += 1;
      if (accepts(value as Parameters<typeof accepts>[0]).valid !== (refused(name, value).length === 0))
        expect.fail(`the two differ: ${JSON.stringify(value)}`);
    }
  expect(count).toBeGreaterThan(10);
});

it("of its own has the words of the house", () => {
  const words = /字段|解析|异常|非法/;
  expect(names.filter((name) => words.test(JSON.stringify(schemaOf(name) satisfies Schema)))).toEqual([]);
});
