// What follows from a fault that is told is not told again.
import { describe, expect, it } from "vitest";
import { type FindingBasis, withoutConsequences } from "../../src/check/consequences.ts";
import { cases, event, log, one } from "../workspace-case.ts";

const at = (rule: string, value: string | undefined, needs: readonly string[] = [], more: Partial<FindingBasis> = {}): FindingBasis => ({
  rule,
  value,
  needs,
  isError: true,
  isToldHere: true,
  ...more,
});

describe("withoutConsequences", () => {
  const warning = { isError: false };
  const rows: readonly [string, readonly FindingBasis[], string][] = [
    ["what needs nothing stays", [at("a", "1"), at("b", "2")], "ab"],
    ["what needs a wrong value goes, wherever it stands", [at("a", "2", ["1"]), at("b", "1"), at("c", "3", ["1"])], "b"],
    ["of two at one value the first stays", [at("a", "1"), at("b", "1")], "a"],
    ["a warning at a wrong value goes, even the first", [at("a", "1", [], warning), at("b", "1")], "b"],
    ["a warning makes no value wrong", [at("a", "1", [], warning), at("b", "2", ["1"]), at("c", "1", [], warning)], "abc"],
    ["what goes makes no value wrong", [at("a", "3", ["2"]), at("b", "2", ["1"]), at("c", "1")], "ac"],
    ["of two that need each other the first stays", [at("a", "1", ["2"]), at("b", "2", ["1"])], "a"],
    ["of a ring every second stays", [at("a", "1", ["2"]), at("b", "2", ["3"]), at("c", "3", ["1"])], "ab"],
    ["one rule does not silence itself", [at("a", "1"), at("a", "2", ["1"]), at("a", "1")], "aaa"],
    ["what no value stands for stays, and silences nothing", [at("a", undefined), at("b", undefined), at("c", "1", ["2"])], "abc"],
    ["what is told elsewhere leaves its place to the next", [at("a", "1", [], { isToldHere: false }), at("b", "1")], "ab"],
    ["but what needs the value goes", [at("a", "1", [], { isToldHere: false }), at("b", "2", ["1"])], "a"],
  ];
  it.each(rows)("%s", (_, found, left) => {
    expect(
      withoutConsequences(found)
        .map(({ rule }) => rule)
        .join(""),
    ).toBe(left);
  });
});

const newlyFound = "来源: 自查\n-清单号\n";
const asked = (on: string, until: string) => event(on, "申请延期", { 延至: until });
const extended = (on: string, until: string) => event(on, "延期批复", { 延至: until });
const closed = [event("2020-05-04", "报完成"), event("2020-05-05", "核查"), event("2020-05-06", "销号")];

