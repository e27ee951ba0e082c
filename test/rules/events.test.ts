// 经过: where each event may stand, in what order, and what follows from a wrong one.
import { describe, expect, it } from "vitest";
import { eventKinds } from "../../src/model/ledger.ts";
import { cases, event, failed, found, ledger, log, marked, one, type Workspace } from "../workspace-case.ts";

const other = "编号: 甲-01-002\n清单号: L-2\n时限: 2020-05-30";
const asked = event("2020-05-03", "申请延期");
const done = event("2020-05-04", "报完成");
const reviewed = event("2020-05-05", "核查");
const closed = event("2020-05-06", "销号");

describe("event-allowed-in-state", () => {
  const states: Record<string, readonly string[]> = {
    整改中: [],
    待核查: [done],
    待销号: [done, reviewed],
    已销号: [done, reviewed, closed],
    已移出: [event("2020-05-04", "合并")],
  };
  const allowed: Record<string, readonly string[]> = {
    节点完成: ["整改中"],
    申请延期: ["整改中"],
    报完成: ["整改中"],
    移交: ["整改中"],
    合并: ["整改中"],
    核查: ["待核查", "待销号"],
    销号: ["待销号"],
    反弹: ["已销号"],
    延期批复: [],
  };
  // Steps of 验收 are the plan's: acceptance.test.ts.
  const rows = eventKinds
    .filter((kind) => kind !== "验收")
    .flatMap((kind) => Object.entries(states).map(([state, before]) => [kind, state, before] as const));

  it.each(rows)("%s in %s", async (kind, state, before) => {
    const isAllowed = allowed[kind]?.includes(state) ?? state !== "已移出";
    const last = event(
      "2020-05-07",
      isAllowed ? kind : `<<event-allowed-in-state ${kind}>>`,
      kind === "移交" && isAllowed ? { 移至: "<<warning:transfer-received 乙局>>" } : {},
    );
    const workspace: Workspace = { ledgers: one(`节点: [{ 时限: 2020-05-30, 成果: 某 }]\n${log(...before, last)}`, other) };
    expect(await found(workspace)).toEqual(marked(workspace));
  });

  const refused = (kind: string) => `<<event-allowed-in-state ${kind}>>`;
  cases([
    ["an extension granted where one was asked for", { ledgers: one(log(asked, event("2020-05-04", "延期批复"))) }],
    [
      "refused: the request is answered",
      { ledgers: one(log(asked, event("2020-05-04", "延期批复", { 结论: "驳回", 延至: "" }), event("2020-05-05", "申请延期"))) },
    ],
    ["answered twice", { ledgers: one(log(asked, event("2020-05-04", "延期批复"), event("2020-05-05", refused("延期批复")))) }],
    ["asked again before the answer", { ledgers: one(log(asked, event("2020-05-04", refused("申请延期")))) }],
    ["a report ends the request", { ledgers: one(log(asked, done, failed("2020-05-05"), event("2020-05-06", refused("延期批复")))) }],
    ["asked while reported done", { ledgers: one(log(done, event("2020-05-05", refused("申请延期")))) }],
    ["asked while there is no due", { ledgers: one(`-时限\n${log(event("2020-05-03", refused("申请延期")))}`), asOf: "2020-05-10" }],
    ["a 时限 that is wrong is one", { ledgers: one(`时限: <<day-is-real 2020-05-32>>\n${log(asked)}`) }],
    [
      "each event missing the one before it is told",
      { ledgers: one(log(event("2020-05-05", refused("核查")), event("2020-05-06", refused("销号")))) },
    ],
    ["a refused event has no effect", { ledgers: one(log(event("2020-05-05", refused("销号")), event("2020-05-06", "报完成"))) }],
    ["巩固防反弹 begins 待核查", { ledgers: one(`分类处置: 巩固防反弹\n-时限\n原完成日期: 2020-01-10\n${log(reviewed, closed)}`) }],
    [
      "巩固防反弹 is not reported done",
      { ledgers: one(`分类处置: 巩固防反弹\n-时限\n原完成日期: 2020-01-10\n${log(event("2020-05-04", refused("报完成")))}`) },
    ],
    ["a review fails what was passed", { ledgers: one(log(done, reviewed, failed("2020-05-06"), event("2020-05-07", "报完成"))) }],
    ["reviewed twice", { ledgers: one(log(done, reviewed, event("2020-05-06", "核查"), event("2020-05-07", "销号"))) }],
  ]);
});

