import { describe, expect, it } from "vitest";
import { paperBook } from "../../src/papers/book.ts";
import { writeBook } from "../../src/render/xlsx/write-book.ts";
import { annex, paper, paragraph, table } from "../render/docx/papers.ts";
import { readXlsx } from "../render/xlsx/read-xlsx.ts";

const sample = "示例数据，非真实情况";
const list = table(["单位", "件数#"], [["某局", "1"]]);
const book = paperBook(
  paper(
    {},
    {
      isSample: true,
      blocks: [paragraph("情况如下。")],
      annexes: [
        annex("附件1", "表一", paragraph(`截至6月30日。${sample}。`), list),
        annex("附件2", "表二", paragraph("截至6月30日。"), list),
      ],
    },
  ),
  sample,
);

describe("a paper as a workbook", () => {
  it("says once on each sheet that it is a sample", () => {
    expect(book.sheets.map(({ notes }) => notes.join("").split(sample).length - 1)).toEqual([1, 1, 1]);
  });

  it("has a filter on its tables, none on its text", async () => {
    const { parts } = readXlsx((await writeBook(book, { on: "2018-07-06", description: "" })).bytes);
    const sheets = [1, 2, 3].map((number) => parts.get(`xl/worksheets/sheet${number}.xml`) ?? "");
    expect(sheets.map((xml) => xml.includes("<autoFilter"))).toEqual([false, true, true]);
    expect(sheets.every((xml) => xml.includes("<sheetData"))).toBe(true);
  });
});
