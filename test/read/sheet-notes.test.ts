// What lies on a sheet beside its cells is told with its place and its words.
import { expect, it } from "vitest";
import { notesLeft } from "../../src/import/imported.ts";
import { readXlsxSheets } from "../../src/read/workbook/xlsx.ts";
import { handMade } from "../import/hand-made.ts";

const relations = (targets: readonly string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map((target, index) => `<Relationship Id="r${index + 1}" Type="t" Target="${target}"/>`)
    .join("")}</Relationships>`;
const read = async (more: Readonly<Record<string, string>>) => {
  const sheets = await readXlsxSheets(handMade({ A1: "存在问题", A2: "甲事" }, [], more), "表.xlsx");
  return { cells: sheets[0]?.rows.flat().map((cell) => cell?.value), left: notesLeft(sheets) };
};

it("comments, text boxes and pictures", async () => {
  const { cells, left } = await read({
    "xl/worksheets/_rels/sheet1.xml.rels": relations(["../comments1.xml", "/xl/drawings/drawing1.xml"]),
    "xl/comments1.xml": `<comments><authors/><commentList><comment ref="B2" authorId="0"><text><r><t>李某：</t></r><r><t xml:space="preserve">已改到6月底 &lt;见文&#10;件&gt;</t></r></text></comment><comment ref="B3"/></commentList></comments>`,
    "xl/drawings/drawing1.xml": `<xdr:wsDr><xdr:twoCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:row>4</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>此表</a:t></a:r><a:r><a:t>作废</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor><xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>8</xdr:row></xdr:from><xdr:pic/></xdr:oneCellAnchor></xdr:wsDr>`,
  });
  expect(cells).toEqual(["存在问题", "甲事"]);
  expect(left.map(({ place, text, why }) => [place, text, why.slice(0, 3)])).toEqual([
    ["问题清单!B2", "李某：已改到6月底 <见文 件>", "批注不"],
    ["问题清单!C5", "此表作废", "文本框"],
    ["问题清单!A9", "图片", "图片不"],
  ]);
});

it.each([
  ["none", {}],
  ["nowhere", { "xl/worksheets/_rels/sheet1.xml.rels": relations(["../comments9.xml", "../../../x.xml"]) }],
  [
    "without an end",
    { "xl/worksheets/_rels/sheet1.xml.rels": relations(["../comments1.xml"]), "xl/comments1.xml": '<comment ref="A1"><t>'.repeat(40_000) },
  ],
  ["too many", { "xl/worksheets/_rels/sheet1.xml.rels": relations(["../comments1.xml"]), "xl/comments1.xml": "x".repeat(3_000_000) }],
])("%s", async (_, more) => expect((await read(more)).left).toEqual([]));
