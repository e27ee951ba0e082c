// Duties owed several times in a phase, and those of several months, reckoned by hand.
import { describe, expect, test } from "vitest";
import { dutiesOn } from "../../src/figures/duties.ts";
import { campaignOf, type Plain, plainPlan } from "../campaign-of.ts";

function dutiesOf(履职要求: readonly Plain[], 履职: readonly Plain[], asOf: string) {
  const { plan, ledgers } = campaignOf({ plan: plainPlan({ 履职要求 }), ledgers: { 甲: { 单位: "甲局", 履职 } } });
  return dutiesOn(plan, ledgers, asOf).filter(({ unit }) => unit === "甲局");
}

describe("信息报送 by 10 May, 1 June and 20 June, all of phase 2", () => {
  const owed = ["2018-05-10", "2018-06-01", "2018-06-20"].map((截止) => ({ 事项: "信息报送", 单位: "全部", 阶段: 2, 截止 }));
  const done = (日期: string, 应报?: string): Plain => ({ 日期, 事项: "信息报送", ...(应报 === undefined ? {} : { 应报 }) });
  const all = [done("2018-05-05"), done("2018-06-01"), done("2018-06-19")];
  test.each([
    ["one each, in order", all, "2018-06-30", ["submitted 05-05", "submitted 06-01", "submitted 06-19"]],
    ["by date, not as they are written", [...all].reverse(), "2018-06-30", ["submitted 05-05", "submitted 06-01", "submitted 06-19"]],
    ["on the last day one is not missing yet", [], "2018-06-01", ["missing", "pending", "pending"]],
    ["the day after it is", [], "2018-06-02", ["missing", "missing", "pending"]],
    [
      "two before the first: the second is early",
      [done("2018-05-05"), done("2018-05-06")],
      "2018-06-30",
      ["submitted 05-05", "submitted 05-06", "missing"],
    ],
    ["on one day two", [done("2018-05-12"), done("2018-05-12")], "2018-06-30", ["late 05-12", "submitted 05-12", "missing"]],
    [
      "the first missed: unsaid, the next event is the first, late",
      [done("2018-05-30")],
      "2018-06-30",
      ["late 05-30", "missing", "missing"],
    ],
    ["said by 应报", [done("2018-05-30", "2018-06-01")], "2018-06-30", ["missing", "submitted 05-30", "missing"]],
    [
      "应报 said, the others serve what is left",
      [done("2018-05-30", "2018-06-01"), done("2018-06-10")],
      "2018-06-30",
      ["late 06-10", "submitted 05-30", "missing"],
    ],
    [
      "said twice: the earlier counts",
      [done("2018-06-25", "2018-06-20"), done("2018-06-05", "2018-06-20")],
      "2018-06-30",
      ["missing", "missing", "submitted 06-05"],
    ],
    ["not known before its day", [done("2018-06-25", "2018-06-20")], "2018-06-24", ["missing", "missing", "missing"]],
    ["more than are owed", [...all, done("2018-06-25")], "2018-06-30", ["submitted 05-05", "submitted 06-01", "submitted 06-19"]],
  ])("%s", (_, did, asOf, expected) => {
    expect(dutiesOf(owed, did, asOf).map(told)).toEqual(expected);
  });

  test("in the order of the plan, whatever that is", () => {
    expect(dutiesOf([...owed].reverse(), all, "2018-06-30").map(told)).toEqual(["submitted 06-19", "submitted 06-01", "submitted 05-05"]);
  });

  test("a 截止 that two groups of the unit have is one 截止, which one event serves", () => {
    const twice = [owed[0], { ...owed[0], 单位: "区直" }, owed[1]] as Plain[];
    expect(dutiesOf(twice, all.slice(0, 2), "2018-06-30").map(told)).toEqual(["submitted 05-05", "submitted 05-05", "submitted 06-01"]);
  });

  test("owed without 截止 as well: any of them does", () => {
    const open = { 事项: "信息报送", 单位: "全部", 阶段: 2 };
    expect(dutiesOf([open, ...owed], all.slice(1), "2018-06-10").map(told)).toEqual([
      "submitted 06-01",
      "late 06-01",
      "missing",
      "pending",
    ]);
  });
});

