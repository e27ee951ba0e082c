// The figures of GB/T 9704-2012, read from the file by value. 1 mm is 56.7 twips.

import { beforeAll, describe, expect, it, vi } from "vitest";
import { fontProfiles, type PaperTree } from "../../../src/model/paper.ts";
import { markSize } from "../../../src/render/docx/head.ts";
import { fontsAsked, paperDocx } from "../../../src/render/docx/index.ts";
import { annex, documentOf, notice, options, paper, paragraph, paragraphsOf, partsOf, table } from "./papers.ts";
import { bulletin } from "./sample-bulletin.ts";

const stylesOf = async (): Promise<string> => (await partsOf(paper())).get("word/styles.xml") ?? "";
const styleOf = (styles: string, id: string): string => new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`).exec(styles)?.[0] ?? "";
const sectionsOf = (document: string): string[] => document.match(/<w:sectPr>.*?<\/w:sectPr>/g) ?? [];
const numberOf = (xml: string, name: string): number => Number(new RegExp(`w:${name}="(-?\\d+)"`).exec(xml)?.[1]);
const near = (twips: number, millimetres: number) => expect(Math.abs((twips / 1440) * 25.4 - millimetres)).toBeLessThan(0.05);

const wide = annex(
  "附件1",
  "表一",
  table(
    ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"].map((title) => `${title}很长的栏目名称`),
    [Array(8).fill("十个字的一栏文字内容")],
  ),
);
const small = annex("附件2", "表二", table(["单位", "件数#"], [["某局", "3"]]));
const words = annex("附件3", "说明", paragraph("文字附件。"));

vi.setConfig({ testTimeout: 60_000 });

let sample = "";
beforeAll(async () => {
  sample = await documentOf(await bulletin());
}, 120_000);

describe("page", () => {
  it("is A4 with its margins, grid and lines, upright and on its side", async () => {
    const sections = sectionsOf(await documentOf(paper({}, { annexes: [wide, small, words] })));
    expect(sections).toHaveLength(3);
    for (const [index, section] of sections.entries()) {
      const isWide = index === 1;
      expect([numberOf(section, "w"), numberOf(section, "h")]).toEqual(isWide ? [16838, 11906] : [11906, 16838]);
      expect(section.includes('w:orient="landscape"')).toBe(isWide);
      const [top, left, bottom, right] = isWide ? [28, 35, 26, 37] : [37, 28, 35, 26];
      near(numberOf(section, "top"), top);
      near(numberOf(section, "left"), left);
      near(numberOf(section, "bottom"), bottom);
      near(numberOf(section, "right"), right);
      expect(section).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>');
      expect(section).toContain('<w:type w:val="nextPage"/>');
      expect(section).not.toMatch(/w:start=/);
    }
  });

  it("has a line of 579 twips, 3号 characters drawn together by 5, no space put between Chinese and digits", async () => {
    const styles = await stylesOf();
    expect(styles).toContain('<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>');
    expect(/<w:docDefaults>.*?<\/w:docDefaults>/.exec(styles)?.[0]).toContain('<w:spacing w:val="-5"/>');
    const normal = styleOf(styles, "Normal");
    expect(normal).toContain('w:line="579" w:lineRule="exact"');
    expect(normal).toContain('<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>');
    expect(styleOf(styles, "BodyText")).toContain('<w:ind w:firstLineChars="200" w:firstLine="630"/>');
  });
});

describe("fonts", () => {
  it.each(fontProfiles)("of %s: title, body, headings by level; all four fonts of a run", async (fonts) => {
    const styles = (await partsOf(paper(), { fonts })).get("word/styles.xml") ?? "";
    const asked = [...styles.matchAll(/w:ascii="([^"]+)" w:hAnsi="([^"]+)" w:eastAsia="([^"]+)" w:cs="([^"]+)"/g)];
    for (const [, ...four] of asked) expect(new Set(four).size).toBe(1);
    expect(new Set(asked.map(([, font]) => font))).toEqual(new Set(fontsAsked(fonts)));
  });

  it("are 小标宋, 仿宋, 黑体, 楷体 and 宋体", async () => {
    expect(fontsAsked("gb2312")).toEqual(["方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"]);
    expect(fontsAsked("windows")).toEqual(["宋体", "仿宋", "黑体", "楷体"]);
    expect(fontsAsked("founder").every((font) => font.startsWith("方正"))).toBe(true);
    const styles = await stylesOf();
    const fontOf = (id: string) => /w:ascii="([^"]+)"/.exec(styleOf(styles, id))?.[1];
    expect(["Title", "IssuerMark", "Heading1", "AnnexLabel", "Heading2", "Footer"].map(fontOf)).toEqual([
      "方正小标宋简体",
      "方正小标宋简体",
      "黑体",
      "黑体",
      "楷体_GB2312",
      "宋体",
    ]);
    for (const id of ["Heading3", "Heading4"]) expect(fontOf(id)).toBe("仿宋_GB2312");
    expect([numberOf(styleOf(styles, "Title"), "sz w:val"), numberOf(styleOf(styles, "Imprint"), "sz w:val")]).toEqual([44, 28]);
  });

  it("have no bold but the title of a profile without 小标宋, and what a table marks", async () => {
    expect(await stylesOf()).not.toContain("<w:b/>");
    expect(styleOf((await partsOf(paper(), { fonts: "windows" })).get("word/styles.xml") ?? "", "Title")).toContain("<w:b/>");
    const strong = [{ text: "重点", strong: true as const }];
    const tree = paper(
      {},
      {
        blocks: [
          { kind: "paragraph", runs: strong },
          { ...table(["甲"], []), rows: [[strong]] },
        ],
      },
    );
    const bold = paragraphsOf(await documentOf(tree)).filter(({ xml }) => xml.includes("<w:b/>"));
    expect(bold.map(({ style, text }) => [style, text])).toEqual([["TableText10", "重点"]]);
  });
});

describe("head", () => {
  it("has the mark 35 mm below the text's top, the number two lines below, the red line under it, the title two lines below that", async () => {
    const [mark, number, title, recipients] = paragraphsOf(await documentOf(paper({ ...notice.head, title: "关于示例的通知" })));
    expect([mark?.style, number?.style, title?.style, recipients?.style]).toEqual(["IssuerMark", "DocumentNumber", "Title", "Recipients"]);
    near(numberOf(mark?.xml ?? "", "before"), 35);
    expect(numberOf(number?.xml ?? "", "before")).toBe(2 * 579);
    expect(number?.xml).toContain('<w:pBdr><w:bottom w:val="single" w:color="FF0000" w:sz="12" w:space="5"/></w:pBdr>');
    expect(numberOf(title?.xml ?? "", "before")).toBe(2 * 579);
    expect(numberOf(recipients?.xml ?? "", "before")).toBe(579);
    expect(recipients?.text).toBe("某局：");
  });

  it("has the mark of a slip at the text's top, that of a notice with an annex not", async () => {
    const topOf = async (tree: PaperTree) => numberOf(paragraphsOf(await documentOf(tree))[0]?.xml ?? "", "before");
    expect(await topOf(notice)).toBe(0);
    near(await topOf({ ...notice, annexes: [annex("附件", "附表", paragraph("内容"))] }), 35);
  });

  it.each([
    ["区分组办公室", 124, 100],
    ["某某新区项目落地难问题清理整改领导小组办公室", 60, 67],
  ])("sets %s on one line of 156 mm", async (issuer, size, scale) => {
    const [mark] = paragraphsOf(await documentOf(paper({ issuer })));
    expect(numberOf(mark?.xml ?? "", "sz w:val")).toBe(size);
    expect(mark?.xml.includes("<w:w ") ? numberOf(mark.xml, "w w:val") : 100).toBe(scale);
    expect(([...issuer].length * size * 10 * scale) / 100).toBeLessThanOrEqual(8845);
  });

  it("never sets a mark wider than the text", () => {
    for (let length = 1; length <= 200; length += 1) {
      const { size, scale } = markSize(length, 124);
      expect((length * size * scale) / 10, `${length}`).toBeLessThanOrEqual(8845);
    }
  });

  it("writes the year of a number in 〔〕, whatever it was typed in, and leaves room to write where there are blanks", async () => {
    for (const number of ["某字[2018]9号", "某字(2018)9号", "某字【2018】9号", "某字〔2018〕9号"])
      expect(paragraphsOf(await documentOf(paper({ issuer: "某室", number })))[1]?.text).toBe("某字〔2018〕9号");
    expect(paragraphsOf(await documentOf(paper({ issuer: "某室", number: "〔2018〕  号" })))[1]?.text).toBe("　　〔2018〕　　号");
    const signed = paragraphsOf(await documentOf(paper({ signedOn: "2018年  月  日", printedOn: "2018年  月  日" }))).map(
      ({ text }) => text,
    );
    expect(signed).toEqual(expect.arrayContaining(["2018年　　月　　日", "2018年　　月　　日印发"]));
  });

  it("leaves no gap for what is not there", async () => {
    expect(paragraphsOf(await documentOf(paper())).map(({ style, text }) => [style, text])).toEqual([
      ["Title", "关于示例的通知"],
      ["SectionEnd", ""],
    ]);
    const [title] = paragraphsOf(await documentOf(paper({ signedOn: "2018年7月6日" })));
    expect(numberOf(title?.xml ?? "", "before")).toBe(0);
    const onlyNumber = await documentOf(paper({ number: "第3号" }));
    expect(onlyNumber).not.toContain("FF0000");
    const [mark] = paragraphsOf(await documentOf(paper({ issuer: "某室" })));
    expect(mark?.xml).toContain('w:color="FF0000" w:sz="12"');
  });

  it("says 示例 under the title", async () => {
    const texts = paragraphsOf(await documentOf(paper({ recipients: "某局" }, { isSample: true }))).map(({ text }) => text);
    expect(texts).toEqual(["关于示例的通知", "（示例数据，非真实情况）", "某局：", ""]);
  });
});

describe("text", () => {
  it("numbers lists as written, and leaves out charts", async () => {
    const tree = paper(
      {},
      {
        blocks: [
          { kind: "heading", level: 1, runs: [{ text: "一、情况" }] },
          { kind: "heading", level: 2, runs: [{ text: "（一）进展" }] },
          { kind: "heading", level: 3, runs: [{ text: "1. 供水" }] },
          { kind: "heading", level: 4, runs: [{ text: "（1）管网" }] },
          { kind: "list", ordered: true, start: 3, items: [[{ text: "甲" }], [{ text: "2017年乙" }]] },
          { kind: "list", ordered: false, start: 1, items: [[{ text: "丙" }]] },
          { kind: "chart", name: "units" },
        ],
      },
    );
    expect(
      paragraphsOf(await documentOf(tree))
        .slice(1, -1)
        .map(({ style, text }) => `${style} ${text}`),
    ).toEqual([
      "Heading1 一、情况",
      "Heading2 （一）进展",
      "Heading3 1. 供水",
      "Heading4 （1）管网",
      "BodyText 3. 甲",
      "BodyText 4. 2017年乙",
      "BodyText 丙",
    ]);
  });
});

describe("close", () => {
  it("lists annexes two characters in, names below one another", async () => {
    const listed = paragraphsOf(await documentOf(paper({}, { annexes: [wide, small, words] }))).filter(
      ({ style }) => style === "AnnexList",
    );
    expect(listed.map(({ text }) => text)).toEqual(["附件：1.\t表一", "2.\t表二", "3.\t说明"]);
    const names = listed.map(({ xml }) => numberOf(xml, "left"));
    expect(new Set(names).size).toBe(1);
    expect(numberOf(listed[0]?.xml ?? "", "left") - numberOf(listed[0]?.xml ?? "", "hanging")).toBe(2 * 315);
    const [only] = paragraphsOf(await documentOf(paper({}, { annexes: [{ ...words, label: "附件" }] }))).filter(
      ({ style }) => style === "AnnexList",
    );
    expect(only?.text).toBe("附件：说明");
    expect([numberOf(only?.xml ?? "", "left"), numberOf(only?.xml ?? "", "hanging")]).toEqual([5 * 315, 3 * 315]);
  });

  it.each([
    // Half the difference of signer and date, from four characters in.
    ["某室", "2018年7月6日", 6 * 315, 4 * 315],
    ["某某领导小组办公室", "2018年7月6日", 2.5 * 315, 4 * 315],
    ["某某新区项目落地难问题清理整改领导小组办公室", "2018年7月6日", 2 * 315, 10 * 315],
    ["", "2018年7月6日", undefined, 4 * 315],
    ["某室", "", 4 * 315, undefined],
  ])("centres %s over %s", async (signer, signedOn, signerRight, dateRight) => {
    const lines = paragraphsOf(await documentOf(paper({ signer, signedOn }))).filter(({ style }) => style === "Signature");
    const expected = [signerRight, dateRight].filter((right) => right !== undefined).map(Math.round);
    expect(lines.map(({ xml }) => numberOf(xml, "right"))).toEqual(expected);
  });

  it("has 版记 between lines of 0.35, 0.25 and 0.35 mm, 抄送 hanging, 印发 at both sides", async () => {
    const document = await documentOf(notice);
    const imprint = document.slice(document.lastIndexOf("<w:tbl>"));
    expect(imprint).toMatch(
      /<w:top w:val="single" [^>]*w:sz="8"\/>.*<w:bottom w:val="single" [^>]*w:sz="8"\/>.*<w:insideH w:val="single" [^>]*w:sz="6"\/>/,
    );
    const [copies, by, on] = paragraphsOf(imprint);
    expect([copies?.text, by?.text, on?.text]).toEqual(["抄送：专项办。", "某区领导小组办公室", "2018年7月6日印发"]);
    expect([numberOf(copies?.xml ?? "", "left"), numberOf(copies?.xml ?? "", "hanging"), numberOf(on?.xml ?? "", "right")]).toEqual([
      1120, 840, 280,
    ]);
    expect(await documentOf(paper({ issuer: "某室" }))).not.toContain("<w:tbl>");
  });
});

describe("annexes", () => {
  it("begin a page by a section where it turns, short ones that lie the same way share one, 版记 below the last if there is room", async () => {
    const document = await documentOf(paper({ copies: "某局" }, { annexes: [wide, small, words] }));
    const labels = paragraphsOf(document).filter(({ style }) => style === "AnnexLabel");
    expect(labels.map(({ text, xml }) => [text, xml.includes("pageBreakBefore")])).toEqual([
      ["附件1", false],
      ["附件2", false],
      ["附件3\t说明", false],
    ]);
    const kinds = (xml: string) => sectionsOf(xml).map((section) => /<w:type w:val="(\w+)"/.exec(section)?.[1]);
    expect(kinds(document)).toEqual(["nextPage", "nextPage", "nextPage"]);
    const tall = annex("附件3", "说明", ...Array.from({ length: 16 }, () => paragraph("文字附件。")));
    const full = await documentOf(paper({ copies: "某局" }, { annexes: [wide, small, tall] }));
    expect(paragraphsOf(full).filter(({ style, xml }) => style === "AnnexLabel" && xml.includes("pageBreakBefore")).length).toBe(1);
    expect(kinds(full)).toEqual(["nextPage", "nextPage", "nextPage", "evenPage"]);
    expect(kinds(await documentOf(paper({ copies: "某局" }, { annexes: [small, wide] }))).at(-1)).toBe("evenPage");
    expect(styleOf(await stylesOf(), "AnnexTitle")).toContain('w:before="579"');
  });

  it("begin each section with a paragraph, and leave no empty line after a table that ends one", async () => {
    expect(sample).not.toMatch(/<\/w:sectPr><\/w:pPr><\/w:p><w:tbl>/);
    const afterTables = [...sample.matchAll(/<\/w:tbl><w:p>(.*?)<\/w:p>/g)].map(([, inner = ""]) => inner);
    expect(afterTables.filter((inner) => inner.includes("<w:sectPr>")).length).toBeGreaterThan(0);
    for (const inner of afterTables.filter((inner) => !inner.includes("<w:t "))) expect(inner).toContain('<w:pStyle w:val="SectionEnd"/>');
    expect(styleOf(await stylesOf(), "SectionEnd")).toContain('w:line="10" w:lineRule="exact"');
  });

  it("have tables as wide as the text, fixed, the head repeated, no row torn", () => {
    const tables = sample.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
    expect(tables.length).toBeGreaterThan(6);
    for (const one of tables) {
      const columns = [...one.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) => Number(width));
      expect([8845, 12756]).toContain(columns.reduce((sum, width) => sum + width, 0));
      expect(one).toContain('<w:tblLayout w:type="fixed"/>');
      const rows = one.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
      expect(rows.every((row) => row.includes("<w:cantSplit/>"))).toBe(true);
    }
    for (const one of tables.slice(0, -1)) {
      const rows = one.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
      expect(rows.map((row) => row.includes("<w:tblHeader/>"))).toEqual(rows.map((_, index) => index === 0));
    }
  });
});

it("is a zip file whose first part is the list of types", async () => {
  const bytes = await paperDocx(notice, options);
  expect(String.fromCharCode(...bytes.slice(0, 2))).toBe("PK");
  expect([...(await partsOf(notice)).keys()][0]).toBe("[Content_Types].xml");
});

describe("tables", () => {
  it("leave out the campaign's only year, and no other", async () => {
    const days = table(
      ["序号#", "问题", "时限"],
      [
        ["1", "甲", "2018年6月29日"],
        ["2", "乙", "2019年1月31日"],
      ],
    );
    const written = async (onlyYear: string | null) => {
      const xml = await documentOf(paper({}, { onlyYear, annexes: [annex("附件", "清单", days)] }));
      return xml
        .replace(/<[^>]+>/g, "")
        .match(/(?:\d{4}年)?\d{1,2}月\d{1,2}日/g)
        ?.slice(-2);
    };
    expect(await written("2018")).toEqual(["6月29日", "2019年1月31日"]);
    expect(await written(null)).toEqual(["2018年6月29日", "2019年1月31日"]);
  });

  it("in the text stay on one page where they are low, and break where they are high", async () => {
    const kept = async (cell: string) => {
      const rows = Array.from({ length: 5 }, (_, index) => [`${index}`, "某局", cell]);
      const xml = await documentOf(paper({}, { blocks: [paragraph("如下。"), table(["序号#", "单位", "要求"], rows)] }));
      return (xml.match(/<w:tr>.*?<\/w:tr>/g) ?? []).map((row) => row.includes("<w:keepNext/>"));
    };
    expect(await kept("按期办结")).toEqual([...Array(5).fill(true), false]);
    expect(await kept("按期办结".repeat(20))).toEqual([true, false, false, true, true, false]);
  });
});
