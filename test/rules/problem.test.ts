// Rules over one problem, its events aside.
import { describe } from "vitest";
import { cases, event, failed, ledger, log, one, plan } from "../workspace-case.ts";

describe("a sound problem", () =>
  cases([
    ["finds nothing", { ledgers: one("") }],
    [
      "finds nothing once closed",
      { ledgers: one(log(event("2020-05-10", "报完成"), event("2020-05-12", "核查"), event("2020-05-13", "销号"))) },
    ],
  ]));

describe("number-matches-ledger", () =>
  cases([
    ["another unit's short name", { ledgers: one("编号: <<number-matches-ledger 丙-01-001>>") }],
    ["another task", { ledgers: one("编号: <<number-matches-ledger 甲-02-001>>") }],
    ["both are told as one", { ledgers: one("编号: <<number-matches-ledger 丙-02-001>>") }],
    [
      "task 10 and a serial of four digits",
      { ledgers: { 丁: ledger("丁园区", "编号: 丁-10-1234\n任务: 10") }, plan: plan.replace("序号: 3", "序号: 10") },
    ],
    ["a unit's many numbers are one fault", { ledgers: one("编号: <<number-matches-ledger 丙-01-001>>", "编号: 丙-01-002\n清单号: L-2") }],
    ["nothing follows from a task the plan has not", { ledgers: one("任务: <<task-held-by-unit 7>>") }],
    ["nothing follows from a unit the plan has not", { ledgers: { 甲: ledger("<<ledger-named-after-unit 甲居>>", "") } }],
    [
      "where the forms of both tasks differ, 明细 follows one of them",
      { ledgers: one("编号: <<number-matches-ledger 甲-01-001>>\n任务: 3\n明细: { 户数: 三, 家数: 4 }") },
    ],
    ["of one task its form is judged", { ledgers: one("编号: 甲-03-001\n任务: 3\n明细: { 户数: <<value-type 三>> }") }],
    ["a number of another shape is the schema's", { ledgers: one("编号: <<value-form 甲-1-1>>") }],
  ]));

describe("task-held-by-unit", () =>
  cases([
    ["the lead holds it", { ledgers: { 甲: ledger("甲局", "") } }],
    ["a unit responsible holds it", { ledgers: { 乙: ledger("乙局", "编号: 乙-01-001") } }],
    ["a park holds any", { ledgers: { 丁: ledger("丁园区", "编号: 丁-02-001\n任务: 2") } }],
    ["neither leads nor is responsible", { ledgers: { 丙: ledger("丙局", "编号: 丙-01-001\n任务: <<task-held-by-unit 1>>") } }],
    ["a task the plan has not", { ledgers: one("编号: 甲-09-001\n任务: <<task-held-by-unit 9>>") }],
    [
      "many of one task are one fault",
      {
        ledgers: {
          丙: ledger(
            "丙局",
            "编号: 丙-01-001\n任务: <<task-held-by-unit 1>>",
            "编号: 丙-01-002\n清单号: L-2\n任务: 1",
            "编号: 丙-09-002\n清单号: L-3\n任务: <<task-held-by-unit 9>>",
          ),
        },
      },
    ],
  ]));

describe("partners-known", () =>
  cases([
    ["units of the plan", { ledgers: one("配合单位: [乙局, 丁园区]") }],
    ["one that is not", { ledgers: one("配合单位: [乙局, <<partners-known 丙居>>]") }],
  ]));

describe("handling-matches-baseline", () =>
  cases([
    ["从重处理 with 清单号", { ledgers: one("分类处置: <<handling-matches-baseline 从重处理>>") }],
    ["从重处理 without", { ledgers: one("分类处置: 从重处理\n来源: 自查\n-清单号") }],
    ["立行立改 without", { ledgers: one("分类处置: <<handling-matches-baseline 立行立改>>\n来源: 自查\n-清单号") }],
    ["an inspection finds an old one", { ledgers: one("来源: 明察") }],
    ["a 清单号 that is missing is told once, at the first key", { ledgers: one("<<key-present 编号>>: 甲-01-001\n-清单号") }],
    ["a refused 清单号 is one", { ledgers: one("清单号: <<value-type 1>>\n来源: 自查") }],
  ]));

