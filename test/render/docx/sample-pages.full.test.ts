// The papers of the sample campaign as LibreOffice prints them, and one with a text longer than a page in its table.
import { beforeAll, describe, expect, it } from "vitest";
import { reportOf } from "../../../src/commands/report.ts";
import type { Annex, Chart, PaperTable, PaperTree } from "../../../src/model/paper.ts";
import { noticeData } from "../../../src/notice/data.ts";
import { noticeDocuments, noticeKinds } from "../../../src/notice/kinds.ts";
import { mattersOn } from "../../../src/notice/matters.ts";
import { numberMatters } from "../../../src/notice/numbered.ts";
import { noticePaper } from "../../../src/notice/paper.ts";
import { paperDocx } from "../../../src/render/docx/index.ts";
import { headWords } from "../../../src/render/head-words.ts";
import { paperTree } from "../../../src/render/paper-tree.ts";
import type { Request } from "../../../src/report/documents.ts";
import { sampleCampaign, today } from "../../report/sample-papers.ts";
import { isUpright, missing, type Pdf, type PdfPage, pageNumber, pdfsOf, textAbove } from "./office.ts";
import { annex, options, paper, paragraph, table } from "./papers.ts";

const absent = missing();
if (absent.length > 0) process.stderr.write(`跳过示例文书的排版测试（.docx 转 PDF）：缺少 ${absent.join("、")}。\n`);
const isSkipped = absent.length > 0 && process.env["CI"] !== "true";

const trees = new Map<string, PaperTree>();
let charts: readonly Chart[] = [];
let pdfs = new Map<string, Pdf>();
const pagesOf = (name: string): readonly PdfPage[] => pdfs.get(name)?.pages ?? [];
const plain = (runs: readonly { readonly text: string }[]) => runs.map(({ text }) => text).join("");
const squeezed = (text: string) => text.replace(/\s+/g, "");
const tablesOf = ({ blocks }: Annex): PaperTable[] => blocks.filter((block) => block.kind === "table");

/** 4月 to 9月, printed after all of it was reported. */
const months = ["2018-04", "2018-05", "2018-06", "2018-07", "2018-08", "2018-09"];

const reports: Readonly<Record<string, Omit<Request, "today">>> = {
  月度通报: { month: "2018-06", number: "某字〔2018〕9号", issuedOn: "2018-07-06" },
  曝光版: { month: "2018-06", isPublic: true },
  专题报告: { special: true },
  阶段总结: { phase: 3 },
};

/** Sentences that are counted, so that one that is cut off is missed. */
const sentences = Array.from({ length: 900 }, (_, index) => `第${index + 1}句。`);
const endless = paper({}, { annexes: [annex("附件", "长表", table(["编号", "情况"], [["某局-01-001", "短"]])), longAnnex()] });

function longAnnex(): Annex {
  const rows = [1, 2, 3].map((row) => [`某局-01-00${row}`, row === 2 ? sentences.join("") : "短", "待核查"]);
  return annex("附件", "长文", paragraph("截至6月30日"), table(["编号", "情况", "状态"], rows));
}

beforeAll(async () => {
  if (isSkipped) return;
  const campaign = await sampleCampaign();
  const files = new Map<string, Uint8Array>();
  for (const [name, request] of Object.entries(reports)) {
    const made = reportOf(campaign, { ...request, today, toolVersion: "0", digest: () => "0" });
    const tree = paperTree(made.paper, made.print.isSample);
    trees.set(name, tree);
    charts = [...charts, ...(made.print.charts ?? [])];
    files.set(name, await paperDocx(tree, { ...options, charts: made.print.charts ?? [] }));
  }
  for (const month of months) {
    const made = reportOf(campaign, { month, today, toolVersion: "0", digest: () => "0" });
    files.set(month, await paperDocx(paperTree(made.paper, made.print.isSample), { ...options, charts: made.print.charts ?? [] }));
  }
  const { matters, scene } = mattersOn(campaign, "2018-07-31");
  const { fresh } = numberMatters(matters, [], "2018-07-31");
  for (const kind of noticeKinds) {
    const { name, template } = noticeDocuments[kind];
    const papers = fresh
      .filter(({ number }) => number.kind === kind)
      .map((each) => paperTree(noticePaper({ name, text: template }, noticeData(scene, each)), true));
    const [longest] = papers.sort((one, other) => JSON.stringify(other).length - JSON.stringify(one).length);
    if (longest) files.set(kind, await paperDocx(longest, options));
  }
  files.set("endless", await paperDocx(endless, options));
  pdfs = pdfsOf(files);
}, 300_000);

/** The pages on which an annex stands, from the one with its label and title to the one on which the next begins. */
function annexPages(name: string, annexes: readonly Annex[], title: RegExp): readonly PdfPage[] {
  const pages = pagesOf(name);
  const first = pages.findIndex((page) => textAbove(page).startsWith("附件1"));
  const startOf = ({ title }: Annex) => pages.findIndex((page, at) => at >= first && textAbove(page).includes(squeezed(title)));
  const index = annexes.findIndex((each) => title.test(each.title));
  const next = annexes[index + 1];
  const end = next ? startOf(next) : pages.length - 1;
  const isShared = next !== undefined && !textAbove(pages[end] as PdfPage).startsWith(squeezed(next.label + next.title));
  return pages.slice(startOf(annexes[index] as Annex), end + (isShared ? 1 : 0));
}

