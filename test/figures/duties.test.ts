import { describe, expect, test } from "vitest";
import { dutiesOn } from "../../src/figures/duties.ts";
import { campaignOf, type Plain, plainPlan } from "../campaign-of.ts";

/** Duties of 甲局 by these requirements, with what it did. */
function dutiesOf(履职要求: readonly Plain[], 履职: readonly Plain[], asOf: string) {
  const { plan, ledgers } = campaignOf({ plan: plainPlan({ 履职要求 }), ledgers: { 甲: { 单位: "甲局", 履职 } } });
  return dutiesOn(plan, ledgers, asOf).filter(({ unit }) => unit === "甲局");
}

const monthly = { 事项: "月报", 单位: "全部", 首月: "2018-06", 截止日: 5 };
const reported = (日期: string, 月份 = "2018-06"): Plain => ({ 日期, 事项: "月报", 月份 });

describe("月报 of June, by 5 July", () => {
  test.each([
    ["in time, the day itself included", [reported("2018-07-05")], "2018-07-05", "submitted", "2018-07-05"],
    ["not yet, on the last day", [], "2018-07-05", "pending", null],
    ["missing the day after", [], "2018-07-06", "missing", null],
    ["late", [reported("2018-07-06")], "2018-07-31", "late", "2018-07-06"],
    ["late, but not known before its day", [reported("2018-07-09")], "2018-07-08", "missing", null],
    ["the earliest counts", [reported("2018-07-09"), reported("2018-07-03")], "2018-07-31", "submitted", "2018-07-03"],
    ["of another month", [reported("2018-07-03", "2018-07")], "2018-07-31", "missing", null],
    ["matched by 月份, not by its day", [reported("2018-09-03")], "2018-09-30", "late", "2018-09-03"],
    ["without a day", [{ 事项: "月报", 月份: "2018-06" }], "2018-07-31", "missing", null],
  ] as const)("%s", (_, did, asOf, state, on) => {
    expect(dutiesOf([monthly], did, asOf)[0]).toEqual({
      unit: "甲局",
      duty: "月报",
      month: "2018-06",
      phase: null,
      deadline: "2018-07-05",
      state,
      on,
    });
  });

  test("is owed for every month from 首月 to the month of the last 止", () => {
    expect(dutiesOf([monthly], [], "2018-06-30").map(({ month }) => month)).toEqual(["2018-06", "2018-07", "2018-08", "2018-09"]);
  });

  test.each([
    [29, ["2018-02-28", "2018-03-29"]],
    [30, ["2018-02-28", "2018-03-30"]],
    [31, ["2018-02-28", "2018-03-31"]],
    [28, ["2018-02-28", "2018-03-28"]],
  ])("截止日 %s, or the month's last day", (截止日, deadlines) => {
    const owed = dutiesOf([{ ...monthly, 首月: "2018-01", 截止日 }], [], "2018-01-01");
    expect(owed.slice(0, 2).map(({ deadline }) => deadline)).toEqual(deadlines);
  });

  test("of December is due in January", () => {
    expect(dutiesOf([{ ...monthly, 首月: "2017-12" }], [], "2018-01-01")[0]?.deadline).toBe("2018-01-05");
  });
});

