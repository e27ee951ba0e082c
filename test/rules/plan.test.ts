// A plan with an error stops everything: nothing but the plan is judged.
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { cases, one, plan, sourcesOf } from "../workspace-case.ts";

const changed = (from: string | RegExp, to: string, alsoFrom = "", alsoTo = "") => ({
  plan: plan.replace(from, to).replace(alsoFrom, alsoTo),
  ledgers: one("时限: 2020-04-30"),
});

describe("plan-names-unique", () =>
  cases([
    ["the name of a unit twice", changed("名称: 丁园区", "名称: <<plan-names-unique 丙局>>")],
    ["a short name twice", changed("简称: 丙", "简称: <<plan-names-unique 甲>>")],
    ["a task's number twice", changed("序号: 3", "序号: <<plan-names-unique 1>>")],
    ["a phase's number twice", changed("序号: 2, 名称: 整改", "序号: <<plan-names-unique 1>>, 名称: 整改")],
    ["a short name that is another file's", changed("简称: 丙", "简称: <<plan-names-unique 办公室>>")],
    ["a short name that Windows has no file for", changed("简称: 丙", "简称: <<plan-names-unique nul>>")],
    ["a short name too long for a file's", changed("简称: 丙", `简称: <<plan-names-unique ${"丙".repeat(41)}>>`)],
    ["a short name with a hyphen is the schema's", changed("简称: 丙", "简称: <<value-form 丙-1>>")],
  ]));

describe("plan-names-known", () =>
  cases([
    ["the host", changed("承办单位: 乙局", "承办单位: <<plan-names-known 乙居>>")],
    ["a lead", changed("牵头: [甲局], 责任: [乙局]", "牵头: [甲局, <<plan-names-known 乙>>], 责任: [乙局]")],
    ["a unit responsible", changed("责任: [丙局]", "责任: [<<plan-names-known 丙居>>]")],
    ["of a duty", changed(/$/, "履职要求: [{ 事项: 月报, 单位: [甲局, <<plan-names-known 己局>>], 首月: 2020-04, 截止日: 5 }]\n")],
    ["a phase of a duty", changed(/$/, "履职要求: [{ 事项: 调研, 单位: 全部, 阶段: <<plan-names-known 3>> }]\n")],
  ]));

describe("plan-phases-in-order", () =>
  cases([
    [
      "one that ends before it begins",
      changed("起: 2020-01-01, 止: 2020-03-31", "起: 2020-04-01, 止: <<plan-phases-in-order 2020-03-31>>"),
    ],
    ["one that ends with the one before it", changed("止: 2020-06-30", "止: <<plan-phases-in-order 2020-03-31>>")],
    ["numbers that fall", changed(/序号: 1, 名称: 自查(.*\n.*)序号: 2/, "序号: 3, 名称: 自查$1序号: <<plan-phases-in-order 2>>")],
  ]));

describe("plan-within-limits", () => {
  const monthly = (first: string) => `履职要求: [{ 事项: 月报, 单位: 全部, 首月: ${first}, 截止日: 5 }]\n`;
  /** The plan is sound: what is wrong in the ledger is told. */
  const sound = (workspace: ReturnType<typeof changed>) => ({ ...workspace, ledgers: one("时限: <<due-after-entry 2020-04-30>>") });
  const phase = (from: string, to: string) => changed(/起: 2020-03-01, 止: 2020-06-30/, `起: ${from}, 止: ${to}`);

  cases([
    ["a century too early", changed(/$/, monthly("<<plan-within-limits 1920-04>>"))],
    ["the first month there is", changed(/$/, monthly("<<plan-within-limits 0001-01>>"))],
    ["241 months", changed(/$/, monthly("<<plan-within-limits 2000-06>>"))],
    ["the last day there is", phase("2020-03-01", "<<plan-within-limits 9999-12-31>>")],
    ["the first day there is", changed("起: 2020-01-01", "起: <<plan-within-limits 0001-01-01>>")],
    ["phases of 240 months", sound(changed("起: 2020-01-01", "起: 2000-07-31"))],
    ["phases of 241 months", changed("起: 2020-01-01", "起: <<plan-within-limits 2000-06-30>>")],
    ["phases to the end of days", changed("起: 2020-01-01", "起: <<plan-within-limits 2020-01-01>>", "止: 2020-06-30", "止: 2100-12-31")],
    ["issued long ago", changed(/印发日期: \S+/, "印发日期: <<plan-within-limits 1989-12-31>>")],
    ["issued as early as may be", sound(changed(/印发日期: \S+/, "印发日期: 1990-01-01"))],
    ["a deadline far off", changed(/$/, "履职要求: [{ 事项: 调研, 单位: 全部, 阶段: 1, 截止: <<plan-within-limits 2101-01-01>> }]\n")],
    ["a year off", changed(/$/, "节假日: [{ 年: <<plan-within-limits 2101>>, 放假: [], 上班: [] }]\n")],
    [
      "a day off",
      changed(/$/, "节假日: [{ 年: 2020, 放假: [<<plan-within-limits 2200-10-01>>], 上班: [<<plan-within-limits 1020-10-10>>] }]\n"),
    ],
  ]);

  it("so many units, duties and months that nobody could count them", async () => {
    const units = Array.from({ length: 2_000 }, (_, index) => `  - { 名称: 局${index}, 简称: 局${index}, 类别: 区直 }\n`).join("");
    const duties = `履职要求:\n${"  - { 事项: 月报, 单位: 全部, 首月: 2000-07, 截止日: 5 }\n".repeat(4_000)}`;
    const text = plan.replace("单位:\n", () => `单位:\n${units}`) + duties;
    const { result, campaign } = await check([{ path: "ledgers/plan.yaml", content: text }], "2020-05-20");
    expect(campaign).toBeUndefined();
    expect(result.diagnostics.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      expect.stringMatching(/^file-size-within-limit: 所有单位逐月的履职要求合计超过500000项次$/),
    ]);
  });
});

it("a day long phases may overlap", async () => {
  const { result, campaign } = await check(
    sourcesOf({ plan: plan.replace("起: 2020-01-01, 止: 2020-03-31", "起: 2020-03-31, 止: 2020-03-31") }),
    "2020-05-20",
  );
  expect(result.errors).toBe(0);
  expect(campaign).toBeDefined();
});

it("a plan with an error leaves no campaign", async () => {
  const { campaign } = await check(sourcesOf({ plan: plan.replace("承办单位: 乙局", "承办单位: 乙居") }), "2020-05-20");
  expect(campaign).toBeUndefined();
});
