// Forms that somebody else's folder may bring: each is judged by, or refused with the reason, within seconds and without a stack.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roomForForms } from "../../src/read/schema/form-bounds.ts";
import { compileForm, formRefusals } from "../../src/read/schema/forms.ts";
import { linearPattern } from "../../src/read/schema/linear-pattern.ts";

const some = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
const keyed = (count: number, make: (index: number) => unknown) => Object.fromEntries(some(count, (index) => [`项${index}`, make(index)]));
const nested = (count: number, wrap: (inner: unknown) => object): unknown => {
  let inner: unknown = { type: "object" };
  for (let depth = 0; depth < count; depth++) inner = wrap(inner);
  return inner;
};

/** What is told of the form, or of a problem judged by it. */
async function toldBy(form: unknown, detail: unknown = {}, room = roomForForms()): Promise<string[]> {
  const content = typeof form === "string" ? form : JSON.stringify(form);
  const { form: compiled, fault } = await compileForm({ path: "schemas/tasks/自带.schema.json", content }, room);
  const found = compiled ? formRefusals(compiled, { 明细: detail }, { raw: () => "" }) : [];
  return (fault ? [fault] : found).map(({ rule, message }) => `${rule}: ${message}`);
}

const refused = (why: string) => [expect.stringMatching(new RegExp(`^form-is-schema: 这个表单不能使用：.*${why}`))];
const tooMuch = ["form-is-schema: “明细”按这个任务的表单核对过于费时，没有核对"];

const chain = (length: number) => ({
  $ref: "#/$defs/链0",
  $defs: Object.fromEntries(
    some(length, (index) => [
      `链${index}`,
      index + 1 < length ? { allOf: [{ $ref: `#/$defs/链${index + 1}` }, { $ref: `#/$defs/链${index + 1}` }] } : {},
    ]),
  ),
});

describe("a form is refused with the reason that", { timeout: 20_000 }, () => {
  it.each<[string, unknown, string]>([
    ["refers to itself", { $ref: "#" }, "引用到自己"],
    ["goes in a ring", { $ref: "#/$defs/甲", $defs: { 甲: { properties: { 内: { items: { $ref: "#/$defs/甲" } } } } } }, "引用到自己"],
    ["doubles with each reference", chain(20), "连同引用的内容超过3000项"],
    ["refers on and on", chain(2_000), "超过64层"],
    ["answers later", { $async: true, type: "object", required: ["没有"] }, "不能使用“\\$async”"],
    ["is read by whoever refers to it", { $dynamicRef: "#甲", $dynamicAnchor: "甲" }, "不能使用“\\$dynamicRef”"],
    ["is of other times", { $schema: "http://json-schema.org/draft-07/schema#" }, "“\\$schema”写的不是"],
    ["names no schema", { $schema: { 甲: 1 } }, "“\\$schema”写的不是"],
    ["lies elsewhere", { properties: { 甲: { $ref: "https://example.com/甲.json" } } }, "只能引用本文件中的内容"],
    ["calls itself the rules for all forms", { $id: "https://json-schema.org/draft/2020-12/schema" }, "不是 JSON Schema"],
    ["has another name within", { properties: { 甲: { $id: "urn:ledger:plan" } } }, "只能写在最外层"],
    ["only one validator understands", { properties: { 甲: { type: "string", nullable: true } } }, "不能使用“nullable”"],
    ["is a megabyte", { const: "字".repeat(1_000_000) }, "篇幅超过"],
    ["is brackets only", `{"const":${"[".repeat(50_000)}${"]".repeat(50_000)}}`, "超过64层"],
    ["nests", nested(100, (inner) => ({ properties: { 甲: inner } })), "超过64层"],
    ["has half a character for a name", { properties: { "\ud800": { type: "string" } } }, "不是 JSON Schema"],
    ["looks ahead in a pattern", { properties: { 甲: { pattern: "(?=甲)" } } }, "样式“\\(\\?=甲\\)”其中有向前或向后查看"],
    ["looks back in a pattern", { patternProperties: { "(甲)\\1": true } }, "其中引用了前面匹配的内容"],
    ["counts too far in a pattern", { properties: { 甲: { pattern: "(甲{100}){100}" } } }, "重复次数过多"],
    ["breaks off in a pattern", { properties: { 甲: { pattern: "(" } } }, "写法不对"],
    ["is true", "true", "内容不是 JSON Schema"],
  ])("%s", async (_, form, why) => expect(await toldBy(form)).toEqual(refused(why)));

  it("is one of very many", async () => {
    const room = { parts: 15 };
    const form = { properties: { 甲: { minLength: 1 } } };
    for (let count = 0; count < 3; count++) expect(await toldBy(form, {}, room)).toEqual([]);
    expect(await toldBy(form, {}, room)).toEqual(refused("各个表单合计超过12000项"));
  });
});