describe("a duty of a phase", () => {
  const special = { 事项: "专题报告", 单位: "全部", 阶段: 2, 截止: "2018-07-05" };
  test.each([
    ["submitted", [{ 日期: "2018-07-05", 事项: "专题报告" }], "2018-07-06", "submitted", "2018-07-05"],
    ["early: before the phase began", [{ 日期: "2018-04-05", 事项: "专题报告" }], "2018-07-06", "submitted", "2018-04-05"],
    ["late", [{ 日期: "2018-07-06", 事项: "专题报告" }], "2018-07-06", "late", "2018-07-06"],
    ["missing after 截止, not after 止", [], "2018-07-05", "pending", null],
    ["missing", [], "2018-07-06", "missing", null],
  ] as const)("%s", (_, did, asOf, state, on) => {
    expect(dutiesOf([special], did, asOf)).toEqual([
      { unit: "甲局", duty: "专题报告", month: null, phase: 2, deadline: "2018-07-05", state, on },
    ]);
  });

  const research = { 事项: "调研", 单位: "全部", 阶段: 1 };
  test.each([
    ["never late", [{ 日期: "2018-08-01", 事项: "调研" }], "2018-08-01", "submitted", "2018-08-01"],
    ["nor missing: pending until it is done", [], "2018-12-31", "pending", null],
  ] as const)("without 截止: %s", (_, did, asOf, state, on) => {
    expect(dutiesOf([research], did, asOf)).toEqual([{ unit: "甲局", duty: "调研", month: null, phase: 1, deadline: null, state, on }]);
  });
});

describe("owed in several phases, an event counts for the last that had begun before its day", () => {
  const owed = [2, 4].map((阶段) => ({ 事项: "交叉检查", 单位: "全部", 阶段 }));
  test.each([
    ["2018-04-15", ["2018-04-15", null]], // before both: the first
    ["2018-05-11", ["2018-05-11", null]],
    ["2018-08-31", ["2018-08-31", null]], // phase 4 begins after 31 August
    ["2018-09-01", [null, "2018-09-01"]],
    ["2018-12-01", [null, "2018-12-01"]],
  ])("on %s", (日期, expected) => {
    expect(dutiesOf(owed, [{ 日期, 事项: "交叉检查" }], "2018-12-31").map(({ on }) => on)).toEqual(expected);
  });
  test("also where the plan names the later phase first", () => {
    const states = dutiesOf([...owed].reverse(), [{ 日期: "2018-06-01", 事项: "交叉检查" }], "2018-12-31");
    expect(states.map(({ phase, state }) => [phase, state])).toEqual([
      [4, "pending"],
      [2, "submitted"],
    ]);
  });
  test("a phase in which only others owe it takes nothing away", () => {
    const both = [
      { 事项: "交叉检查", 单位: "区直", 阶段: 2 },
      { 事项: "交叉检查", 单位: "园区", 阶段: 3 },
    ];
    expect(dutiesOf(both, [{ 日期: "2018-07-20", 事项: "交叉检查" }], "2018-12-31")).toMatchObject([{ phase: 2, state: "submitted" }]);
  });
});

test("by unit in plan order, then requirement, then month; each unit its own", () => {
  const requirements = [
    { 事项: "总结", 单位: "牵头", 阶段: 4 },
    { ...monthly, 首月: "2018-08" },
    { 事项: "具体方案", 单位: "园区", 阶段: 1 },
    { 事项: "建议", 单位: ["乙局"], 阶段: 4 },
  ];
  const { plan, ledgers } = campaignOf({
    plan: plainPlan({ 履职要求: requirements }),
    ledgers: {
      丙: { 单位: "丙园区", 履职: [{ 日期: "2018-04-20", 事项: "具体方案" }] },
      甲: { 单位: "甲局", 履职: [{ 日期: "2018-04-20", 事项: "总结" }] },
    },
    office: { 单位: "甲局", 履职: [{ 日期: "2018-09-01", 事项: "月报", 月份: "2018-08" }] },
  });
  expect(dutiesOn(plan, ledgers, "2018-09-03").map(({ unit, duty, month, state }) => [unit, duty, month, state])).toEqual([
    ["甲局", "总结", null, "submitted"],
    ["甲局", "月报", "2018-08", "pending"],
    ["甲局", "月报", "2018-09", "pending"],
    ["乙局", "总结", null, "pending"],
    ["乙局", "月报", "2018-08", "pending"],
    ["乙局", "月报", "2018-09", "pending"],
    ["乙局", "建议", null, "pending"],
    ["丙园区", "月报", "2018-08", "pending"],
    ["丙园区", "月报", "2018-09", "pending"],
    ["丙园区", "具体方案", null, "submitted"],
  ]);
});
