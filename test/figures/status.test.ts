import { describe, expect, test } from "vitest";
import { listed, statusOf } from "../../src/status/status.ts";
import { campaignOf, campaignWith, type Plain, plainPlan } from "../campaign-of.ts";

const problem = (编号: string, changes: Plain = {}): Plain => ({
  编号,
  任务: 1,
  登记日期: "2018-05-15",
  分类处置: "立行立改",
  清单号: "2017-0001",
  时限: "2018-07-31",
  ...changes,
});
const zeros = {
  total: 0,
  open: 0,
  pendingVerification: 0,
  pendingClosure: 0,
  closed: 0,
  unresolved: 0,
  unrectified: 0,
  overdue: 0,
  dueSoon: 0,
  noDeadline: 0,
  closedLate: 0,
  longTerm: 0,
};

test("the keys are those of schemas/README.md, in its order", () => {
  const status = statusOf(campaignWith([problem("甲-01-001")], { 履职要求: [{ 事项: "总结", 单位: "全部", 阶段: 4 }] }), {
    asOf: "2018-06-15",
    month: "2018-06",
  });
  const totals = [
    "total",
    "open",
    "pendingVerification",
    "pendingClosure",
    "closed",
    "unresolved",
    "unrectified",
    "overdue",
    "dueSoon",
    "noDeadline",
    "closedLate",
    "longTerm",
  ];
  const period = [
    "opening",
    "added",
    "newlyFound",
    "rebounded",
    "closed",
    "removed",
    "unresolved",
    "overdue",
    "due",
    "dueDone",
    "dueOnTime",
  ];
  expect(Object.keys(status)).toEqual(["asOf", "totals", "period", "phases", "units", "tasks", "handling", "duties", "items"]);
  expect(Object.keys(status.totals)).toEqual(totals);
  expect(Object.keys(status.period ?? {})).toEqual(["month", ...period]);
  expect(Object.keys(status.phases[0] ?? {})).toEqual(["phase", "name", "from", "to", "state", ...period]);
  expect(Object.keys(status.units[0] ?? {})).toEqual(["unit", ...totals]);
  expect(Object.keys(status.tasks[0] ?? {})).toEqual(["task", ...totals]);
  expect(Object.keys(status.handling[0] ?? {})).toEqual(["handling", ...totals]);
  expect(Object.keys(status.duties[0] ?? {})).toEqual(["unit", "duty", "month", "phase", "deadline", "state", "on"]);
  expect(Object.keys(status.items[0] ?? {})).toEqual([
    "id",
    "unit",
    "task",
    "state",
    "round",
    "due",
    "longTerm",
    "overdue",
    "overdueDays",
    "dueSoon",
    "duePhase",
  ]);
  expect(statusOf(campaignWith([]), { asOf: "2018-06-15" })).not.toHaveProperty("period");
});

test("every unit, task and way of handling has its row, without a ledger too", () => {
  const status = statusOf(campaignOf({ plan: plainPlan(), ledgers: {} }), { asOf: "2018-06-15" });
  expect(status.totals).toEqual(zeros);
  expect(status.units).toEqual(["甲局", "乙局", "丙园区"].map((unit) => ({ unit, ...zeros })));
  expect(status.tasks).toEqual([1, 6].map((task) => ({ task, ...zeros })));
  expect(status.handling).toEqual(["巩固防反弹", "立行立改", "分步整改", "从重处理"].map((handling) => ({ handling, ...zeros })));
  expect(status.items).toEqual([]);
});

describe("totals", () => {
  const cases: [string, Plain, string, Partial<typeof zeros>][] = [
    ["not before 登记日期", {}, "2018-05-14", {}],
    ["from 登记日期 on", {}, "2018-05-15", { total: 1, open: 1, unresolved: 1, unrectified: 1 }],
    ["eight days left: not due soon", {}, "2018-07-23", { total: 1, open: 1, unresolved: 1, unrectified: 1 }],
    ["seven days left: due soon", {}, "2018-07-24", { total: 1, open: 1, unresolved: 1, unrectified: 1, dueSoon: 1 }],
    ["overdue is not due soon", {}, "2018-08-01", { total: 1, open: 1, unresolved: 1, unrectified: 1, overdue: 1 }],
    ["no deadline", { 时限: undefined }, "2018-08-01", { total: 1, open: 1, unresolved: 1, unrectified: 1, noDeadline: 1 }],
    [
      "no deadline, done before: not asked for one",
      { 时限: undefined, 分类处置: "巩固防反弹", 原完成日期: "2017-11-20" },
      "2018-08-01",
      { total: 1, pendingVerification: 1, unresolved: 1, unrectified: 1 },
    ],
    [
      "待销号 is unresolved and rectified",
      {
        经过: [
          { 日期: "2018-06-01", 事项: "报完成" },
          { 日期: "2018-06-02", 事项: "核查", 结论: "通过" },
        ],
      },
      "2018-08-01",
      { total: 1, pendingClosure: 1, unresolved: 1 },
    ],
    ["handed over: gone", { 经过: [{ 日期: "2018-06-01", 事项: "移交", 移至: "乙局" }] }, "2018-06-01", {}],
    [
      "handed over: there the day before",
      { 经过: [{ 日期: "2018-06-01", 事项: "移交", 移至: "乙局" }] },
      "2018-05-31",
      { total: 1, open: 1, unresolved: 1, unrectified: 1 },
    ],
  ];
  test.each(cases)("%s", (_, changes, asOf, expected) => {
    expect(statusOf(campaignWith([problem("甲-01-001", changes)]), { asOf }).totals).toEqual({ ...zeros, ...expected });
  });
  test("the plan may set 临期天数", () => {
    const due = (临期天数: number, asOf: string) =>
      statusOf(campaignWith([problem("甲-01-001")], { 口径: { 临期天数 } }), { asOf }).totals.dueSoon;
    expect([due(0, "2018-07-31"), due(0, "2018-07-30"), due(30, "2018-07-01"), due(30, "2018-06-30")]).toEqual([1, 0, 1, 0]);
    expect([due(3_000_000, "2018-07-01"), due(Number.MAX_SAFE_INTEGER, "2018-07-01")]).toEqual([1, 1]); // beyond the year 9999
  });
});