describe("events-in-order", () =>
  cases([
    [
      "a date too late is told once, at the event below it",
      {
        ledgers: one(
          log(
            event("2020-05-03", "进展"),
            event("2020-05-15", "进展"),
            event("<<events-in-order 2020-05-04>>", "进展"),
            event("2020-05-05", "进展"),
          ),
        ),
      },
    ],
    [
      "and so is a date too early",
      {
        ledgers: one(
          log(
            event("2020-05-13", "进展"),
            event("<<events-in-order 2020-05-04>>", "进展"),
            event("2020-05-05", "进展"),
            event("2020-05-14", "进展"),
          ),
        ),
      },
    ],
    [
      "before 登记日期 is told of each",
      {
        ledgers: one(
          `登记日期: 2020-05-02\n${log(event("<<events-in-order 2020-04-30>>", "进展"), event("<<events-in-order 2020-05-01>>", "进展"), event("2020-05-02", "进展"))}`,
        ),
      },
    ],
    [
      "on the day of entry, and two on one day",
      { ledgers: one(log(event("2020-05-01", "报完成"), event("2020-05-01", "核查"), event("2020-05-01", "销号"))) },
    ],
    ["before 登记日期", { ledgers: one(log(event("<<events-in-order 2020-04-30>>", "进展"))) }],
    [
      "before the event above",
      { ledgers: one(log(event("2020-05-05", "进展"), event("<<events-in-order 2020-05-04>>", "进展"), event("2020-05-05", "进展"))) },
    ],
    [
      "whatever it is",
      {
        ledgers: one(
          log(event("2020-05-05", "进展"), event("<<events-in-order 2020-05-04>>", "进展").replace("进展", "<<value-in-list 推进>>")),
        ),
      },
    ],
    [
      "an event whose 事项 is wrong counts for the next",
      {
        ledgers: one(
          log(event("2020-05-05", "进展").replace("进展", "<<value-in-list 推进>>"), event("<<events-in-order 2020-05-04>>", "进展")),
        ),
      },
    ],
    [
      "it has no effect, and what needs the state after it is not judged",
      { ledgers: one(log(event("<<events-in-order 2020-04-30>>", "报完成"), event("2020-05-05", "核查"), event("2020-05-06", "销号"))) },
    ],
    [
      "one without effect leaves the state as certain as it was",
      { ledgers: one(log(event("<<events-in-order 2020-04-30>>", "进展"), event("2020-05-05", "<<event-allowed-in-state 核查>>"))) },
    ],
    [
      "nothing follows from a date that is no day",
      { ledgers: one(log(event("2020-05-05", "进展"), event("<<day-is-real 2020-05-32>>", "进展"), event("2020-05-05", "进展"))) },
    ],
    [
      "nothing follows from a date to come",
      { ledgers: one(log(event("<<dated-by-check-day 2020-05-21>>", "报完成"), event("2020-05-05", "核查"))) },
    ],
    [
      "nor from a 登记日期 to come",
      { ledgers: one(`登记日期: <<dated-by-check-day 2020-05-21>>\n时限: 2020-05-31\n${log(event("2020-05-05", "进展"))}`) },
    ],
  ]));

