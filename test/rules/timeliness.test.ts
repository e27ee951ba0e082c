// Reminders: warnings that depend on the day.
import { describe } from "vitest";
import { cases, event, failed, ledger, log, one, plan } from "../workspace-case.ts";

const done = event("2020-05-04", "报完成");
const closed = [event("2020-05-05", "核查"), event("2020-05-06", "销号")];

describe("deadline-kept", () => {
  const late = "时限: <<warning:deadline-kept 2020-05-31>>";
  cases([
    ["the due day is in time", { ledgers: one("时限: <<warning:deadline-ahead 2020-05-31>>"), asOf: "2020-05-31" }],
    ["the day after", { ledgers: one(late), asOf: "2020-06-01" }],
    ["reported in time, not yet verified", { ledgers: one(log(event("2020-05-31", "报完成"))), asOf: "2020-06-20" }],
    ["reported late", { ledgers: one(`${late}\n${log(event("2020-06-01", "报完成"))}`), asOf: "2020-06-20" }],
    ["verified, it is late no more", { ledgers: one(log(event("2020-06-01", "报完成"), event("2020-06-02", "核查"))), asOf: "2020-06-20" }],
    ["sent back: the clock never stopped", { ledgers: one(`${late}\n${log(done, failed("2020-05-05"))}`), asOf: "2020-06-01" }],
    [
      "sent back with a day of its own",
      { ledgers: one(log(done, failed("2020-05-05", { 时限: "<<warning:deadline-kept 2020-05-10>>" }))) },
    ],
    [
      "extended",
      {
        ledgers: one(
          log(event("2020-05-31", "申请延期"), event("2020-06-05", "延期批复", { 延至: "<<warning:deadline-kept 2020-06-10>>" })),
        ),
        asOf: "2020-06-11",
      },
    ],
    ["come back", { ledgers: one(log(done, ...closed, event("2020-05-07", "反弹", { 时限: "<<warning:deadline-kept 2020-05-19>>" }))) }],
    [
      "no due",
      { ledgers: one(`<<warning:essentials-complete 编号>>: 甲-01-001\n-时限\n${log(event("2020-06-19", "进展"))}`), asOf: "2020-06-20" },
    ],
    ["nobody knows the state", { ledgers: one(log(event("<<events-in-order 2020-04-30>>", "报完成"))), asOf: "2020-06-20" }],
    [
      "an event that is refused changes nothing",
      { ledgers: one(`${late}\n${log(event("2020-05-04", "<<event-allowed-in-state 核查>>"))}`), asOf: "2020-06-01" },
    ],
  ]);
});

describe("deadline-ahead", () => {
  const soon = "时限: <<warning:deadline-ahead 2020-05-31>>";
  cases([
    ["eight days before", { ledgers: one(""), asOf: "2020-05-23" }],
    ["seven days before", { ledgers: one(soon), asOf: "2020-05-24" }],
    ["on the day", { ledgers: one(soon), asOf: "2020-05-31" }],
    ["reported done", { ledgers: one(log(done)), asOf: "2020-05-31" }],
    ["days of the plan's own", { ledgers: one(""), asOf: "2020-05-30", plan: `${plan}口径: { 临期天数: 0 }\n` }],
  ]);
});

