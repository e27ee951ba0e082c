import { describe, expect, test } from "vitest";
import { coursesOf } from "../../src/figures/courses.ts";
import { monthPeriod, periodFigures, periodState, phasePeriod } from "../../src/figures/periods.ts";
import type { Phase } from "../../src/model/plan.ts";
import { statusOf } from "../../src/status/status.ts";
import { campaignOf, campaignWith, type Plain, plainPlan } from "../campaign-of.ts";

const zeros = {
  opening: 0,
  added: 0,
  newlyFound: 0,
  rebounded: 0,
  closed: 0,
  removed: 0,
  unresolved: 0,
  overdue: 0,
  due: 0,
  dueDone: 0,
  dueOnTime: 0,
};
const problem = (changes: Plain = {}): Plain => ({
  编号: "甲-01-001",
  任务: 1,
  登记日期: "2018-05-15",
  分类处置: "立行立改",
  清单号: "2017-0001",
  时限: "2018-07-31",
  ...changes,
});
const event = (日期: string, 事项: string, rest: Plain = {}): Plain => ({ 日期, 事项, ...rest });
const figuresOf = (problems: readonly Plain[], month: string, asOf: string) => {
  const { plan, ledgers } = campaignWith(problems);
  return periodFigures(coursesOf(plan, ledgers), monthPeriod(month), asOf);
};
const june = (problems: readonly Plain[], asOf: string) => figuresOf(problems, "2018-06", asOf);

test("a phase begins after the one before ended, whatever its 起; the first with its 起", () => {
  const { plan } = campaignWith([]);
  expect(plan.phases.map((phase) => phasePeriod(plan, phase))).toEqual([
    { after: "2018-03-31", to: "2018-05-10" },
    { after: "2018-05-10", to: "2018-06-30" },
    { after: "2018-06-30", to: "2018-08-31" },
    { after: "2018-08-31", to: "2018-09-30" },
  ] satisfies { after: string; to: Phase["to"] }[]);
});

test("a month is its days: also of February and across the year", () => {
  expect(monthPeriod("2018-01")).toEqual({ after: "2017-12-31", to: "2018-01-31" });
  expect(monthPeriod("2018-02")).toEqual({ after: "2018-01-31", to: "2018-02-28" });
  expect(monthPeriod("2020-02")).toEqual({ after: "2020-01-31", to: "2020-02-29" });
});

test.each([
  ["2018-05-31", "upcoming"],
  ["2018-06-01", "current"],
  ["2018-06-30", "current"],
  ["2018-07-01", "ended"],
] as const)("on %s June is %s", (asOf, state) => {
  expect(periodState(monthPeriod("2018-06"), asOf)).toBe(state);
});

describe("entries", () => {
  test.each([
    ["2018-05-31", 0, 1],
    ["2018-06-01", 1, 0],
    ["2018-06-30", 1, 0],
  ])("entered on %s", (登记日期, added, opening) => {
    expect(june([problem({ 登记日期 })], "2018-07-31")).toEqual({ ...zeros, opening, added, unresolved: 1 });
  });
  test("entered after the period: not there yet", () => {
    expect(june([problem({ 登记日期: "2018-07-01" })], "2018-07-31")).toEqual(zeros);
  });
  test("newly found: neither on the list nor handed over", () => {
    const found = { 登记日期: "2018-06-02", 清单号: undefined };
    const handed = problem({ ...found, 编号: "甲-01-002", 移自: "乙-01-001" });
    expect(june([problem(found), handed], "2018-06-30")).toMatchObject({ added: 2, newlyFound: 1 });
  });
  test("entered and handed over in one period: added and removed", () => {
    const moved = problem({ 登记日期: "2018-06-02", 经过: [event("2018-06-05", "移交", { 移至: "乙局" })] });
    expect(june([moved], "2018-06-30")).toEqual({ ...zeros, added: 1, removed: 1 });
  });
});