describe("nothing follows from", () =>
  cases([
    [
      "a 时限 before 登记日期: neither its 节点 nor an extension",
      {
        ledgers: one(
          `登记日期: 2020-05-02\n时限: <<due-after-entry 2020-05-01>>\n节点: [{ 时限: 2020-05-25, 成果: 图 }]\n${log(asked("2020-05-04", "2020-06-10"), extended("2020-05-05", "2020-06-10"))}`,
        ),
      },
    ],
    [
      "an extension asked to a day that is not later",
      {
        ledgers: one(
          `时限: 2020-05-30\n${log(asked("2020-05-04", "<<extension-asked-in-time 2020-05-29>>"), extended("2020-05-05", "2020-05-29"))}`,
        ),
      },
    ],
    ["a 分类处置 that is none: it may need no 时限", { ledgers: one("分类处置: <<value-in-list 马上改>>\n-时限\n登记日期: 2020-04-20") }],
    [
      "an extension to the deadline it had",
      {
        ledgers: one(
          `时限: 2020-05-10\n${log(asked("2020-05-04", "2020-05-20"), extended("2020-05-05", "<<extension-within-request 2020-05-10>>"), asked("2020-05-15", "2020-05-25"))}`,
        ),
      },
    ],
    [
      "a deadline before its rebound",
      {
        ledgers: one(
          log(
            ...closed,
            event("2020-05-10", "反弹", { 时限: "<<new-deadline-after-event 2020-05-09>>" }),
            asked("2020-05-11", "2020-06-10"),
          ),
        ),
      },
    ],
    [
      "从重处理 of what has a 清单号",
      { ledgers: one(`分类处置: <<handling-matches-baseline 从重处理>>\n${log(event("2020-05-04", "报完成"))}`) },
    ],
    [
      "巩固防反弹 of what has no 清单号: no 原完成日期, and nobody knows where it begins",
      {
        ledgers: one(`${newlyFound}-时限\n分类处置: <<handling-matches-baseline 巩固防反弹>>\n${log(event("2020-05-04", "报完成"))}`),
      },
    ],
    [
      "从重处理 of what was 巩固防反弹",
      {
        ledgers: one(`分类处置: <<handling-matches-baseline 从重处理>>\n原完成日期: 2020-01-10\n-时限\n-措施\n${log(...closed.slice(1))}`),
      },
    ],
    ["分步整改 of what has no 清单号: no 节点", { ledgers: one(`${newlyFound}分类处置: <<handling-matches-baseline 分步整改>>`) }],
    [
      "but where 清单号 fits, both are asked for",
      {
        ledgers: one(
          "<<key-present 编号>>: 甲-01-001\n分类处置: 分步整改",
          "编号: 甲-01-002\n清单号: L-2\n时限: 2020-05-30\n原完成日期: <<value-not-expected 2020-01-10>>",
        ),
      },
    ],
    [
      "巩固防反弹 without 原完成日期: nobody knows where it begins",
      { ledgers: one(`<<key-present 编号>>: 甲-01-001\n分类处置: 巩固防反弹\n${log(event("2020-05-04", "报完成"))}`) },
    ],
    [
      "nor from 原完成日期 with another 分类处置",
      { ledgers: one(`原完成日期: <<value-not-expected 2020-01-10>>\n-时限\n-措施\n${log(...closed.slice(1))}`) },
    ],
    [
      "通过 where a review denies it",
      {
        ledgers: one(
          log(
            event("2020-05-04", "报完成"),
            event("2020-05-05", "核查", { 整改到位: "否", 结论: "<<review-consistent 通过>>" }),
            event("2020-05-06", "报完成"),
          ),
        ),
      },
    ],
    [
      "events out of order: 报完成 below its 核查",
      {
        ledgers: one(log(event("2020-05-05", "核查"), event("<<events-in-order 2020-05-04>>", "报完成"), event("2020-05-06", "销号"))),
      },
    ],
    [
      "events out of order: 追责 below 报完成",
      {
        ledgers: one(
          `${newlyFound}分类处置: 从重处理\n${log(event("2020-05-05", "报完成"), event("<<events-in-order 2020-05-04>>", "追责"))}`,
        ),
      },
    ],
    [
      "events out of order: the timetable below what it lists",
      {
        ledgers: one(
          `节点: [{ 时限: 2020-05-30, 成果: 图 }]\n${log(
            asked("2020-05-03", "2020-06-30"),
            event("2020-05-06", "节点完成", { 节点: "2" }),
            event("<<events-in-order 2020-05-05>>", "延期批复", { 节点: "[{ 时限: 2020-06-10, 成果: 图 }]" }),
          )}`,
        ),
      },
    ],
    [
      "but what its date does not explain is told",
      {
        ledgers: one(log(event("2020-05-05", "<<event-allowed-in-state 销号>>"), event("<<events-in-order 2020-05-04>>", "报完成"))),
      },
    ],
    ["立行立改 of what has none", { ledgers: one(`${newlyFound}分类处置: <<handling-matches-baseline 立行立改>>\n时限: 2020-07-31`) }],
    ["a 任务 the unit does not hold: 编号 may be right", { ledgers: one("任务: <<task-held-by-unit 2>>") }],
  ]));