describe("due-after-entry", () => {
  const asOf = "2020-05-01";
  cases([
    ["due on the day of entry", { ledgers: one("时限: <<warning:deadline-ahead 2020-05-01>>"), asOf }],
    ["due the day before; that it is overdue follows", { ledgers: one("时限: <<due-after-entry 2020-04-30>>"), asOf }],
    ["nothing follows from a 登记日期 that is no day", { ledgers: one("登记日期: <<day-is-real 2020-04-31>>\n时限: 2020-04-30"), asOf }],
  ]);
});

describe("found-before-entry", () =>
  cases([
    ["found on the day of entry", { ledgers: one("发现日期: 2020-05-01") }],
    ["found the day after", { ledgers: one("发现日期: <<found-before-entry 2020-05-02>>") }],
  ]));

const consolidated = (on: string) => `分类处置: 巩固防反弹\n-时限\n-措施\n-责任人\n原完成日期: ${on}\n`;
const consolidation = consolidated("2020-01-10");

describe("original-completion-before-entry", () =>
  cases([
    ["done on the day of entry", { ledgers: one(consolidated("2020-05-01")) }],
    ["done the day after", { ledgers: one(consolidated("<<original-completion-before-entry 2020-05-02>>")) }],
    ["always with 巩固防反弹", { ledgers: one("<<key-present 编号>>: 甲-01-001\n分类处置: 巩固防反弹\n-时限") }],
    ["only with it", { ledgers: one("原完成日期: <<value-not-expected 2020-01-10>>") }],
  ]));

describe("immediate-within-limit", () =>
  cases([
    ["on the last day", { ledgers: one("时限: 2020-05-31") }],
    ["a day later", { ledgers: one("时限: <<immediate-within-limit 2020-06-01>>") }],
    [
      "a limit of the plan's own",
      { ledgers: one("时限: <<immediate-within-limit 2020-05-31>>"), plan: `${plan}口径: { 立改最长天数: 29 }\n` },
    ],
    ["other ways of handling have none", { ledgers: one("分类处置: 从重处理\n来源: 自查\n-清单号\n时限: 2020-12-31") }],
  ]));

describe("milestones-in-order", () => {
  const steps = (...dues: string[]) =>
    `时限: 2020-06-30\n分类处置: 分步整改\n节点: [${dues.map((due) => `{ 时限: ${due}, 成果: 某 }`).join(", ")}]`;
  const asked = event("2020-05-05", "申请延期", { 延至: "2020-08-31" });
  const granted = (due: string) => event("2020-05-06", "延期批复", { 延至: "2020-07-31", 节点: `[{ 时限: ${due}, 成果: 某 }]` });
  const closed = [event("2020-05-05", "报完成"), event("2020-05-06", "核查"), event("2020-05-07", "销号")];
  const back = (due: string) => event("2020-05-08", "反弹", { 时限: "2020-06-30", 节点: `[{ 时限: ${due}, 成果: 某 }]` });
  cases([
    ["two, the last on the deadline", { ledgers: one(steps("2020-06-29", "2020-06-30")) }],
    ["the last after the deadline", { ledgers: one(steps("2020-06-29", "<<milestones-in-order 2020-07-01>>")) }],
    ["two on one day", { ledgers: one(steps("2020-06-01", "<<milestones-in-order 2020-06-01>>")) }],
    ["falling", { ledgers: one(steps("2020-06-02", "<<milestones-in-order 2020-06-01>>", "2020-06-03")) }],
    [
      "one is not enough",
      { ledgers: one("分类处置: 分步整改\n时限: 2020-06-30\n节点: <<list-long-enough [{ 时限: 2020-06-01, 成果: 某 }]>>") },
    ],
    ["none is a missing key", { ledgers: one("<<key-present 编号>>: 甲-01-001\n分类处置: 分步整改\n时限: 2020-06-30") }],
    ["allowed for any, and one is enough there", { ledgers: one("节点: [{ 时限: 2020-05-31, 成果: 某 }]") }],
    ["without a deadline there is nothing to measure", { ledgers: one(`${steps("2020-06-29", "2026-06-30")}\n-时限`), asOf: "2020-05-16" }],
    ["of an extension, on its day", { ledgers: one(`${steps("2020-06-01", "2020-06-02")}\n${log(asked, granted("2020-07-31"))}`) }],
    [
      "of an extension, after it",
      { ledgers: one(`${steps("2020-06-01", "2020-06-02")}\n${log(asked, granted("<<milestones-in-order 2020-08-01>>"))}`) },
    ],
    ["of a rebound, on its day", { ledgers: one(log(...closed, back("2020-06-30"))) }],
    ["of a rebound, after it", { ledgers: one(log(...closed, back("<<milestones-in-order 2020-07-01>>"))) }],
  ]);
});