describe("a wrong event keeps its effect if its 日期, 事项 and what its effect needs are sound", () => {
  const closing = [event("2020-05-05", "核查"), event("2020-05-06", "销号")];
  const lost = event("2020-05-07", "核查"); // would be refused if anybody knew the state
  const kindless = (on: string) => event(on, "进展").replace("进展", "<<value-in-list 报完工>>");
  cases([
    [
      "报完成 without 签字",
      { ledgers: one(log(event("2020-05-04", "报完成", { 签字: "" }).replace("日期", "<<key-present 日期>>"), ...closing)) },
    ],
    [
      "报完成 without 事项",
      {
        ledgers: one(log(event("2020-05-04", "报完成").replace("事项: 报完成, ", "").replace("日期", "<<key-present 日期>>"), ...closing)),
      },
    ],
    ["a wrong 事项", { ledgers: one(log(kindless("2020-05-04"), ...closing)) }],
    [
      "核查 without 核查人",
      { ledgers: one(log(done, event("2020-05-05", "核查", { 核查人: "" }).replace("日期", "<<key-present 日期>>"), closed)) },
    ],
    [
      "核查 with a wrong 结论",
      { ledgers: one(log(done, event("2020-05-05", "核查", { 结论: "<<value-in-list 合格>>" }), event("2020-05-06", "销号"), lost)) },
    ],
    [
      "核查 不通过 with a wrong 时限: nobody knows the due",
      { ledgers: one(log(done, failed("2020-05-05", { 时限: "<<day-is-real 2020-06-31>>" }), lost)), asOf: "2020-06-05" },
    ],
    [
      "核查 通过 with a wrong 时限",
      {
        ledgers: one(
          log(
            done,
            event("2020-05-05", "核查", { 时限: "<<day-is-real 2020-06-31>>" }),
            closed,
            event("2020-05-07", "<<event-allowed-in-state 核查>>"),
          ),
        ),
      },
    ],
    [
      "延期批复 with a wrong 延至",
      { ledgers: one(log(asked, event("2020-05-04", "延期批复", { 延至: "<<day-is-real 2020-06-31>>" }), lost)), asOf: "2020-06-01" },
    ],
    [
      "延期批复 without 批准单位",
      {
        ledgers: one(log(asked, event("2020-05-04", "延期批复", { 批准单位: "" }).replace("日期", "<<key-present 日期>>"))),
        asOf: "2020-06-01",
      },
    ],
    [
      "反弹 without 时限",
      { ledgers: one(log(done, ...closing, event("2020-05-07", "反弹", { 时限: "" }).replace("日期", "<<key-present 日期>>"), lost)) },
    ],
    [
      "移交 with a wrong 移至 is gone nevertheless",
      {
        ledgers: one(
          log(event("2020-05-04", "移交", { 移至: "<<value-type [乙局]>>" }), event("2020-05-05", "<<event-allowed-in-state 进展>>")),
        ),
      },
    ],
    ["a wrong 分类处置: nobody knows how it began", { ledgers: one(`分类处置: <<value-in-list 马上改>>\n${log(...closing)}`) }],
  ]);
});

describe("what an event needs besides", () => {
  const needs: Record<string, readonly string[]> = {
    进展: ["情况"],
    回访: ["情况"],
    反馈: ["对象", "方式", "满意度"],
    追责: ["结论", "形式", "对象", "决定机关"],
    建章立制: ["制度", "方式"],
    更正: ["项", "原", "改", "理由", "批准单位"],
    节点完成: ["节点"],
    申请延期: ["延至", "理由"],
    延期批复: ["结论", "延至", "批准单位", "文号"],
    报完成: ["情况", "佐证", "签字"],
    核查: ["核查单位", "核查人", "方式", "整改到位", "追责落实", "制度有效", "结论", "文号"],
    销号: ["批准单位", "文号"],
    反弹: ["来源", "情况", "时限"],
    移交: ["移至"],
    合并: ["并入"],
  };
  const before: Record<string, readonly string[]> = {
    延期批复: [asked],
    核查: [done],
    销号: [done, reviewed],
    反弹: [done, reviewed, closed],
  };
  const rows = Object.entries(needs).flatMap(([kind, keys]) => keys.map((key) => [kind, key] as const));
  it.each(rows)("%s without %s", async (kind, key) => {
    const last = event("2020-05-07", kind, { [key]: "" }).replace("日期", "<<key-present 日期>>");
    const workspace: Workspace = { ledgers: one(`节点: [{ 时限: 2020-05-30, 成果: 某 }]\n${log(...(before[kind] ?? []), last)}`, other) };
    expect(await found(workspace)).toEqual(marked(workspace));
  });
  const more = Object.keys(needs).map((kind) => [kind] as const);
  it.each(more)("%s with a key that is not its own", async (kind) => {
    const last = event("2020-05-07", kind, kind === "移交" ? { 移至: "<<warning:transfer-received 乙局>>" } : {}).replace(
      / }$/,
      ", <<key-known 天气>>: 晴 }",
    );
    const workspace: Workspace = { ledgers: one(`节点: [{ 时限: 2020-05-30, 成果: 某 }]\n${log(...(before[kind] ?? []), last)}`, other) };
    expect(await found(workspace)).toEqual(marked(workspace));
  });
});

