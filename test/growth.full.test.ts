// No text takes time that grows faster than its length: each place a text goes through is given long rows of each awkward character.
import { describe, expect, it } from "vitest";
import { check } from "../src/check/check.ts";
import { portableName } from "../src/desk/dropped-path.ts";
import { readCell } from "../src/export/cell-text.ts";
import { columnCalled } from "../src/import/titles.ts";
import { addDays } from "../src/model/day.ts";
import { unguarded } from "../src/model/formula.ts";
import { closest, surelyMeant } from "../src/model/similar.ts";
import { withoutBrackets, withoutEnds } from "../src/model/trimmed.ts";
import { readCsv } from "../src/notice/csv-lines.ts";
import { limits } from "../src/read/limits.ts";
import { decode } from "../src/read/source.ts";
import { parseYaml } from "../src/read/yaml/parse.ts";
import { csvOf } from "../src/render/csv.ts";
import { balancedLines } from "../src/render/docx/balanced-lines.ts";
import { printable } from "../src/render/docx/text.ts";
import { escapeMarkdown } from "../src/render/escape-markdown.ts";
import { splitFrontMatter } from "../src/render/front-matter.ts";
import { escapeHtml } from "../src/render/html/escape.ts";
import { renderTemplate } from "../src/render/template.ts";
import { visible } from "../src/render/terminal-text.ts";
import { escapeForWorkbook, safeText } from "../src/render/xlsx/safe-text.ts";
import { squash } from "../src/report/public/squashed.ts";
import { asOf, ledger, other, plan } from "./read/told.ts";

/** Those that a rule, and those that a parser makes most of, since these take longer; then all. */
const few = [" ", "\t", "\n", '"', "1", ".", "\u3000", "，", "：", "“", "（", "字"];
const some = [...few, "'", ":", "-", "#", "[", "}", "\\", "\u0301", ": ", " #", ", ", "甲："];
const rows = [...some, "\r\n", "😀", "\u200b", "\u2028", "/", "]", "_", ")", "某", "@", "{%", "1,"];

const row = (of: string, length: number) => of.repeat(Math.ceil(length / of.length));
/** By itself, and in the middle of a text: what looks for an end or a beginning stumbles over one of the two. */
const within = (text: string) => [text, `甲${text}乙`];

async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  return process.cpuUsage(before).user / 1000;
}

/** Where four times the text takes much more than four times as long. Little is not measured, and what looks wrong is measured again. */
async function growsTooFast(work: (text: string) => unknown, of: string): Promise<string | undefined> {
  for (let attempt = 0; ; attempt++) {
    const long = await cpuOf(() => work(row(of, 80_000)));
    if (long < 120) return undefined;
    const short = await cpuOf(() => work(row(of, 20_000)));
    if (long < 9 * short) return undefined;
    if (attempt === 2) return `${JSON.stringify(of)}: ${Math.round(short)} ms, then ${Math.round(long)} ms`;
  }
}

async function expectLinear(work: (text: string) => unknown, of = rows): Promise<void> {
  const told: (string | undefined)[] = [];
  for (const each of of) told.push(await growsTooFast(work, each));
  expect(told.filter((one) => one !== undefined)).toEqual([]);
}

const quietly = (work: () => unknown) => {
  try {
    work();
  } catch {
    // A template with such a head is refused, which is as good.
  }
};

describe("a text by itself", { timeout: 120_000 }, () => {
  it.each<[string, (text: string) => unknown]>([
    ["bytes", (text) => decode({ path: "ledgers/甲局.yaml", content: new TextEncoder().encode(text) })],
    ["on a terminal", visible],
    ["in Markdown", escapeMarkdown],
    ["in HTML", escapeHtml],
    ["in a workbook", (text) => [safeText(text), escapeForWorkbook(text)]],
    ["in CSV", (text) => [csvOf([[text]]), unguarded(text)]],
    ["from a register", (text) => quietly(() => readCsv("登记.csv", `编号\r\n${text}`))],
    ["on paper", printable],
    ["as a title on paper", (text) => balancedLines(text, 20)],
    ["as a file's name", portableName],
    ["without marks", (text) => [withoutEnds(text, /[\s。；]/), withoutBrackets(text)]],
    ["as a column's title", columnCalled],
    ["in a cell", (text) => [readCell("evidence", text), readCell("milestones", text), readCell("findings", text)]],
    ["where a word was meant", (text) => [closest(text, ["自查", "交叉检查"]), surelyMeant(text, ["自查", "交叉检查"])]],
    ["masked", squash],
    ["in a template", (text) => quietly(() => renderTemplate("模板", text, {}))],
    ["in a template's head", (text) => quietly(() => splitFrontMatter("模板", `---\n标题: ${text.replaceAll("\n", "")}x\n---\n`))],
  ])("%s", async (_, work) => await expectLinear((text) => within(text).map(work)));
});

