// Nothing is dropped in silence: whatever table comes in, each of its cells is in a ledger, or told of with its address.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { constantsOf, mapOf } from "../../src/import/flags.ts";
import { foreignBook } from "../../src/import/foreign-book.ts";
import type { Imported } from "../../src/import/imported.ts";
import { columnTitles } from "../../src/import/titles.ts";
import { read } from "../../src/read/index.ts";
import { problemFields } from "../../src/read/schema/fields.ts";
import { addressOf, type ReadSheet, type SheetCell } from "../../src/read/workbook/sheet.ts";
import { leftText, openText, refusedText, takenText } from "../../src/render/import-text.ts";
import { plan as planText } from "../read/told.ts";
import { drawn, runs } from "../runs.ts";

const { plan, forms } = await read([{ path: "ledgers/plan.yaml", content: planText }]);
if (!plan) throw new Error("no plan");
const fieldsFor = (task: unknown) => problemFields(typeof task === "number" ? forms.get(task) : undefined);

function imported(sheet: ReadSheet, map: ReadonlyMap<string, readonly string[]> = new Map(), constants = constantsOf([])): Imported {
  const scene = { plan: plan as NonNullable<typeof plan>, answers: {}, asOf: "2018-05-20", only: undefined, presentIn: () => [] };
  return foreignBook([sheet], { ...scene, map, constants, fieldsFor });
}

const sheetOf = (rows: readonly (readonly (string | undefined)[])[], merges: ReadSheet["merges"] = []): ReadSheet => ({
  name: "表",
  isHidden: false,
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  merges,
  rows: rows.map((row, r) => row.map((value, c): SheetCell | undefined => (value ? { address: addressOf(r, c), value } : undefined))),
});

const titles = fc.constantFrom(
  ...columnTitles,
  "整改时限",
  "存在问题",
  "问题描述",
  "领导批示",
  "备注",
  "责任人",
  "姓名",
  "申请日期",
  "整改情况",
);
/** No two cells are alike, so that each can be looked for; texts that are not for their column too. */
const words = ["甲", "2020年6月30日", "6月底", "一、\n二、", "合计", "１２", "2017-0001", "自查", "甲局"];
const tables = fc
  .record({
    above: fc.nat({ max: 2 }),
    header: fc.array(fc.option(titles, { nil: undefined, freq: 8 }), { minLength: 1, maxLength: 9 }),
    lower: fc.option(fc.array(fc.option(titles, { nil: undefined }), { minLength: 1, maxLength: 9 }), { nil: undefined }),
    body: fc.array(fc.array(fc.option(fc.constantFrom(...words), { nil: undefined, freq: 3 }), { maxLength: 11 }), { maxLength: 6 }),
    areas: fc.array(
      fc.record({ row: fc.nat({ max: 8 }), column: fc.nat({ max: 8 }), down: fc.nat({ max: 3 }), right: fc.nat({ max: 2 }) }),
      { maxLength: 4 },
    ),
  })
  .map(({ above, header, lower, body, areas }) => {
    let count = 0;
    const marked = body.map((row) => row.map((word) => word && `${word}〔${++count}〕`));
    const rows = [...Array.from({ length: above }, () => ["某台账"]), header, ...(lower ? [lower] : []), ...marked];
    return sheetOf(
      rows,
      areas.map(({ row, column, down, right }) => ({ startRow: row, endRow: row + down, startCol: column, endCol: column + right })),
    );
  });

describe("every cell", () => {
  it("is in a problem, a column's name, or the report", () => {
    let taken = 0;
    fc.assert(
      fc.property(tables, (sheet) => {
        const { problems, columns, left, readings, notes, refused } = imported(sheet);
        const report = leftText(left) + openText(readings) + takenText([], notes) + refusedText(refused);
        const inside = JSON.stringify(problems);
        for (const cell of sheet.rows.flat()) {
          if (!cell) continue;
          const text = String(cell.value);
          const mark = /〔\d+〕/.exec(text)?.[0];
          const isTold = new RegExp(`表!${cell.address}(?![0-9])`).test(report);
          const isTaken = inside.includes(mark ?? text);
          const isName = columns.some(({ written }) => written.includes(text)); // said too, with what it was taken for
          if (isTaken && mark) taken += 1;
          expect([cell.address, text, isTold || isTaken || isName]).toEqual([cell.address, text, true]);
        }
      }),
      { ...drawn(200, 2000) },
    );
    expect(taken).toBeGreaterThan(runs(100, 1200));
  });

  it("is told of once, and not told of where it is taken", () => {
    fc.assert(
      fc.property(tables, (sheet) => {
        const { problems, left } = imported(sheet);
        const places = left.map(({ place }) => place);
        expect(new Set(places).size).toBe(places.length);
        const inside = JSON.stringify(problems);
        const areMerged = sheet.merges.length > 0;
        for (const { text } of left) if (!areMerged && /〔/.test(text)) expect(inside).not.toContain(/〔\d+〕/.exec(text)?.[0]);
      }),
      { ...drawn(50, 1500) },
    );
  });
});