describe("milestone-exists", () => {
  const steps = "节点: [{ 时限: 2020-05-29, 成果: 某 }, { 时限: 2020-05-30, 成果: 某 }]\n";
  const reached = (on: string, number: string) => event(on, "节点完成", { 节点: number });
  const granted = event("2020-05-04", "延期批复", { 节点: "[{ 时限: 2020-06-10, 成果: 某 }, { 时限: 2020-06-20, 成果: 某 }]" });
  const none = (number: string) => `<<milestone-exists ${number}>>`;
  const back = event("2020-05-07", "反弹", { 节点: "[{ 时限: 2020-06-10, 成果: 某 }]" });
  cases([
    ["the first and the last", { ledgers: one(steps + log(reached("2020-05-02", "1"), reached("2020-05-03", "2"))) }],
    ["one too high", { ledgers: one(steps + log(reached("2020-05-02", none("3")))) }],
    ["done before", { ledgers: one(steps + log(reached("2020-05-02", "1"), reached("2020-05-03", none("1")))) }],
    [
      "an extension's go on from the highest",
      { ledgers: one(steps + log(reached("2020-05-02", "1"), asked, granted, reached("2020-05-05", "3"), reached("2020-05-06", "4"))) },
    ],
    [
      "an extension replaces those not done",
      {
        ledgers: one(
          steps + log(reached("2020-05-02", "1"), asked, granted, reached("2020-05-05", none("2")), reached("2020-05-06", none("5"))),
        ),
      },
    ],
    [
      "a rebound's begin anew",
      { ledgers: one(steps + log(done, reviewed, closed, back, reached("2020-05-08", "1"), reached("2020-05-09", none("2")))) },
    ],
    [
      "a timetable that was refused may hold it",
      {
        ledgers: one(`分类处置: 分步整改\n节点: <<list-long-enough [{ 时限: 2020-05-30, 成果: 某 }]>>\n${log(reached("2020-05-02", "1"))}`),
      },
    ],
    [
      "and so may an extension's",
      { ledgers: one(steps + log(asked, event("2020-05-04", "延期批复", { 节点: "<<value-type 另定>>" }), reached("2020-05-05", "3"))) },
    ],
    ["not while reported done", { ledgers: one(steps + log(done, event("2020-05-05", "<<event-allowed-in-state 节点完成>>"))) }],
  ]);
});

describe("extension-asked-in-time", () => {
  const ask = (on: string, until = "2020-06-30") => event(on, "申请延期", { 延至: until });
  const asOf = "2020-06-02";
  const overdue = "时限: <<warning:deadline-kept 2020-05-31>>\n";
  cases([
    ["on the due day, to the day after", { ledgers: one(overdue + log(ask("2020-05-31", "2020-06-01"))), asOf }],
    ["a day late", { ledgers: one(overdue + log(ask("<<extension-asked-in-time 2020-06-01>>"))), asOf }],
    ["to the due day itself", { ledgers: one(log(ask("2020-05-05", "<<extension-asked-in-time 2020-05-31>>"))) }],
    [
      "asked late it is pending nevertheless",
      { ledgers: one(log(ask("<<extension-asked-in-time 2020-06-01>>"), event("2020-06-02", "延期批复"))), asOf },
    ],
    ["measured by the due in force", { ledgers: one(log(asked, event("2020-05-04", "延期批复"), ask("2020-06-02", "2020-07-31"))), asOf }],
    [
      "and not by the one before",
      { ledgers: one(log(asked, event("2020-05-04", "延期批复"), ask("2020-06-02", "<<extension-asked-in-time 2020-06-30>>"))), asOf },
    ],
  ]);
});

