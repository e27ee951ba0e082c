// A thousand clerks, each with a few entries in a row: what is written passes check, and every comment and every old line is still there.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { check } from "../../src/check.ts";
import { withDuty } from "../../src/commands/duty.ts";
import { withEvent } from "../../src/commands/log.ts";
import { nextNumber } from "../../src/desk/next-number.ts";
import { withItems } from "../../src/edit/ledger-text.ts";
import { addDays } from "../../src/model/day.ts";
import { kindsAllowed, replay } from "../../src/model/standing.ts";
import { ledgerKeys } from "../../src/read/fields.ts";
import { read } from "../../src/read/index.ts";
import { asOf, ledger, other, plan } from "../read/told.ts";

const second = other.replace("时限: 2020-05-01", "时限: 2020-07-31");
const commented = ledger
  .replace("履职:", "# 履职由李某填\n履职:   # 每月一条")
  .replace("问题:\n", "问题:\n  # 第一批\n")
  .replace("    经过:", "    # 以下按日期先后\n    经过:    # 不改写过的")
  .replace("情况: 已开工 }", "情况: 已开工 }   # 现场看过\n      # 待补照片");

type Draw = (count: number) => number;

/** One thing done to the text of 甲局's ledger; the new text, or undefined where nothing can be done. Add others here. */
type Operation = (text: string, draw: Draw) => Promise<string | undefined> | string | undefined;

const words = ["已协调", "见 #3", "原因: 管网", "*见附件", "一行\n二行", "否", "水压0.35兆帕，够用", "[已办]"];
const paper = { 佐证: [{ 名称: "办结单", 文号: "1号" }] };
const sources = (text: string) => [
  { path: "ledgers/plan.yaml", content: plan },
  { path: "ledgers/甲局.yaml", content: text },
  { path: "ledgers/乙局.yaml", content: second },
];

function soundEvent(kind: string, on: string, due: string | undefined, asked: string | undefined, draw: Draw): Record<string, unknown> {
  const word = words[draw(words.length)];
  const sound: Record<string, Record<string, unknown>> = {
    进展: { 情况: word },
    回访: { 情况: word },
    反馈: { 对象: "企业", 方式: word, 满意度: "满意" },
    追责: { 结论: "不予追责", 理由: word },
    建章立制: { 制度: word, 方式: "立" },
    申请延期: { 延至: addDays(due ?? on, 10), 理由: word },
    延期批复:
      draw(2) === 0
        ? { 结论: "驳回", 批准单位: "领导小组办公室", 文号: "1号" }
        : { 结论: "批准", 延至: asked, 批准单位: "领导小组办公室", 文号: "1号" },
    报完成: { 情况: word, ...paper, 签字: "张某" },
    核查: {
      核查单位: ["专项办"],
      核查人: ["赵某", "钱某"],
      方式: "现场",
      整改到位: "是",
      追责落实: "是",
      制度有效: "是",
      结论: "通过",
      ...paper,
    },
    销号: { 批准单位: "领导小组办公室", 文号: "销1号" },
    反弹: { 来源: "督查", 情况: word, 时限: addDays(on, 30) },
  };
  return { 日期: on, 事项: kind, ...(sound[kind] ?? { 情况: word }) };
}

const log: Operation = async (text, draw) => {
  const { ledgers } = await read(sources(text));
  const problems = ledgers.find(({ file }) => file === "ledgers/甲局.yaml")?.problems ?? [];
  const problem = problems[draw(problems.length)];
  if (!problem) return undefined;
  const standing = replay(problem).end;
  const kinds = kindsAllowed(problem, standing).filter((kind) => !["更正", "节点完成", "移交", "合并"].includes(kind));
  const on = draw(5) === 0 ? "2020-05-21" : asOf;
  return withEvent(text, problem.id ?? "", soundEvent(kinds[draw(kinds.length)] as string, on, standing.due, standing.request?.until, draw))
    .text;
};

const add: Operation = (text, draw) => {
  const problem = {
    编号: nextNumber([text], "甲局", 1),
    任务: 1,
    类型: "未按进度接通",
    题目: `第${text.length}号${words[draw(3)]}`,
    情况: words[draw(words.length)],
    来源: "自查",
    登记日期: "2020-05-20",
    分类处置: "从重处理",
    ...(draw(2) === 0 ? { 措施: [words[draw(words.length)], "限时办结"], 责任人: { 姓名: "王某", 职务: "科长" }, 时限: "2020-07-31" } : {}),
    明细: { 要素: ["水"], 申请日期: "2020-03-01", 需要日期: "2020-05-31", 接通日期: "2020-05-20" },
  };
  return withItems(text, [], "问题", [problem], ledgerKeys).text;
};

const duty: Operation = (text, draw) =>
  withDuty(text, { 日期: asOf, 事项: "交叉检查", 对象: "某区乙局", 情况: words[draw(words.length)] }).text;

const operations: readonly Operation[] = [log, log, log, add, duty];

it("every comment stays, and check has nothing against what is written", { timeout: 600_000 }, async () => {
  expect((await check(sources(commented), asOf)).result.errors).toBe(0);
  let written = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 9999 }), { minLength: 40, maxLength: 40 }), fc.boolean(), async (tape, isDos) => {
      let at = 0;
      const draw: Draw = (count) => (tape[at++ % tape.length] as number) % count;
      const start = isDos ? commented.replaceAll("\n", "\r\n") : commented;
      let text = start;
      for (let step = 0; step < 4; step++) {
        const after = await operations[draw(operations.length)]?.(text, draw);
        if (after === undefined) continue;
        const { errors } = (await check(sources(after), asOf)).result;
        if (errors > 0) refused += 1;
        else {
          written += 1;
          text = after;
        }
      }
      const left = text.split("\n");
      for (const line of start.split("\n")) {
        const place = left.indexOf(line);
        expect(place, line).toBeGreaterThanOrEqual(0);
        left.splice(0, place + 1); // each old line, in its order
      }
      if (isDos) expect(text.replaceAll("\r\n", "")).not.toContain("\n");
    }),
    { numRuns: Number(process.env["SEQUENCES"] ?? 1000), endOnFailure: true },
  );
  expect(written).toBeGreaterThan(2 * refused);
});
