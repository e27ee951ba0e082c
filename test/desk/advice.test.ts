// Advice that is followed to the letter needs no second round: it is applied as it stands there, and check has nothing more to say.
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { inVoice } from "../../src/desk/voice.ts";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import type { EvidenceFacts } from "../../src/model/evidence.ts";
import { asOf, ledger, other, plan } from "../read/told.ts";

const second = other.replace("时限: 2020-05-01", "时限: 2020-07-31");
const withFees = plan.replace("序号: 2, 方面", "序号: 2, 表单: 07-fees, 方面");
const evidence = (path: string): EvidenceFacts =>
  path === "附件/x.jpg" ? { state: "file", size: 6, digest: () => "x" } : { state: "missing" };

const errorsIn = async (text: string): Promise<Diagnostic[]> => {
  const { result } = await check(
    [
      { path: "ledgers/plan.yaml", content: withFees },
      { path: "ledgers/甲局.yaml", content: text },
      { path: "ledgers/乙局.yaml", content: second },
    ],
    asOf,
    { evidence },
  );
  return result.diagnostics.filter(({ severity, file }) => severity === "error" && file === "ledgers/甲局.yaml");
};

/** What a clerk puts in place of “…”. */
const own: Readonly<Record<string, string>> = {
  要素: "[水]",
  申请日期: "2020-03-01",
  需要日期: "2020-05-31",
  接通日期: "2020-05-21",
  职务: "科长",
  姓名: "王某",
  形式: "批评教育",
  对象: "某科",
  决定机关: "某局党组",
  签字: "张某",
  收取万元: "24",
  日期: "2020-05-22",
  情况: "已办",
};
const filled = (text: string) =>
  text.replace(/([\p{Script=Han}]+): (?:…|年-月-日|\[…\])/gu, (_, key: string) => `${key}: ${own[key] ?? "某"}`);

/** `项目: 内容` of the advice, of several that of the key that is missing; else the first words in quotes. */
function advised({ hint, message }: Diagnostic): { key: string | undefined; value: string } {
  const missing = /缺少“([^”]*)”/.exec(message)?.[1];
  const pairs = [...hint.matchAll(/(?:“|：|: |输入)([\p{Script=Han}]+): ([^“”。]*)[”。]/gu)];
  const pair = pairs.find(([, key]) => key === missing) ?? pairs[0];
  if (pair) return { key: pair[1], value: filled(`${pair[1]}: ${pair[2]}`).slice(String(pair[1]).length + 2) };
  const meant = /是不是“([^”]*)”$/.exec(message)?.[1];
  return { key: undefined, value: filled(meant ?? /“([^“”]*)”/.exec(hint)?.[1] ?? "") };
}

