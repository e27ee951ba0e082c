// Markdown that would keep its reader busy for minutes, or end it in a stack, is told before it is read.
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/model/usage-error.ts";
import { heavyLine } from "../../src/render/heavy-markdown.ts";
import { renderPaper } from "../../src/render/paper.ts";
import { paperTree } from "../../src/render/paper-tree.ts";

const most = 190_000;
const fill = (text: string) => text.repeat(Math.floor(most / text.length));
const within = (open: string, close: string) => {
  const count = Math.floor(most / (open.length + close.length));
  return open.repeat(count) + close.repeat(count);
};
const paper = (body: string, data = {}) => renderPaper("t.md", `---\n标题: 甲\n---\n前言\n\n${body}`, data);

function told(body: string, data = {}): string {
  try {
    paper(body, data);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return "";
}

it("asks for the size of the data once, however long the paper is", () => {
  let asked = 0;
  const size = () => {
    asked += 1;
    return 1e9;
  };
  expect(heavyLine("a*\n\n".repeat(300_000), size)).toBe(undefined);
  expect(asked).toBe(1);
});

describe("a paper", { timeout: 60_000 }, () => {
  it.each([
    ["emphasis that never closes", fill("a*")],
    ["emphasis in emphasis", within("*a **b ", "** c*")],
    ["bold in bold", within("**", "a**")],
    ["links that never close", fill("[a](b")],
    ["brackets", fill("[")],
    ["instructions that never close", fill("<?")],
    ["quotes in quotes", fill("> ")],
    ["quotes in quotes without blanks", fill(">")],
    ["lists in lists", fill("- ")],
    ["very many items", fill("- a\n")],
    ["very many quotes", fill("> a\n")],
    ["lists further and further in", Array.from({ length: 600 }, (_, index) => `${" ".repeat(2 * (index % 300))}- a\n`).join("")],
    ["a table of very many columns", `|${"a|".repeat(20_000)}\n|${"-|".repeat(20_000)}\n${"|x\n".repeat(20_000)}`],
    ["very many rows", `|a|\n|-|\n${fill("|x|\n")}`],
    [
      "code that never closes",
      Array.from({ length: 800 }, (_, index) => `${"`".repeat(index % 400)}a`)
        .join("")
        .slice(0, most),
    ],
  ])("of %s is refused at a line, in time", (_, body) => {
    const start = process.cpuUsage();
    expect(told(body)).toMatch(/^模板 t\.md 第\d+行：引用、列表套得过深/);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2_000);
  });

  it("is refused without a line where a loop makes it what it is", () => {
    expect(told("{% for i in (1..60000) %}{{ s }}a*{% endfor %}", { s: "甲" })).toMatch(/^模板 t\.md：引用/);
  });

  it("names the line of the template", () => {
    expect(told(`好\n${">".repeat(30)} 深`)).toMatch(/^模板 t\.md 第7行：/);
  });

  it.each([
    ["a table of 10,000 bold cells", `|a|b|\n|-|-|\n${"|**甲**|**乙**|\n".repeat(5_000)}`],
    ["a thousand paragraphs with bold words", "一是**抓紧**，二是**抓实**。\n\n".repeat(1_000)],
    ["lists three deep", "- 甲\n  - 乙\n    - 丙\n".repeat(300)],
    ["nothing but escapes", "\\*".repeat(20_000)],
  ])("of %s is none of these", (_, body) => {
    const start = process.cpuUsage();
    paperTree(paper(body), false);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(4_000);
  });

  it("of a large campaign may be as long as it needs", () => {
    const rows = `|甲\\*|乙|\n`.repeat(40_000);
    expect(heavyLine(rows, () => 100_000)).toBe(10_000);
    expect(heavyLine(rows, () => 4_000_000)).toBeUndefined();
  });
});
