// One problem in a ledger of one unit, judged as YAML: what is found inside its 明细.
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { check } from "../../../src/check/check.ts";

/** How far the problem has come. reviewed, closed: 巩固防反弹, which has no 报完成. */
export type Moment = "open" | "reported" | "failed" | "reviewed" | "closed";

const completion = { 日期: "2018-06-20", 事项: "报完成", 情况: "已整改", 佐证: [{ 名称: "确认单", 文号: "确认1号" }], 签字: "张某" };
const review = {
  日期: "2018-06-25",
  事项: "核查",
  核查单位: ["乙局"],
  核查人: ["赵某", "钱某"],
  方式: "现场",
  整改到位: "是",
  追责落实: "是",
  制度有效: "是",
  结论: "通过",
  文号: "核查1号",
};
const logs: Record<Moment, object[]> = {
  open: [],
  reported: [completion],
  failed: [completion, { ...review, 整改到位: "否", 结论: "不通过", 说明: "没有到位" }],
  reviewed: [review],
  closed: [review, { 日期: "2018-06-28", 事项: "销号", 批准单位: "办公室", 文号: "销号1号" }],
};

const planOf = (form: string) =>
  stringify({
    名称: "某项工作",
    文号: "某字〔2018〕1号",
    印发日期: "2018-04-01",
    发文机关: "某区",
    通报机关: "某办",
    受报机关: "某办",
    办公室: { 名称: "办公室", 承办单位: "乙局" },
    单位: [
      { 名称: "甲局", 简称: "甲局", 类别: "区直" },
      { 名称: "乙局", 简称: "乙局", 类别: "区直" },
    ],
    任务: [{ 序号: 1, 表单: form, 方面: "某方面", 名称: "某任务", 牵头: ["甲局"], 责任: ["乙局"] }],
    阶段: [{ 序号: 1, 名称: "整改", 起: "2018-04-01", 止: "2018-09-30" }],
  });

/** Findings of `check` in 明细, as "severity rule | the line it points at". `change`: keys set, or left out where undefined. */
async function found(form: string, type: string, detail: object, moment: Moment = "open"): Promise<string[]> {
  const consolidation = moment === "reviewed" || moment === "closed";
  const problem = {
    编号: "甲局-01-001",
    任务: 1,
    类型: type,
    题目: "某问题",
    情况: "某情况",
    来源: "清单",
    清单号: "2017-1",
    登记日期: "2018-05-03",
    ...(consolidation ? { 分类处置: "巩固防反弹", 原完成日期: "2018-01-01" } : { 分类处置: "立行立改", 时限: "2018-06-30" }),
    措施: ["整改"],
    责任人: { 姓名: "王某", 职务: "科长" },
    明细: detail,
    经过: logs[moment],
  };
  const text = stringify(
    { 单位: "甲局", 第一责任人: { 姓名: "张某", 职务: "局长" }, 填报人: { 姓名: "李某" }, 问题: [problem] },
    { lineWidth: 0 },
  );
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.startsWith("    明细:")) + 1;
  const last = lines.findIndex((line) => line.startsWith("    经过:")) + 1;
  const path = "ledgers/甲局.yaml";
  const { result } = await check(
    [
      { path: "ledgers/plan.yaml", content: planOf(form) },
      { path, content: text },
    ],
    "2018-07-01",
  );
  return result.diagnostics
    .filter(({ file, line }) => file === path && line >= first && line < last)
    .map(({ severity, rule, line }) => `${severity} ${rule} | ${lines[line - 1]?.trim()}`);
}

type Details = Readonly<Record<string, unknown>>;

/**
 * Tests of a form's rules. `sound`: 明细 by 类型 in which nothing is found, not even once closed.
 * `cases`: [what, 类型, what is changed in it (undefined: left out), moment, findings].
 */
export function formCases(
  form: string,
  sound: Readonly<Record<string, Details>>,
  cases: readonly [what: string, type: string, change: Details, moment: Moment, findings: readonly string[]][],
): void {
  describe(form, () => {
    it.each(Object.keys(sound))("finds nothing in a sound 明细 of %s", async (type) => {
      for (const moment of ["open", "reported", "closed"] as const) expect(await found(form, type, sound[type] ?? {}, moment)).toEqual([]);
    });
    it.each(cases)("%s (%s)", async (_, type, change, moment, findings) => {
      const detail = Object.fromEntries(Object.entries({ ...sound[type], ...change }).filter(([, value]) => value !== undefined));
      expect(await found(form, type, detail, moment)).toEqual(findings);
    });
  });
}