describe("tables of an office", () => {
  const head = ["任务", "题目", "情况", "来源"];
  const valuesOf = (
    rows: readonly (readonly (string | undefined)[])[],
    map: ReadonlyMap<string, readonly string[]> = new Map(),
    constants = constantsOf([]),
  ) => imported(sheetOf(rows), map, constants).problems.map(({ values }) => values);

  it("who filled in the table is no heading of its columns", () => {
    const row = (start: number) => ({ startRow: start, endRow: start, startCol: 0, endCol: 3 });
    const { problems, left } = imported(
      sheetOf([["某台账"], ["填报单位：甲局，2020年5月"], head, ["2", "甲", "乙", "自查"]], [row(0), row(1)]),
    );
    expect(problems[0]?.values).toEqual({ 任务: 2, 题目: "甲", 情况: "乙", 来源: "自查", 分类处置: "从重处理" });
    expect(left.map(({ place }) => place)).toEqual(["表!A1", "表!A2"]);
  });

  it("a header of two rows without merged cells, as .csv has it; what stands over several columns is told", () => {
    const { problems, left } = imported(
      sheetOf([
        ["任务", "问题清单", undefined, "整改清单", undefined, "备注"],
        [undefined, "题目", "情况", "措施", "完成时限"],
        ["2", "甲", "乙", "丙", "2020/7/31前", "丁"],
      ]),
    );
    expect(problems[0]?.values).toMatchObject({ 任务: 2, 题目: "甲", 情况: "乙", 措施: ["丙"], 时限: "2020-07-31", 备注: "丁" });
    expect(left.map(({ place, why }) => `${place} ${why}`)).toEqual(["表!B1 表头中几列共用的名称", "表!D1 表头中几列共用的名称"]);
  });

  it("a sum is no problem", () => {
    const { problems, left } = imported(sheetOf([head, ["2", "甲", "乙", "自查"], ["合 计", "1件"]]));
    expect([problems.length, left.map(({ place, why }) => `${place} ${why}`)]).toEqual([1, ["表!A3 合计行", "表!B3 合计行"]]);
  });

  it.each([
    ["2018年6月30日", "2018-06-30"],
    ["2018.6.30", "2018-06-30"],
    ["2018/6/30", "2018-06-30"],
    ["20180630", "2018-06-30"],
    ["２０１８年６月３０日", "2018-06-30"],
    ["2018年6月30日前", "2018-06-30"],
    ["2018-06-30 00:00:00", "2018-06-30"],
    ["6月30日", "2018-06-30"],
    ["2018年6月", undefined],
    ["立即", undefined],
    ["2018年6月31日", undefined],
  ])("时限 %s → %s", (written, day) => {
    expect(
      valuesOf([
        [...head, "整改时限"],
        ["2", "甲", "乙", "自查", written],
      ])[0]?.["时限"],
    ).toBe(day);
  });

  it("--map comes before names, and “列名=” leaves a column; --set fills what is empty, lists and days of 明细 too", () => {
    const rows = [
      [...head, "说明", "事由"],
      ["1", "甲", "乙", undefined, "丙", "丁"],
    ];
    const map = mapOf(["说明=", "事由=题目"]);
    const constants = constantsOf(["来源=督查", "任务=2", "明细.要素=水、电", "明细.申请日期=2020年3月1日"]);
    const { problems, left } = imported(sheetOf(rows), map, constants);
    expect(problems[0]?.values).toEqual({
      任务: 1,
      题目: "丁",
      情况: "乙",
      来源: "督查",
      分类处置: "从重处理",
      明细: { 要素: ["水", "电"], 申请日期: "2020-03-01" },
    });
    expect(left.map(({ place, why }) => `${place} ${why}`)).toEqual(["表!B2 已有另一列是这个项目", "表!E2 按 --map 不导入"]);
  });

  it("what is wrong in the same way in many rows is told once", () => {
    const faults = Array.from({ length: 22 }, (_, index) => ({ where: `表第${index + 2}行`, why: "缺少“题目”", hint: "请补。" }));
    const lines = refusedText([...faults, { where: "表第30行", why: "缺少“任务”", hint: undefined }]).split("\n");
    expect(lines[0]).toMatch(/^表第2行、表第3行、.*、表第21行 等22处：缺少“题目”$/);
    expect(lines.slice(1, 3)).toEqual(["  办法：请补。", "表第30行：缺少“任务”"]);
    expect(lines[3]).toContain("会有23处错误");
  });

  it("one column may be two keys; a name that no column has is a slip", () => {
    const rows = [
      ["任务", "存在问题", "来源"],
      ["2", "灯不亮", "自查"],
    ];
    expect(valuesOf(rows, mapOf(["存在问题=题目、情况"]))).toEqual([
      { 任务: 2, 题目: "灯不亮", 情况: "灯不亮", 来源: "自查", 分类处置: "从重处理" },
    ]);
    expect(() => valuesOf(rows, mapOf(["存在的问题=情况"]))).toThrow("表中没有名为“存在的问题”的列，是不是“存在问题”");
    expect(() => mapOf(["存在问题=题目、情形"])).toThrow("没有“情形”这个项目");
  });
});
