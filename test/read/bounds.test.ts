// Texts that would drive a parser out of its stack, or out of all proportion to their length, are told at their place.
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { unit } from "../../dist/validators.js";
import { roomForForms } from "../../src/read/schema/form-bounds.ts";
import { compiled } from "../../src/read/schema/own-form.ts";
import { changed, ledger, told } from "./told.ts";

const many = 3_000;

it.each([
  ["pairs within pairs in braces", `{ 姓名: ${"a: ".repeat(many)}}`],
  ["pairs within pairs in brackets", `[${"a: ".repeat(many)}]`],
  ["on many lines", `[${`${"a: ".repeat(60)}\n      `.repeat(50)}]`],
  ["with quoted keys that hold commas", `[${'"a,": '.repeat(many)}]`],
  ["with question marks", `[${"? a : ".repeat(many)}]`],
])("%s", async (_, written) => {
  const { first } = await told(changed("{ 王某: 姓名 }", written, changed("{ 姓名: 王某, 职务: 科长 }", "{ 王某: 姓名 }")));
  expect(first).toEqual([expect.stringMatching(/^1[67]:\d+-\d+ error nesting-within-limit$/)]);
});

it("a colon in a text is none, nor one for each of many lines", async () => {
  expect((await told(changed("三月申请", `"${"a: ".repeat(500)}"`))).first).toEqual([]);
  const open = changed("{ 姓名: 王某, 职务: 科长 }", `{ 姓名: 王某\n${"      甲: 乙\n".repeat(100)}`);
  expect((await told(open)).first).toContain("16:10-11 error yaml-is-well-formed");
});

it("rings of aliases are told once, with their count", async () => {
  const rings = Array.from({ length: 9 }, (_, ring) => `环${ring + 1}: &环${ring + 1} [${Array(9).fill(`*环${ring}`).join(", ")}]\n`);
  const { first, diagnostics } = await told(`环0: &环0 [x]\n${rings.join("")}`);
  expect(diagnostics.filter(({ rule }) => rule === "yaml-is-plain").map(({ message }) => message)).toEqual([
    "从这里起用了以“&”“*”开头的写法，会被当作标记和引用，全文共91处",
  ]);
  expect(first.filter((line) => !line.endsWith("key-present"))).toEqual(["1:5-8 error yaml-is-plain"]);
});

it("one anchor and what refers to it are told each at its place", async () => {
  const { first } = await told(changed("三月申请", "&甲 三月申请", changed("已开工", "*甲")));
  expect(first).toEqual(["11:9-11 error yaml-is-plain", "24:39-41 error yaml-is-plain"]);
});

describe("thousands of faults take time that follows their number", () => {
  const cpuOf = (work: () => unknown) => {
    const before = process.cpuUsage();
    work();
    return process.cpuUsage(before).user / 1000;
  };

  it("in a ledger", () => {
    const events = Array.from({ length: 5_000 }, () => "甲");
    expect(cpuOf(() => unit({ ...parse(ledger), 问题: [{ ...parse(ledger).问题[0], 经过: events }] }))).toBeLessThan(4_000);
    expect(unit.errors?.length).toBeGreaterThan(100_000);
  });

  it("by a form of the workspace's own", () => {
    const form = {
      type: "object",
      additionalProperties: { type: "array", items: { $ref: "#/$defs/一" } },
      $defs: {
        一: { allOf: Array.from({ length: 8 }, () => ({ $ref: "#/$defs/二" })) },
        二: { properties: { q: { $ref: "#/$defs/三" } }, allOf: [{ $ref: "#/$defs/三" }] },
        三: { type: "object", required: [..."甲乙丙丁戊己庚辛壬"] },
      },
    };
    const judge = compiled(form, JSON.stringify(form), roomForForms(), "/明细");
    if (typeof judge === "string") throw new Error(judge);
    expect(cpuOf(() => judge({ 户: Array.from({ length: 5_000 }, () => ({ q: {} })) }))).toBeLessThan(4_000);
    expect(judge.errors?.map(({ keyword }) => keyword)).toEqual(["effort"]);
  });
});