describe("milestones-kept", () => {
  const steps = (first = "2020-05-10") => `节点: [{ 时限: ${first}, 成果: 某 }, { 时限: 2020-05-30, 成果: 某 }]\n`;
  const missed = steps("<<warning:milestones-kept 2020-05-10>>");
  const reached = (on: string) => event(on, "节点完成", { 节点: "1" });
  cases([
    ["the day itself is in time", { ledgers: one(steps()), asOf: "2020-05-10" }],
    ["the day after", { ledgers: one(missed), asOf: "2020-05-11" }],
    ["done", { ledgers: one(steps() + log(reached("2020-05-11"))) }],
    ["reported done", { ledgers: one(steps() + log(event("2020-05-11", "报完成"))) }],
    [
      "replaced by an extension",
      {
        ledgers: one(
          steps() +
            log(
              event("2020-05-03", "申请延期"),
              event("2020-05-04", "延期批复", { 节点: "[{ 时限: <<warning:milestones-kept 2020-05-12>>, 成果: 某 }]" }),
            ),
        ),
      },
    ],
    ["one whose 时限 is wrong", { ledgers: one(steps("<<day-is-real 2020-05-32>>")) }],
    ["a line that says it is done has a wrong date", { ledgers: one(steps() + log(event("<<day-is-real 2020-05-32>>", "节点完成"))) }],
    ["or is out of order", { ledgers: one(steps() + log(event("2020-05-12", "进展"), reached("<<events-in-order 2020-05-11>>"))) }],
    [
      "or says of a number what is none",
      { ledgers: one(steps() + log(event("2020-05-12", "节点完成", { 节点: "<<value-type 第一个>>" }))) },
    ],
    [
      "nothing follows from a 节点 out of order",
      {
        ledgers: one(
          `节点: [{ 时限: 2020-05-19, 成果: 某 }, { 时限: <<milestones-in-order 2020-05-18>>, 成果: 某 }]\n${log(reached("2020-05-19"))}`,
        ),
      },
    ],
  ]);
});

describe("progress-recorded", () => {
  const far = "分类处置: 从重处理\n来源: 自查\n-清单号\n时限: 2020-12-31\n";
  const decided = (on: string) => event(on, "追责");
  cases([
    ["the last day", { ledgers: one(far + log(decided("2020-05-02"))), asOf: "2020-06-06" }],
    ["the day after", { ledgers: one(far + log(decided("<<warning:progress-recorded 2020-05-02>>"))), asOf: "2020-06-07" }],
    [
      "no event at all",
      {
        ledgers: one("登记日期: <<warning:progress-recorded 2020-05-01>>\n时限: <<warning:deadline-kept 2020-05-31>>"),
        asOf: "2020-06-06",
      },
    ],
    [
      "waiting for the closure, too",
      { ledgers: one(log(done, event("<<warning:progress-recorded 2020-05-05>>", "核查"))), asOf: "2020-06-10" },
    ],
    ["closed", { ledgers: one(log(done, ...closed)), asOf: "2020-12-31" }],
    [
      "days of the plan's own",
      {
        ledgers: one(far + log(decided("<<warning:progress-recorded 2020-05-02>>"))),
        asOf: "2020-05-04",
        plan: `${plan}口径: { 进展间隔天数: 1 }\n`,
      },
    ],
    [
      "a wrong date may be a later one",
      { ledgers: one(far + log(decided("2020-05-02"), event("<<day-is-real 2020-05-32>>", "进展"))), asOf: "2020-06-30" },
    ],
    [
      "nobody knows whether it is closed",
      {
        ledgers: one(log(done, event("2020-05-05", "核查", { 结论: "<<value-in-list 合格>>" }), event("2020-05-06", "销号"))),
        asOf: "2020-12-31",
      },
    ],
  ]);
});

describe("revisited-in-time", () => {
  const consolidation = "分类处置: 巩固防反弹\n-时限\n原完成日期: 2020-01-10\n";
  const settled = (on: string) => log(event(on, "核查"), event("2020-05-06", "销号"));
  cases([
    ["the last day after a review", { ledgers: one(consolidation + settled("2020-05-05")), asOf: "2020-08-03" }],
    ["the day after", { ledgers: one(consolidation + settled("<<warning:revisited-in-time 2020-05-05>>")), asOf: "2020-08-04" }],
    ["visited since", { ledgers: one(consolidation + settled("2020-05-05") + event("2020-08-01", "回访")), asOf: "2020-10-30" }],
    [
      "never",
      {
        ledgers: one(`${consolidation}登记日期: <<warning:revisited-in-time 2020-05-01>>\n${log(event("2020-07-20", "进展"))}`),
        asOf: "2020-07-31",
      },
    ],
    ["not asked of others", { ledgers: one(log(done, ...closed)), asOf: "2020-12-31" }],
  ]);
});

