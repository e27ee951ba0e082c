// The paper as LibreOffice prints it.
import { beforeAll, describe, expect, it } from "vitest";
import type { Block, PaperTree } from "../../../src/model/paper.ts";
import { paperDocx } from "../../../src/render/docx/index.ts";
import { isUpright, millimetres, missing, type Pdf, type PdfPage, pageNumber, pdfsOf, textAbove, type Word } from "./office.ts";
import { annex, fullPages, listRows, listTitles, notice, options, paper, paragraph, table } from "./papers.ts";
import { bulletin } from "./sample-bulletin.ts";

const absent = missing();
if (absent.length > 0) process.stderr.write(`跳过排版测试（.docx 转 PDF）：缺少 ${absent.join("、")}。\n`);
/** Where these tests have to run, a missing program is a failure. */
const isSkipped = absent.length > 0 && process.env["CI"] !== "true";

const a4 = { short: 595.3, long: 841.9 };

let sample = paper();
let pdfs = new Map<string, Pdf>();
const pagesOf = (name: string): readonly PdfPage[] => pdfs.get(name)?.pages ?? [];

const list = paper(
  { copies: "某局", printedBy: "某室", printedOn: "2018年7月6日" },
  { annexes: [annex("附件1", "问题清单", table(listTitles, listRows))] },
);
const long = "示例十号企业蒸汽管线穿路许可卡住，需要两个部门会商后一并办理";
const wideTitles = ["序号#", "编号", "问题", "责任单位", "未完成原因", "整改措施", "时限", "责任人", "第一责任人", "落实情况", "状态"];
const wideRow = (index: number) => [
  `${index}`,
  `示例局-06-${100 + index}`,
  long,
  "某某开发区",
  long,
  long,
  "6月29日",
  "王示例",
  "李示例",
  long,
];
const wideRows = Array.from({ length: 60 }, (_, index) => [...wideRow(index + 1), "待核查"]);
/** Annexes of either kind by turns: the second, with its eleven columns, on its side. */
const mixed = paper(
  { copies: "某局", printedBy: "某室", printedOn: "2018年7月6日" },
  {
    blocks: [paragraph("情况如下。")],
    annexes: [
      annex("附件1", "短表", table(["单位", "问题数#"], [["某局", "3"]])),
      annex("附件2", "宽表", table(wideTitles, wideRows)),
      annex("附件3", "说明", paragraph("内容")),
    ],
  },
);
/** Its only annex lies on its side. */
const sideways = paper(
  { copies: "某局", printedBy: "某室", printedOn: "2018年7月6日" },
  { annexes: [annex("附件", "宽表", table(wideTitles, wideRows.slice(0, 3)))] },
);
const upright = paper(
  { copies: "某局", printedBy: "某室", printedOn: "2018年7月6日" },
  { annexes: [annex("附件", "问题清单", table(["单位", "问题数#"], [["某局", "3"]]))] },
);
const report = paper({ issuer: "某局", number: "某局〔2018〕3号", approver: "签发人：王某", title: "关于示例工作情况的报告" });
const marked = paper({ ...notice.head, title: "关于示例的通知" }, { blocks: notice.blocks });
const unsigned = paper({ ...report.head, approver: "签发人：" });
const noHead = paper({ title: "某局关于示例工作情况的报告", recipients: "某办公室" }, { blocks: [paragraph("情况如下。")] });

const filler = (characters: number) => "一二三四五六七八九十".repeat(Math.ceil(characters / 10)).slice(0, characters);
const signed = { recipients: "某局", signer: "某办公室", signedOn: "2018年7月6日" };
const items = Array.from({ length: 30 }, (_, index) => [{ text: `一事项${index}` }]);
const annexes = ["一", "二", "三"].map((name, index) => annex(`附件${index + 1}`, `附表${name}`, paragraph("内容")));
/** So many lines in paragraphs of four lines or, the last, fewer. */
const text = (lines: number): Block[] =>
  Array.from({ length: Math.ceil(lines / 4) }, (_, index) => paragraph(filler(Math.min(4, lines - 4 * index) * 28 - 10)));