describe.skipIf(isSkipped)("papers of the sample campaign", () => {
  const annexes = () => trees.get("月度通报")?.annexes ?? [];

  it.each(noticeKinds)("%s is one page, with 版记 and its number", (kind) => {
    expect(pagesOf(kind).length).toBe(1);
    expect(pagesOf(kind)[0]?.text).toMatch(/2018年7月31日印发/);
    expect(pagesOf(kind).map((page) => pageNumber(page)?.number)).toEqual([1]);
  });

  it.each(Object.keys(reports))("%s has no empty page, a number on each but one of 版记 alone, and ends with 版记", (name) => {
    const pages = pagesOf(name);
    expect(pages.length).toBeGreaterThan(1);
    for (const [index, page] of pages.entries()) {
      expect(textAbove(page), `${index + 1}`).not.toBe("");
      const isImprint = /^(?:抄送：.*)?[^。]*印发$/.test(textAbove(page));
      expect(pageNumber(page)?.number, `${index + 1}`).toBe(isImprint ? undefined : index + 1);
    }
    expect(textAbove(pages.at(-1) as PdfPage)).toMatch(/印发$/);
  });

  it("prints the table of units on one upright page, with no word of its head torn and no column of zeros", () => {
    const pages = annexPages("月度通报", annexes(), /^各单位问题整改情况表$/);
    expect(pages.length).toBe(1);
    const [page] = pages as [PdfPage];
    expect(isUpright(page)).toBe(true);
    const [units] = annexes()
      .filter(({ title }) => title === "各单位问题整改情况表")
      .flatMap(tablesOf);
    const titles = units?.columns.map(({ title }) => plain(title)) ?? [];
    expect(titles.length).toBeGreaterThan(8);
    for (const title of titles)
      for (const word of headWords(title))
        expect(
          page.words.some(({ text }) => text.includes(word)),
          `${title}: ${word}`,
        ).toBe(true);
    for (const row of units?.rows ?? []) expect(page.text).toContain(squeezed(plain(row[0] ?? [])));
    for (const index of titles.keys())
      if (index > 1)
        expect(
          units?.rows.every((row) => plain(row[index] ?? []) === "0"),
          titles[index],
        ).toBe(false);
  });

  it("prints every row of its lists, days without their year", () => {
    const lists = annexes().filter(({ title }) => title.endsWith("问题清单"));
    expect(lists.length).toBeGreaterThan(1);
    for (const { title, blocks } of lists) {
      const [list] = tablesOf({ label: "", title, blocks });
      const text = annexPages("月度通报", annexes(), new RegExp(`^${title}$`))
        .map(textAbove)
        .join("");
      for (const row of list?.rows ?? []) expect(text, plain(row[1] ?? [])).toContain(squeezed(plain(row[1] ?? [])));
      expect(text).toMatch(/\d月\d+日/);
      expect(text).not.toMatch(/\d{4}年\d+月\d+日/);
    }
  });

  it.each(months)("has a body of six pages and fourteen in all, a month of many matters a little more: %s", (month) => {
    const pages = pagesOf(month);
    const body = pages.findIndex((page) => textAbove(page).startsWith("附件1"));
    const [mostOfBody, most] = month === "2018-07" ? [7, 16] : month === "2018-08" ? [6, 15] : [6, 14];
    expect(body).toBeGreaterThan(2);
    expect(body).toBeLessThanOrEqual(mostOfBody);
    expect(pages.length).toBeLessThanOrEqual(most);
  });

  it("numbers its annexes through and leaves out empty ones", () => {
    expect(annexes().map(({ label }) => label)).toEqual(annexes().map((_, index) => `附件${index + 1}`));
    for (const one of annexes()) for (const { rows } of tablesOf(one)) expect(rows.length, one.title).toBeGreaterThan(0);
  });

  it("prints its charts on one page, with the name of every unit that has a problem", () => {
    const pages = pagesOf("月度通报").filter((page) => textAbove(page).startsWith("附图"));
    expect(pages.length).toBe(1);
    expect(charts.length).toBe(3);
    for (const { title, categories } of charts) {
      expect(pages[0]?.text).toContain(title);
      for (const category of categories.map(squeezed)) expect(pages[0]?.text, title).toContain(category.replace(/^2018年/, ""));
    }
  });

  it("prints a row of any length whole", () => {
    const pages = pagesOf("endless");
    const text = pages.map(textAbove).join("");
    const told = text.replace(/编号|情况|状态|某局-01-00\d|短|待核查/g, "");
    expect(pages.length).toBeGreaterThan(3);
    expect(sentences.filter((each) => !told.includes(each))).toEqual([]);
    expect(text.match(/某局-01-00\d/g)).toEqual(["某局-01-001", "某局-01-001", "某局-01-002", "某局-01-003"]);
  });
});
