// The words of the forms in ledger.schema.json are for editors: they follow the forms, and the schema demands no more for them.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { withEditorWords } from "../../.build/generate-editor-words.mjs";
import { names, refused, schemaOf } from "./schemas.ts";

it("ledger.schema.json is what npm run generate makes of the forms", () => {
  expect(readFileSync(new URL("../../schemas/ledger.schema.json", import.meta.url), "utf8")).toBe(withEditorWords());
});

const problem = {
  编号: "某局-01-001",
  任务: 1,
  题目: "供水没有接通",
  情况: "三月申请，至今没有接通。",
  来源: "自查",
  登记日期: "2020-05-03",
  分类处置: "从重处理",
};
const types = names
  .filter((name) => name.startsWith("tasks/"))
  .flatMap((name) => (schemaOf(name)["properties"] as { 类型: { enum: string[] } }).类型.enum)
  .map((type) => [type]);

it.each(types)("%s: 明细 is free to this schema; its form judges it", (type) => {
  for (const detail of [{}, { 别的: 1 }, { 说明: 5, 要素: "水", 增设事项: [1], 容量: [{ 数值: "多" }] }])
    expect(refused("ledger", { ...problem, 类型: type, 明细: detail }, "problem")).toEqual([]);
});
