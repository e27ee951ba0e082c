// Files far larger than a ledger, made to look smaller, or written in another way: read in time, or refused in words.
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { readCsvSheet } from "../../src/read/workbook/csv.ts";
import type { ReadSheet } from "../../src/read/workbook/sheet.ts";
import { readXlsxSheets } from "../../src/read/workbook/xlsx.ts";
import { handMade } from "../import/hand-made.ts";
import { runs } from "../runs.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const types = "http://schemas.openxmlformats.org/package/2006/relationships";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const cell = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (number: number, texts: readonly string[]) =>
  `<row r="${number}">${texts.map((text, index) => cell(`${String.fromCharCode(65 + index)}${number}`, text)).join("")}</row>`;
const ten = Array.from({ length: 10 }, (_, index) => row(index + 1, ["甲", "乙"])).join("");
const sheetOf = (rows: string, before = "") => `<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData></worksheet>`;
const bookOf = (sheet: string, more: Readonly<Record<string, string>> = {}) =>
  handMade({}, [], { "xl/worksheets/sheet1.xml": sheet, ...more });
const filled = ({ rows }: ReadSheet) => rows.flatMap((cells) => cells.flatMap((one) => (one ? [`${one.address}=${one.value}`] : [])));

async function read(bytes: Uint8Array): Promise<string[] | string> {
  try {
    return (await readXlsxSheets(bytes, "表.xlsx")).flatMap(filled);
  } catch (error) {
    return (error as Error).message;
  }
}