describe("essentials-complete", () => {
  const late = "2020-05-17"; // 16 days after 登记日期
  const incomplete = "<<warning:essentials-complete 编号>>: 甲-01-001";
  const wanting = "<<essentials-complete 编号>>: 甲-01-001";
  const done = event("2020-05-10", "报完成");
  const closed = [event("2020-05-05", "核查"), event("2020-05-06", "销号")];
  cases([
    ["the last day to fill in", { ledgers: one("-时限\n-措施\n-责任人\n-明细"), asOf: "2020-05-16" }],
    ["the day after", { ledgers: one(`${incomplete}\n-时限\n-措施\n-责任人\n-明细`), asOf: late }],
    ["days of the plan's own", { ledgers: one(`${incomplete}\n-措施`), asOf: "2020-05-03", plan: `${plan}口径: { 补齐天数: 1 }\n` }],
    ["one alone", { ledgers: one(`${incomplete}\n-明细`), asOf: late }],
    ["a refused one is there", { ledgers: one("措施: <<value-type 限时办结>>"), asOf: late }],
    ["an error once reported done, on whatever day", { ledgers: one(`${wanting}\n-责任人\n${log(done)}`), asOf: "2020-05-10" }],
    [
      "an error to the end",
      { ledgers: one(`${wanting}\n-责任人\n${log(done, event("2020-05-11", "核查"), event("2020-05-12", "销号"))}`), asOf: late },
    ],
    [
      "a report that its state does not allow is none",
      { ledgers: one(`${incomplete}\n-时限\n${log(event("2020-05-05", "<<event-allowed-in-state 核查>>"))}`), asOf: late },
    ],
    [
      "merged: the other problem answers",
      { ledgers: one(`-措施\n${log(event("2020-05-05", "合并"))}`, "编号: 甲-01-002\n清单号: L-2"), asOf: late },
    ],
    ["巩固防反弹 needs 明细 alone", { ledgers: one(consolidation), asOf: late }],
    ["巩固防反弹 without 明细", { ledgers: one(`${incomplete}\n${consolidation}-明细`), asOf: late }],
    [
      "巩固防反弹 closed without 明细, which is free",
      { ledgers: one(`${incomplete}\n${consolidation}-明细\n${log(...closed)}`), asOf: late },
    ],
    [
      "巩固防反弹 closed without 明细, which has a form",
      { ledgers: one(`<<essentials-complete 编号>>: 甲-03-001\n任务: 3\n${consolidation}-明细\n${log(...closed)}`), asOf: late },
    ],
    [
      "巩固防反弹 sent back",
      { ledgers: one(`${incomplete}\n${consolidation}${log(failed("2020-05-05", { 时限: "2020-06-30" }))}`), asOf: late },
    ],
    [
      "巩固防反弹 sent back, the last day",
      { ledgers: one(`${consolidation}${log(failed("2020-05-05", { 时限: "2020-06-30" }))}`), asOf: "2020-05-16" },
    ],
    ["巩固防反弹 come back", { ledgers: one(`${incomplete}\n${consolidation}${log(...closed, event("2020-05-07", "反弹"))}`), asOf: late }],
    [
      "巩固防反弹 sent back and reported done",
      { ledgers: one(`${wanting}\n${consolidation}${log(failed("2020-05-05", { 时限: "2020-06-30" }), done)}`), asOf: late },
    ],
    [
      "巩固防反弹 sent back, complete but for 时限",
      {
        ledgers: one(`${consolidation.replace("-措施\n-责任人\n", "")}${log(failed("2020-05-05", { 时限: "2020-06-30" }), done)}`),
        asOf: late,
      },
    ],
  ]);
});
