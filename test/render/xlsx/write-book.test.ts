// The .xlsx at the value: parts taken apart by hand.
import { afterEach, describe, expect, it } from "vitest";
import type { Book, Cell, Sheet } from "../../../src/render/xlsx/book.ts";
import { maxLength } from "../../../src/render/xlsx/safe-text.ts";
import { writeBook } from "../../../src/render/xlsx/write-book.ts";
import { type ReadCell, readXlsx } from "./read-xlsx.ts";

const on = "2020-06-30";

function bookOf(
  rows: Cell[][],
  columns: Sheet["columns"] = [
    { title: "编号", width: 14 },
    { title: "值", width: 20 },
  ],
  more: Partial<Book> = {},
): Book {
  return {
    title: "台账",
    sheets: [{ name: "清单", title: "某区台账", notes: ["示例", "截至6月30日"], columns, rows, frozenColumns: 1 }],
    lists: new Map(),
    ...more,
  };
}

async function written(book: Book) {
  const { bytes, lost } = await writeBook(book, { on, description: "ledger 0" });
  const read = readXlsx(bytes);
  return { bytes, lost, read, sheet: read.sheets.get("清单") as NonNullable<ReturnType<typeof read.sheets.get>> };
}

async function cell(value: Cell): Promise<ReadCell | undefined> {
  return (await written(bookOf([["1", value]]))).sheet.cells.get("B4");
}

describe("cells", () => {
  it.each<[Cell, ReadCell]>([
    [{ day: "2020-06-30" }, { value: 44012, type: "", format: "yyyy-mm-dd" }],
    [{ day: "1900-03-01" }, { value: 61, type: "", format: "yyyy-mm-dd" }],
    [{ day: "1900-02-28" }, { value: "1900-02-28", type: "s", format: "yyyy-mm-dd" }],
    [{ rate: 999 }, { value: 0.999, type: "", format: "0.0%" }],
    [18.6, { value: 18.6, type: "", format: "" }],
    [-1, { value: -1, type: "", format: "" }],
    [true, { value: true, type: "b", format: "" }],
    ["007", { value: "007", type: "s", format: "@" }],
    ["_x000D_", { value: "_x000D_", type: "s", format: "@" }],
    ["a\nb", { value: "a\nb", type: "s", format: "@" }],
    [" a ", { value: " a ", type: "s", format: "@" }],
    ["#N/A", { value: "#N/A", type: "inlineStr", format: "@" }],
    ["#DIV/0!", { value: "#DIV/0!", type: "inlineStr", format: "@" }],
  ])("%j", async (value, expected) => expect(await cell(value)).toEqual(expected));

  it.each(["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", " =1", "'=1"])(
    "%j is a text, and stays one when edited",
    async (value) => {
      const columns = [
        { title: "编号", width: 14 },
        { title: "情况", width: 20 },
      ];
      const { sheet } = await written(bookOf([["1", value]], columns));
      expect(sheet.cells.get("B4")).toEqual({ value, type: "s", format: "@" });
      expect(sheet.xml).not.toContain("<f>");
    },
  );

  it("what is harmless has no format", async () => {
    const { sheet } = await written(
      bookOf(
        [["1", "已办结"]],
        [
          { title: "编号", width: 14 },
          { title: "情况", width: 20 },
        ],
      ),
    );
    expect(sheet.cells.get("B4")).toEqual({ value: "已办结", type: "s", format: "" });
  });

  it("drops controls and halves of characters, and says where", async () => {
    const { lost, sheet } = await written(
      bookOf([
        ["1", "a\u0000\u0007\ud800b\uffff\u0085"],
        ["2", "好"],
      ]),
    );
    expect(sheet.cells.get("B4")?.value).toBe("ab");
    expect(lost).toEqual([{ place: "清单!B4", why: "dropped" }]);
  });

  it("holds 32767 characters whole; cuts what is longer, says so in the cell and to the caller", async () => {
    const { lost, sheet } = await written(
      bookOf([
        ["1", "字".repeat(maxLength)],
        ["2", "字".repeat(maxLength + 1)],
      ]),
    );
    expect(sheet.cells.get("B4")?.value).toBe("字".repeat(32767));
    const cut = String(sheet.cells.get("B5")?.value);
    expect([cut.length, cut.slice(-18)]).toEqual([32767, "字……（超过一格的上限，以下未列入）"]);
    expect(lost).toEqual([{ place: "清单!B5", why: "cut" }]);
  });

  it("cuts no character in two", async () => {
    const { sheet } = await written(bookOf([["1", "😀".repeat(20_000)]]));
    expect(String(sheet.cells.get("B4")?.value)).toMatch(/😀……（超过一格的上限，以下未列入）$/u);
  });
});

