import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fits, fitted, talliesOf } from "../../../src/render/docx/column-widths.ts";
import { landscape, portrait, textWidth } from "../../../src/render/docx/page.ts";
import { table } from "./papers.ts";

const upright = textWidth(portrait);
const aside = textWidth(landscape);
const tallies = (titles: readonly string[], row: readonly string[]) => {
  const one = table(titles, [row]);
  return talliesOf(one);
};

describe("column widths", () => {
  it("add up to the room and leave none empty, whatever the columns", () => {
    const width = fc.double({ min: 0, max: 300, noNaN: true });
    const column = fc.tuple(width, width, width, width, width).map(([natural, part, more, mean, head]) => {
      return {
        natural,
        usual: Math.min(natural, part),
        firm: natural + more / 2,
        ample: natural + more,
        mean: Math.min(natural, mean),
        head,
        word: head / 2,
      };
    });
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 20 }), fc.constantFrom(upright, aside), (columns, room) => {
        const { widths, size } = fitted(columns, room);
        expect(widths.reduce((sum, each) => sum + each, 0)).toBe(room);
        expect(Math.min(...widths)).toBeGreaterThan(80);
        expect(fits(columns, room) ? [18, 21, 24] : [18]).toContain(size);
      }),
    );
  });

  it("fit fifteen columns of counts and rates on a page, with no word of a head torn", () => {
    const titles = [
      "单位",
      ..."问题数 整改中 待核查 待销号 已销号 已完成整改 未完成整改 未销号 逾期 临期 无时限 逾期后销号 整改率 销号率".split(" "),
    ];
    const columns = tallies(titles, ["某某临港经济技术开发区", ...Array(12).fill("133"), "100.0%", "100.0%"]);
    expect(fits(columns, upright)).toBe(true);
    const { widths, size } = fitted(columns, upright);
    const ems = widths.map((width) => (width - 80) / (size * 10));
    for (const [index, { word }] of columns.entries()) expect(ems[index], titles[index]).toBeGreaterThanOrEqual(word);
    expect(fitted(columns, aside).size).toBeGreaterThanOrEqual(21);
  });

  it("keep numbers narrow, days on one line, and give the rest to long text", () => {
    const columns = tallies(
      ["序号", "问题", "时限"],
      ["37", "示例十号企业蒸汽管线穿路许可卡住，需要两个部门会商后一并办理", "2018年12月31日"],
    );
    const { widths, size } = fitted(columns, upright);
    const ems = widths.map((width) => (width - 120) / (size * 10));
    expect(ems[0]).toBeLessThan(3);
    expect(ems[2]).toBeGreaterThan(7.5);
    expect(ems[1]).toBeGreaterThan(20);
  });

  it("keep a day on one line where most rows have none, and break a remark that one row has", () => {
    const long = "示例十号企业蒸汽管线穿路许可卡住，需要两个部门会商";
    const row = [long, long, long, long, long, long, "", "整改中"];
    const one = table(
      ["甲", "乙", "丙", "丁", "戊", "己", "销号日期", "状态"],
      [...Array(9).fill(row), [...row.slice(0, 6), "2018年6月29日", "整改中（逾期1天）"]],
    );
    const columns = talliesOf(one);
    const { widths, size } = fitted(columns, aside);
    const ems = widths.map((width) => (width - 90) / (size * 10));
    expect(ems[6]).toBeGreaterThanOrEqual(columns[6]?.firm ?? 0);
    expect(ems[7]).toBeLessThan(7);
  });

  it("keep numbers of problems and days on one line where nine columns crowd, and let long text give way", () => {
    const titles = ["序号", "编号", "问题", "责任单位", "未完成原因", "整改措施", "时限", "责任人", "状态"];
    const long = "示例十号企业蒸汽管线穿路许可卡住，需要两个部门会商";
    const row = ["1", "规划局-06-003", long, "新区经济发展局", long, long, "2018年6月29日", "杨示例（用地规划科科长）", "整改中"];
    const late = [...row.slice(0, 8), "整改中（逾期13天）"];
    const one = table(titles, [row, row, row, row, late]);
    const columns = talliesOf(one);
    const { widths, size } = fitted(columns, aside);
    const ems = widths.map((width) => (width - 90) / (size * 10));
    for (const index of [0, 1, 3, 6]) expect(ems[index], titles[index]).toBeGreaterThanOrEqual(columns[index]?.firm ?? 0);
    expect(ems[8]).toBeLessThan(ems[7] ?? 0);
    expect(Math.min(...[2, 4, 5].map((index) => ems[index] ?? 0))).toBeGreaterThan(7);
    expect(ems[0]).toBeLessThan(3);
  });
});
