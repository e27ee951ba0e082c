// What `check` makes of the findings: counts, order, who and where; and what does not depend on the day.
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { event, ledger, log, one, sourcesOf, type Workspace } from "../workspace-case.ts";

const result = async (workspace: Workspace, asOf = "2020-05-20", options = {}) => (await check(sourcesOf(workspace), asOf, options)).result;

describe("check", () => {
  it("counts ledgers with the office's, but not plan and baseline", async () => {
    const { files, items } = await result({
      ledgers: { ...one("", "编号: 甲-01-002\n清单号: L-2"), 办公室: "单位: 整治办\n" },
      baseline: "名称: 往年清单\n清单: []\n",
    });
    expect({ files, items }).toEqual({ files: 5, items: 2 });
  });

  it("counts errors and warnings", async () => {
    const { errors, warnings, diagnostics } = await result({ ledgers: one("-时限\n发现日期: 2020-05-02\n节点: []") }, "2020-06-20");
    expect(errors).toBe(diagnostics.filter(({ severity }) => severity === "error").length);
    expect(warnings).toBe(diagnostics.filter(({ severity }) => severity === "warning").length);
    expect([errors > 0, warnings > 0]).toEqual([true, true]);
  });

  it("sorts by file, line and column, whatever the order of the sources", async () => {
    const workspace = {
      ledgers: { ...one("时限: 2020-04-30\n发现日期: 2020-05-02", "编号: 甲-02-002"), 丁: ledger("丁园区", "编号: 丁-01-002\n任务: 9") },
    };
    const first = await result(workspace);
    const again = (await check(sourcesOf(workspace).reverse(), "2020-05-20")).result;
    const keys = first.diagnostics.map(({ file, line, column }) =>
      [file, String(line).padStart(4, "0"), String(column).padStart(4, "0")].join(),
    );
    expect(keys.length).toBeGreaterThan(3);
    expect(keys).toEqual([...keys].sort());
    expect(again).toEqual(first);
  });

  it("counts columns in characters, not in code units", async () => {
    const { diagnostics } = await result({ ledgers: one("项目: { 名称: 𠀀𠀁, 企业: 某 }\n责任人: { 姓名: 𠀀某, 职务: 科长, 电话: 1 }") });
    expect(diagnostics.map(({ column, endColumn }) => [column, endColumn])).toEqual([[32, 33]]);
  });

  it("tells faults of one root once, with their count", async () => {
    const { diagnostics } = await result({
      ledgers: one("编号: 丙-01-001", "编号: 丙-01-002\n清单号: L-2", "编号: 丙-01-003\n清单号: L-3"),
    });
    expect(diagnostics.map(({ line, message }) => [line, message])).toEqual([[5, "编号以“丙”开头，本单位的简称是“甲”（本文件同类共3处）"]]);
  });

  it("names whose a ledger is by its file where 单位 is wrong", async () => {
    const { result: told, campaign } = await check(sourcesOf({ ledgers: { 甲: ledger("甲居") } }), "2020-05-20");
    expect(told.diagnostics.map(({ unit, item }) => [unit, item])).toEqual([["甲局", null]]);
    expect(campaign?.failed).toEqual(["甲局"]);
  });

  it("shows both places of a contradiction", async () => {
    const { diagnostics } = await result({ ledgers: one("发现日期: 2020-05-02") });
    expect(diagnostics.map(({ line, related }) => [line, related?.map((other) => [other.file, other.line, other.message])])).toEqual([
      [18, [["ledgers/甲.yaml", 12, "登记日期在这里"]]],
    ]);
  });

  it("finds the same errors on every later day", async () => {
    const workspace = {
      ledgers: {
        ...one(
          `时限: 2020-04-30\n${log(event("2020-05-04", "核查"), event("2020-05-03", "进展"))}`,
          `编号: 甲-01-002\n-时限\n-责任人\n${log(event("2020-05-04", "报完成"))}`,
          `编号: 甲-01-003\n${log(event("2020-05-04", "移交"))}`,
          "编号: 甲-01-004\n清单号: L-9",
        ),
      },
      baseline:
        "名称: 往年清单\n清单:\n  - { 清单号: L-1, 单位: 甲局, 任务: 1, 题目: 某 }\n  - { 清单号: L-2, 单位: 丙局, 任务: 2, 题目: 某 }\n",
    };
    const errorsOn = async (day: string) => (await result(workspace, day)).diagnostics.filter(({ severity }) => severity === "error");
    const errors = await errorsOn("2020-05-04");
    expect(errors.length).toBeGreaterThan(5);
    for (const day of ["2020-05-05", "2020-06-01", "2021-01-01"]) expect(await errorsOn(day)).toEqual(errors);
  });

  it("for figures asks for no dates to come and reminds of nothing", async () => {
    const workspace = { ledgers: one(log(event("2020-05-25", "进展"))) };
    expect((await result(workspace, "2020-05-20", { forFigures: true })).diagnostics).toEqual([]);
    expect((await result(workspace, "2020-06-20", { forFigures: true })).diagnostics).toEqual([]);
  });

  it("judges a file that fails in YAML no further, and the others all the same", async () => {
    const { diagnostics, files } = await result({
      ledgers: { ...one("时限: 2020-04-30"), 乙: "单位: 乙局\n问题：\n  - 编号: 甲-01-001\n" },
    });
    expect(diagnostics.map(({ file, unit }) => [file, unit])).toEqual([
      ["ledgers/乙.yaml", "乙局"],
      ["ledgers/甲.yaml", "甲局"],
    ]);
    expect(files).toBe(4);
  });
});