/** How a text may end: in a paragraph of five lines, one short line, a short line after a long paragraph, many short items, and with annexes named after it. */
const ends: Readonly<Record<string, (lines: number) => PaperTree>> = {
  long: (lines) => paper(signed, { blocks: [...text(lines), paragraph(filler(130))] }),
  short: (lines) => paper({ ...signed, note: "一联系人" }, { blocks: [...text(lines), paragraph("一特此报告")] }),
  after: (lines) => paper(signed, { blocks: [paragraph(filler(lines * 28 - 10)), paragraph("一特此报告")] }),
  items: (lines) => paper(signed, { blocks: [...text(lines), { kind: "list", ordered: true, start: 1, items }] }),
  annexed: (lines) => paper(signed, { blocks: [...text(lines), paragraph("一特此报告")], annexes }),
};
const lengths = Array.from({ length: 12 }, (_, index) => 9 + 2 * index);
const signedTrees = Object.fromEntries(
  Object.entries(ends).flatMap(([name, tree]) => lengths.map((lines) => [`${name}${lines}`, tree(lines)])),
);
const cells = ["编号", "问题", "任务", "处置"].map((name) => [name, `格${name}`, "某局"]);
const tableAfter = (lines: number) =>
  paper(signed, { blocks: [paragraph(filler(lines * 28 - 10)), table(["项目", "内容", "单位"], cells), paragraph(filler(60))] });
const smallTables = Object.fromEntries([13, 15, 17, 18, 19, 20].map((lines) => [`small${lines}`, tableAfter(lines)]));
const counts = ["任务", "牵头单位", ..."问题数# 整改中# 待核查# 待销号# 已销号# 已完成整改# 未完成整改# 未销号# 逾期# 整改率#".split(" ")];
const countsOf = (rows: number) => {
  const row = (name: string) => [name, "新区城管局、新区规划局、新区经济发展局", ...Array(9).fill("12"), "42.9%"];
  return paper({}, { annexes: [annex("附件", "情况表", table(counts, [...Array(rows).fill(row("接口费等违规收费")), row("合计")]))] });
};
const summed = Object.fromEntries(Array.from({ length: 18 }, (_, index) => 10 + index).map((rows) => [`counts${rows}`, countsOf(rows)]));

beforeAll(async () => {
  if (isSkipped) return;
  sample = await bulletin();
  const trees = {
    bulletin: sample,
    fullPages,
    list,
    mixed,
    sideways,
    upright,
    marked,
    notice,
    noHead,
    report,
    unsigned,
    ...signedTrees,
    ...smallTables,
    ...summed,
  };
  const files = new Map<string, Uint8Array>();
  for (const [name, tree] of Object.entries(trees)) files.set(name, await paperDocx(tree, options));
  pdfs = pdfsOf(files);
}, 300_000);

/** Lines of a page, top down, without the page's number. */
function linesOf({
  words,
  height,
}: PdfPage): { readonly text: string; readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }[] {
  const lines = new Map<number, Word[]>();
  for (const word of words.filter(({ top }) => millimetres(height - top) > 35)) {
    const key = Math.round(word.bottom);
    lines.set(key, [...(lines.get(key) ?? []), word]);
  }
  return [...lines.values()].map((line) => ({
    text: line.map(({ text }) => text).join(""),
    top: Math.min(...line.map(({ top }) => top)),
    bottom: Math.max(...line.map(({ bottom }) => bottom)),
    left: Math.min(...line.map(({ left }) => left)),
    right: Math.max(...line.map(({ right }) => right)),
  }));
}

