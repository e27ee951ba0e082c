// The page in a real browser: what people see, press and print. Needs Debian's chromium and poppler-utils (.ci/run installs them).
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Annex, Block, PaperTable, PaperTree } from "../../../src/model/paper.ts";
import { paperHtml } from "../../../src/render/html/index.ts";
import { sampleCampaign } from "../../report/sample-papers.ts";
import { isSkipped, openBrowser, title, visitIn } from "./in-chromium.ts";
import { sampleHtml, treeWith } from "./sample-html.ts";

describe.skipIf(isSkipped)(title, { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "ledger-html-"));
  const sample = join(folder, "june.html");
  const lists = join(folder, "lists.html");
  let browser: Browser;
  let tree: PaperTree;

  beforeAll(async () => {
    const { html, tree: printed } = await sampleHtml(await sampleCampaign(), "2018-06");
    tree = printed;
    writeFileSync(sample, html);
    writeFileSync(
      lists,
      await paperHtml(treeWith([], { annexes: [{ label: "附件", title: "清单", blocks: [list] }] }), { charts: [], comment: "" }),
    );
    browser = await openBrowser();
  }, 90_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const visit = <Result>(file: string, options: BrowserContextOptions, act: (page: Page) => Promise<Result>) =>
    visitIn(browser, file, options, act);

  const tablesIn = ({ blocks }: Annex): PaperTable[] => blocks.filter((block) => block.kind === "table");
  const rowsOf = (title: string) =>
    tree.annexes.filter((annex) => annex.title.endsWith(title)).flatMap((annex) => tablesIn(annex).flatMap(({ rows }) => rows)).length;

  const desk = { viewport: { width: 1500, height: 1000 } };
  const phone = { viewport: { width: 360, height: 740 } };

  it("fits a phone, a tablet and a desk without scrolling sideways", async () => {
    for (const width of [320, 360, 768, 1100, 1500])
      await visit(sample, { viewport: { width, height: 740 } }, async (page) => {
        expect(await page.evaluate("document.documentElement.scrollWidth"), `${width}`).toBe(width);
        const scrolled = "[...document.querySelectorAll('.scroll')].filter((one) => one.scrollWidth > one.clientWidth).length";
        if (width < 800) expect(await page.evaluate(scrolled)).toBeGreaterThan(3);
        if (width === 1500) expect(await page.evaluate(scrolled)).toBe(0);
      });
  });

  it("keeps the header row and the names of rows in sight while a table is scrolled", async () => {
    await visit(sample, phone, async (page) => {
      const table = page.locator(".scroll", { has: page.getByRole("table", { name: /月销号问题清单$/ }) });
      await table.evaluate(inPage("one.scrollTo(200, 400)"));
      const corners =
        "[one, one.querySelector('thead th:nth-child(3)'), one.querySelector('tbody tr:nth-child(12) th')].map((each) => each.getBoundingClientRect().toJSON())";
      const [frame, header, name] = await table.evaluate(inPage<[Corner, Corner, Corner]>(corners));
      expect(Math.abs(header.top - frame.top)).toBeLessThan(3);
      expect(Math.abs(name.left - frame.left)).toBeLessThan(3);
    });
  });

  it("is there for whoever listens or uses keys only", async () => {
    await visit(sample, desk, async (page) => {
      expect(await page.getByRole("main").count()).toBe(1);
      const places = tree.blocks.filter((block) => block.kind === "heading" && block.level === 1).length + tree.annexes.length;
      expect(places).toBeGreaterThan(10);
      expect(await page.getByRole("navigation", { name: "目录" }).getByRole("link").count()).toBe(places);
      expect(await page.getByRole("heading", { level: 1 }).innerText()).toMatch(/^关于.*2018年6月工作情况的通报$/);
      expect(await page.getByRole("heading", { level: 2 }).count()).toBe(places);
      for (const name of ["逐月新增、销号和月末未销号（件）", "各阶段到期整改情况（件）", "各单位问题状态（件）"])
        expect(await page.getByRole("img", { name }).count()).toBe(1);
      expect(
        await page
          .getByRole("img", { name: "各单位问题状态（件）" })
          .evaluate(inPage("document.getElementById(one.getAttribute('aria-describedby')).textContent")),
      ).toMatch(/之和为该单位问题数/);
      expect(
        await page
          .getByRole("table", { name: /\s各单位问题整改情况表$/ })
          .getByRole("rowheader", { name: "合计" })
          .count(),
      ).toBe(1);
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.textContent")).toBe("跳到正文");
      expect(await page.evaluate("document.activeElement.getBoundingClientRect().left")).toBe(0);
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.id")).toBe("paper");
      const button = page.getByRole("table", { name: /\s各单位问题整改情况表$/ }).getByRole("button", { name: "逾期", exact: true });
      await button.focus();
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Tab");
      expect(await button.evaluate(inPage("[document.activeElement === one, getComputedStyle(one).outlineStyle]"))).toEqual([
        true,
        "solid",
      ]);
    });
  });

  it("sorts by click and by key, and puts everything back", async () => {
    await visit(sample, desk, async (page) => {
      const table = page.getByRole("table", { name: /\s各单位问题整改情况表$/ });
      const names = async () => (await table.locator("tbody th").allInnerTexts()).map((name) => name.trim());
      const header = table.getByRole("columnheader", { name: "问题数" });
      const before = await names();
      await header.getByRole("button").click();
      expect(await header.getAttribute("aria-sort")).toBe("ascending");
      expect((await names()).slice(0, 3)).toEqual(["新区社会事务局", "新区组织部", "新区公安局"]);
      expect((await names()).slice(-3)).toEqual(["区直小计", "园区小计", "合计"]);
      await header.getByRole("button").press("Enter");
      expect(await header.getAttribute("aria-sort")).toBe("descending");
      expect((await names()).slice(0, 3)).toEqual(["新区规划局", "新区财政局", "新区国土局"]);
      expect((await names()).slice(-3)).toEqual(["区直小计", "园区小计", "合计"]);
      expect(await page.getByRole("status").first().innerText()).toBe("共16行；已按问题数降序排列");
      await table.getByRole("columnheader", { name: "整改率" }).getByRole("button").press("Space");
      expect(await header.getAttribute("aria-sort")).toBe("none");
      expect((await names())[0]).toBe("新区组织部");
      for (let press = 0; press < 2; press++) await table.getByRole("columnheader", { name: "整改率" }).getByRole("button").click();
      expect(await names()).toEqual(before);
    });
  });

  it.each([
    ["数", ["乙", "丁", "甲", "戊", "丙", "己"], ["甲", "丁", "乙", "戊", "丙", "己"]],
    ["率", ["丙", "甲", "丁", "乙", "戊", "己"], ["乙", "丁", "甲", "丙", "戊", "己"]],
    ["日期", ["丁", "甲", "丙", "己", "乙", "戊"], ["己", "丙", "甲", "丁", "乙", "戊"]],
  ])("sorts %s by what it says, equal ones as printed, “—” last both ways", async (title, ascending, descending) => {
    await visit(lists, desk, async (page) => {
      const names = () => page.locator("tbody tr:not(:last-child) th").allInnerTexts();
      const button = page.getByRole("columnheader", { name: title, exact: true }).getByRole("button");
      await button.click();
      expect(await names()).toEqual(ascending);
      await button.click();
      expect(await names()).toEqual(descending);
    });
  });

  it("filters, says how much is shown, and prints all of it nevertheless", async () => {
    await visit(sample, desk, async (page) => {
      const holder = page.locator(".table", { has: page.getByRole("table", { name: /月到期问题清单$/ }) });
      const shown = () => holder.locator("tbody tr:visible").count();
      const all = rowsOf("月到期问题清单");
      expect(await holder.getByRole("status").innerText()).toBe(`共${all}行`);
      await holder.getByRole("searchbox", { name: "筛选" }).fill("财政局 7月20日");
      expect(await holder.getByRole("status").innerText()).toBe(`显示3行，共${all}行`);
      expect(await shown()).toBe(3);
      await page.emulateMedia({ media: "print" });
      expect(await shown()).toBe(all);
      expect(await page.getByRole("searchbox").count()).toBe(0);
      await page.emulateMedia({ media: "screen" });
      await holder.getByRole("searchbox").fill("");
      expect(await shown()).toBe(all);
      const units = page.locator(".table", { has: page.getByRole("table", { name: /\s各单位问题整改情况表$/ }) });
      await units.getByRole("searchbox").fill("园区");
      expect(await units.locator("tbody tr:visible th").allInnerTexts()).toEqual(["中捷产业园区", "南大港产业园区"]);
    });
  });

  it("is complete without scripts", async () => {
    await visit(sample, { ...desk, javaScriptEnabled: false }, async (page) => {
      expect(
        await page
          .getByRole("table", { name: /月销号问题清单$/ })
          .getByRole("row")
          .count(),
      ).toBe(rowsOf("月销号问题清单") + 1);
      expect(await page.locator("input, button").count()).toBe(0);
      await page.locator("summary").first().click();
      expect(await page.locator("details table").first().isVisible()).toBe(true);
    });
  });

  it.each(["light", "dark"] as const)("can be read by %s", async (colorScheme) => {
    await visit(sample, { ...desk, colorScheme }, async (page) => {
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      const { count, poor, paper } = (await page.evaluate(contrasts)) as { count: number; poor: string[]; paper: string };
      expect(count).toBeGreaterThan(1000);
      expect(poor).toEqual([]);
      expect(paper).toBe(colorScheme === "light" ? "rgb(255, 254, 251)" : "rgb(31, 32, 34)");
      const fill = () => page.locator("svg .fill-overdue").first().evaluate(inPage("getComputedStyle(one).fill"));
      expect(await fill()).toBe(colorScheme === "light" ? "rgb(179, 38, 30)" : "rgb(242, 131, 123)");
      await page.emulateMedia({ media: "print", colorScheme });
      expect(await fill()).toBe("rgb(179, 38, 30)");
      expect(await page.evaluate("getComputedStyle(document.body).color")).toBe("rgb(28, 27, 26)");
    });
  });

  it("prints on A4, wide annexes across, header rows on every page", async () => {
    const file = join(folder, "june.pdf");
    await visit(sample, { ...desk, colorScheme: "dark" }, (page) => page.pdf({ path: file, preferCSSPageSize: true }));
    const run = (program: string, ...args: string[]) => {
      const { status, stdout } = spawnSync(program, args, { encoding: "utf8" });
      expect(status).toBe(0);
      return stdout;
    };
    const sizes = [...run("pdfinfo", "-f", "1", "-l", "999", file).matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+)/gm)].map(
      ([, width, height]) => [width, height].map((points) => Math.round((Number(points) * 25.4) / 72)).join("×"),
    );
    const pages = run("pdftotext", "-layout", file, "-").split("\f").slice(0, sizes.length);
    const { annexes } = tree;
    const annexPages = annexes.map(({ label }) => pages.findIndex((text) => text.trimStart().startsWith(`${label}\n`)));
    expect(annexPages.every((page, index) => page > (annexPages[index - 1] ?? 1))).toBe(true);
    const annexOf = (page: number) => annexes[annexPages.findLastIndex((first) => first <= page)];
    const isWide = (annex: Annex | undefined) => annex !== undefined && tablesIn(annex).some(({ columns }) => columns.length > 6);
    expect(sizes).toEqual(pages.map((_, page) => (isWide(annexOf(page)) ? "297×210" : "210×297")));
    const lists = pages.filter((text, page) => annexOf(page)?.title.endsWith("问题清单") && /[^\s-]{1,8}-\d+-\d{3}/.test(text));
    expect(lists.length).toBeGreaterThan(4);
    for (const text of lists) expect(text).toMatch(/编号 +问题 +责任/);
    for (const [index, text] of pages.entries()) expect(text).toMatch(new RegExp(`— ?${index + 1} ?—\\s*$`));
    const all = pages.join("\n");
    expect(all).not.toMatch(/筛选|数据表|跳到正文|↕|▲升序/);
    for (const title of ["各阶段到期整改情况（件）", "逐月新增、销号和月末未销号（件）", "各单位问题状态（件）"])
      expect(all).toContain(title);
    expect(pages.at(-1)).toMatch(/抄送：市领导小组办公室，新区专项办。\n[\s\S]*印发/);
  });
});

