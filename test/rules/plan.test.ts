// A plan with an error stops everything: nothing but the plan is judged.
import { describe, expect, it } from "vitest";
import { check } from "../../src/check.ts";
import { cases, one, plan, sourcesOf } from "../workspace-case.ts";

const changed = (from: string | RegExp, to: string) => ({ plan: plan.replace(from, to), ledgers: one("时限: 2020-04-30") });

describe("plan-names-unique", () =>
  cases([
    ["the name of a unit twice", changed("名称: 丁园区", "名称: <<plan-names-unique 丙局>>")],
    ["a short name twice", changed("简称: 丙", "简称: <<plan-names-unique 甲>>")],
    ["a task's number twice", changed("序号: 3", "序号: <<plan-names-unique 1>>")],
    ["a phase's number twice", changed("序号: 2, 名称: 整改", "序号: <<plan-names-unique 1>>, 名称: 整改")],
    ["a short name that is another file's", changed("简称: 丙", "简称: <<plan-names-unique 办公室>>")],
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
