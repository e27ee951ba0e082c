import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type TerminalColumn, terminalTable } from "../../src/render/terminal-table.ts";
import { cutTo, displayWidth, visible, wrapTo } from "../../src/render/terminal-text.ts";
import { drawn } from "../runs.ts";

/** Text of a clerk and of somebody who is not one: wide, narrow, half-width, rare, combining, emoji, quotes. */
const text = fc
  .array(
    fc.constantFrom(
      "局",
      "规划",
      "水",
      "，",
      "（",
      "）",
      "“",
      "…",
      "—",
      "A",
      "z",
      "0",
      " ",
      "-",
      "Ａ",
      "ｱ",
      "𠮷",
      "e\u0301",
      "😀",
      "한",
      "①",
      "2018-06-30",
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

test.each([
  ["abc", 3],
  ["城管局", 6],
  ["“回头看”", 8],
  ["一、A", 5],
  ["Ａ１", 4],
  ["ｱ", 1],
  ["𠮷", 2],
  ["e\u0301", 1],
  ["😀", 2],
  ["", 0],
  ["…—", 2],
])("%j takes %i columns", (written, width) => {
  expect(displayWidth(written)).toBe(width);
});

test("what acts on a terminal is shown instead of acted on; line breaks are spaces", () => {
  expect(visible("甲\u001b[31m乙\u0007丙\u009b2J丁\u202e戊\u200b己\u2066庚\u007f")).toBe(
    "甲\\u001b[31m乙\\u0007丙\\u009b2J丁\\u202e戊\\u200b己\\u2066庚\\u007f",
  );
  expect(visible("甲\r\n  乙\n丙\u2028丁\t戊\u0085己")).toBe("甲 乙 丙 丁 戊 己");
  expect(visible("\ud800甲\u{e0041}")).toBe("\\ud800甲\\u{e0041}");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (any) => {
      expect(visible(any)).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    }),
  );
});

test.each([
  ["城管局", 6, "城管局"],
  ["城管局", 5, "城管…"],
  ["城管局", 4, "城…"],
  ["a城管局", 5, "a城…"],
  ["abc", 2, "a…"],
])("%s cut to %i columns is %s", (written, width, cut) => {
  expect(cutTo(written, width)).toBe(cut);
});

describe("wrapping", () => {
  test("keeps numbers whole and closing marks off the start of a line", () => {
    expect(wrapTo("截至2018-06-30，已整改。", 14)).toEqual(["截至", "2018-06-30，已", "整改。"]);
    expect(wrapTo("截至2018-06-30，已整改。", 10)).toEqual(["截至2018-0", "6-30，已整", "改。"]); // it does not fit whole
    expect(wrapTo("已整改完成，未销号", 10)).toEqual(["已整改完", "成，未销号"]);
    expect(wrapTo("共100.0%完成", 8)).toEqual(["共100.0%", "完成"]);
  });
  test("indents what follows, never exceeds the width, loses nothing but spaces", () => {
    expect(wrapTo("甲乙丙丁", 4, 2)).toEqual(["甲乙", "  丙", "  丁"]);
    fc.assert(
      fc.property(text, fc.integer({ min: 10, max: 40 }), fc.integer({ min: 0, max: 4 }), (written, width, indent) => {
        const lines = wrapTo(written, width, indent);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join("").replace(/\s/g, "")).toBe(written.replace(/\s/g, ""));
      }),
    );
  });
});

describe("tables", () => {
  const arbitraryTable = fc.integer({ min: 1, max: 14 }).chain((width) =>
    fc.record({
      columns: fc.array(fc.record({ head: text, text: fc.boolean(), least: fc.constantFrom(10, 24) }), {
        minLength: width,
        maxLength: width,
      }),
      rows: fc.array(
        fc.array(
          text.map((written) => ({ text: written })),
          { minLength: width, maxLength: width },
        ),
        { maxLength: 5 },
      ),
      limit: fc.integer({ min: 40, max: 120 }),
      ascii: fc.boolean(),
    }),
  );

  test("never leave the screen and have straight borders, whatever they hold", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbitraryTable, ({ columns, rows, limit, ascii }) => {
        const lines = terminalTable(columns, rows, { columns: limit, ascii });
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(limit);
        for (const page of pagesOf(lines, ascii)) expect(new Set(page.map((line) => displayWidth(line))).size).toBe(1);
      }),
      { ...drawn(40, 600) },
    );
  });

  /** Lines from each upper border to its lower one. */
  function pagesOf(lines: readonly string[], ascii: boolean): string[][] {
    if (ascii) return [];
    const pages: string[][] = [];
    for (const line of lines) {
      if (line.startsWith("┌")) pages.push([]);
      pages.at(-1)?.push(line);
    }
    return pages;
  }

  const figures = (count: number): TerminalColumn[] => [
    { head: "单位", text: true },
    ...Array.from({ length: count }, (_, at) => ({ head: `第${at + 1}列` })),
  ];
  const row = (count: number) => [{ text: "城管局" }, ...Array.from({ length: count }, (_, at) => ({ text: String(at + 1) }))];

  test("too many columns make a second table that begins with the first column again", () => {
    const lines = terminalTable(figures(5), [row(5)], { columns: 40, ascii: false });
    expect(lines).toEqual([
      "┌────────┬───────┬───────┬───────┐",
      "│ 单位   │ 第1列 │ 第2列 │ 第3列 │",
      "├────────┼───────┼───────┼───────┤",
      "│ 城管局 │     1 │     2 │     3 │",
      "└────────┴───────┴───────┴───────┘",
      "┌────────┬───────┬───────┐",
      "│ 单位   │ 第4列 │ 第5列 │",
      "├────────┼───────┼───────┤",
      "│ 城管局 │     4 │     5 │",
      "└────────┴───────┴───────┘",
    ]);
  });

  test("the widest text is cut first, a figure never; without box lines the marks are plain too", () => {
    const columns = [{ head: "编号", text: true }, { head: "任务", text: true }, { head: "逾期" }];
    const rows = [[{ text: "城管局-06-001" }, { text: "企业用水用电用气用暖接通" }, { text: "12天" }]];
    expect(terminalTable(columns, rows, { columns: 43, ascii: true })).toEqual([
      "+---------------+------------------+------+",
      "| 编号          | 任务             | 逾期 |",
      "+---------------+------------------+------+",
      "| 城管局-06-001 | 企业用水用电用.. | 12天 |",
      "+---------------+------------------+------+",
    ]);
  });
});
