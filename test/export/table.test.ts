// .csv: read back as any CSV reader would.
import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { readCell } from "../../src/export/cell-text.ts";
import { columnValue, personColumns, problemColumns, remedyColumns } from "../../src/export/columns.ts";
import { exportScene } from "../../src/export/export-scene.ts";
import { tableOf } from "../../src/export/table.ts";
import { unguarded } from "../../src/model/formula.ts";
import { csvOf } from "../../src/render/csv.ts";
import { statusOf } from "../../src/status/status.ts";
import { sampleCampaign } from "../report/sample-papers.ts";
import { drawn } from "../runs.ts";
import { parseCsv } from "./parse-csv.ts";

vi.setConfig({ testTimeout: 60_000 });

describe("csvOf", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["'=1", "''=1"],
    ["\t@a", "'\t@a"],
    ["＝1", "'＝1"],
    [" +1", "' +1"],
    ["a=1", "a=1"],
    ["'tis", "'tis"],
    ["-", "'-"],
  ])("%j is written as %j", (text, written) => expect(parseCsv(csvOf([[text]]))).toEqual([[written]]));

  it("gives back any text, and none that it writes begins as a formula", () =>
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: fc.constantFrom(..."'=+-@＝＋－＠ \t\r\n\",甲1") }), fc.string()), { minLength: 1 }),
        (texts) => {
          const [row = []] = parseCsv(csvOf([texts]));
          expect(row.map(unguarded)).toEqual(texts);
          for (const field of row) expect(field).not.toMatch(/^[\s\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/);
        },
      ),
      { ...drawn(300, 6000) },
    ));

  it("begins with the byte order mark and ends lines as RFC 4180", () =>
    expect(
      csvOf([
        ["编号", 1],
        ["a,b", undefined],
      ]),
    ).toBe('\ufeff编号,1\r\n"a,b",\r\n'));
});

describe("tableOf", () => {
  it("one row a problem: its keys, whole, and the figures of the day", async () => {
    const campaign = await sampleCampaign();
    const asOf = "2018-07-31";
    const scene = exportScene(campaign, asOf);
    const [head = [], ...rows] = parseCsv(csvOf(tableOf(scene))).map((row) => row.map(unguarded));
    expect(rows).toHaveLength(scene.entries.length);
    const cell = (row: string[], title: string) => row[head.indexOf(title)] as string;
    for (const [index, row] of rows.entries()) {
      const { written } = scene.entries[index] as (typeof scene.entries)[number];
      expect(row).toHaveLength(head.length);
      for (const { title, keys, kind } of [...problemColumns, ...remedyColumns, ...personColumns]) {
        const text = cell(row, title);
        const value = text === "" ? undefined : readCell(kind, kind === "number" ? Number(text) : text);
        expect(value, title).toEqual(columnValue(written, keys));
      }
      expect(JSON.parse(cell(row, "明细") || "null") ?? undefined).toEqual(written["明细"]);
      expect(JSON.parse(cell(row, "经过") || "null") ?? undefined).toEqual(written["经过"]);
      expect(cell(row, "数据说明")).toBe("示例数据，非真实情况");
    }
    const overdue = rows.filter((row) => Number(cell(row, "逾期天数")) > 0);
    const items = statusOf(campaign, { asOf }).items.filter((item) => item.overdue);
    expect(overdue.map((row) => `${cell(row, "编号")} ${cell(row, "逾期天数")} ${cell(row, "现时限")}`).sort()).toEqual(
      items.map(({ id, overdueDays, due }) => `${id} ${overdueDays} ${due}`).sort(),
    );
    expect(overdue.map((row) => cell(row, "亮灯"))).toEqual(overdue.map(() => "红灯"));
  });
});
