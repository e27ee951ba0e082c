// One fault, one diagnostic: what is wrong or doubtful is judged by nobody else.
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { asOf, changed, ledger, other, plan, told } from "./told.ts";

const due = "    时限: 2020-07-31\n";

it.each([
  ["a wrong 时限 is not a missing one, and no reason to be overdue", due, "    时限: 2020/5/1\n", ["17:9-17 error day-is-real"]],
  ["a misspelt 时限 neither", due, "    期限: 2020-05-01\n", ["17:5-7 error key-known"]],
  ["a 时限 given twice is neither of the two", due, `    时限: 2020-05-01\n${due}`, ["18:5-7 error key-once"]],
  ["a wrong 登记日期 silences what is reckoned from it", "登记日期: 2020-05-03", "登记日期: 2020年5月3日", ["13:11-20 error day-is-real"]],
  ["a wrong 任务 is no task that the unit may not hold", "任务: 1", "任务: 任务一", ["8:9-12 error value-type"]],
  ["a wrong 编号 does not belong to another unit", "编号: 甲局-01-001", "编号: 乙局 01 001", ["7:9-18 error value-form"]],
  ["a wrong 分类处置 contradicts nothing", "分类处置: 从重处理", "分类处置: 立即整改", ["14:11-15 error value-in-list"]],
  ["an event of no known kind leaves the state after it open", "事项: 追责", "事项: 问责决定", ["23:31-35 error value-in-list"]],
  ["a wrong 日期 of an event is not out of order", "日期: 2020-05-20", "日期: 2020.5.1", ["24:15-23 error day-is-real"]],
  ["an alias is nothing else besides", "情况: 三月申请", "情况: *见附件", ["11:9-13 error yaml-is-plain"]],
  ["a text lost to a comment is not also empty", "情况: 三月申请", "情况: #3路口", ["11:9-13 error no-swallowed-text"]],
  ["a tag neither", "任务: 1", "任务: !!str 1", ["8:9-14 error yaml-is-plain"]],
  [
    "what a merge would bring is not missing",
    "{ 姓名: 王某, 职务: 科长 }",
    "{ <<: { 职务: 科长 }, 姓名: 王某 }",
    ["16:12-14 error yaml-is-plain"],
  ],
  [
    "a 明细 of another kind lacks nothing",
    "    明细:\n      要素: [水]\n      申请日期: 2020-03-01\n      需要日期: 2020-05-31\n",
    "    明细: 供水\n",
    ["18:9-11 error value-type"],
  ],
  [
    "a 经过 of another kind leaves the state open",
    "    经过:\n",
    "    经过: 详见附件\n    备注:\n",
    ["22:9-13 error value-type", "24:7-25:44 error value-type"],
  ],
])("%s", async (_, from, to, found) => {
  const { first, others } = await told(changed(from, to));
  expect(first).toEqual(found);
  expect(others).toEqual([]);
});

it("of two 问题 the first is judged", async () => {
  const { first, result } = await told(`${changed("时限: 2020-07-31", "时限: 2020-07-32")}问题: []\n`);
  expect(first).toEqual(["17:9-19 error day-is-real", "25:1-3 error key-once"]);
  expect(result.items).toBe(2);
});

it("a ledger whose 单位 is none of the plan is its file's unit's", async () => {
  const { diagnostics } = await told(changed("任务: 1", "任务: 一", changed("单位: 某区甲局", "单位: 某区丙局")));
  expect(diagnostics.filter(({ rule }) => rule === "value-type").map(({ unit }) => unit)).toEqual(["某区甲局"]);
});

describe("a ledger that cannot be read", () => {
  const broken = changed("题目: 供", "题目：供");
  const baseline = "名称: 清单\n清单: [{ 清单号: 2019-1, 单位: 某区甲局, 任务: 1, 题目: 供水 }]\n";

  it("is not a ledger that is not there, and nothing follows from what it would hold", async () => {
    const { first, others, result } = await told(broken, [{ path: "ledgers/baseline.yaml", content: baseline }]);
    expect(first).toEqual(["10:7-8 error ascii-punctuation"]);
    expect(others).toEqual([]);
    expect(result).toMatchObject({ files: 2, items: 1 });
  });

  it("fails its unit, so that figures can say so", async () => {
    const sources = [
      { path: "ledgers/plan.yaml", content: plan },
      { path: "ledgers/甲局.yaml", content: new Uint8Array([0xbc, 0xd7, 0xbe, 0xd6]) },
      { path: "ledgers/乙局.yaml", content: other },
    ];
    expect((await check(sources, asOf)).campaign?.failed).toEqual(["某区甲局", "某区乙局"]);
  });

  it("of two files for one unit only the readable one counts", async () => {
    const { first } = await told(ledger, [{ path: "ledgers/丁.yaml", content: broken }]);
    expect(first).toEqual([]);
  });
});

it("a file with hundreds of faults is told some of them and is judged no further", async () => {
  const { first, result } = await told(
    changed("    题目:", `${Array.from({ length: 3000 }, (_, index) => `    颜色${index}: 红\n`).join("")}    题目:`),
  );
  expect(first.length).toBe(500);
  expect(result.items).toBe(1);
});
