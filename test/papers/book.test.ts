import { describe, expect, it } from "vitest";
import { reportOf } from "../../src/commands/report.ts";
import { paperBook } from "../../src/papers/book.ts";
import { headWords } from "../../src/render/head-words.ts";
import { paperTree } from "../../src/render/paper-tree.ts";
import { printedWidth } from "../../src/render/printed-width.ts";
import { widthsOf } from "../../src/render/xlsx/sizes.ts";
import { writeBook } from "../../src/render/xlsx/write-book.ts";
import { annex, paper, paragraph, table } from "../render/docx/papers.ts";
import { readXlsx } from "../render/xlsx/read-xlsx.ts";
import { sampleCampaign, today } from "../report/sample-papers.ts";

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

/** June's bulletin. */
async function sampleBook() {
  const { paper: printed } = reportOf(await sampleCampaign(), { month: "2018-06", today, toolVersion: "0", digest: () => "0" });
  return paperBook(paperTree(printed, true), sample);
}

describe("a paper as a workbook", () => {
  it("says once on each sheet that it is a sample", () => {
    expect(book.sheets.map(({ notes }) => notes.join("").split(sample).length - 1)).toEqual([1, 1, 1]);
  });

  it("has room for a title that is wider than its table", async () => {
    const title = "新发现与反弹、监督检查和追责问责等情况";
    const narrow = paperBook(
      paper({}, { blocks: [], annexes: [annex("附件", title, table(["单位", "件数"], [["某局", "三件"]]))] }),
      sample,
    );
    const { parts } = readXlsx((await writeBook(narrow, { on: "2018-07-06", description: "" })).bytes);
    const height = Number(/<row r="1"[^>]* ht="([\d.]+)"/.exec(parts.get("xl/worksheets/sheet2.xml") ?? "")?.[1]);
    const width = widthsOf(narrow.sheets[1] as (typeof narrow.sheets)[1]).reduce((sum, each) => sum + each, 0);
    // In letters of 16 points, two columns' widths of 10 points to a character of Chinese.
    expect(height / 20).toBeGreaterThanOrEqual(Math.ceil((`附件 ${title}`.length * 2 * 1.6) / width));
  });

  it("has a filter on its tables, none on its text", async () => {
    const { parts } = readXlsx((await writeBook(book, { on: "2018-07-06", description: "" })).bytes);
    const sheets = [1, 2, 3].map((number) => parts.get(`xl/worksheets/sheet${number}.xml`) ?? "");
    expect(sheets.map((xml) => xml.includes("<autoFilter"))).toEqual([false, true, true]);
    expect(sheets.every((xml) => xml.includes("<sheetData"))).toBe(true);
  });

  it("breaks its heads between words, whatever their columns' width", async () => {
    const [, ...sheets] = (await sampleBook()).sheets;
    const heads = sheets.flatMap((sheet) => {
      const widths = widthsOf(sheet);
      return sheet.columns.map(({ title }, index) => ({ title, room: (widths[index] ?? 0) / 2 }));
    });
    expect(heads.filter(({ title }) => title.includes("\n")).length).toBeGreaterThan(20);
    const torn = heads.filter(({ title, room }) => title.split("\n").some((line) => printedWidth(line) > room));
    expect(torn).toEqual([]);
    for (const { title } of heads) {
      const wholes = (parts: readonly string[]) => parts.map((_, index) => parts.slice(0, index + 1).join(""));
      const edges = wholes(headWords(title.replaceAll("\n", "")));
      for (const begun of wholes(title.split("\n"))) expect(edges).toContain(begun);
    }
  });
});
