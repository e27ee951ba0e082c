import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balancedLines } from "../../../src/render/docx/balanced-lines.ts";
import { printedWidth } from "../../../src/render/printed-width.ts";
import { runs } from "../../runs.ts";

describe("balancedLines", () => {
  it.each([
    ["工作提示单", ["工作提示单"]],
    [
      "关于某新区项目落地难问题清理整改“回头看”2018年6月工作情况的通报",
      ["关于某新区项目落地难问题清理整改", "“回头看”2018年6月工作情况的通报"],
    ],
    ["关于报送项目落地难问题清理整改“回头看”专题报告的通知", ["关于报送项目落地难问题清理整改", "“回头看”专题报告的通知"]],
    ["某局关于报送《整改标准和分类处理意见》修改建议的报告", ["某局关于报送", "《整改标准和分类处理意见》", "修改建议的报告"]],
  ])("%s", (title, lines) => {
    const got = balancedLines(title, 20);
    expect(got.join("")).toBe(title);
    if (!title.includes("《")) expect(got).toEqual(lines);
    expect(got.filter((line) => /[《“][^》”]*$/.test(line))).toEqual([]);
  });

  it("keeps dates, numbers with their measure, 《》 and “” whole, and lets no mark or 的 begin a line", () => {
    const words = [
      "关于",
      "某某新区",
      "清理整改",
      "“回头看”",
      "2018年6月",
      "《工作方案》",
      "第3号",
      "15件",
      "98.5%",
      "工作情况",
      "、",
      "的",
      "通报",
      "和",
      "企业融资",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 8, maxLength: 16 }), (parts) => {
        const title = parts.join("").replace(/^[、的]+/, "");
        const lines = balancedLines(title, 20);
        expect(lines.join("")).toBe(title);
        for (const line of lines) expect(printedWidth(line)).toBeLessThanOrEqual(20);
        for (const line of lines) expect(line).not.toMatch(/[《“][^》”]*$|^[》”、，的年月日件号%]/);
        for (const [index, line] of lines.slice(1).entries())
          expect(/\d$/.test(lines[index] ?? "") && /^[\d年月件.%]/.test(line)).toBe(false);
      }),
      { numRuns: runs(60, 600), seed: 9704 },
    );
  });

  it("leaves no lonely word on a line of two or three", () => {
    for (const title of [
      "关于做好某新区项目落地难问题清理整改有关工作的通知",
      "某某新区管理委员会关于进一步做好项目落地难问题清理整改工作和优化营商环境的意见",
    ]) {
      const lines = balancedLines(title, 20);
      const mean = printedWidth(title) / lines.length;
      for (const line of lines) expect(Math.abs(printedWidth(line) - mean)).toBeLessThan(5);
    }
  });

  it("breaks what has no edge where it must, and does not take long over a title of a thousand characters", () => {
    expect(balancedLines("a".repeat(90), 20).every((line) => printedWidth(line) <= 20)).toBe(true);
    const lines = balancedLines("超长标题".repeat(250), 20);
    expect(lines.join("")).toHaveLength(1000);
    expect(lines.every((line) => printedWidth(line) <= 20)).toBe(true);
  });
});