/** A function for the page, `one` being the element; written as text, since the page's names are not this program's. */
function inPage<Result>(expression: string): (one: unknown) => Result {
  return new Function("one", `return ${expression};`) as (one: unknown) => Result;
}

interface Corner {
  readonly top: number;
  readonly left: number;
}

/** So that 9 < 10 < 1,000 is no accident of order, and nothing comes out as it went in. */
const list: Block = {
  kind: "table",
  columns: ["单位", "率", "数", "日期"].map((title) => ({ title: [{ text: title }], align: "left" })),
  rows: [
    ["甲", "9.5%", "1,000", "2018年9月30日"],
    ["乙", "100.0%", "9", "—"],
    ["丁", "42.9%", "10", "2018年6月8日"],
    ["戊", "—", "—", ""],
    ["丙", "0.0%", "", "2018年10月1日—2018年10月2日"],
    ["己", "—", "—", "2019年1月1日"],
    ["合计", "—", "1,019", "—"],
  ].map((row) => row.map((text) => [{ text }])),
};

/** Every text that is seen against what lies behind it: less than 4.5 to 1 is poor. Runs in the page. */
const contrasts = `(() => {
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (color) => {
    const [r, g, b] = numbers(color).map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const color = getComputedStyle(one).backgroundColor;
      if (numbers(color)[3] !== 0) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const poor = [];
  let count = 0;
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest("script, title, .unseen, caption, .legend span")) continue;
    const inPicture = element.closest("svg");
    const own = inPicture ? getComputedStyle(element).fill : getComputedStyle(element).color;
    const tone = /fill-on-([a-z]+)/.exec(element.getAttribute("class") ?? "")?.[1];
    const part = tone && element.closest("svg").querySelector(".fill-" + tone);
    const under = part ? getComputedStyle(part).fill : behind(inPicture ?? element);
    count += 1;
    if (ratio(own, under) < 4.5) poor.push(walker.currentNode.data.trim() + " " + own + " on " + under);
  }
  return { count, poor, paper: getComputedStyle(document.querySelector(".sheet")).backgroundColor };
})()`;