describe.skipIf(isSkipped)("on paper", () => {
  it("asks for fonts that were all replaced by Noto CJK, and puts in no other", () => {
    for (const [name, { fonts }] of pdfs) {
      expect(fonts.length, name).toBeGreaterThan(0);
      expect(
        fonts.filter((font) => !/NotoS(?:erif|ans)CJK/.test(font)),
        name,
      ).toEqual([]);
    }
  });

  it("has 22 lines of 28 characters on a full page, in 156 × 225 mm", () => {
    const [, second, third] = pagesOf("fullPages");
    expect(pagesOf("fullPages").length).toBe(6);
    for (const page of [second, third]) {
      const lines = page ? linesOf(page) : [];
      expect(lines.map(({ text }) => [...text].length)).toEqual(Array.from({ length: 22 }, () => 28));
      expect(millimetres(Math.min(...lines.map(({ left }) => left)))).toBeCloseTo(28, 0);
      expect(millimetres(a4.short - Math.max(...lines.map(({ right }) => right)))).toBeCloseTo(26, 0);
      const pitches = lines.slice(1).map(({ top }, index) => top - (lines[index]?.top ?? 0));
      for (const pitch of pitches) expect(pitch).toBeCloseTo(579 / 20, 0);
      expect(millimetres(Math.min(...lines.map(({ top }) => top)))).toBeGreaterThan(37);
      expect(millimetres(a4.long - Math.max(...lines.map(({ bottom }) => bottom)))).toBeGreaterThan(35);
    }
  });

  it("numbers odd pages at the right, even pages at the left, one character in, 7 mm below the text, as bound", () => {
    const pages = [...pagesOf("fullPages"), ...pagesOf("bulletin"), ...pagesOf("mixed")].filter((page) => pageNumber(page));
    expect(pages.filter(isUpright).length).toBeGreaterThan(10);
    expect(pages.filter((page) => !isUpright(page)).length).toBeGreaterThan(5);
    expect(pages.length).toBeGreaterThan(15);
    for (const page of pages) {
      const { number, left, right, below } = pageNumber(page) ?? { number: 0, left: 0, right: 0, below: 0 };
      expect(number % 2 === 1 ? right : left, `${number}`).toBeCloseTo(4.9, 0);
      expect(number % 2 === 1 ? left : right, `${number}`).toBeGreaterThan(100);
      expect(Math.abs(below - 7), `${number}`).toBeLessThan(1);
    }
    expect(pagesOf("fullPages").map((page) => pageNumber(page)?.number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("puts the number of a report to the left and who approves it to the right, on one line, each one character in", () => {
    const [line] = pagesOf("report")
      .flatMap(linesOf)
      .filter(({ text }) => text.includes("号签发人"));
    expect(line?.text).toBe("某局〔2018〕3号签发人：王某");
    expect(millimetres(line?.left ?? 0)).toBeCloseTo(28 + 5.6, 0);
    expect(millimetres(a4.short - (line?.right ?? 0))).toBeCloseTo(26 + 5.6, 0);
    const [blank] = pagesOf("unsigned")
      .flatMap(linesOf)
      .filter(({ text }) => text.includes("号签发人"));
    expect(millimetres(a4.short - (blank?.right ?? 0))).toBeGreaterThan(26 + 5.6 + 3 * 5); // room for three characters
  });

  it("prints on A4, annexes in their order behind the text, lying on its side only where a table would not read well upright, numbered through", () => {
    for (const { width, height } of [...pagesOf("bulletin"), ...pagesOf("mixed")]) {
      expect(Math.min(width, height)).toBeCloseTo(a4.short, 0);
      expect(Math.max(width, height)).toBeCloseTo(a4.long, 0);
    }
    for (const [name, { annexes }] of [["bulletin", sample] as const, ["mixed", mixed] as const]) {
      const pages = pagesOf(name);
      const first = pages.findIndex((page) => textAbove(page).startsWith("附件1"));
      const starts = annexes.map(({ title }) => pages.findIndex((page, at) => at >= first && textAbove(page).includes(title)));
      expect(
        starts.every((start, index) => start >= (starts[index - 1] ?? 1)),
        name,
      ).toBe(true);
      expect(pages.map((page) => pageNumber(page)?.number).filter((number) => number !== undefined)).toEqual(
        pages.slice(0, pageNumber(pages.at(-1) as PdfPage) ? undefined : -1).map((_, index) => index + 1),
      );
      expect(textAbove(pages.at(-1) as PdfPage), name).toMatch(/抄送：.*印发$/);
    }
    const sides = pagesOf("mixed").map(isUpright);
    expect(sides.slice(0, 2).concat(sides.slice(-1))).toEqual([true, true, true]);
    expect(sides.slice(2, -1).length).toBeGreaterThan(5);
    expect(new Set(sides.slice(2, -1))).toEqual(new Set([false]));
  });

  it.each([
    ["list", ["编号", "责任单位", "原定时限", "状态"], listRows, /示例局-09-\d{3}/g],
    ["mixed", ["编号", "责任单位", "整改措施", "状态"], wideRows, /示例局-06-\d{3}/g],
  ])("repeats the head of a long table on each of its pages, loses no row and tears none: %s", (name, titles, rows, number) => {
    const pages = pagesOf(name).filter(({ text }) => text.match(number));
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages)
      for (const title of titles)
        expect(
          page.words.filter(({ text }) => text === title),
          title,
        ).toHaveLength(1);
    const numbers = pages.flatMap(({ text }) => text.match(number) ?? []);
    expect(numbers.sort()).toEqual(rows.map(([, number]) => number));
    for (const page of pages)
      for (const { text, top } of page.words.filter(({ text }) => text.match(number)?.[0] === text))
        expect(
          page.words.filter((word) => word.text === "待核查" && Math.abs(word.top - top) < 1),
          text,
        ).toHaveLength(1);
  });

  it("puts 版记 below the last annex if its page is upright and has room, else on a page of its own, at its foot", () => {
    const below = pagesOf("upright").at(-1) as PdfPage;
    expect(textAbove(below)).toMatch(/^附件问题清单.*3抄送：某局。某室2018年7月6日印发$/);
    const alone = pagesOf("sideways").at(-1) as PdfPage;
    expect(alone.text).toBe("抄送：某局。某室2018年7月6日印发");
    for (const [page, room] of [
      [below, 200],
      [alone, 21],
    ] as const) {
      expect(isUpright(page)).toBe(true);
      const foot = page.words.filter(({ text }) => text.includes("印发"));
      const bottom = Math.max(...foot.map(({ bottom }) => bottom));
      expect(millimetres(a4.long - bottom)).toBeGreaterThan(35);
      expect(millimetres(a4.long - bottom)).toBeLessThan(35 + room);
    }
  });

  it("has 发文机关标志 35 mm below the text area's top, on one line, and the date four characters in", () => {
    const [first] = pagesOf("marked");
    const mark = first?.words.find(({ text }) => text === "某区领导小组办公室");
    // The box of a word is higher than its characters: three tenths of their size, two thirds of which above.
    const size = mark ? (mark.bottom - mark.top) / 1.3 : 0;
    expect(Math.abs(millimetres((mark?.top ?? 0) + size * 0.2) - (37 + 35))).toBeLessThan(4);
    expect(first?.words.filter(({ text }) => text.includes("领导小组")).length).toBe(2);
    const day = pagesOf("marked").flatMap(({ words }) => words.filter(({ text }) => text === "日"))[0];
    expect(millimetres(a4.short - (day?.right ?? 0))).toBeCloseTo(26 + 4 * 5.56, 0);
  });

  it("has the mark of a slip where the text area begins", () => {
    const mark = pagesOf("notice")[0]?.words.find(({ text }) => text === "某区领导小组办公室");
    const size = mark ? (mark.bottom - mark.top) / 1.3 : 0;
    expect(Math.abs(millimetres((mark?.top ?? 0) + size * 0.2) - 37)).toBeLessThan(4);
  });

  it("has at least two lines of the text on the page of the signature, and few fewer on the page before", () => {
    for (const name of Object.keys(signedTrees)) {
      const pages = pagesOf(name);
      const at = pages.findIndex(({ text }) => text.includes("2018年7月6日"));
      const lines = linesOf(pages[at] as PdfPage).map(({ text }) => text);
      const printed = lines.filter((text) => /[一二三四五六七八九十]{4}|一事项|一特此报告/.test(text));
      expect(printed.length, name).toBeGreaterThanOrEqual(name.startsWith("after") ? 1 : 2);
      expect(lines.join(""), name).toContain("某办公室");
      if (name.startsWith("short")) expect(lines.join(""), name).toContain("一联系人");
      if (name.startsWith("annexed")) expect(lines.join(""), name).toContain("附表一");
      // LibreOffice brings a whole paragraph over; what goes by Word's rules, its last two lines.
      if (at > 0) expect(linesOf(pages[at - 1] as PdfPage).length, name).toBeGreaterThanOrEqual(9);
    }
    expect(new Set(Object.keys(signedTrees).map((name) => pagesOf(name).length)).size).toBeGreaterThan(1);
  });

  it("breaks no small table in the text across pages", () => {
    for (const name of Object.keys(smallTables)) {
      const filled = pagesOf(name).filter(({ text }) => text.includes("格"));
      expect(filled.length, name).toBe(1);
    }
    expect(new Set(Object.keys(smallTables).map((name) => pagesOf(name).findIndex(({ text }) => text.includes("格")))).size).toBe(2);
  });

  it("leaves no sum alone on a page, and spares the page where a smaller size does", () => {
    const shared = Object.keys(summed).map((name) => {
      const tables = pagesOf(name).filter(({ text }) => text.includes("新区城管局"));
      expect(tables.at(-1)?.text.match(/接口费/g)?.length, name).toBeGreaterThanOrEqual(2);
      return tables.length;
    });
    expect(shared).toContain(1);
    expect(shared).toContain(2);
    const lines = pagesOf("counts10").map(({ text }) => text.match(/接口费/g)?.length ?? 0);
    expect(lines).toContain(10);
  });

  it("begins with the title where there is no head", () => {
    const [first] = pagesOf("noHead");
    expect(first?.words[0]?.text).toBe("某局关于示例工作情况的报告");
    expect(millimetres(first?.words[0]?.top ?? 0)).toBeLessThan(42);
  });
});
