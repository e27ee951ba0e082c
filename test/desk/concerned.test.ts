// From what `check` says of an entry to the questions asked again.
import { expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { concernedBy } from "../../src/desk/concerned.ts";
import { eventFields, problemFields } from "../../src/read/schema/fields.ts";
import { builtInForm } from "../../src/read/schema/forms.ts";
import { asOf, changed, ledger, other, plan } from "../read/told.ts";

async function errorsOf(text: string, planned = plan) {
  const sources = [
    { path: "ledgers/plan.yaml", content: planned },
    { path: "ledgers/甲局.yaml", content: text },
    { path: "ledgers/乙局.yaml", content: other },
  ];
  return (await check(sources, asOf)).result.diagnostics.filter(
    ({ file, severity }) => file === "ledgers/甲局.yaml" && severity === "error",
  );
}

const ofProblem = problemFields(builtInForm("06-utilities"));
const stages = "时限: 2020-07-31\n    节点: [{ 时限: 2020-06-20, 成果: 图 }, { 时限: 2020-06-10, 成果: 完工 }]";
const event = (line: string) => `${ledger}      - ${line}\n`;

it.each([
  ["a value", changed("时限: 2020-07-31", "时限: 2020-05-01"), [["时限"]]],
  ["a value of one entry of a list", changed("时限: 2020-07-31", stages), [["节点", 1, "时限"]]],
  [
    "what is missing from 明细",
    event("{ 日期: 2020-05-24, 事项: 报完成, 情况: 好, 佐证: [{ 名称: 单, 文号: 1号 }], 签字: 张某 }"),
    [["明细", "接通日期"]],
  ],
])("of a problem: %s", async (_, text, expected) => {
  expect(concernedBy(await errorsOf(text), ["问题"], ofProblem)).toEqual(expected);
});

it("of a problem: all that is missing, in the order of the form", async () => {
  const text = event("{ 日期: 2020-05-24, 事项: 报完成, 情况: 好, 佐证: [{ 名称: 单, 文号: 1号 }], 签字: 张某 }")
    .replace("    时限: 2020-07-31\n", "")
    .replace("    责任人: { 姓名: 王某, 职务: 科长 }\n", "");
  expect(concernedBy(await errorsOf(text), ["问题"], ofProblem)).toEqual([["责任人"], ["时限"], ["明细", "接通日期"]]);
});

it("of an event: its own values, not the problem's", async () => {
  const errors = await errorsOf(
    event("{ 日期: 2020-05-24, 事项: 申请延期, 延至: 2020-07-01, 理由: 雨 }").replace("申请日期: 2020-03-01", "申请日期: 2020-06-30"),
  );
  expect(concernedBy(errors, ["问题", "经过"], eventFields("problemEvent", "申请延期"))).toEqual([["延至"]]);
});

it("nothing where the kind of event is what is wrong with it, but for the kind", async () => {
  const errors = await errorsOf(event("{ 日期: 2020-05-24, 事项: 销号, 批准单位: 专项办, 文号: 1号 }"));
  expect(concernedBy(errors, ["问题", "经过"], eventFields("problemEvent", "销号"))).toEqual([["事项"]]);
});

it("a step of 验收 that comes too early: the step, though the place is the kind", async () => {
  const stepped = `${plan}验收: [{ 名称: 初验 }, { 名称: 公示 }]\n`;
  const review =
    "{ 日期: 2020-05-24, 事项: 核查, 核查单位: [专项办], 核查人: [甲, 乙], 方式: 现场, 整改到位: 是, 追责落实: 是, 制度有效: 是, 结论: 通过, 文号: 1号 }";
  const done = "{ 日期: 2020-05-24, 事项: 报完成, 情况: 好, 佐证: [{ 名称: 单, 文号: 1号 }], 签字: 张某 }";
  const text = `${event(done)}      - ${review}\n      - { 日期: 2020-05-24, 事项: 验收, 步骤: 公示, 结论: 通过, 文号: 2号 }\n`;
  const errors = (await errorsOf(text, stepped)).filter(({ rule }) => rule === "event-allowed-in-state");
  expect(concernedBy(errors, ["问题", "经过"], eventFields("problemEvent", "验收"))).toEqual([["步骤"]]);
});