describe("items", () => {
  test("by number in code units, whatever the order of the files", () => {
    const campaign = campaignOf({
      plan: plainPlan(),
      ledgers: {
        乙: { 单位: "乙局", 问题: [problem("乙-01-1000"), problem("乙-01-002"), problem("乙-01-999")] },
        甲: { 单位: "甲局", 问题: [problem("甲-06-001"), problem("甲-01-002")] },
      },
    });
    expect(statusOf(campaign, { asOf: "2018-06-15" }).items.map(({ id }) => id)).toEqual([
      "乙-01-002",
      "乙-01-1000",
      "乙-01-999",
      "甲-01-002",
      "甲-06-001",
    ]);
  });
  test.each([
    ["2018-05-09", 1],
    ["2018-05-10", 1],
    ["2018-05-11", 2],
    ["2018-06-30", 2],
    ["2018-07-01", 3],
    ["2018-09-30", 4],
    ["2018-10-01", null],
    [undefined, null],
  ])("due %s falls into phase %s", (时限, duePhase) => {
    expect(statusOf(campaignWith([problem("甲-01-001", { 时限 })]), { asOf: "2018-06-15" }).items).toMatchObject([
      { due: 时限 ?? null, duePhase },
    ]);
  });
  test("a number used twice, or left out, is still a problem each; what is absent is null", () => {
    const status = statusOf(
      campaignWith([problem("甲-01-001"), problem("甲-01-001"), { ...problem("x"), 编号: undefined, 任务: undefined }]),
      { asOf: "2018-06-15" },
    );
    expect(status.totals.total).toBe(3);
    expect(status.items.map(({ id, task }) => [id, task])).toEqual([
      [null, null],
      ["甲-01-001", 1],
      ["甲-01-001", 1],
    ]);
  });
  test("a ledger without 单位 has problems of nobody", () => {
    const campaign = campaignWith([problem("甲-01-001")]);
    const ledgers = campaign.ledgers.map((ledger) => ({
      ...ledger,
      problems: ledger.problems.map((one) => ({ ...one, unit: undefined })),
    }));
    expect(statusOf({ ...campaign, ledgers }, { asOf: "2018-06-15" }).items).toMatchObject([{ id: "甲-01-001", unit: null, task: 1 }]);
  });
});

test("filters shorten the lists and touch no figure", () => {
  const campaign = campaignOf({
    plan: plainPlan({
      履职要求: [
        { 事项: "总结", 单位: "全部", 阶段: 4 },
        { 事项: "调研", 单位: "全部", 阶段: 1 },
        { 事项: "月报", 单位: "全部", 首月: "2018-09", 截止日: 5 },
      ],
    }),
    ledgers: {
      甲: { 单位: "甲局", 问题: [problem("甲-01-001"), problem("甲-06-001", { 任务: 6, 时限: "2018-06-30" })] },
      乙: { 单位: "乙局", 问题: [problem("乙-06-001", { 任务: 6 })] },
    },
  });
  const status = statusOf(campaign, { asOf: "2018-06-15", month: "2018-06" });
  const ids = (listing: Parameters<typeof listed>[1]) => listed(status, listing).items.map(({ id }) => id);
  expect(listed(status, {})).toEqual(status);
  expect([ids({ phase: 3 }), ids({ unit: "甲局" }), ids({ task: 6 }), ids({ unit: "甲局", task: 6, phase: 2 })]).toEqual([
    ["乙-06-001", "甲-01-001"],
    ["甲-01-001", "甲-06-001"],
    ["乙-06-001", "甲-06-001"],
    ["甲-06-001"],
  ]);
  const one = listed(status, { phase: 1, unit: "乙局", task: 6 });
  expect(one.phases).toEqual([status.phases[0]]);
  expect(one.units).toEqual([status.units[1]]);
  expect(one.tasks).toEqual([status.tasks[1]]);
  expect(one.duties.map(({ unit, duty }) => [unit, duty])).toEqual([["乙局", "调研"]]);
  expect([one.totals, one.period, one.handling]).toEqual([status.totals, status.period, status.handling]);
});
