import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellOf, type Kind, readCell } from "../../src/export/cell-text.ts";
import { detailFrom, detailRowsOf } from "../../src/export/detail-rows.ts";
import { drawn } from "../runs.ts";

describe("cellOf", () => {
  it.each<[Kind, unknown, unknown]>([
    ["text", "=1", "=1"],
    ["number", 6, 6],
    ["texts", ["甲", "乙"], "甲\n乙"],
    ["texts", ["甲\n乙"], '["甲\\n乙"]'],
    ["texts", [], "[]"],
    ["textOrTexts", "甲局", "甲局"],
    ["textOrTexts", ["甲局"], '["甲局"]'],
    ["textOrTexts", ["甲局", "乙局"], "甲局\n乙局"],
    ["milestones", [{ 时限: "2020-06-20", 成果: "施工图" }], "2020-06-20 施工图"],
    ["milestone", 2, 2],
    ["evidence", ["附件/a.txt", { 名称: "会议纪要", 文号: "某纪〔2020〕3号" }], "附件/a.txt\n会议纪要（某纪〔2020〕3号）"],
    ["evidence", ["扫描（一）"], '["扫描（一）"]'],
    [
      "findings",
      [
        { 情况: "缺", 单位: "甲局", 任务: 2, 编号: "甲局-02-003" },
        { 情况: "x", 单位: "乙局", 任务: 3 },
      ],
      "甲局 任务2 甲局-02-003：缺\n乙局 任务3：x",
    ],
    ["any", "旧", "旧"],
    ["any", ["旧"], '["旧"]'],
    ["any", "[1]", '"[1]"'],
    ["any", null, "null"],
  ])("%s %j", (kind, value, cell) => {
    expect(cellOf(kind, value)).toBe(cell);
    expect(readCell(kind, cell as string)).toEqual(value);
  });

  it("gives back any text and list of texts", () =>
    fc.assert(
      fc.property(fc.constantFrom<Kind>("texts", "textOrTexts", "evidence", "any"), fc.array(hostile), hostile, (kind, list, text) => {
        expect(readCell(kind, cellOf(kind, list) as string)).toEqual(list);
        if (kind === "textOrTexts" || kind === "any") expect(readCell(kind, cellOf(kind, text) as string)).toEqual(text);
      }),
      { ...drawn(200, 5000) },
    ));

  it("reads what a clerk types: spaces and empty lines between, Windows line ends", () => {
    expect(readCell("texts", " 甲 \r\n\r\n乙")).toEqual(["甲", "乙"]);
    expect(readCell("milestones", "2020-06-20　施工图\n说不清")).toEqual([{ 时限: "2020-06-20", 成果: "施工图" }, "说不清"]);
  });
});

const hostile = fc.oneof(fc.string({ unit: fc.constantFrom(..."[]{}\"\\,\n\r\t '=（）：任务1甲null") }), fc.string());

describe("detailRowsOf", () => {
  it("names each value by its way", () =>
    expect(detailRowsOf({ 要素: ["水"], 容量: [{ 要素: "水", 数值: 3 }], "a.b": true, 租赁: {}, 无: [] })).toEqual([
      { item: "要素[1]", value: "水" },
      { item: "容量[1].要素", value: "水" },
      { item: "容量[1].数值", value: 3 },
      { item: '["a.b"]', value: true },
      { item: "租赁{}", value: null },
      { item: "无[]", value: null },
    ]));

  it("gives back any 明细", () =>
    fc.assert(
      fc.property(fc.dictionary(hostile, fc.jsonValue()), (detail) => {
        const sound = JSON.parse(JSON.stringify(detail));
        expect(detailFrom(detailRowsOf(sound))).toEqual(sound);
      }),
      { ...drawn(100, 3000) },
    ));

  it.each([["a[2]"], ["[0]"], ["a b"], ["a["], ["a[]b"]])("refuses %s as a first 项", (item) =>
    expect(detailFrom([{ item, value: 1 }])).toBeUndefined(),
  );
  it("refuses what contradicts a row before it", () =>
    expect(
      detailFrom([
        { item: "a", value: 1 },
        { item: "a.b", value: 1 },
      ]),
    ).toBeUndefined());
});