describe("the sheet", () => {
  const columns: Sheet["columns"] = [
    { title: "编号", width: 14 },
    { title: "任务", width: 6, choice: { list: "任务" } },
    { title: "类型", width: 10, choice: { list: "类型", by: "任务" } },
    { title: "亮灯", width: 6, lights: { red: "红灯", yellow: "黄灯" } },
    { title: "逾期天数", width: 6, alarm: true },
  ];
  const long = Array.from({ length: 60 }, (_, index) => `第${index}种，很长的类型名称`);
  const book = bookOf(
    [
      ["甲-01-001", 1, "一", "红灯", 3],
      ["甲-01-002", 2, "二", "黄灯", 0],
    ],
    columns,
    {
      lists: new Map<string, (string | number)[]>([
        ["任务", [1, 12]],
        ["类型_1", long],
        ["类型_12", ["其他"]],
      ]),
    },
  );

  it("title, notes, header, then the rows", async () => {
    const { sheet } = await written(book);
    expect(["A1", "A2", "A3", "E3", "A4", "E5"].map((place) => sheet.cells.get(place)?.value)).toEqual([
      "某区台账",
      "示例　　截至6月30日",
      "编号",
      "逾期天数",
      "甲-01-001",
      0,
    ]);
  });

  it("frozen and repeated header, filter, one A4 page in width, across", async () => {
    const { sheet, read } = await written(book);
    expect(sheet.xml).toContain('<pane xSplit="1" ySplit="3" topLeftCell="B4" state="frozen" activePane="bottomRight"/>');
    expect(sheet.xml).toContain('<autoFilter ref="A3:E5"/>');
    expect(sheet.xml).toMatch(/<pageSetup[^>]* paperSize="9"/);
    expect(sheet.xml).toMatch(/<pageSetup[^>]* orientation="landscape"/);
    expect(sheet.xml).toMatch(/<pageSetup[^>]* fitToWidth="1"/);
    expect(sheet.xml).toMatch(/<pageSetup[^>]* fitToHeight="0"/);
    expect(sheet.xml).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(read.names.get("_xlnm.Print_Titles 清单")).toBe("'清单'!$3:$3");
  });

  it("lists of any length on a hidden sheet, types by the task beside them, numbers as numbers", async () => {
    const { sheet, read } = await written(book);
    const options = read.sheets.get("选项");
    expect(options?.hidden).toBe(true);
    expect(read.names.get("任务")).toBe("'选项'!$A$2:$A$3");
    expect([options?.cells.get("A2")?.value, options?.cells.get("A3")?.value]).toEqual([1, 12]);
    expect(read.names.get("类型_1")).toBe("'选项'!$B$2:$B$61");
    expect(options?.cells.get("B61")?.value).toBe(long[59]);
    const validations = [...sheet.xml.matchAll(/<dataValidation ([^>]*)><formula1>(.*?)<\/formula1>/g)].map(
      ([, attributes = "", formula]) => [/type="(\w+)"/.exec(attributes)?.[1], /sqref="([^"]+)"/.exec(attributes)?.[1], formula],
    );
    expect(validations).toEqual([
      ["list", "B4:B1005", "任务"],
      ["list", "C4:C1005", 'INDIRECT("类型_"&amp;$B4)'],
    ]);
  });

  it("lights by word and by colour", async () => {
    const { sheet, read } = await written(book);
    const rules = [...sheet.xml.matchAll(/<conditionalFormatting sqref="([^"]+)">(.*?)<\/conditionalFormatting>/g)].map(
      ([, range, inner = ""]) => [range, [...inner.matchAll(/<formula>(.*?)<\/formula>/g)].map(([, formula]) => formula)],
    );
    expect(rules).toEqual([
      ["D4:D5", ['"红灯"', '"黄灯"']],
      ["E4:E5", ["0"]],
    ]);
    expect([...(read.parts.get("xl/styles.xml") ?? "").matchAll(/<dxf>/g)]).toHaveLength(2);
  });

  it("an empty sheet is one too", async () => {
    const { sheet } = await written(bookOf([], columns));
    expect(sheet.cells.get("E3")?.value).toBe("逾期天数");
    expect(sheet.xml).toContain('<autoFilter ref="A3:E4"/>');
  });
});

describe("the same bytes", () => {
  const zone = process.env["TZ"];
  afterEach(() => {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  });

  it("in any zone, at any time, and with days that are the same everywhere", async () => {
    const book = bookOf([
      ["1", { day: "2018-03-25" }],
      ["2", { day: "1991-04-14" }],
    ]);
    const results: Buffer[] = [];
    for (const tz of ["UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"]) {
      process.env["TZ"] = tz;
      const { bytes, sheet } = await written(book);
      results.push(Buffer.from(bytes));
      expect([sheet.cells.get("B4")?.value, sheet.cells.get("B5")?.value]).toEqual([43184, 33342]);
      await new Promise((resolve) => setTimeout(resolve, 1100 / 4));
    }
    for (const result of results) expect(result.equals(results[0] as Buffer)).toBe(true);
  });

  it("the day of the figures as the file's date", async () => {
    const { read } = await written(bookOf([]));
    expect(read.parts.get("docProps/core.xml")).toContain(">2020-06-30T00:00:00Z</dcterms:modified>");
  });
});
