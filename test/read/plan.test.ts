// The plan, the earlier list and a workspace's own forms: what is wrong in them, and what still runs.
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { asOf, changed, expectWellFormed, ledger, other, placeOf, plan, told } from "./told.ts";

async function withPlan(text: string, more: { path: string; content: string }[] = []) {
  const checked = await check(
    [
      { path: "ledgers/plan.yaml", content: text },
      { path: "ledgers/甲局.yaml", content: ledger },
      { path: "ledgers/乙局.yaml", content: other },
      ...more,
    ],
    asOf,
  );
  expectWellFormed(checked.result.diagnostics, checked.textOf);
  return { ...checked, found: checked.result.diagnostics.map((one) => `${one.file}:${placeOf(one)} ${one.severity} ${one.rule}`) };
}

describe("a plan with an error", () => {
  it.each([
    ["a wrong day", "止: 2020-12-31", "止: 2020-12-32", "16:40-50 error day-is-real"],
    ["a missing key", "发文机关: 某区管委会\n", "", "1:1-3 error key-present"],
    ["an unknown key", "其他机构: [专项办]", "其它机构: [专项办]", "8:1-5 error key-known"],
    ["a full-width colon", "文号: 某", "文号：某", "2:3-4 error ascii-punctuation"],
    ["a key twice", "文号: 某", "文号: 甲\n文号: 某", "3:1-3 error key-once"],
    ["no form of that name", "06-utilities", "06-utilites", "13:18-29 error form-exists"],
    ["a tab", "  - { 名称: 某区乙局", "\t- { 名称: 某区乙局", "11:1-2 error indented-with-spaces"],
  ])("%s: nothing else is judged", async (_, from, to, place) => {
    const { campaign, found } = await withPlan(changed(from, to, plan));
    expect(campaign).toBeUndefined();
    expect(found).toEqual([`ledgers/plan.yaml:${place}`]);
  });

  it("that is empty", async () => expect((await withPlan("# 待写\n")).found).toEqual(["ledgers/plan.yaml:1:1-1 error file-not-empty"]));
});

describe("the earlier list", () => {
  const baseline = "名称: 清单\n清单:\n  - { 清单号: 2019-1, 单位: 某区甲局, 任务: 1, 题目: 供水 }\n";
  const listed = changed(
    "来源: 自查\n",
    "来源: 清单\n    清单号: 2019-1\n",
    changed("分类处置: 从重处理", "分类处置: 立行立改", changed("2020-07-31", "2020-05-30")),
  );

  it.each([
    ["sound", baseline, []],
    ["a wrong number", baseline.replace("任务: 1", "任务: 一"), ["3:34-35 error value-type"]],
    ["a number as a number", baseline.replace("2019-1", "20191"), ["3:12-17 error value-type"]],
    ["no list", "名称: 清单\n清单: 无\n", ["2:5-6 error value-type"]],
    ["not YAML", baseline.replace("清单:\n", "清单：\n"), ["2:3-4 error ascii-punctuation"]],
  ])("%s", async (_, content, found) => {
    const { first, others, diagnostics } = await told(listed, [{ path: "ledgers/baseline.yaml", content }]);
    expect(others).toEqual(found.map((place) => `ledgers/baseline.yaml:${place}`));
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(first.filter((line) => line.includes("error"))).toEqual([]);
  });
});

