import { expect, it } from "vitest";
import { problemIn } from "../../src/desk/problem-in.ts";
import { receivable, receivedFrom } from "../../src/desk/received.ts";
import { read } from "../../src/read/index.ts";
import { ledger, other, plan as planText } from "../read/told.ts";

const handedOver = `${ledger}      - { 日期: 2020-05-22, 事项: 移交, 移至: 某区乙局 }\n`;

async function campaignOf(first: string, second: string) {
  const sources = Object.entries({ plan: planText, 甲局: first, 乙局: second }).map(([name, content]) => ({
    path: `ledgers/${name}.yaml`,
    content,
  }));
  const reading = await read(sources);
  if (!reading.plan) throw new Error("no plan");
  return { plan: reading.plan, ledgers: reading.ledgers };
}

it("a problem handed over waits for its receiver alone, until it is entered", async () => {
  const ids = async (first: string, second: string, unit: string) => {
    const { plan, ledgers } = await campaignOf(first, second);
    return receivable(plan, ledgers, unit).map(({ id }) => id);
  };
  expect(await ids(handedOver, other, "某区乙局")).toEqual(["甲局-01-001"]);
  expect(await ids(handedOver, other, "某区甲局")).toEqual([]);
  expect(await ids(ledger, other, "某区乙局")).toEqual([]);
  expect(await ids(handedOver, other.replace("    任务: 1\n", "    移自: 甲局-01-001\n    任务: 1\n"), "某区乙局")).toEqual([]);
});

it("the receiver keeps what happened and until when, and says himself who and how", async () => {
  const extended = handedOver.replace(
    "      - { 日期: 2020-05-22",
    "      - { 日期: 2020-05-20, 事项: 申请延期, 延至: 2020-08-31, 理由: 雨 }\n      - { 日期: 2020-05-21, 事项: 延期批复, 结论: 批准, 延至: 2020-08-31, 批准单位: 专项办, 文号: 1号 }\n      - { 日期: 2020-05-22",
  );
  const { plan, ledgers } = await campaignOf(extended, other);
  const [problem] = receivable(plan, ledgers, "某区乙局");
  if (!problem) throw new Error("none");
  expect(receivedFrom(plan, problem, problemIn(extended, "甲局-01-001")?.problem ?? {})).toEqual({
    移自: "甲局-01-001",
    类型: "未按进度接通",
    题目: "供水没有接通",
    情况: "三月申请",
    来源: "自查",
    分类处置: "从重处理",
    时限: "2020-08-31",
    明细: { 要素: ["水"], 申请日期: "2020-03-01", 需要日期: "2020-05-31" },
  });
});
