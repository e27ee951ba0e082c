// A table of a package is somebody else's data: every fault is told with its line and column.
import { describe, expect, it } from "vitest";
import { tables } from "../../src/model/tables.ts";
import { readPackageTable } from "../../src/read/package/read-table.ts";

const head = "编号,序,日期,事项,步骤,结论,延至,时限,长期,移至,并入";
const row = (changes: Record<number, string> = {}) =>
  ["甲-01-001", "3", "2018-06-20", "报完成", "", "", "", "", "false", "", ""].map((cell, index) => changes[index] ?? cell).join(",");
const read = (...lines: string[]) => readPackageTable(tables.event, `\ufeff${lines.join("\r\n")}\r\n`);

describe("readPackageTable", () => {
  it("gives values of the columns' types, with or without the mark, by any line end", () => {
    const rows = [
      {
        ...{ id: "甲-01-001", sequence: 3, on: "2018-06-20", kind: "报完成", step: null, verdict: null, until: null, due: null },
        ...{ longTerm: false, movedTo: null, mergedInto: null },
      },
    ];
    expect(read(head, row())).toEqual({ rows, faults: [] });
    expect(readPackageTable(tables.event, `${head}\n${row()}`)).toEqual({ rows, faults: [] });
    expect(read(head)).toEqual({ rows: [], faults: [] });
  });

  it("takes what stands in quotes, on one line or several, and goes on counting lines", () => {
    const quoted = [
      row({ 0: "甲-1", 4: '"现场,""核查"""' }),
      row({ 0: "甲-2", 4: '"上\r\n下"' }),
      row({ 0: "甲-3", 4: '半"个' }),
      row({ 0: "甲-4" }),
    ];
    expect(read(head, ...quoted).rows.map(({ step }) => step)).toEqual(['现场,"核查"', "上\r\n下", '半"个', null]);
    expect(read(head, ...quoted, row({ 2: "昨天" })).faults[0]?.line).toBe(7);
    expect(readPackageTable(tables.event, `${head}\n${quoted[2]}\r${quoted[3]}`).rows.map(({ id }) => id)).toEqual(["甲-3", "甲-4"]);
  });

  it.each<[string, string[], [number, string | null, string]]>([
    ["nothing", [], [1, null, "没有表头"]],
    ["another header", ["编号,序"], [1, null, `表头应为“${head}”`]],
    ["a column more", [`${head},电话`], [1, null, `表头应为“${head}”`]],
    ["a cell less", [head, row(), "甲-01-002,1"], [3, null, "应有11格，实有2格"]],
    ["no day", [head, row({ 2: "2018-06-31" })], [2, "日期", "应为日期，例如 2020-06-30"]],
    ["no whole number", [head, row({ 1: "1.5" })], [2, "序", "应为整数"]],
    ["no yes or no", [head, row({ 8: "" })], [2, "长期", "应为true 或 false"]],
    ["no key", [head, row({ 0: "" })], [2, "编号", "不能空着"]],
    ["a key used twice", [head, row(), row({ 2: "2018-06-21" })], [3, "序", "与前面的一行重复"]],
    ["a control character", [head, row({ 4: "现场\u001b[31m" })], [2, "步骤", "太长，或有控制字符"]],
    ["a text that is too long", [head, row({ 4: "长".repeat(10_001) })], [2, "步骤", "太长，或有控制字符"]],
    ["a quote that never ends", [head, row({ 3: '"报完成' })], [2, null, "引号没有结束"]],
  ])("%s", (_, lines, [line, column, message]) => {
    const text = lines.length === 0 ? "\ufeff" : `\ufeff${lines.join("\r\n")}\r\n`;
    expect(readPackageTable(tables.event, text).faults[0]).toEqual({ line, column, message });
  });

  it("stops after twenty faults", () => {
    const lines = Array.from({ length: 5000 }, (_, index) => row({ 1: String(index), 2: "昨天" }));
    expect(read(head, ...lines).faults).toHaveLength(20);
  });
});