describe("a form of the workspace's own", () => {
  const own = plan.replace("{ 序号: 2, 方面", "{ 序号: 2, 表单: 11-noise, 方面");
  const noise = {
    type: "object",
    required: ["分贝"],
    properties: { 分贝: { type: "integer", minimum: 1 }, 时段: { enum: ["昼", "夜"] } },
    additionalProperties: false,
  };
  const both = { type: "object", properties: { 类型: { enum: ["噪声", "振动"] }, 明细: noise }, required: ["明细"] };
  const form = (schema: unknown) => [
    { path: "ledgers/plan.yaml", content: own },
    { path: "schemas/tasks/11-noise.schema.json", content: typeof schema === "string" ? schema : JSON.stringify(schema) },
  ];
  const noisy = (type: string, detail: string) =>
    changed(
      "甲局-01-001",
      "甲局-02-001",
      changed(
        "任务: 1",
        "任务: 2",
        changed(
          "    明细:\n      要素: [水]\n      申请日期: 2020-03-01\n      需要日期: 2020-05-31\n",
          `    明细: ${detail}\n`,
          changed("未按进度接通", type),
        ),
      ),
    );

  it.each([
    ["噪声", "{ 分贝: 70, 时段: 夜 }", [], []],
    ["噪声", "{ 分贝: 七十 }", ["18:15-17 error value-type"], ["18:15-17 error value-type"]],
    ["噪声", "{ 时段: 夜 }", ["18:11-13 error key-present"], ["18:11-13 error key-present"]],
    ["噪声", "{ 分贝: 70, 时间: 夜 }", ["18:19-21 error key-known"], ["18:19-21 error key-known"]],
    ["灰尘", "{ 分贝: 70 }", ["9:9-11 error value-in-list"], []],
  ])("%s %s", async (type, detail, asBoth, asDetail) => {
    expect((await told(noisy(type, detail), form(both))).first).toEqual(asBoth);
    expect((await told(noisy(type, detail), form(noise))).first).toEqual(asDetail);
  });

  it("refuses whatever its schema refuses, also by words we have no sentence for", async () => {
    const odd = {
      properties: {
        明细: {
          properties: { 分贝: { multipleOf: 5 }, 时段: { not: { const: "夜" } }, 次数: { oneOf: [{ const: 1 }, { const: 2 }] } },
          maxProperties: 3,
          propertyNames: { maxLength: 2 },
        },
      },
    };
    const { first } = await told(noisy("噪声", "{ 分贝: 71, 时段: 夜, 次数: 3 }"), form(odd));
    expect(first).toEqual(["18:15-17 error value-form", "18:23-24 error value-form", "18:30-31 error value-in-list"]);
    expect((await told(noisy("噪声", "{ 分贝值: 70 }"), form(odd))).first.length).toBeGreaterThan(0);
    const either = { properties: { 明细: { anyOf: [{ allOf: [{ required: ["分贝"] }] }, { minProperties: 2 }] } } };
    expect((await told(noisy("噪声", "{ 时段: 夜 }"), form(either))).first.length).toBeGreaterThan(0);
  });

  it("asks for no 明细 that may come later", async () => {
    const { first } = await told(noisy("噪声", "{}").replace("    明细: {}\n", ""), form(both));
    expect(first.filter((line) => line.includes("error"))).toEqual([]);
  });

  it("that no schema is says where", async () => {
    const { result } = await withPlan(own, form({ properties: { 明细: { type: "objekt" } } }).slice(1));
    expect(result.diagnostics.map(({ message }) => message)).toEqual([
      "这个表单不能使用：“/properties/明细/type”一处不合 JSON Schema 的规定",
    ]);
  });

  it.each([
    ["no file", undefined, "ledgers/plan.yaml:14:18-26 error form-exists"],
    ["no JSON", "{ type: object }", "schemas/tasks/11-noise.schema.json:1:3-4 error form-is-schema"],
    ["JSON cut short", '{ "type": "object"', "schemas/tasks/11-noise.schema.json:1:19-19 error form-is-schema"],
    ["a list", "[]", "schemas/tasks/11-noise.schema.json:1:1-1 error form-is-schema"],
    ["no schema", { type: "objekt" }, "schemas/tasks/11-noise.schema.json:1:1-1 error form-is-schema"],
    ["a reference that leads nowhere", { $ref: "#/$defs/没有" }, "schemas/tasks/11-noise.schema.json:1:1-1 error form-is-schema"],
    [
      "a schema of other times",
      { $schema: "http://json-schema.org/draft-04/schema#" },
      "schemas/tasks/11-noise.schema.json:1:1-1 error form-is-schema",
    ],
    ["a broken pattern", { properties: { 分贝: { pattern: "(" } } }, "schemas/tasks/11-noise.schema.json:1:1-1 error form-is-schema"],
    ["nothing", "", "schemas/tasks/11-noise.schema.json:1:1-1 error file-not-empty"],
  ])("that is %s is a fault of the plan", async (_, schema, place) => {
    const { campaign, found } = await withPlan(own, schema === undefined ? [] : form(schema).slice(1));
    expect(campaign).toBeUndefined();
    expect(found).toEqual([place]);
  });
});
