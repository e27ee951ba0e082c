// The cases of schemas/README.md, "Worked cases", as written there. Cases 1–8: 时限 2018-06-30.
import { describe, expect, test } from "vitest";
import { statusOf } from "../../src/status/status.ts";
import { campaignWith, type Plain } from "../campaign-of.ts";

const problem = (经过: readonly Plain[], changes: Plain = {}): Plain => ({
  编号: "甲-01-001",
  任务: 1,
  登记日期: "2018-05-15",
  分类处置: "立行立改",
  清单号: "2017-0001",
  时限: "2018-06-30",
  经过,
  ...changes,
});
const on = (monthAndDay: string, 事项: string, rest: Plain = {}): Plain => ({ 日期: `2018-${monthAndDay}`, 事项, ...rest });

/** What is asked of the one problem on a day. */
function standing(plain: Plain, asOf: string) {
  const status = statusOf(campaignWith([plain]), { asOf });
  const item = status.items[0];
  return {
    state: item?.state,
    overdueDays: item?.overdueDays,
    dueSoon: item?.dueSoon,
    round: item?.round,
    due: item?.due,
    closedLate: status.totals.closedLate,
  };
}

const asked = on("06-25", "申请延期", { 延至: "2018-07-31" });
const granted = (day: string) => on(day, "延期批复", { 结论: "批准", 延至: "2018-07-31" });
const passed = on("07-10", "核查", { 结论: "通过" });
const closed = on("07-12", "销号");

const cases: [name: string, plain: Plain, asOf: string, expected: Partial<ReturnType<typeof standing>>][] = [
  ["1 on the due day: due soon", problem([]), "2018-06-30", { state: "open", overdueDays: 0, dueSoon: true }],
  ["2 the day after: overdue", problem([]), "2018-07-01", { state: "open", overdueDays: 1, dueSoon: false }],
  ["3 extended in time", problem([asked, granted("06-29")]), "2018-07-01", { overdueDays: 0, due: "2018-07-31" }],
  ["4 extended late, before the decision", problem([asked, granted("07-05")]), "2018-07-03", { overdueDays: 3, due: "2018-06-30" }],
  ["4 extended late, on its day", problem([asked, granted("07-05")]), "2018-07-05", { overdueDays: 0, due: "2018-07-31" }],
  [
    "5 reported on the due day",
    problem([on("06-30", "报完成"), passed, closed]),
    "2018-07-05",
    { state: "pending-verification", overdueDays: 0 },
  ],
  ["5 verified", problem([on("06-30", "报完成"), passed, closed]), "2018-07-10", { state: "pending-closure", overdueDays: 0 }],
  ["5 closed in time", problem([on("06-30", "报完成"), passed, closed]), "2018-07-31", { state: "closed", closedLate: 0 }],
  [
    "6 before the review fails",
    problem([on("06-30", "报完成"), on("07-10", "核查", { 结论: "不通过" })]),
    "2018-07-09",
    { state: "pending-verification", overdueDays: 0 },
  ],
  [
    "6 the review fails: the clock never stopped",
    problem([on("06-30", "报完成"), on("07-10", "核查", { 结论: "不通过" })]),
    "2018-07-10",
    { state: "open", overdueDays: 10 },
  ],
  [
    "7 reported late: frozen",
    problem([on("07-03", "报完成"), passed, closed]),
    "2018-07-05",
    { state: "pending-verification", overdueDays: 3, closedLate: 0 },
  ],
  [
    "7 verified: no longer overdue",
    problem([on("07-03", "报完成"), passed, closed]),
    "2018-07-11",
    { state: "pending-closure", overdueDays: 0, closedLate: 0 },
  ],
  ["7 closed late", problem([on("07-03", "报完成"), passed, closed]), "2018-07-31", { state: "closed", overdueDays: 0, closedLate: 1 }],
];

const rebound = problem([
  on("06-10", "报完成"),
  on("06-15", "核查", { 结论: "通过" }),
  on("06-20", "销号"),
  on("07-15", "反弹", { 时限: "2018-08-15" }),
]);
cases.push(
  ["8 closed in June", rebound, "2018-06-30", { state: "closed", round: 1 }],
  ["8 back in July", rebound, "2018-07-31", { state: "open", round: 2, due: "2018-08-15", overdueDays: 0 }],
  ["8 overdue in August", rebound, "2018-08-16", { state: "open", overdueDays: 1 }],
);

const consolidation = problem([on("06-01", "核查", { 结论: "不通过", 时限: "2018-06-30" })], {
  分类处置: "巩固防反弹",
  原完成日期: "2017-11-20",
  时限: undefined,
});
cases.push(
  ["10 taken over as done", consolidation, "2018-05-31", { state: "pending-verification", due: null, overdueDays: 0 }],
  ["10 found wanting", consolidation, "2018-07-01", { state: "open", due: "2018-06-30", overdueDays: 1 }],
);

test.each(cases)("%s", (_, plain, asOf, expected) => {
  expect(standing(plain, asOf)).toMatchObject(expected);
});

test("8 June's figures are the same before and after the problem comes back", () => {
  const before = statusOf(campaignWith([problem((rebound["经过"] as Plain[]).slice(0, 3))]), { asOf: "2018-06-30", month: "2018-06" });
  expect(statusOf(campaignWith([rebound]), { asOf: "2018-06-30", month: "2018-06" })).toEqual(before);
  expect(statusOf(campaignWith([rebound]), { asOf: "2018-09-30", month: "2018-06" }).period).toEqual(before.period);
});

describe("9 an entry belongs to the first phase whose 止 has not passed", () => {
  test.each([
    ["2018-05-10", [1, 0, 0, 0]],
    ["2018-05-11", [0, 1, 0, 0]],
    ["2018-03-31", [0, 0, 0, 0]],
    ["2018-10-01", [0, 0, 0, 0]],
  ])("%s", (登记日期, added) => {
    const { phases } = statusOf(campaignWith([problem([], { 登记日期 })]), { asOf: "2018-12-31" });
    expect(phases.map((phase) => phase.added)).toEqual(added);
  });
});
