import { describe, expect, it } from "vitest";
import { brokenHead, headWords, widestWord } from "../../src/render/head-words.ts";

describe("heads of columns", () => {
  it.each([
    ["问题数", 3, "问题数"],
    ["问题数", 2, "问题\n数"],
    ["待核查", 2, "待\n核查"],
    ["已完成整改", 3, "已完成\n整改"],
    ["已完成整改", 4, "已完成\n整改"],
    ["未完成整改", 3, "未完成\n整改"],
    ["期初未销号", 3, "期初\n未销号"],
    ["其中新发现", 3, "其中\n新发现"],
    ["逾期后销号", 3, "逾期后\n销号"],
    ["按期完成率", 3, "按期\n完成率"],
    ["整改率（%）", 3, "整改率\n（%）"],
    ["", 3, ""],
  ])("%s on lines of %d characters", (head, width, lines) => {
    expect(brokenHead(head, width)).toBe(lines);
  });

  it("lose no character, whatever the width", () => {
    for (const head of ["已移交登记入账", "涉及单位数", "未完成原因", "核查通过日期", "第1轮 整改率", "甲（乙）丙"])
      for (let width = 1; width < 9; width += 0.5) {
        expect(brokenHead(head, width).replaceAll("\n", "").replaceAll(" ", "")).toBe(head.replaceAll(" ", ""));
        expect(headWords(head).join("")).toBe(head);
      }
    expect(widestWord("未完成整改")).toBe(3);
  });
});
