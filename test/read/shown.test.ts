// A cell of an .xlsx is what it shows; where its format shows less or more than is stored, both are known.
import { expect, it } from "vitest";
import { readXlsxSheets } from "../../src/read/workbook/xlsx.ts";
import { handMade } from "../import/hand-made.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/** In place of the built-in formats of a hand-made book: by the place of each. */
const styled = (formats: readonly string[], font = "") => ({
  "xl/styles.xml": `<styleSheet xmlns="${main}"><numFmts count="${formats.length}">${formats
    .map((code, index) => `<numFmt numFmtId="${170 + index}" formatCode="${code.replaceAll('"', "&quot;")}"/>`)
    .join("")}</numFmts><fonts><font/><font>${font}</font></fonts><cellXfs><xf numFmtId="0" fontId="0"/>${formats
    .map((_, index) => `<xf numFmtId="${170 + index}" fontId="1"/>`)
    .join("")}</cellXfs></styleSheet>`,
});

async function cellOf(number: number, code: string, font = "") {
  const [sheet] = await readXlsxSheets(handMade({ A1: { number, format: 14 } }, [], styled([code], font)), "表.xlsx");
  const { address: _, ...cell } = sheet?.rows[0]?.[0] ?? { address: "", value: "" };
  return cell;
}

it.each([
  [43252, 'yyyy"年"m"月"', { value: "2018年6月", stored: "2018-06-01" }],
  [43252, "yyyy-mm-dd", { value: "2018-06-01" }],
  [43252, '[$-804]yyyy"年"m"月"d"日";@', { value: "2018-06-01" }],
  [43252, 'm"月"d"日"', { value: "2018-06-01", seen: "6月1日" }],
  [43252.75, "yyyy/m/d", { value: "2018-06-01" }],
  [43252.75, "yyyy/m/d h:mm", { value: "2018-06-01 18:00:00" }],
  [3170000601, '0000"-"0000000', { value: "0317-0000601", stored: 3170000601 }],
  [0.5, "0%", { value: "50%", stored: 0.5 }],
  [6, '0"月底前"', { value: "6月底前", stored: 6 }],
  [5, 'General"个"', { value: "5个", stored: 5 }],
  [12345.5, "#,##0.00", { value: 12345.5 }],
  [12.3456, "0.0", { value: "12.3", stored: 12.3456 }],
  [13800000000, "0.00E+00", { value: "1.38E+10", stored: 13800000000, doubt: expect.any(String) }],
  [911309000000000000, "0", { value: 911309000000000000, doubt: expect.any(String) }],
  [7, ";;;", { value: 7, doubt: expect.any(String) }],
  [0.1 + 0.2, "General", { value: 0.3 }],
])("%d as %s", async (number, code, expected) => {
  expect(await cellOf(number, code)).toEqual(expected);
});

it("a month by its built-in number is a month too", async () => {
  const [sheet] = await readXlsxSheets(handMade({ A1: { number: 43252, format: 57 }, B1: { number: 43252, format: 58 } }), "表.xlsx");
  expect(sheet?.rows[0]?.map((cell) => cell && [cell.value, cell.stored, cell.seen])).toEqual([
    ["2018年6月", "2018-06-01", undefined],
    ["2018-06-01", undefined, "6月1日"],
  ]);
});

it("what is struck through is known, whole or in part; hidden rows, columns and sheets too", async () => {
  expect(await cellOf(5, "0", "<strike/>")).toEqual({ value: 5, isStruck: true });
  const sheetXml = `<worksheet xmlns="${main}"><cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><r><rPr><strike/></rPr><t>旧</t></r><r><t>新</t></r></is></c></row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row></sheetData></worksheet>`;
  const [sheet] = await readXlsxSheets(handMade({ A1: "x" }, [], { "xl/worksheets/sheet1.xml": sheetXml }), "表.xlsx");
  expect(sheet?.rows[0]?.[0]).toMatchObject({ value: "旧新", unstruck: "新" });
  expect([[...(sheet?.hiddenRows ?? [])], [...(sheet?.hiddenColumns ?? [])]]).toEqual([[1], [1]]);
});