describe("a ledger's writing", { timeout: 120_000 }, () => {
  const title = (written: string) => ledger.replace("供水没有接通", () => written);

  it.each<[string, (text: string) => string]>([
    ["whole", (text) => text],
    ["before it", (text) => `${text}\n${ledger}`],
    ["after it", (text) => ledger + text],
    ["a plain value", (text) => title(`供${text}水`)],
    ["a quoted value", (text) => title(`"供${text}水"`)],
    ["a value in single quotes", (text) => title(`'供${text}水'`)],
    ["a comment", (text) => title(`供水 #${text}甲`)],
    ["a block", (text) => title(`|\n      甲${text.replaceAll("\n", "\n      ")}`)],
    ["a key", (text) => ledger.replace("题目:", () => `题${text}目:`)],
    ["an indentation", (text) => ledger.replace("    题目", () => `${text}题目`)],
    ["braces", (text) => ledger.replace("王某, ", () => `王某${text}, `)],
    ["brackets left open", (text) => ledger.replace("[抓紧施工]", () => `[抓紧${text}`)],
  ])("%s", async (_, put) => await expectLinear((text) => parseYaml(put(text), limits.ledger), some));
});

describe("what is written", { timeout: 120_000 }, () => {
  const filled = (file: string, places: readonly string[], text: string) =>
    places.reduce((result, place) => result.replace(place, () => JSON.stringify(`${place.slice(0, 2)}${text}${place.slice(2)}`)), file);
  const sources = (first: string, itsPlan = plan) => [
    { path: "ledgers/plan.yaml", content: itsPlan },
    { path: "ledgers/甲局.yaml", content: first },
    { path: "ledgers/乙局.yaml", content: other },
  ];

  it.each<[string, readonly string[]]>([
    ["in texts", ["供水没有接通", "三月申请", "抓紧施工", "已开工", "不涉及", "王某", "局长"]],
    ["in words of a list", ["未按进度接通", "自查", "从重处理", "进展", "不予追责"]],
    ["in numbers, days and keys", ["甲局-01-001", "2020-07-31", "2020-03-01", "2020-05-20", "2020-04\n", "需要日期"]],
  ])("%s", async (_, places) => await expectLinear((text) => check(sources(filled(ledger, places, text)), asOf), few));

  it("in the plan", async () =>
    await expectLinear(
      (text) => check(sources(ledger, filled(plan, ["某区清理整改", "某字〔2020〕1号", "专项办", "06-utilities"], text)), asOf),
      few,
    ));
});

it("deadlines of one phase, and the lines of 履职 that meet them, are judged in time that follows their number", async () => {
  const look = (count: number) => {
    const days = Array.from({ length: count }, (_, index) => addDays("2020-04-02", index % 270));
    const owed = days.map((day) => `  - { 事项: 演练, 单位: [某区甲局], 阶段: 1, 截止: ${day} }\n`).join("");
    const done = days
      .toSorted()
      .map((day) => `  - { 日期: ${day}, 事项: 演练, 应报: ${day} }\n`)
      .join("");
    const sources = [
      { path: "ledgers/plan.yaml", content: `${plan}履职要求:\n${owed}` },
      { path: "ledgers/甲局.yaml", content: ledger.replace(/履职:\n.*\n/, `履职:\n${done}`) },
    ];
    return cpuOf(() => check(sources, "2021-01-31"));
  };
  await look(500);
  const [few, many] = [await look(1000), await look(4000)];
  expect(many).toBeLessThan(9 * few);
});