describe("应报 of another phase than that of the day", () => {
  const owed = [
    { 事项: "自评", 单位: "全部", 阶段: 2, 截止: "2018-06-20" },
    { 事项: "自评", 单位: "全部", 阶段: 3, 截止: "2018-07-31" },
    { 事项: "自评", 单位: "全部", 阶段: 3, 截止: "2018-08-31" },
  ];
  const done = (日期: string, 应报: string): Plain => ({ 日期, 事项: "自评", 应报 });
  test.each([
    ["late, when the next phase has begun", [done("2018-07-05", "2018-06-20")], ["late 07-05", "missing", "missing"]],
    ["early, before that phase begins", [done("2018-06-10", "2018-07-31")], ["missing", "submitted 06-10", "missing"]],
    [
      "and the other way round",
      [done("2018-07-05", "2018-06-20"), done("2018-07-06", "2018-08-31")],
      ["late 07-05", "missing", "submitted 07-06"],
    ],
  ])("%s", (_, did, expected) => {
    expect(dutiesOf(owed, did, "2018-12-31").map(told)).toEqual(expected);
  });
});

describe("periodic: named by the last month of each 间隔 that ends by September, the month of the last 止", () => {
  const report = { 事项: "季报", 单位: "全部", 首月: "2018-01", 截止日: 31 };
  test.each([
    [{ 间隔: 1, 首月: "2018-07" }, ["2018-07 by 2018-08-31", "2018-08 by 2018-09-30", "2018-09 by 2018-10-31"]],
    [{ 间隔: 3 }, ["2018-03 by 2018-04-30", "2018-06 by 2018-07-31", "2018-09 by 2018-10-31"]],
    [{ 间隔: 3, 当月: "是" }, ["2018-03 by 2018-03-31", "2018-06 by 2018-06-30", "2018-09 by 2018-09-30"]],
    [{ 间隔: 3, 当月: "否", 截止日: 5 }, ["2018-03 by 2018-04-05", "2018-06 by 2018-07-05", "2018-09 by 2018-10-05"]],
    [{ 间隔: 3, 首月: "2018-02" }, ["2018-04 by 2018-05-31", "2018-07 by 2018-08-31"]], // August to October is not whole
    [{ 间隔: 6, 首月: "2017-09", 当月: "是" }, ["2018-02 by 2018-02-28", "2018-08 by 2018-08-31"]],
    [{ 间隔: 6, 首月: "2017-07" }, ["2017-12 by 2018-01-31", "2018-06 by 2018-07-31"]],
    [{ 间隔: 12, 首月: "2016-10" }, ["2017-09 by 2017-10-31", "2018-09 by 2018-10-31"]],
    [{ 间隔: 12, 首月: "2017-11" }, []],
    [{ 当月: "是", 首月: "2018-09" }, ["2018-09 by 2018-09-30"]],
    [{ 首月: "2018-10" }, []],
  ])("%o", (changes, expected) => {
    const owed = dutiesOf([{ ...report, ...changes }], [], "2018-01-01");
    expect(owed.map(({ month, deadline }) => `${month} by ${deadline}`)).toEqual(expected);
  });

  const done = (日期: string, 月份: string): Plain => ({ 日期, 事项: "季报", 月份 });
  test.each([
    ["in time on the last day", [done("2018-04-30", "2018-03")], ["submitted 04-30", "pending", "pending"]],
    ["late the day after", [done("2018-05-01", "2018-03")], ["late 05-01", "pending", "pending"]],
    ["a month within the quarter names none", [done("2018-04-30", "2018-02")], ["missing", "pending", "pending"]],
    ["matched by 月份, not by its day", [done("2018-05-02", "2018-06")], ["missing", "submitted 05-02", "pending"]],
  ])("每季, by the end of the month after: %s", (_, did, expected) => {
    expect(dutiesOf([{ ...report, 间隔: 3 }], did, "2018-05-31").map(told)).toEqual(expected);
  });
});

/** late 06-10, or missing. */
function told({ state, on }: { readonly state: string; readonly on: string | null }): string {
  return on === null ? state : `${state} ${on.slice(5)}`;
}
