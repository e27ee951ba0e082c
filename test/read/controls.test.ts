// What nobody sees and a terminal obeys is no part of a text, also where YAML's own spelling hides it from an eye that reads the file.
import { expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { asOf, changed, other, placeOf, plan, told as toldOf } from "./told.ts";

async function told(title: string): Promise<string[]> {
  const { result } = await check(
    [
      { path: "ledgers/plan.yaml", content: plan },
      { path: "ledgers/甲局.yaml", content: changed("题目: 供水没有接通", `题目: ${title}`) },
      { path: "ledgers/乙局.yaml", content: other },
    ],
    asOf,
  );
  return result.diagnostics
    .filter(({ file }) => file === "ledgers/甲局.yaml")
    .map((one) => `${placeOf(one)} ${one.severity} ${one.rule} ${one.message}`);
}

it.each([
  ['"供水\\u001b[31m"', "10:9-23 error no-control-characters 这里有一个看不见的控制字符（U+001B）"],
  ['"供水\\a没有\\x7f"', "10:9-21 error no-control-characters 这里有一个看不见的控制字符（U+0007），这一项中共2个"],
  ['"供水\\u202e没有"', "10:9-21 error no-control-characters 这里有一个看不见的文字方向符（U+202E）"],
  ["供水\u202e没有\u202c", "10:9-15 error no-control-characters 这里有一个看不见的文字方向符（U+202E），这一项中共2个"],
])("%j is told at its place", async (title, expected) => {
  expect(await told(title)).toEqual([expected]);
});

it.each(['"供水\\n没有接通"', '"供水\\t没有"', "供水\u200b没有接通", "👨‍👩‍👧"])("%j is a text", async (title) => {
  expect((await told(title)).filter((line) => line.includes("no-control-characters"))).toEqual([]);
});

it("one nobody sees in a fixed form is told with what to type in its place", async () => {
  const { diagnostics } = await toldOf(changed("编号: 甲局-01-001", "编号: 甲局-01-\u200b001"));
  expect(diagnostics.map(({ rule, message, hint }) => [rule, message, hint])).toEqual([
    ["value-form", "“甲局-01-001”中间多了1个零宽空格", "请删去重新输入，例如“编号: 甲局-01-001”。"],
  ]);
});