/** The text with what the advice says in the place it is about. */
function followed(text: string, diagnostic: Diagnostic): string {
  const { message, line, column, endLine, endColumn } = diagnostic;
  const lines = text.split("\n");
  const { key, value } = advised(diagnostic);
  const at = line - 1;
  const before = lines[at] ?? "";
  if (/缺少“/.test(message)) {
    const missing = `${key}: ${value}`;
    const own = before.slice(column - 1);
    const head = before.slice(0, column - 1);
    lines[at] = /[{,] *$/.test(head) ? `${head}${missing}, ${own}` : `${head}${missing}\n${" ".repeat(column - 1)}${own}`;
  } else if (/^没有“[^”]*”这一项，是不是/.test(message) && key !== undefined && lines[at]?.slice(endColumn - 1).startsWith(":"))
    lines[at] = `${before.slice(0, column - 1)}${key}${before.slice(endColumn - 1)}`;
  else {
    const list = value.startsWith("[") && /\[$/.test(before.slice(0, column - 1)) ? 1 : 0; // an item of it is what is wrong
    const place =
      key === undefined ? before.slice(0, column - 1) : before.slice(0, column - 1 - list).replace(/[^\s{,-][^:{,]*: *$/u, `${key}: `);
    lines.splice(at, endLine - line + 1, `${place}${value}${(lines[endLine - 1] ?? "").slice(endColumn - 1 + list)}`);
  }
  return lines.join("\n");
}

const event = (line: string) => (text: string) => `${text}      - { ${line} }\n`;
const keys = (lines: string) => (text: string) => `${text}      - ${lines.replaceAll("\n", "\n        ")}\n`;
const swap = (from: string, to: string) => (text: string) => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
const connected = swap("需要日期: 2020-05-31\n", "需要日期: 2020-05-31\n      接通日期: 2020-05-21\n");
const done = event("日期: 2020-05-22, 事项: 报完成, 情况: 好, 佐证: [附件/x.jpg], 签字: 张某");
const reviewed = event(
  "日期: 2020-05-24, 事项: 核查, 核查单位: [专项办], 核查人: [赵某, 钱某], 方式: 现场, 整改到位: 是, 追责落实: 是, 制度有效: 是, 结论: 通过, 文号: 1号",
);
const closed = (on: string) => event(`日期: ${on}, 事项: 销号, 批准单位: 专项办, 文号: 2号`);
const withoutDetail = (text: string) => text.replace(/ {4}明细:\n(?: {6}(?!-).*\n)+/, "");

type Change = (text: string) => string;

describe("followed as it stands", () => {
  it.each<[string, ...Change[]]>([
    ["明细 that is missing names its keys", withoutDetail, done],
    ["事件 for 事项", event("日期: 2020-05-22, 事件: 进展, 情况: 好")],
    ["事件 for 事项, in lines", keys("日期: 2020-05-22\n事件: 进展\n情况: 好")],
    ["事项类型 for 事项", event("日期: 2020-05-22, 事项类型: 进展, 情况: 好")],
    ["a photo on a disk of one's own", event("日期: 2020-05-22, 事项: 进展, 情况: 好, 佐证: ['D:\\照片\\x.jpg']")],
    ["the same without brackets", keys("日期: 2020-05-22\n事项: 进展\n情况: 好\n佐证: D:\\照片\\x.jpg")],
    ["a photo with the other stroke", keys("日期: 2020-05-22\n事项: 进展\n情况: 好\n佐证: 附件\\x.jpg")],
    ["the same in brackets", event("日期: 2020-05-22, 事项: 进展, 情况: 好, 佐证: ['附件\\x.jpg']")],
    ["a paper of a shared folder", event("日期: 2020-05-22, 事项: 进展, 情况: 好, 佐证: ['\\\\电脑\\共享\\x.jpg']")],
    ["a paper from above", event("日期: 2020-05-22, 事项: 进展, 情况: 好, 佐证: ['../照片/x.jpg']")],
    ["a closure before its review, below it", connected, done, reviewed, closed("2020-05-23")],
    ["a person as a name", swap("{ 姓名: 王某, 职务: 科长 }", "王某")],
    ["a person without 职务", swap("{ 姓名: 王某, 职务: 科长 }", "{ 姓名: 王某 }")],
    ["措施 as a sentence", swap("[抓紧施工]", "抓紧施工")],
    ["要素 as a word", swap("[水]", "水")],
    ["names joined", connected, done, reviewed, swap("[赵某, 钱某]", "赵某、钱某")],
    ["a milestone as a line", swap("时限: 2020-07-31", "时限: 2020-07-31\n    节点: [2020-06-20 管线施工图]")],
    ["a day with strokes", swap("时限: 2020-07-31", "时限: 2020/7/31")],
    ["a day in Chinese figures", swap("时限: 2020-07-31", "时限: 二〇二〇年七月三十一日")],
    ["a day without its year", swap("时限: 2020-07-31", "时限: 7月31日")],
    ["a deadline before the entry", swap("时限: 2020-07-31", "时限: 2020-04-30")],
    ["a word that looks like another", swap("来源: 自查", "来源: 自査")],
    ["a handling against the list", swap("分类处置: 从重处理", "分类处置: 立行立改")],
    ["a key with a slip", swap("登记日期", "登记曰期")],
    ["a unit by its short name", event("日期: 2020-05-22, 事项: 移交, 移至: 乙局")],
    ["a review by oneself", connected, done, reviewed, swap("[专项办]", "[某区甲局]")],
    ["a signature that is missing", connected, done, swap(", 签字: 张某", "")],
    ["追责 without what it needs", swap("结论: 不予追责, 理由: 不涉及", "结论: 追责, 形式: 诫勉, 对象: 某科")],
    ["a phone as a number", swap('电话: "0317-0000000"', "电话: 03170000000")],
    ["a task in full width", swap("任务: 1", "任务: １")],
  ])("%s", async (_, ...changes) => {
    const text = changes.reduce((before, change) => change(before), ledger);
    const found = await errorsIn(text);
    expect(found.length).toBeGreaterThan(0);
    // From below, so that places above stay.
    const mended = found.toSorted((a, b) => b.line - a.line || b.column - a.column).reduce(followed, text);
    expect((await errorsIn(mended)).map(({ message, hint }) => `${message}。${hint}`)).toEqual([]);
  });

  it("收费主体 beside 明细 is told once, and goes into it", async () => {
    const fees = swap(
      "    任务: 1\n    类型: 未按进度接通\n",
      "    任务: 2\n    类型: 其他违规收费\n    收费主体: 某协会\n",
    )(ledger)
      .replace("甲局-01-001", "甲局-02-001")
      .replace(/ {4}明细:\n(?: {6}(?!-).*\n)+/, "    明细: { 收费名称: 检测费, 收取万元: 24 }\n");
    const found = await errorsIn(fees);
    expect(found.map(({ message, hint }) => [message, hint])).toEqual([
      ["“收费主体”应写在“明细”里面", "请移到“明细”之内，与其中其他各项对齐。"],
    ]);
    expect(await errorsIn(fees.replace("    收费主体: 某协会\n", "").replace("明细: { ", "明细: { 收费主体: 某协会, "))).toEqual([]);
  });

  it("时限 in 明细 is told once, and goes out of it", async () => {
    const inside = ledger.replace("    时限: 2020-07-31\n", "").replace("      要素:", "      时限: 2020-07-31\n      要素:");
    const found = await errorsIn(inside);
    expect(found.map(({ message }) => message)).toEqual(["“时限”不属于“明细”，应与“明细”并列"]);
  });

  it("a closure that stands above its review goes below it, with the day it is told", async () => {
    const all = (on: string, isLast: boolean) =>
      [connected, done, ...(isLast ? [reviewed, closed(on)] : [closed(on), reviewed])].reduce((text, change) => change(text), ledger);
    const [{ hint } = { hint: "" }] = await errorsIn(all("2020-05-23", false));
    expect(hint).toBe("“销号”应在“核查”（2020年5月24日）以后：请移到“核查”下面，日期写2020年5月24日或以后，例如“日期: 2020-05-24”。");
    expect(await errorsIn(all("2020-05-24", true))).toEqual([]);
  });
});

describe("in the terms of whoever is told", () => {
  it.each([
    ["例如“时限: 2020-06-30”。", "例如“--时限 2020-06-30”。", "例如“时限”填“2020-06-30”。"],
    ["请补一行“签字: …”。第一责任人姓名。", "请补“--签字 …”。第一责任人姓名。", "请补“签字”填“…”。第一责任人姓名。"],
    ["请写成“核查人: [赵某, 钱某]”。", "请写成“--核查人 赵某 --核查人 钱某”。", "请写成“核查人”填“赵某”、“钱某”。"],
    [
      "应当写成“责任人: { 姓名: 王某, 职务: … }”。",
      "应当写成“--责任人.姓名 王某 --责任人.职务 …”。",
      "应当写成“责任人·姓名”填“王某”，“责任人·职务”填“…”。",
    ],
    [
      "例如“措施: [抓紧施工]”；有几条的，每条另起一行，以“- ”开头。",
      "例如“--措施 抓紧施工”；有几条的写几次。",
      "例如“措施”填“抓紧施工”；有几条的一条一条填。",
    ],
    [
      "应记“{ 日期: …, 事项: 追责, 结论: 不予追责, 理由: … }”；写明形式。",
      "应记“ledger log 编号 追责 …”；写明形式。",
      "应记“追责”；写明形式。",
    ],
    ["请核对日期。", "请核对日期。", "请核对日期。"],
  ])("%s", (advice, flag, answer) => {
    expect([inVoice(advice, "flag"), inVoice(advice, "answer")]).toEqual([flag, answer]);
  });
});