describe(".xlsx", { timeout: 60_000 }, () => {
  it.each([
    ["a sheet that declares all rows and columns there can be", sheetOf(ten, '<dimension ref="A1:XFD1048576"/>')],
    [
      "very many rows that have a format and nothing else",
      sheetOf(`${ten}${'<row s="0" customFormat="1"/>'.repeat(runs(100_000, 1_000_000))}`),
    ],
    ["a format in the last cell there can be", sheetOf(`${ten}<row r="1048576"><c r="A1048576" s="1"/></row>`)],
    ["a format in the last column", sheetOf(ten.replace("</row>", '<c r="XFD1" s="1"/></row>'))],
  ])("%s: only what is filled in counts", async (_, sheet) => {
    const cells = await read(bookOf(sheet));
    expect(cells).toHaveLength(20);
    expect(cells).toContain("B10=乙");
  });

  it("very many shared texts, fifty megabytes in a long run", async () => {
    const count = runs(20_000, 500_000);
    const texts = Array.from({ length: count }, (_, index) => `<si><t>${"字".repeat(30)}${index}</t></si>`).join("");
    const cells = await read(bookOf(sheetOf(`<row r="1"><c r="A1" t="s"><v>${count - 1}</v></c></row>`), sharing(texts)));
    expect(cells).toEqual([`A1=${"字".repeat(30)}${count - 1}`]);
  });

  it.each([
    [
      "one long text in very many cells",
      bookOf(
        sheetOf(Array.from({ length: 60_000 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`).join("")),
        sharing(`<si><t>${"字".repeat(300_000)}</t></si>`),
      ),
      "“表.xlsx”的文字太多",
    ],
    ["a cell in the last row", bookOf(sheetOf(`${ten}<row r="1048576">${cell("A1048576", "x")}</row>`)), "超过100000行"],
    ["a cell in column 301", bookOf(sheetOf(`<row r="1">${cell("KO1", "x")}</row>`)), "300列"],
    ["one part as many sheets", bookOf(sheetOf(ten), sheetsOn(["r1", "r1"], ["sheet1.xml"])), "不是完好的"],
    ["one part by many names", bookOf(sheetOf(ten), sheetsOn(["r1", "r2"], ["sheet1.xml", "Sheet1.xml"])), "不是完好的"],
    ["one part by a name in other letters", bookOf(sheetOf(ten), sheetsOn(["r1", "r2"], ["sheet1.xml", "sheet&#49;.xml"])), "不是完好的"],
    ["one shared text of ninety megabytes", bookOf(sheetOf(ten), sharing(`<si><t>${"a".repeat(90_000_000)}</t></si>`)), "展开后太大"],
    ["three million shared texts", bookOf(sheetOf(ten), sharing("<si/>".repeat(3_000_000))), "展开后太大"],
    ["too much, once unpacked", bookOf(sheetOf(ten + " ".repeat(201_000_000))), "展开后太大"],
    ["a workbook of Excel 97 by a new name", Buffer.from(`d0cf11e0a1b11ae1${"00".repeat(2000)}`, "hex"), "旧格式（.xls）"],
  ])("%s: refused", async (_, bytes, words) => {
    expect(await read(bytes)).toContain(words);
  });

  it.each([-40, 40])("a part that is not as large as its directory says (%i bytes): refused", async (more) => {
    const bytes = bookOf(sheetOf(ten));
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at + 4 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, view.getUint32(at + 24, true) + more, true);
    expect(await read(bytes)).toMatch(/不是完好的|读不出来/);
  });

  it("a workbook locked by a password says so", async () => {
    const bytes = await writeXlsx({ sheets: [{ name: "台账", rows: [["任务"]] }], encryption: { password: "1", spinCount: 10 } });
    expect(await read(bytes)).toBe("“表.xlsx”设有打开密码，读不出来");
  });

  it("two sheets are two sheets; a link to another workbook is not followed", async () => {
    const two = sheetsOn(["r1", "r2"], ["sheet1.xml", "sheet2.xml"]);
    const linked = sheetOf('<row r="1"><c r="A1" t="str"><f>[1]Sheet1!A1</f><v>外部</v></c></row>');
    const bytes = bookOf(sheetOf(ten), { ...two, "xl/worksheets/sheet2.xml": linked, "xl/externalLinks/externalLink1.xml": "<x/>" });
    expect(await read(bytes)).toHaveLength(21);
    expect((await readXlsxSheets(bytes, "表.xlsx"))[1]?.rows[0]?.[0]).toEqual({ address: "A1", value: "外部", isFormula: true });
  });
});

function sharing(texts: string): Record<string, string> {
  return {
    "xl/sharedStrings.xml": `<sst xmlns="${main}">${texts}</sst>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${types}"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  };
}

function sheetsOn(ids: readonly string[], targets: readonly string[]): Record<string, string> {
  const sheets = ids.map((id, index) => `<sheet name="表${index}" sheetId="${index + 1}" r:id="${id}"/>`).join("");
  const links = targets
    .map((target, at) => `<Relationship Id="r${at + 1}" Type="${relations}/worksheet" Target="worksheets/${target}"/>`)
    .join("");
  return {
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${types}">${links}</Relationships>`,
  };
}

describe(".csv", { timeout: 60_000 }, () => {
  const table = '任务,题目,情况\r\n2,"灯,不亮","第一行\n第""二""行"\r\n';
  const cells = ["A1=任务", "B1=题目", "C1=情况", "A2=2", "B2=灯,不亮", 'C2=第一行\n第"二"行'];
  const readAs = (bytes: Uint8Array) => filled(readCsvSheet(bytes, "表.csv"));
  const wide = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");
  const utf8 = (text: string) => new TextEncoder().encode(text);

  it.each([
    ["UTF-8", utf8(table)],
    ["UTF-8 with its mark", utf8(`\ufeff${table}`)],
    ["UTF-16, low byte first", wide(table)],
    ["UTF-16, high byte first", wide(table).swap16()],
    ["“Unicode 文本” of Excel: UTF-16 with tabs", wide(table.replace(/,(?!不)/g, "\t"))],
    ["tabs", utf8(table.replace(/,(?!不)/g, "\t"))],
    ["semicolons", utf8(table.replace(/,(?!不)/g, ";"))],
    ["millions of empty lines behind", utf8(table + "\r\n".repeat(10_000_000))],
  ])("%s", (_, bytes) => expect(readAs(bytes)).toEqual(cells));

  it.each(['任务,题目\n2,"灯', '任务,题目\n2,"灯""亮'])("a quote that never ends: %j", (text) => {
    expect(() => readAs(utf8(text))).toThrow("“表.csv”第2行有一个引号没有结束");
  });

  it("a list inside a field does not part fields; rows keep their numbers across empty ones", () => {
    expect(readAs(utf8("任务,情况\n\n2,甲;乙;丙\n"))).toEqual(["A1=任务", "B1=情况", "A3=2", "B3=甲;乙;丙"]);
  });

  it.each([
    ["rows", "x\n".repeat(100_001), "超过100000行"],
    ["cells", `任务${",".repeat(2_100_000)}`, "格子太多"],
    ["columns", `任务${",".repeat(300)}x`, "第1行超过300列"],
    ["a quote without an end", '任务,"题目\n2', "第1行有一个引号没有结束"],
    ["bytes that are no text", "\0\0\0", "认不出来"],
  ])("too many, or not to be read: %s", (_, text, words) => expect(() => readAs(utf8(text))).toThrow(words));

  it("a hundred thousand rows", () => expect(readAs(utf8("任务,题目\n".repeat(100_000)))).toHaveLength(200_000));
});
