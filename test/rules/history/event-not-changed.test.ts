import { describe, expect, it } from "vitest";
import { event, failed, ledger, log, one } from "../../workspace-case.ts";
import { compared, histories } from "./history-case.ts";

const progress = (on: string, facts = "继续整改") => event(on, "进展", { 情况: facts });
const correction = (item: string, before: string, after: string) => event("2020-05-12", "更正", { 项: item, 原: before, 改: after });
const of = (...events: string[]) => ({ ledgers: one(log(...events)) });
const done = event("2020-05-06", "报完成");
const extended = [event("2020-05-10", "申请延期"), event("2020-05-12", "延期批复")];
const timetable = "分类处置: 分步整改\n节点: [{ 时限: 2020-05-25, 成果: 一 }, { 时限: 2020-05-29, 成果: 二 }]\n";
const milestone = (number: string, ...events: string[]) => ({
  ledgers: one(`${timetable}${log(event("2020-05-04", "节点完成", { 节点: number }), ...events)}`),
});

describe("event-not-changed", () => {
  const base = of(progress("2020-05-04"), done);
  histories([
    ["as they were", base, base],
    ["written otherwise", base, { ledgers: one(`经过:\n  - 情况: >-\n      继续整改\n    事项: 进展\n    日期: 2020-05-04${done}`) }],
    ["one more", base, of(progress("2020-05-04"), done, failed("2020-05-10", {}))],
    ["one in between", base, of(progress("2020-05-04"), progress("2020-05-06", "又有进展"), done)],
    ["the words", base, of(progress("2020-05-04", "<<event-not-changed 全部整改>>"), done)],
    ["dated back", base, of(progress("2020-05-04"), event("<<event-not-changed 2020-05-05>>", "报完成"))],
    ["dated on", of(progress("2020-05-04")), of(progress("<<event-not-changed 2020-05-05>>"))],
    ["of another kind", of(progress("2020-05-04")), of(event("2020-05-04", "<<event-not-changed 回访>>", { 情况: "继续整改" }))],
    ["a value added", of(progress("2020-05-04")), of(event("2020-05-04", "进展", { 情况: "继续整改", 备注: "<<event-not-changed 补>>" }))],
    [
      "papers exchanged",
      base,
      of(progress("2020-05-04"), event("2020-05-06", "报完成", { 佐证: "<<event-not-changed [{ 名称: 新单, 文号: 2号 }]>>" })),
    ],
    [
      "two of one kind, one changed",
      of(progress("2020-05-04", "一"), progress("2020-05-06", "二")),
      of(progress("2020-05-04", "一"), progress("2020-05-06", "<<event-not-changed 三>>")),
    ],
    [
      "two equal ones, one dated back",
      of(progress("2020-05-06"), progress("2020-05-06")),
      of(progress("<<event-not-changed 2020-05-05>>"), progress("2020-05-06")),
    ],
    [
      "two of one day change places",
      of(progress("2020-05-04", "一"), progress("2020-05-04", "二")),
      of(progress("2020-05-04", "二"), progress("2020-05-04", "一")),
    ],
  ]);

  describe("but for a 更正 added in the same change", () => {
    const old = of(progress("2020-05-04"), done);
    const facts = (item: string, before = "继续整改", after = "全部整改") =>
      of(progress("2020-05-04", "全部整改"), done, correction(item, before, after));
    const factsMarked = (item: string, before = "继续整改", after = "全部整改") =>
      of(progress("2020-05-04", "<<event-not-changed 全部整改>>"), done, correction(item, before, after));
    histories([
      ["by its key", old, facts("情况")],
      ["by day, kind and key", old, facts("2020-05-04 进展 情况")],
      ["in other words", old, facts("经过.进展的情况")],
      ["kind and key in one", old, facts("2020-05-04进展情况")],
      ["of another day", old, factsMarked("2020-05-06 情况")],
      ["of another kind", old, factsMarked("报完成.情况")],
      ["of another key", old, factsMarked("说明")],
      ["with another old value", old, factsMarked("情况", "没有整改")],
      ["with another new value", old, factsMarked("情况", "继续整改", "都整改了")],
      ["the day", old, of(progress("2020-05-03"), done, correction("进展 日期", "2020-05-04", "2020-05-03"))],
      [
        "one for two values",
        old,
        of(event("<<event-not-changed 2020-05-03>>", "进展", { 情况: "继续整改", 备注: "补" }), done, correction("备注", "无", "补")),
      ],
      [
        "two for two",
        old,
        of(
          event("2020-05-03", "进展", { 情况: "继续整改", 备注: "补" }),
          done,
          correction("备注", "无", "补"),
          correction("日期", "2020-05-04", "2020-05-03"),
        ),
      ],
      [
        "a name in a list",
        of(event("2020-05-06", "报完成"), event("2020-05-07", "核查")),
        of(event("2020-05-06", "报完成"), event("2020-05-07", "核查", { 核查人: "[赵某, 孙某]" }), correction("核查人", "钱某", "孙某")),
      ],
      [
        "the list",
        of(event("2020-05-06", "报完成"), event("2020-05-07", "核查")),
        of(
          event("2020-05-06", "报完成"),
          event("2020-05-07", "核查", { 核查人: "[赵某, 孙某]" }),
          correction("核查人", "[赵某, 钱某]", "[赵某, 孙某]"),
        ),
      ],
      ["a number", milestone("1"), milestone("2", correction("节点", "1", "2"))],
      ["struck out", old, of(done, correction("经过", "2020-05-04 进展", "删去"))],
      [
        "another struck out",
        old,
        { ledgers: one(`编号: <<event-not-changed 甲-01-001>>\n${log(done, correction("经过", "2020-05-05 进展", "删去"))}`) },
      ],
      [
        "struck out, on the day of the 更正 and approved by the same",
        of(...extended),
        of(extended[0] ?? "", correction("经过", "2020-05-12 延期批复", "删去")),
      ],
      [
        "one for one of two equal changes",
        of(progress("2020-05-04", "一"), progress("2020-05-06", "一")),
        of(progress("2020-05-04", "二"), progress("2020-05-06", "<<event-not-changed 二>>"), correction("情况", "一", "二")),
      ],
      ["already there in the base", of(progress("2020-05-04"), done, correction("情况", "继续整改", "全部整改")), factsMarked("情况")],
      [
        "a 更正 itself stays",
        of(progress("2020-05-04"), correction("情况", "一", "二")),
        of(progress("2020-05-04"), event("2020-05-12", "更正", { 项: "情况", 原: "一", 改: "<<event-not-changed 三>>" })),
      ],
    ]);
  });

  describe("taken away", () => {
    const id = "编号: <<event-not-changed 甲-01-001>>";
    histories([
      ["one", base, { ledgers: one(`${id}\n${log(progress("2020-05-04"))}`) }],
      ["one, and another put in", of(progress("2020-05-04", "一")), { ledgers: one(`${id}\n${log(progress("2020-05-06", "二"))}`) }],
      ["all", of(progress("2020-05-04")), { ledgers: one(id) }],
      ["one that may be the one refused now", base, { ledgers: one(`经过:\n  - <<value-type 进展>>${done}`) }],
      [
        "one of an equal pair",
        of(progress("2020-05-04"), progress("2020-05-04")),
        { ledgers: one(`${id}\n${log(progress("2020-05-04"))}`) },
      ],
    ]);
    it("is named by its day and kind", async () => {
      const [found] = await compared(base, of(progress("2020-05-04")));
      expect(found).toMatchObject({ item: "甲-01-001", message: "2020年5月6日的“报完成”已经报送，现在没有了" });
    });
  });

  describe("what the base had an error at may be put right", () => {
    histories([
      ["a day that is none", of(progress("2020-04-31"), done), of(progress("2020-05-04"), done)],
      ["too few reviewers", of(done, event("2020-05-07", "核查", { 核查人: "[赵某]" })), of(done, event("2020-05-07", "核查"))],
      ["an event its state does not allow", of(event("2020-05-05", "销号"), done), of(done)],
      [
        "but not the event beside it",
        of(event("2020-05-05", "销号"), done),
        of(event("2020-05-06", "报完成", { 情况: "<<event-not-changed 都好了>>" })),
      ],
      ["refused now: told already", of(progress("2020-05-04")), of(progress("<<day-is-real 2020-04-31>>"))],
    ]);
  });

  describe("履职", () => {
    const office = (...events: string[]) => ({ ledgers: { 办公室: `单位: 整治办\n履职:${events.join("")}\n` } });
    const issued = (changes: Readonly<Record<string, string>> = {}) =>
      event("2020-05-08", "通报", { 月份: "2020-04", 文号: "1号", ...changes });
    const inspection = (found: string) => event("2020-05-09", "督查", { 对象: "甲局", 情况: "看窗口", 发现: found });
    histories([
      ["as it was", office(issued()), office(issued())],
      ["changed", office(issued()), office(issued({ 文号: "<<event-not-changed 2号>>" }))],
      [
        "gone",
        office(issued(), inspection("[]")),
        { ledgers: { 办公室: `单位: <<event-not-changed 整治办>>\n履职:${inspection("[]")}\n` } },
      ],
      [
        "a finding is numbered at last",
        { ledgers: { ...one(""), ...office(inspection("[{ 情况: 超时, 单位: 甲局, 任务: 1 }]")).ledgers } },
        { ledgers: { ...one(""), ...office(inspection("[{ 情况: 超时, 单位: 甲局, 任务: 1, 编号: 甲-01-001 }]")).ledgers } },
      ],
      [
        "a finding is taken away",
        office(inspection("[{ 情况: 超时, 单位: 甲局, 任务: 1 }]")),
        office(inspection("<<event-not-changed []>>")),
      ],
    ]);
    it("gone with its ledger: told once, at the file", async () => {
      const found = await compared(office(issued(), inspection("[]")), {});
      expect(found.filter(({ rule }) => rule === "event-not-changed")).toMatchObject([{ file: "ledgers/办公室.yaml", line: 1, column: 1 }]);
    });
    it("is not gone with a ledger that cannot be read, or whose 单位 is misspelt", async () => {
      const misspelt = { ledgers: { 甲: ledger("甲居").concat("履职:\n  - { 日期: 2020-05-06, 事项: 动员部署 }\n") } };
      const unit = { ledgers: { 甲: ledger("甲局").concat("履职:\n  - { 日期: 2020-05-06, 事项: 动员部署 }\n") } };
      for (const now of [misspelt, { ledgers: { 甲: "单位：甲局\n" } }])
        expect((await compared(unit, now)).map(({ rule }) => rule)).not.toContain("event-not-changed");
    });
    it("follows a renamed ledger", async () => {
      const unit = ledger("甲局").concat("履职:\n  - { 日期: 2020-05-06, 事项: 动员部署 }\n");
      const found = await compared({ ledgers: { 甲: unit } }, { ledgers: { 甲: null }, files: { "ledgers/甲局.yaml": unit } });
      expect(found.map(({ rule }) => rule)).not.toContain("event-not-changed");
    });
  });

  it("says what was changed into what, and how to correct", async () => {
    const [found] = await compared(base, of(progress("2020-05-04", "全部整改"), done));
    expect(found?.message).toBe("2020年5月4日的“进展”已经报送，现在改动了情况（情况原为“继续整改”，现为“全部整改”）");
    expect(found?.hint).toMatch(/项: 2020-05-04 进展 情况, 原: 继续整改, 改: 全部整改/);
    const corrected = of(progress("2020-05-04", "全部整改"), done, correction("2020-05-04 进展 情况", "继续整改", "全部整改"));
    expect(await compared(base, corrected)).toEqual([]); // the hint, followed
    const long = await compared(base, of(progress("2020-05-04", "整改".repeat(20)), done));
    expect(long[0]?.hint).toMatch(/原: 继续整改, 改: （照抄改后的内容）/);
  });

  it("stands up to a log of thousands", async () => {
    const many = (facts: string) => of(...Array.from({ length: 2000 }, (_, index) => progress("2020-05-04", `${facts}${index}`)));
    const started = performance.now();
    const found = await compared(many("一"), many("二"));
    expect(found.filter(({ rule }) => rule === "event-not-changed").length).toBe(2000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
