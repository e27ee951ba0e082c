// A small workspace of two units whose ledgers are clean on 2020-05-25, and what `check` tells once one of them is changed.
import { expect } from "vitest";
import { check } from "../../src/check/check.ts";
import type { CheckResult, Diagnostic } from "../../src/model/diagnostic.ts";
import type { Source } from "../../src/read/source.ts";

export const plan = `名称: 某区清理整改
文号: 某字〔2020〕1号
印发日期: 2020-04-01
发文机关: 某区管委会
通报机关: 分组办公室
受报机关: 分组办公室
办公室: { 名称: 领导小组办公室, 承办单位: 某区乙局 }
其他机构: [专项办]
单位:
  - { 名称: 某区甲局, 简称: 甲局, 类别: 区直 }
  - { 名称: 某区乙局, 简称: 乙局, 类别: 区直 }
任务:
  - { 序号: 1, 表单: 06-utilities, 方面: 要素, 名称: 接通, 牵头: [某区甲局], 责任: [某区乙局] }
  - { 序号: 2, 方面: 其他, 名称: 其他事, 牵头: [某区乙局], 责任: [某区甲局] }
阶段:
  - { 序号: 1, 名称: 整改, 起: 2020-04-01, 止: 2020-12-31 }
`;

export const ledger = `单位: 某区甲局
第一责任人: { 姓名: 张某, 职务: 局长 }
填报人: { 姓名: 李某, 电话: "0317-0000000" }
履职:
  - { 日期: 2020-05-04, 事项: 月报, 月份: 2020-04 }
问题:
  - 编号: 甲局-01-001
    任务: 1
    类型: 未按进度接通
    题目: 供水没有接通
    情况: 三月申请
    来源: 自查
    登记日期: 2020-05-03
    分类处置: 从重处理
    措施: [抓紧施工]
    责任人: { 姓名: 王某, 职务: 科长 }
    时限: 2020-07-31
    明细:
      要素: [水]
      申请日期: 2020-03-01
      需要日期: 2020-05-31
    经过:
      - { 日期: 2020-05-10, 事项: 追责, 结论: 不予追责, 理由: 不涉及 }
      - { 日期: 2020-05-20, 事项: 进展, 情况: 已开工 }
`;

/** The second unit's, with a fault of its own: whatever the first one's file holds, this is still found. */
export const other = ledger
  .replaceAll("甲局", "乙局")
  .replace("供水", "供电")
  .replace("时限: 2020-07-31", "时限: 2020-05-01")
  .replace("2020-05-20", "2020-05-24");
const faultOfOther = "ledgers/乙局.yaml:17:9-19 error due-after-entry";

export const asOf = "2020-05-25";

/** `changed("题目: 供", "题目：供")`: the first ledger with one thing changed. */
export function changed(from: string, to: string, text = ledger): string {
  if (!text.includes(from)) throw new Error(`not in the ledger: ${from}`);
  return text.replace(from, () => to);
}

export function placeOf({ line, column, endLine, endColumn }: Diagnostic): string {
  return `${line}:${column}-${endLine === line ? "" : `${endLine}:`}${endColumn}`;
}

/** Nothing a clerk could not understand, and no place outside the text. */
export function expectWellFormed(diagnostics: readonly Diagnostic[], textOf: (file: string) => string | undefined): void {
  const ill = diagnostics.flatMap((diagnostic) => faultsOf(diagnostic, textOf(diagnostic.file)).map((what) => ({ what, ...diagnostic })));
  expect(ill).toEqual([]);
}

/** What is wrong with a diagnostic itself: in plain code, since it is asked a hundred thousand times. */
function faultsOf({ line, column, endLine, endColumn, message, hint, edits }: Diagnostic, text: string | undefined): string[] {
  const lines = (text ?? "").split(/\r\n|\n|\r/);
  const widthOf = (number: number) => [...(lines[number - 1] ?? "")].length + 1;
  const checks: [what: string, holds: boolean][] = [
    ["in Chinese", [message, hint].every((words) => /[\u4e00-\u9fff]/.test(words))],
    [
      "no technical word",
      ![message, hint].some((words) => /字段|解析|异常|非法|\bnull\b|undefined|NaN|Infinity|\[object|Error\b/.test(words)),
    ],
    ["message without a full stop", !message.endsWith("。")],
    ["hint ends", /[。…：）\d\u4e00-\u9fff]$/u.test(hint)],
    ["from 1", line >= 1 && column >= 1],
    ["end after start", endLine > line || (endLine === line && endColumn >= column)],
    ["within the text", endLine <= lines.length && column <= widthOf(line) && endColumn <= widthOf(endLine)],
    ["edits within the text", (edits ?? []).every(({ start, end }) => 0 <= start && start <= end && end <= (text ?? "").length)],
  ];
  return checks.flatMap(([what, holds]) => (holds ? [] : [what]));
}

export interface Told {
  readonly result: CheckResult;
  /** "place severity rule", of the first ledger. */
  readonly first: readonly string[];
  /** "file:place severity rule", of all other files but for the second ledger's own fault. */
  readonly others: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What is told of the first ledger when it reads so. `more`: other sources, which replace those of the same path. */
export async function told(content: string | Uint8Array, more: readonly Source[] = []): Promise<Told> {
  const sources = new Map<string, Source>(
    [
      { path: "ledgers/plan.yaml", content: plan },
      { path: "ledgers/甲局.yaml", content },
      { path: "ledgers/乙局.yaml", content: other },
      ...more,
    ].map((source) => [source.path, source]),
  );
  const { result, textOf } = await check([...sources.values()], asOf);
  expectWellFormed(result.diagnostics, textOf);
  const isFirst = ({ file }: Diagnostic) => file === "ledgers/甲局.yaml";
  const all = result.diagnostics
    .filter((diagnostic) => !isFirst(diagnostic))
    .map((diagnostic) => `${diagnostic.file}:${placeOf(diagnostic)} ${diagnostic.severity} ${diagnostic.rule}`);
  if (!more.some(({ path }) => path.endsWith("plan.yaml") || path.startsWith("schemas/"))) expect(all).toContain(faultOfOther);
  return {
    result,
    first: result.diagnostics.filter(isFirst).map((diagnostic) => `${placeOf(diagnostic)} ${diagnostic.severity} ${diagnostic.rule}`),
    others: all.filter((line) => line !== faultOfOther),
    diagnostics: result.diagnostics.filter(isFirst),
  };
}
