import { describe, expect, test } from "vitest";
import { coursesOf, placedOn } from "../../src/figures/courses.ts";
import {
  closureRate,
  dueRectificationRate,
  inTimeRate,
  pointsBetween,
  printPoints,
  printRate,
  rateOf,
  rectificationRate,
} from "../../src/figures/rates.ts";
import { statusOf } from "../../src/status/status.ts";
import { campaignWith } from "../campaign-of.ts";

test.each([
  [0, 0, "—"],
  [0, 3, "0.0%"],
  [1, 3, "33.3%"],
  [2, 3, "66.7%"],
  [3, 3, "100.0%"],
  [1, 2000, "0.1%"], // 0.05: half up
  [1, 2001, "0.0%"],
  [1, 16, "6.3%"], // 6.25: half up
  [3, 16, "18.8%"], // 18.75
  [999, 1000, "99.9%"],
  [1999, 2000, "99.9%"],
  [9999, 10000, "99.9%"],
  [999_999, 1_000_000, "99.9%"], // below all never 100.0
  [1_000_000, 1_000_000, "100.0%"],
])("%i of %i prints %s", (part, whole, printed) => {
  expect(printRate(rateOf(part, whole))).toBe(printed);
});

describe("change between two rates is the difference of what is printed", () => {
  test.each([
    [2, 3, 1, 3, 334, "33.4"], // 66.7 − 33.3, though the rates differ by 33.33…
    [1, 3, 2, 3, -334, "33.4"],
    [1, 2, 1, 2, 0, "0.0"],
    [1, 1, 9999, 10000, 1, "0.1"],
  ])("%i/%i after %i/%i", (part, whole, partBefore, wholeBefore, change, printed) => {
    expect(pointsBetween(rateOf(part, whole), rateOf(partBefore, wholeBefore))).toBe(change);
    expect(printPoints(change)).toBe(printed);
  });
  test("there is none without two rates", () => {
    expect(pointsBetween(rateOf(1, 2), rateOf(0, 0))).toBeUndefined();
    expect(pointsBetween(undefined, 500)).toBeUndefined();
  });
});

test("each rate is over what its name says", () => {
  const entry = { 任务: 1, 登记日期: "2018-05-15", 分类处置: "立行立改", 清单号: "2017-0001" };
  const verified = [
    { 日期: "2018-06-20", 事项: "报完成" },
    { 日期: "2018-06-25", 事项: "核查", 结论: "通过" },
  ];
  const campaign = campaignWith([
    { ...entry, 编号: "甲-01-001", 时限: "2018-06-30", 经过: [...verified, { 日期: "2018-06-28", 事项: "销号" }] },
    { ...entry, 编号: "甲-01-002", 时限: "2018-06-19", 经过: verified },
    { ...entry, 编号: "甲-01-003", 时限: "2018-06-30" },
    { ...entry, 编号: "甲-01-004", 时限: "2018-07-01" },
    { ...entry, 编号: "甲-01-005" },
    { ...entry, 编号: "甲-01-006", 时限: "2018-06-30", 经过: [{ 日期: "2018-06-20", 事项: "移交", 移至: "乙局" }] },
  ]);
  const status = statusOf(campaign, { asOf: "2018-06-30", month: "2018-06" });
  expect(printRate(rectificationRate(status.totals))).toBe("40.0%");
  expect(printRate(closureRate(status.totals))).toBe("20.0%");
  expect(printRate(dueRectificationRate(placedOn(coursesOf(campaign.plan, campaign.ledgers), "2018-06-30"), "2018-06-30"))).toBe("66.7%");
  expect(status.period && printRate(inTimeRate(status.period))).toBe("33.3%");
});
