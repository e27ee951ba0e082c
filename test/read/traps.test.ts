// Slips of the Chinese input method where several meet, and words that look like a slip and are none.
import { expect, it } from "vitest";
import { changed, ledger, told } from "./told.ts";

const person = "责任人: { 姓名: 王某, 职务: 科长 }";
/** A slip that makes YAML fail, so that slips are looked for at all. */
const slip = changed("来源: 自查", "来源：自查");
const atSlip = "12:7-8 error ascii-punctuation";

it.each<[what: string, from: string, to: string, found: string[]]>([
  ["two slips are told each at its place", "情况: 三月申请", "情况: *见附件", ["11:9-13 error special-text-quoted", atSlip]],
  ["three", person, "责任人: { 姓名：王某，职务: 科长 }", [atSlip, "16:14-15 error ascii-punctuation", "16:17-18 error ascii-punctuation"]],
  [
    "a bracket of full width that is not closed is told once",
    person,
    "责任人: ｛ 姓名: 王某, 职务: 科长",
    [atSlip, "16:10-11 error ascii-punctuation"],
  ],
  ["full-width marks within a text are its own", "情况: 已开工", "情况: 已开工，时限：七月", [atSlip]],
  ["a text in quotes may hold anything", "情况: 三月申请", '情况: "时限：七月 *见 - 一: 二"', [atSlip]],
  [
    "a block text too",
    "情况: 三月申请",
    "情况: |\n      时限：七月\n      - *见附件\n      “题目”：甲",
    ["15:7-8 error ascii-punctuation"],
  ],
  ["and what goes on a text in the next line", "情况: 三月申请", "情况: 三月申请，\n      时限：七月", ["13:7-8 error ascii-punctuation"]],
  ["and a comment", "情况: 三月申请", "情况: 三月申请 # 时限：七月", [atSlip]],
  ["a comment line too", "情况: 三月申请", "情况: 三月申请\n    # 时限：七月", ["13:7-8 error ascii-punctuation"]],
  ["wherever it stands", "    情况: 三月申请", "  # 时限: 七月\n    情况: 三月申请", ["13:7-8 error ascii-punctuation"]],
  ["a mapping over two lines is one", person, "责任人: { 姓名: 王某,\n      职务: 科长 }", [atSlip]],
])("%s", async (_, from, to, found) => {
  expect((await told(changed(from, to, slip))).first).toEqual(found);
});

it("of lines out of step only the first is told", async () => {
  const { first, diagnostics } = await told(ledger.replace(/^ {4}(?=\S)/gm, "      "));
  expect(first).toEqual(["8:7-9 error indented-alike"]);
  expect(diagnostics[0]?.hint).toContain("应空4格");
});

it("a key of a problem that lost all its indentation is told itself, not the sound lines below it", async () => {
  const { first, diagnostics } = await told(changed("    来源: 自查", "来源: 自查"));
  expect(first).toEqual(["12:1-3 error indented-alike"]);
  expect(diagnostics.map(({ hint }) => /应空(\d+)格/.exec(hint)?.[1])).toEqual(["4"]);
});

it("a tab is told with the spaces that belong there", async () => {
  const { diagnostics } = await told(changed("    题目", "\t题目"));
  expect(diagnostics.map(({ hint }) => hint)).toEqual(["请删去行首空白，用空格键重新输入4个空格，与上下同级的行对齐。"]);
});

it("a list may stand at the column of its key", async () => {
  const flat = ledger.replace(/^ {6}- /gm, "    - ");
  expect((await told(flat)).first).toEqual([]);
  expect((await told(changed("来源: 自查", "来源：自查", flat))).first).toEqual([atSlip]);
});

it("the last of several traps is as exact as the first: offsets lead back through what was mended", async () => {
  const text = changed(
    "理由: 不涉及 }",
    "理由: 不涉及 } 完",
    changed("题目: 供", "题目：供", changed("情况: 三月申请", "情况: [2020]3号")),
  );
  expect((await told(text)).first).toEqual([
    "10:7-8 error ascii-punctuation",
    "11:9-17 error special-text-quoted",
    "23:55-56 error yaml-is-well-formed",
  ]);
});

it("of a syntax error that brings others the likeliest cause is told once, with how many may be its doing", async () => {
  const { first, diagnostics } = await told(changed("情况: 三月申请", "情况: {{{ 三月 ] 申请\n    - } x: : y\n  ] {"));
  expect(first.length).toBe(1);
  expect(diagnostics[0]?.hint).toMatch(/另有[1-9]\d*行读不通，可能都由这一处引起。$/);
  const alone = await told(slip);
  expect(alone.diagnostics.map(({ hint }) => /可能都由这一处引起/.test(hint))).toEqual([false]);
});