describe("extension-within-request", () => {
  const grant = (until: string, on = "2020-05-04") => event(on, "延期批复", { 延至: until });
  cases([
    ["what was asked", { ledgers: one(log(asked, grant("2020-06-30"))) }],
    ["less than was asked, a day more than before", { ledgers: one(log(asked, grant("2020-06-01"))) }],
    ["a day more than was asked", { ledgers: one(log(asked, grant("<<extension-within-request 2020-07-01>>"))) }],
    ["the due day itself", { ledgers: one(log(asked, grant("<<extension-within-request 2020-05-31>>"))) }],
    ["it may come late", { ledgers: one(log(event("2020-05-31", "申请延期"), grant("2020-06-30", "2020-06-15"))), asOf: "2020-06-15" }],
    [
      "nothing follows from a wrong request",
      { ledgers: one(log(event("2020-05-03", "申请延期", { 延至: "<<extension-asked-in-time 2020-05-30>>" }), grant("2020-06-30"))) },
    ],
    [
      "nor from one that is no day",
      { ledgers: one(log(event("2020-05-03", "申请延期", { 延至: "<<day-is-real 2020-06-31>>" }), grant("2020-07-30"))) },
    ],
    ["refused, it has no day", { ledgers: one(log(asked, event("2020-05-04", "延期批复", { 结论: "驳回", 延至: "" }))) }],
  ]);
});

describe("extensions-within-count", () => {
  const extended = (month: number, verdict = "批准") => {
    const until = `2020-${String(month).padStart(2, "0")}-28`;
    return (
      event("2020-05-04", "申请延期", { 延至: until }) +
      event("2020-05-04", "延期批复", { 结论: verdict, 延至: verdict === "驳回" ? "" : until })
    );
  };
  const over = "<<extensions-within-count 批准>>";
  const again = event("2020-05-05", "报完成") + event("2020-05-05", "核查") + event("2020-05-05", "销号") + event("2020-05-05", "反弹");
  const later = (text: string) => text.replaceAll("05-04", "05-06");
  cases([
    ["twice", { ledgers: one(log(extended(6), extended(7))) }],
    ["a third time", { ledgers: one(log(extended(6), extended(7), extended(8, over))) }],
    ["what was refused does not count", { ledgers: one(log(extended(6), extended(7, "驳回"), extended(8))) }],
    ["a new round counts anew", { ledgers: one(log(extended(6), extended(7), again, later(extended(8)), later(extended(9)))) }],
    ["and has its own third", { ledgers: one(log(extended(6), again, later(extended(8)), later(extended(9)), later(extended(10, over)))) }],
  ]);
});

describe("new-deadline-after-event", () => {
  const asOf = "2020-05-06";
  cases([
    [
      "a failed review's, on its day",
      {
        ledgers: one(
          log(done, failed("2020-05-05", { 时限: "2020-05-05" })).replace("时限: 2020-05-05", "时限: <<warning:deadline-kept 2020-05-05>>"),
        ),
        asOf,
      },
    ],
    ["the day before", { ledgers: one(log(done, failed("2020-05-05", { 时限: "<<new-deadline-after-event 2020-05-04>>" }))), asOf }],
    [
      "a rebound's, on its day",
      {
        ledgers: one(log(done, reviewed, closed, event("2020-05-07", "反弹", { 时限: "<<warning:deadline-ahead 2020-05-07>>" }))),
        asOf: "2020-05-07",
      },
    ],
    [
      "a rebound's, the day before",
      {
        ledgers: one(log(done, reviewed, closed, event("2020-05-07", "反弹", { 时限: "<<new-deadline-after-event 2020-05-06>>" }))),
        asOf: "2020-05-07",
      },
    ],
  ]);
});

describe("transfer-to-entitled-unit", () => {
  const to = (unit: string) => log(event("2020-05-04", "移交", { 移至: unit }));
  const received = (task: string) => ({
    丁: ledger("丁园区", `编号: 丁-${task}-001\n任务: ${Number(task)}\n移自: 甲-01-001\n登记日期: 2020-05-04`),
  });
  cases([
    ["a unit responsible", { ledgers: one(to("<<warning:transfer-received 乙局>>")) }],
    ["a park", { ledgers: { ...one(to("丁园区")), ...received("01") } }],
    ["a unit that may not hold the task", { ledgers: one(to("<<transfer-to-entitled-unit 丙局>>")) }],
    ["itself", { ledgers: one(to("<<transfer-to-entitled-unit 甲局>>")) }],
    ["no unit of the plan", { ledgers: one(to("<<transfer-to-entitled-unit 乙居>>")) }],
    ["the office is no unit", { ledgers: one(to("<<transfer-to-entitled-unit 整治办>>")) }],
    [
      "nothing follows from a task the plan has not",
      { ledgers: one(`任务: <<task-held-by-unit 9>>\n${to("<<warning:transfer-received 丙局>>")}`) },
    ],
  ]);
});
