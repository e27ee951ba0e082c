// The page as text: what a ledger holds stays text, nothing of the paper is missing, nothing is asked for from outside.
import { beforeAll, describe, expect, it } from "vitest";
import type { Block, Chart, Runs } from "../../../src/model/paper.ts";
import { paperHtml } from "../../../src/render/html/index.ts";
import { sampleCampaign } from "../../report/sample-papers.ts";
import { type SampleHtml, sampleHtml, textOf, treeWith } from "./sample-html.ts";

const samples = new Map<string, SampleHtml>();
const months = ["2018-04", "2018-06", "2018-09"];

beforeAll(async () => {
  const campaign = await sampleCampaign();
  for (const month of months) samples.set(month, await sampleHtml(campaign, month));
}, 60_000);

const sampleOf = (month: string) => samples.get(month) as SampleHtml;

const hostile = [
  "<script>alert(1)</script>",
  "</style><style>*{display:none}",
  "</title><img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  "--><script>alert(1)</script><!--",
  "javascript:alert(1)",
  "]]><b>",
  "&lt;b&gt;",
  "$& $1 $` $'",
  'var(--ink)" class="zr0-cls-1" ecmeta_x="1"',
];
const runs = (text: string): Runs => [{ text }];

/** The same text wherever a paper can hold text. */
async function everywhere(text: string): Promise<string> {
  const blocks: Block[] = [
    { kind: "heading", level: 1, runs: runs(text) },
    { kind: "heading", level: 4, runs: runs(text) },
    { kind: "paragraph", runs: [{ text }, { text, strong: true }] },
    { kind: "list", ordered: true, start: 3, items: [runs(text)] },
    { kind: "list", ordered: false, start: 1, items: [runs(text)] },
    { kind: "table", columns: [{ title: runs(text), align: "left" }], rows: [[runs(text)], [runs(text)]] },
    { kind: "chart", name: "a" },
    { kind: "chart", name: "b" },
  ];
  const head = Object.fromEntries(Object.keys(treeWith([]).head).map((key) => [key, text]));
  const chart: Chart = {
    name: "a",
    title: text,
    alternative: text,
    kind: "bars",
    categories: [text, "乙"],
    series: [{ name: text, tone: "good", values: [1, null] }],
  };
  return paperHtml(treeWith(blocks, { head, annexes: [{ label: text, title: text, blocks }], isSample: true }), {
    charts: [chart, { ...chart, name: "b", kind: "lines" }],
    comment: text,
  });
}

/** Start tags with their attributes' names; the values apart. */
function tagsOf(html: string): { tags: string[]; values: string[] } {
  const values: string[] = [];
  const tags = [...html.matchAll(/<[a-zA-Z!/][^>]*>/g)].map(([tag]) =>
    tag.replace(/="([^"]*)"/g, (_, value: string) => {
      values.push(value);
      return "";
    }),
  );
  return { tags, values };
}

describe("what a ledger holds", () => {
  it.each(hostile)("%j adds no tag and no attribute anywhere", async (text) => {
    const html = await everywhere(text);
    const harmless = await everywhere("甲".repeat(text.length));
    const picture = /<svg[\s\S]*?<\/svg>/g; // lines of an axis break by width, so there only the kinds of tags are the same
    expect(tagsOf(html.replace(picture, "")).tags).toEqual(tagsOf(harmless.replace(picture, "")).tags);
    const kinds = new Set((harmless.match(picture) ?? []).flatMap((svg) => tagsOf(svg).tags));
    expect((html.match(picture) ?? []).flatMap((svg) => tagsOf(svg).tags).filter((tag) => !kinds.has(tag))).toEqual([]);
    expect(textOf(html)).toContain(text);
    expect(tagsOf(html).values.filter((value) => /[<>]/.test(value))).toEqual([]);
    expect(
      [...html.matchAll(/ (?:href|src|action|xlink:href)="([^"]*)"/g)].every(([, address]) => /^#[a-z0-9-]+$/.test(address ?? "")),
    ).toBe(true);
  });

  it("loses what cannot be seen, and keeps line breaks", async () => {
    const html = await everywhere("左\u202e右\u0000\u0007\u200b\ufeff尾\n下");
    expect(html).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(textOf(html)).toContain("左右尾 下");
    expect(html).toContain("<p>左右尾<br>下<strong>左右尾<br>下</strong></p>");
  });

  it("cannot stand for half a character", async () => {
    expect(await everywhere("甲\ud800乙")).not.toMatch(/\p{Surrogate}/u);
  });
});

