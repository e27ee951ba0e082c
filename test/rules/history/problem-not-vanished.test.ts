import { describe, expect, it } from "vitest";
import { event, ledger, log, one, plan } from "../../workspace-case.ts";
import { compared, histories } from "./history-case.ts";

const two = { ledgers: one("", "编号: 甲-01-002\n题目: 另一窗口收件超时\n情况: 也没有按承诺办结\n清单号: L-2") };
const head = (unit: string) => `单位: ${unit}\n第一责任人: { 姓名: 张某, 职务: 局长 }\n填报人: { 姓名: 李某 }\n`;
const first = ledger("甲局", "").replace(head("甲局"), "");

describe("problem-not-vanished", () => {
  histories([
    ["all still there", two, two],
    ["in another order", { ledgers: one("", "编号: 甲-01-002\n清单号: L-2") }, { ledgers: one("编号: 甲-01-002\n清单号: L-2", "") }],
    ["one more", { ledgers: one("") }, two],
    ["one gone", two, { ledgers: { 甲: `${head("<<problem-not-vanished 甲局>>")}${first}` } }],
    [
      "given another number",
      { ledgers: one("") },
      { ledgers: { 甲: `${head("<<problem-not-vanished 甲局>>")}${first.replace("甲-01-001", "甲-01-002")}` } },
    ],
    [
      "merged into another",
      two,
      {
        ledgers: one(
          "",
          `编号: 甲-01-002\n题目: 另一窗口收件超时\n情况: 也没有按承诺办结\n清单号: L-2\n${log(event("2020-05-10", "合并", { 并入: "甲-01-001" }))}`,
        ),
      },
    ],
    ["a list that cannot be read hides it", { ledgers: one("") }, { ledgers: { 甲: `${head("甲局")}问题: <<value-type 见附件>>\n` } }],
    ["a number that cannot be read may be it", { ledgers: one("") }, { ledgers: one("编号: <<value-form 甲一>>") }],
    ["a number wrong in the base had to change", { ledgers: one("编号: 乙-01-001") }, { ledgers: one("") }],
    ["the base cannot be read", { ledgers: { 甲: "单位：甲局" } }, { ledgers: one("") }],
    [
      "the base has a plan with an error",
      { ...two, plan: plan.replace("承办单位: 乙局", "承办单位: 乙居") },
      { ledgers: { 甲: `${head("<<problem-not-vanished 甲局>>")}${first}` } },
    ],
  ]);

  it("names number and title", async () => {
    const [found] = await compared(two, { ledgers: one("") });
    expect(found).toMatchObject({ rule: "problem-not-vanished", item: "甲-01-002", unit: "甲局", line: 1, column: 5 });
    expect(found?.message).toBe("编号“甲-01-002”（另一窗口收件超时）已经登记，现在台账中没有了");
  });

  it("follows a renamed ledger by its 单位, and a problem into another ledger", async () => {
    const renamed = await compared(two, { ledgers: { 甲: null }, files: { "ledgers/甲局.yaml": two.ledgers["甲"] ?? "" } });
    expect(renamed.map(({ rule }) => rule)).not.toContain("problem-not-vanished");
    const moved = await compared({ ledgers: one("") }, { ledgers: { 甲: ledger("甲局"), 乙: ledger("乙局", "") } });
    expect(moved.map(({ rule }) => rule)).not.toContain("problem-not-vanished");
  });

  it("tells a ledger that is gone once, with the count, at the file where it stood", async () => {
    const found = (await compared(two, { ledgers: { 甲: null } })).filter(({ rule }) => rule === "problem-not-vanished");
    expect(found).toMatchObject([{ file: "ledgers/甲.yaml", line: 1, column: 1, endColumn: 1, unit: "甲局" }]);
    expect(found[0]?.message).toMatch(/共2处/);
  });

  it("is silent of a ledger that cannot be read now, whatever it is called", async () => {
    for (const now of [{ 甲: "单位：甲局\n" }, { 甲: null, 子: "单位：甲局\n" }])
      expect((await compared(two, { ledgers: now })).map(({ rule }) => rule)).not.toContain("problem-not-vanished");
  });

  it("is not asked without a base, nor with an empty one", async () => {
    expect(await compared({ ledgers: { 甲: null, 乙: null, 丙: null, 丁: null } }, two)).toEqual([]);
  });
});