describe("judging by a form ends", { timeout: 20_000 }, () => {
  const long = `${"a".repeat(50_000)}b`;

  it.each<[string, object, unknown, unknown]>([
    ["a pattern with two ways at each letter", { 甲: { pattern: "^(a|a)*$" } }, { 甲: long }, [expect.stringMatching(/^value-form/)]],
    ["a pattern met by all letters", { 甲: { pattern: "^(a*)*b$" } }, { 甲: long }, []],
    ["a pattern with many ways", { 甲: { pattern: "([^x]*[^y]*){40}z" } }, { 甲: long }, tooMuch],
    ["patterns for keys", keyed(20, () => ({ patternProperties: { "^(a|a)*$": true } })), keyed(20, () => ({ [long]: 1 })), []],
    [
      "conditions upon each item",
      { 甲: { items: { allOf: some(1_400, () => ({ minLength: 2 })) } } },
      { 甲: some(4_000, () => 1) },
      tooMuch,
    ],
    ["each item held against each", { 甲: { uniqueItems: true } }, { 甲: some(4_000, (index) => ({ 数: 0, 量: index })) }, tooMuch],
    ["a few items held against each", { 甲: { uniqueItems: true } }, { 甲: some(100, (index) => ({ 数: 0, 量: index })) }, []],
    [
      "conditions for each key",
      { 甲: { dependentSchemas: keyed(600, () => ({ required: ["没有"] })) } },
      { 甲: keyed(600, () => 1) },
      tooMuch,
    ],
  ])("%s", async (_, properties, detail, told) => expect(await toldBy({ properties }, detail)).toEqual(told));

  it("where each word of a long list is told", async () => {
    const [told = ""] = await toldBy(
      { properties: { 甲: { enum: some(2_000, (index) => `第${index}种可以填写的内容`) } } },
      { 甲: "别的" },
    );
    expect(told).toMatch(/^value-in-list/);
  });

  it("and asks for what every object has of itself", async () =>
    expect(await toldBy({ required: ["toString"] })).toEqual(["key-present: 缺少“toString”"]));
});

describe("a pattern says what JavaScript's own engine says", () => {
  const patterns = [
    "^(a|a)*$",
    "\\S",
    "^\\p{Script=Han}{2,4}号$",
    "\\ba|b\\b",
    "\\B",
    "a{2,3}b",
    "^[^\\s/]+$",
    "()*b",
    "^.$",
    "(?:^|c)a??b+$",
    "\\u{1F600}+",
    "",
    "[]",
    "[^]a$",
  ];

  it.each(patterns)("%s", (source) => {
    const { test } = linearPattern(source, () => {});
    const own = new RegExp(source, "u");
    // V8 finds \B in the middle of an emoji, against the standard.
    const emoji = source === "\\B" ? "" : "😀";
    const characters = fc.constantFrom(...`aab c张三号\n\u3000\u2028/${emoji}\ud83d`);
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 7 }), (text) => test(text.join("")) === own.test(text.join(""))),
      { numRuns: 300 },
    );
  });

  it("but for a place within an emoji, which is none", () => {
    const { test } = linearPattern("\\B", () => {});
    expect([test("a😀a"), test("aa")]).toEqual([false, true]);
  });
});