describe("events", () => {
  const done = (报: string, 核: string, 销: string) => [event(报, "报完成"), event(核, "核查", { 结论: "通过" }), event(销, "销号")];
  test.each([
    ["2018-05-31", { opening: 0, closed: 0, unresolved: 0 }],
    ["2018-06-01", { opening: 1, closed: 1, unresolved: 0 }],
    ["2018-06-30", { opening: 1, closed: 1, unresolved: 0 }],
    ["2018-07-01", { opening: 1, closed: 0, unresolved: 1 }],
  ])("closed on %s", (day, expected) => {
    expect(june([problem({ 经过: done("2018-05-20", "2018-05-25", day) })], "2018-07-31")).toMatchObject(expected);
  });
  test.each([
    ["2018-05-31", { opening: 1, rebounded: 0, unresolved: 1 }],
    ["2018-06-01", { opening: 0, rebounded: 1, unresolved: 1 }],
    ["2018-06-30", { opening: 0, rebounded: 1, unresolved: 1 }],
    ["2018-07-01", { opening: 0, rebounded: 0, unresolved: 0 }],
  ])("back on %s", (day, expected) => {
    const 经过 = [...done("2018-05-20", "2018-05-20", "2018-05-21"), event(day, "反弹", { 时限: "2018-08-15" })];
    expect(june([problem({ 经过 })], "2018-07-31")).toMatchObject(expected);
  });
  test("closed, back and closed again within the month counts each", () => {
    const 经过 = [
      ...done("2018-06-02", "2018-06-03", "2018-06-04"),
      event("2018-06-10", "反弹", { 时限: "2018-06-20" }),
      ...done("2018-06-15", "2018-06-16", "2018-06-17"),
    ];
    expect(june([problem({ 经过 })], "2018-06-30")).toMatchObject({ opening: 1, closed: 2, rebounded: 1, unresolved: 0 });
  });
  test("what happens after the as-of day has not happened", () => {
    expect(june([problem({ 经过: done("2018-06-02", "2018-06-03", "2018-06-20") })], "2018-06-19")).toMatchObject({
      closed: 0,
      unresolved: 1,
    });
  });
  test("events their state does not allow count for nothing", () => {
    const 经过 = [
      event("2018-06-02", "销号"),
      event("2018-06-03", "反弹", { 时限: "2018-07-01" }),
      event("2018-06-10", "报完成"),
      event("2018-06-09", "移交", { 移至: "乙局" }),
    ];
    expect(june([problem({ 经过 })], "2018-06-30")).toMatchObject({ opening: 1, closed: 0, rebounded: 0, removed: 0, unresolved: 1 });
  });
  test("events of a problem whose 登记日期 or 分类处置 could not be read count for nothing", () => {
    const 经过 = done("2018-06-02", "2018-06-03", "2018-06-04");
    expect(
      june([problem({ 登记日期: undefined, 经过 }), problem({ 分类处置: undefined, 登记日期: "2018-06-01", 经过 })], "2018-06-30"),
    ).toEqual(zeros);
  });
});

describe("due in the period", () => {
  test.each([
    ["2018-05-31", 0],
    ["2018-06-01", 1],
    ["2018-06-30", 1],
    ["2018-07-01", 0],
  ])("时限 %s", (时限, due) => {
    expect(june([problem({ 时限 })], "2018-07-31")).toMatchObject({ due, dueDone: 0, dueOnTime: 0 });
  });
  test("with its deadline as of the period's end, not as of today", () => {
    const 经过 = [
      event("2018-06-28", "申请延期", { 延至: "2018-07-20" }),
      event("2018-07-02", "延期批复", { 结论: "批准", 延至: "2018-07-20" }),
    ];
    const late = problem({ 时限: "2018-06-30", 经过 });
    expect(june([late], "2018-07-31")).toMatchObject({ due: 1, overdue: 0 });
    expect(figuresOf([late], "2018-07", "2018-07-31")).toMatchObject({
      due: 1,
      overdue: 1,
    });
  });
  test("while the period lasts, what falls due later in it is due already, and may be done", () => {
    const 经过 = [event("2018-06-02", "报完成"), event("2018-06-03", "核查", { 结论: "通过" })];
    expect(june([problem({ 时限: "2018-06-30", 经过 }), problem({ 时限: "2018-06-29" })], "2018-06-10")).toMatchObject({
      due: 2,
      dueDone: 1,
      dueOnTime: 1,
      overdue: 0,
    });
  });
  test.each([
    ["2018-06-20", 1],
    ["2018-06-21", 0],
  ])("completed on %s for 时限 2018-06-20", (day, dueOnTime) => {
    const 经过 = [event(day, "报完成"), event("2018-06-25", "核查", { 结论: "通过" })];
    expect(june([problem({ 时限: "2018-06-20", 经过 })], "2018-06-30")).toMatchObject({ due: 1, dueDone: 1, dueOnTime });
  });
  test("handed over: not due any more", () => {
    expect(june([problem({ 时限: "2018-06-20", 经过: [event("2018-06-10", "移交", { 移至: "乙局" })] })], "2018-06-30")).toMatchObject({
      opening: 1,
      removed: 1,
      due: 0,
      unresolved: 0,
    });
  });
});

test("an upcoming period says what stands open today and what falls due by today's deadlines, and nothing else", () => {
  const 经过 = [event("2018-06-28", "报完成"), event("2018-06-29", "核查", { 结论: "通过" })];
  const problems = [
    problem({ 时限: "2018-08-01", 经过 }),
    problem({ 时限: "2018-06-10" }),
    problem({ 时限: "2018-08-31" }),
    problem({ 时限: "2018-09-01" }),
  ];
  const { phases } = statusOf(campaignWith(problems), { asOf: "2018-06-30" });
  expect(phases[2]).toEqual({
    ...{ phase: 3, name: "综合评估", from: "2018-07-01", to: "2018-08-31", state: "upcoming" },
    ...zeros,
    opening: 4,
    unresolved: 4,
    due: 2,
  });
});

test("the office's ledger holds no problems, whatever stands in it", () => {
  const campaign = campaignOf({ plan: plainPlan(), ledgers: {}, office: { 单位: "领导小组办公室", 问题: [problem()] } });
  expect(statusOf(campaign, { asOf: "2018-06-30" }).totals.total).toBe(0);
});
