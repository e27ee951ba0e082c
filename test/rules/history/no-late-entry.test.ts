import { describe, expect, it } from "vitest";
import { event, ledger, log, one } from "../../workspace-case.ts";
import { compared, histories } from "./history-case.ts";

const progress = (on: string, facts = "继续整改") => event(on, "进展", { 情况: facts });
const early = "登记日期: 2020-03-20\n";
const of = (...events: string[]) =>
  one(`${early}分类处置: 分步整改\n节点: [{ 时限: 2020-05-22, 成果: 一 }, { 时限: 2020-05-29, 成果: 二 }]\n${log(...events)}`);
/** 4月 is published in the base. */
const office = { 办公室: `单位: 整治办\n履职:${event("2020-05-08", "通报", { 月份: "2020-04", 文号: "1号" })}\n` };
const published = (ledgers: Readonly<Record<string, string | null>>) => ({ ledgers: { ...ledgers, ...office } });
const first = progress("2020-04-10", "一");
const last = progress("2020-05-10", "二");

describe("no-late-entry", () => {
  const base = { ledgers: of(first, last) };
  histories([
    ["after the last", base, { ledgers: of(first, last, progress("2020-05-11")) }],
    ["on the day of the last", base, { ledgers: of(first, last, progress("2020-05-10")) }],
    ["the day before the last", base, { ledgers: of(first, progress("<<warning:no-late-entry 2020-05-09>>"), last) }],
    ["the first of a problem", { ledgers: one("") }, { ledgers: one(log(progress("2020-05-02"))) }],
    ["a date refused is told already", base, { ledgers: of(first, progress("<<day-is-real 2020-04-31>>"), last) }],
  ]);

  describe("in a month already published", () => {
    histories([
      ["its last day", published(of(first, last)), published(of(first, progress("<<no-late-entry 2020-04-30>>"), last))],
      ["the day after", published(of(first, last)), published(of(first, progress("<<warning:no-late-entry 2020-05-01>>"), last))],
      ["after the last event, too", published(of(first)), published(of(first, progress("<<no-late-entry 2020-04-20>>"), last))],
      ["in a month before it", published(of(first, last)), published(of(progress("<<no-late-entry 2020-03-31>>"), first, last))],
      [
        "published in this very change: not yet",
        { ledgers: of(first, last) },
        published(of(first, progress("<<warning:no-late-entry 2020-04-30>>"), last)),
      ],
      [
        "taking the 通报 away does not help",
        published(of(first, last)),
        { ledgers: { ...of(first, progress("<<no-late-entry 2020-04-30>>"), last), 办公室: `单位: <<event-not-changed 整治办>>\n` } },
      ],
    ]);
  });

  describe("a new problem", () => {
    const entered = (on: string) =>
      one(
        "",
        `编号: 甲-01-002\n题目: 另一窗口收件超时\n情况: 也没有按承诺办结\n清单号: L-2\n登记日期: ${on}\n分类处置: 分步整改\n节点: [{ 时限: 2020-05-22, 成果: 一 }, { 时限: 2020-05-29, 成果: 二 }]\n${log(progress("2020-05-18"))}`,
      );
    histories([
      ["entered in a month not yet published", { ledgers: one("") }, { ledgers: entered("2020-04-20") }],
      ["entered in a published one", published(one("")), published(entered("<<no-late-entry 2020-04-30>>"))],
      ["entered the day after", published(one("")), published(entered("2020-05-01"))],
    ]);
  });

  describe("履职", () => {
    const unit = (...events: string[]) => ({ 甲: `${ledger("甲局")}履职:${events.join("")}\n` });
    const held = event("2020-05-10", "动员部署");
    histories([
      ["after the last", { ledgers: unit(held) }, { ledgers: unit(held, event("2020-05-11", "清单复核")) }],
      ["before the last", { ledgers: unit(held) }, { ledgers: unit(event("<<warning:no-late-entry 2020-05-09>>", "清单复核"), held) }],
      ["in a published month", published(unit(held)), published(unit(event("<<no-late-entry 2020-04-09>>", "清单复核"), held))],
      [
        "a 月报 dated by the day of the 通报 that did without it",
        published(unit()),
        published(unit(event("<<no-late-entry 2020-05-08>>", "月报", { 月份: "2020-04" }))),
      ],
      ["a 月报 dated after it is late, and says so", published(unit()), published(unit(event("2020-05-09", "月报", { 月份: "2020-04" })))],
      ["a 月报 of a month not yet published", published(unit()), published(unit(event("2020-05-05", "月报", { 月份: "2020-05" })))],
    ]);
  });

  it("says which month, and what", async () => {
    const [found] = await compared(published(of(first, last)), published(of(first, progress("2020-04-30"), last)));
    expect(found?.message).toBe("2020年4月的通报已经印发，不能再补记2020年4月30日的“进展”");
  });
});
