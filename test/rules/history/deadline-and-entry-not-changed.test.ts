import { describe, expect, it } from "vitest";
import { event, log, one } from "../../workspace-case.ts";
import { compared, histories } from "./history-case.ts";

const base = { ledgers: one("") };
const correction = (item: string, before: string, after: string) => event("2020-05-10", "更正", { 项: item, 原: before, 改: after });
const later = (...events: string[]) => ({ ledgers: one(`时限: 2020-05-30\n${events.length > 0 ? log(...events) : ""}`) });
const laterMarked = (...events: string[]) => ({
  ledgers: one(`时限: <<deadline-and-entry-not-changed 2020-05-30>>\n${events.length > 0 ? log(...events) : ""}`),
});

describe("deadline-and-entry-not-changed", () => {
  histories([
    ["as they were", base, base],
    ["the deadline later", base, laterMarked()],
    ["the entry later", base, { ledgers: one("登记日期: <<deadline-and-entry-not-changed 2020-05-02>>") }],
    ["by 更正", base, later(correction("时限", "2020-05-31", "2020-05-30"))],
    ["by 更正 in the words of a paper", base, later(correction("问题.时限", "2020年5月31日", "2020年5月30日"))],
    ["by 更正, the entry", base, { ledgers: one(`登记日期: 2020-05-02\n${log(correction("登记日期", "2020-05-01", "2020-05-02"))}`) }],
    ["a 更正 of something else", base, laterMarked(correction("原时限", "2020-05-31", "2020-05-30"))],
    ["a 更正 of an event's", base, laterMarked(correction("反弹.时限", "2020-05-31", "2020-05-30"))],
    ["a 更正 with another old value", base, laterMarked(correction("时限", "2020-05-29", "2020-05-30"))],
    ["a 更正 with another new value", base, laterMarked(correction("时限", "2020-05-31", "2020-06-30"))],
    [
      "a 更正 of an earlier change",
      { ledgers: one(log(correction("时限", "2020-05-31", "2020-05-30"))) },
      laterMarked(correction("时限", "2020-05-31", "2020-05-30")),
    ],
    [
      "one 更正 permits one value",
      base,
      {
        ledgers: one(
          `登记日期: <<deadline-and-entry-not-changed 2020-05-02>>\n时限: 2020-05-30\n${log(correction("时限", "2020-05-31", "2020-05-30"))}`,
        ),
      },
    ],
    ["given at last", { ledgers: one("-时限") }, base],
    ["refused now: told already", base, { ledgers: one("时限: <<day-is-real 2020-06-31>>") }],
    ["refused in the base: it had to change", { ledgers: one("时限: 2020-06-31") }, base],
    ["wrong in the base: it had to change", { ledgers: one("时限: 2020-04-01") }, base],
  ]);

  it("taken away: shown at the first key", async () => {
    const found = (await compared(base, { ledgers: one("-时限") })).filter(({ rule }) => rule === "deadline-and-entry-not-changed");
    expect(found).toMatchObject([
      { line: 5, column: 5, endColumn: 7, item: "甲-01-001", message: "时限已登记为2020年5月31日，现在删去了" },
    ]);
  });

  it("says how to extend, and how to correct", async () => {
    const [found] = await compared(base, later());
    expect(found?.message).toBe("时限已登记为2020年5月31日，现在改为2020年5月30日");
    expect(found?.hint).toMatch(/申请延期.*更正.*项: 时限, 原: 2020-05-31, 改: 2020-05-30/);
  });
});