describe("monthly-reported-once", () => {
  const owing = `${plan}履职要求:\n  - { 事项: 月报, 单位: [甲局], 首月: 2020-02, 截止日: 5 }\n`;
  const did = (unit: string, ...months: string[]) => ({
    plan: owing,
    asOf: "2020-03-01",
    ledgers: {
      甲: ledger("甲局"),
      [unit[0] as string]: `${ledger(unit)}履职:${months.map((month) => `\n  - { 日期: 2020-03-01, 事项: 月报, 月份: ${month} }`).join("")}\n`,
    },
  });
  cases([
    ["each month once, the first and the last too", did("甲局", "2020-02", "2020-06")],
    [
      "a month twice, three times",
      did("甲局", "2020-02", "2020-03", "<<monthly-reported-once 2020-02>>", "<<monthly-reported-once 2020-02>>"),
    ],
    ["before the first", did("甲局", "<<monthly-reported-once 2020-01>>")],
    ["after the last", did("甲局", "<<monthly-reported-once 2020-07>>")],
    ["a unit that owes none", did("丙局", "2020-01", "2020-01")],
    ["a plan that asks for none", { ...did("甲局", "2020-01", "2020-01"), plan }],
    ["nothing follows from a wrong 月份", did("甲局", "<<value-form 2020-13>>", "2020-02", "<<value-form 2020-13>>")],
  ]);
});

describe("duties-done", () => {
  const owing = `${plan}履职要求:\n  - { 事项: 月报, 单位: [甲局], 首月: 2020-04, 截止日: 5 }\n  - { 事项: 专题报告, 单位: [甲局], 阶段: 2, 截止: 2020-05-10 }\n  - { 事项: 调研, 单位: 全部, 阶段: 1 }\n`;
  const did = (unit: string, ...lines: string[]) => ({
    plan: owing,
    ledgers: { 甲: `${ledger(unit)}履职:${lines.map((line) => `\n  - { ${line} }`).join("")}\n` },
  });
  const report = "日期: 2020-05-10, 事项: 专题报告";
  const monthly = (on: string, month = "2020-04") => `日期: ${on}, 事项: 月报, 月份: ${month}`;
  cases([
    ["on the last day", { ...did("甲局", monthly("2020-05-05"), report) }],
    ["the day after", { ...did("甲局", monthly("<<warning:duties-done 2020-05-06>>"), report) }],
    ["missing, on the last day", { ...did("甲局", "日期: 2020-01-01, 事项: 动员部署"), asOf: "2020-05-05" }],
    ["missing, the day after", { ...did("<<warning:duties-done 甲局>>", "日期: 2020-01-01, 事项: 动员部署"), asOf: "2020-05-06" }],
    ["another month's is another", { ...did("<<warning:duties-done 甲局>>", monthly("2020-05-05", "2020-05"), report) }],
    ["two missing", { ...did("<<warning:duties-done+warning:duties-done 甲局>>", "日期: 2020-01-01, 事项: 动员部署") }],
    ["several months missing are told once", { ...did("<<warning:duties-done 甲局>>", report), asOf: "2020-08-06" }],
    [
      "months that came are not among them",
      { ...did("<<warning:duties-done 甲局>>", monthly("2020-05-05"), monthly("2020-06-05", "2020-05"), report), asOf: "2020-08-06" },
    ],
    ["nothing follows from a wrong 月份", { ...did("甲局", monthly("2020-05-05", "<<value-form 2020-13>>"), report) }],
    ["nor from a date to come", { ...did("甲局", monthly("<<dated-by-check-day 2020-05-25>>"), report) }],
    [
      "but what has nothing to do with it is no excuse",
      { ...did("<<warning:duties-done 甲局>>", "日期: <<day-is-real 2020-01-32>>, 事项: 调研", report) },
    ],
    [
      "a unit without a ledger is told of that alone",
      { plan: owing.replace(/\{ 名称: 甲局.*\}/, "<<warning:unit-has-ledger $&>>"), ledgers: { 甲: null } },
    ],
  ]);
});
