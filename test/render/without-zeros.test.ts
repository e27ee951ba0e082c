import { describe, expect, it } from "vitest";
import { withoutZeroColumns } from "../../src/render/without-zeros.ts";

describe("withoutZeroColumns", () => {
  it.each([
    [
      "drops what is 0 for all, and remarks that no row has",
      "前\n\n| 单位 | 件数 | 甲 | 乙 | 备注 |\n| --- | ---: | ---: | ---: | --- |\n| a\\|b | 0 | 0 | 1 | |\n| x | 0 | — | 0 | |\n| 合计 | 0 | 0 | 1 | |\n\n后",
      "前\n\n| 单位 | 件数 | 乙 |\n| --- | ---: | ---: |\n| a\\|b | 0 | 1 |\n| x | 0 | 0 |\n| 合计 | 0 | 1 |\n\n后",
    ],
    [
      "keeps a column of which nothing is known, and the last empty cells of a row",
      "| 单位 | 件数 | 甲 | 备注 |\n| --- | ---: | ---: | --- |\n| x | 1 | — | |\n| y | 1 | — | 未见台账 |\n| 合计 | 2 | — | |",
      undefined,
    ],
    ["leaves a list alone", "| 序号 | 逾期天数 |\n| ---: | ---: |\n| 1 | 0 |", undefined],
    ["leaves alone what is no table", "| 单位 | 甲 |\n| 合计 | 0 |", undefined],
  ])("%s", (_, before, after) => {
    expect(withoutZeroColumns(before)).toBe(after ?? before);
  });
});