describe("the page", () => {
  it("asks for nothing and says so", () => {
    const { html } = sampleOf("2018-06");
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)?.[1];
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; script-src 'sha256-[\w+/]{43}='; img-src data:; base-uri 'none'; form-action 'none'$/,
    );
    expect(html.replace(/<!DOCTYPE html>/, "")).not.toMatch(/https?:|\/\/[a-z]|url\(|@import|<link|<img|<iframe|<object|<form|\bsrc=/i);
    expect(html.match(/ style="/g)).toBeNull();
    expect(html.match(/<script\b/g)).toHaveLength(1);
    expect(html).toMatch(/<style>.*:root \{.*<\/style>\n<\/head>/s);
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n/);
  });

  it("needs nothing that the paper does not have", async () => {
    const html = await paperHtml(
      treeWith([
        { kind: "paragraph", runs: runs("文。") },
        { kind: "chart", name: "none" },
      ]),
      { charts: [], comment: "" },
    );
    expect(textOf(html).trim().replace(/\s+/g, " ")).toBe("通报 文。");
    expect(html).not.toMatch(/<nav|class="(?:letterhead|attachments|signature|imprint)"|<figure/);
  });

  it("gives every id once, and every reference its id", () => {
    const { html } = sampleOf("2018-06");
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...html.matchAll(/ (?:href="#|aria-labelledby="|aria-describedby=")([^"]*)"/g)].map(([, id]) => id);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe("tables", () => {
  const table = (rows: readonly (readonly string[])[], columns: readonly string[], isAnnex = true) => {
    const block: Block = {
      kind: "table",
      columns: columns.map((title) => ({ title: runs(title), align: "left" })),
      rows: rows.map((row) => row.map(runs)),
    };
    return paperHtml(isAnnex ? treeWith([], { annexes: [{ label: "附件", title: "表", blocks: [block] }] }) : treeWith([block]), {
      charts: [],
      comment: "",
    });
  };

  it("have their caption, scopes, and a name for every row", async () => {
    const html = await table(
      [
        ["1", "甲-01-001", "甲"],
        ["2", "甲-01-002", "乙"],
        ["合计", "", "丙"],
      ],
      ["序号", "编号", "问题"],
    );
    expect(html).toContain('<caption id="annex-1-1">附件　表</caption>');
    expect(html).toContain('<div class="scroll" role="group" aria-labelledby="annex-1-1" tabindex="0">');
    expect(html).toContain('<th scope="col">序号</th><th scope="col" class="whole">编号</th><th scope="col">问题</th>');
    expect(html).toContain('<tr><td>1</td><th scope="row" class="whole">甲-01-001</th><td>甲</td></tr>');
    expect(html).toContain('<tr class="summary"><th scope="row" colspan="2">合计</th><td>丙</td></tr>');
    expect(html).toContain('<div class="table" data-list>');
  });

  it("keep sums and what names itself below the rows that are sorted", async () => {
    const rows = ["合计", "区直小计", "单位不明", "甲局", "1"].map((name) => [name, "5"]);
    const html = await table([...rows, ["2018年6月", ""], ["7", ""]], ["单位", "问题数"]);
    expect([...html.matchAll(/<tr class="summary"><th scope="row"(?: colspan="\d")?>([^<]*)/g)].map(([, name]) => name)).toEqual([
      "合计",
      "区直小计",
      "单位不明",
      "2018年6月",
    ]);
  });

  it("of the text are no lists to be sorted", async () => {
    expect(
      await table(
        [
          ["甲", "1"],
          ["乙", "2"],
        ],
        ["种类", "次数"],
        false,
      ),
    ).not.toContain("data-list>");
  });

  it("lie across where they are wide", async () => {
    const columns = Array.from({ length: 7 }, (_, index) => `列${index}`);
    expect(await table([columns], columns)).toContain('<section class="sheet annex wide"');
    expect(await table([columns.slice(1)], columns.slice(1))).toContain('<section class="sheet annex" ');
  });
});

describe("charts", () => {
  const chart: Chart = {
    name: "one",
    title: "图",
    alternative: "说明。",
    kind: "columns",
    categories: ["甲", "乙"],
    series: [
      { name: "应完成", tone: "plain", values: [3, null] },
      { name: "逾期", tone: "overdue", values: [1234, 0] },
    ],
  };
  const page = (kind: Chart["kind"]) =>
    paperHtml(treeWith([{ kind: "chart", name: "one" }]), { charts: [{ ...chart, kind }], comment: "" });

  it.each(["bars", "columns", "lines"] as const)("%s: a picture with a name, a description and its numbers", async (kind) => {
    const html = await page(kind);
    expect(html).toMatch(
      /<svg viewBox="0 0 \d+ \d+" role="img" aria-labelledby="chart-one-title" aria-describedby="chart-one-words">\n<title id="chart-one-title">图<\/title>/,
    );
    expect(html).toContain('<p class="unseen" id="chart-one-words">说明。</p>');
    const [, numbers = ""] = /<summary>数据表<\/summary>([\s\S]*?)<\/details>/.exec(html) ?? [];
    expect(numbers).toContain('<tr><th scope="row">甲</th><td class="right">3</td><td class="right">1234</td></tr>');
    expect(numbers).toContain('<tr><th scope="row">乙</th><td class="right">—</td><td class="right">0</td></tr>');
    const [svg = ""] = /<svg[\s\S]*?<\/svg>/.exec(html) ?? [];
    expect(svg).toMatch(/class="(?:fill|stroke)-plain/);
    expect(svg).toMatch(/class="(?:fill|stroke)-overdue/);
    expect(svg).not.toMatch(/zr\d|ecmeta|style|#[0-9a-f]{3,6}|rgb|url\(|xmlns/);
  });

  it("come out the same however many were drawn before", async () => {
    const first = await page("lines");
    await page("bars");
    expect(await page("lines")).toBe(first);
  });
});

describe.each(months)("the sample bulletin of %s", (month) => {
  it("has every heading, annex, table and number of its Markdown, in the same order", () => {
    const { html, markdown, tree, charts } = sampleOf(month);
    const headings = [...html.matchAll(/<h([2-5]) id="[^"]*">(.*?)<\/h\1>/g)].map(([, , text]) => text?.replace(/<[^>]*>/g, ""));
    const expected = [...markdown.matchAll(/^(##+) (.*)$/gm)].map(([, , text]) => text ?? "");
    expect(headings.flatMap((text) => text?.replace(/^(附件\d+) /, "$1\n").split("\n") ?? [])).toEqual(expected);
    expect(html.match(/<table>/g)?.length).toBe((markdown.match(/^\| :?-/gm)?.length ?? 0) + charts.length);
    expect(tree.annexes.length).toBeGreaterThan(2);
    for (const { name } of charts) expect(html).toContain(`id="chart-${name}-title"`);
    const numbers = (text: string) => text.match(/\d+(?:\.\d+)?%?/g);
    // Without what is no number of the paper: the comment, rules of tables, and the numerals a list prints by itself.
    const printed = numbers(markdown.replace(/<!--.*-->|^\|[ :|-]+\|$|^\d+\. /gm, ""));
    expect(printed?.length).toBeGreaterThan(300);
    expect(numbers(textOf(html))).toEqual(printed);
    const plain = (text: string) => text.replace(/\s+/g, "");
    const rows = markdown.split("\n").filter((line) => /^\| (?!:?-)/.test(line));
    expect(rows.length).toBeGreaterThan(20);
    const cells = [...html.replace(/<figure[\s\S]*?<\/figure>/g, "").matchAll(/<tr\b[^>]*>(.*?)<\/tr>/g)].map(([, row]) =>
      plain(textOf(`<main>${row}</main>`)),
    );
    expect(cells).toEqual(rows.map((row) => plain(row.replaceAll("|", "").replace(/\\(.)/g, "$1"))));
  });
});
