// Every column of every table is classified, and what the program writes as a record has a column.
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { exportScene } from "../../src/export/export-scene.ts";
import { recordsOf } from "../../src/export/records.ts";
import type { Campaign } from "../../src/model/campaign.ts";
import { submittedTables } from "../../src/model/package-document.ts";
import { type Table, travelling } from "../../src/model/table.ts";
import { type TableName, tables } from "../../src/model/tables.ts";
import { rolledUp } from "../above/rolled-up.ts";
import { campaignWith, plainPlan } from "../campaign-of.ts";
import { sampleCampaign, sampleSources } from "../report/sample-papers.ts";

const every = Object.entries(tables) as [TableName, Table][];

/** What goes to the level above. Whoever adds a line here lets a column out of the house of every office. */
const whitelist = {
  unit: ["单位", "简称", "类别"],
  problem: ["编号", "单位", "任务", "类型", "题目", "清单号", "登记日期", "分类处置", "时限", "长期", "原完成日期", "移自"],
  event: ["编号", "序", "日期", "事项", "步骤", "结论", "延至", "时限", "长期", "移至", "并入"],
  duty: ["单位", "日期", "事项", "月份"],
};

describe("tables", () => {
  it("only these columns may leave the house", () => {
    const leaving = every.map(([name, table]) => [name, travelling(table).map(({ title }) => title)] as const);
    expect(Object.fromEntries(leaving.filter(([, titles]) => titles.length > 0))).toEqual(whitelist);
    expect(submittedTables).toEqual(Object.keys(whitelist));
  });

  it.each(every)("%s: titles are used once, keys are columns, and what a child inherits is its parent's", (_, table) => {
    const titles = Object.values(table.columns).map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
    for (const key of [...table.key, ...Object.keys(table.inherits ?? {})]) expect(Object.keys(table.columns)).toContain(key);
    for (const key of table.packageKey ?? []) expect(travelling(table).map(({ name }) => name)).toContain(key);
    const parent = every.find(([name]) => name === table.parent)?.[1];
    expect(parent === undefined).toBe(table.parent === undefined);
    for (const key of Object.values(table.inherits ?? {})) expect(Object.keys(parent?.columns ?? {})).toContain(key);
  });

  it("every key of every record is a column, or a list with a table of its own; every column is written", async () => {
    const written = new Map<string, Set<string>>();
    for (const campaign of [await sampleCampaign(), await widened(), await above()])
      for (const record of recordsOf(exportScene(campaign, "2018-07-31"))) {
        const [name, { columns }] =
          every.find(([, one]) => one.record === record.record && one.parent === undefined) ?? fail(record.record);
        const lists = every.filter(([, { parent }]) => parent === name).map(([, { record: list }]) => list);
        const keys = Object.keys(record).filter((key) => key !== "record");
        expect(keys.filter((key) => !(key in columns) && !lists.includes(key))).toEqual([]);
        written.set(name, new Set([...(written.get(name) ?? []), ...keys]));
      }
    const unwritten = every
      .filter(([, { parent }]) => parent === undefined)
      .map(([name, { columns }]) => [name, Object.keys(columns).filter((key) => !written.get(name)?.has(key))]);
    expect(unwritten.filter(([, missing]) => missing?.length)).toEqual([]);
  });
});

/** A level above with a zone's problem. */
async function above(): Promise<Campaign> {
  const problem = { 编号: "甲-01-001", 任务: 1, 题目: "题目", 登记日期: "2018-05-03", 分类处置: "立行立改", 时限: "2018-06-30" };
  const { campaign } = await rolledUp(plainPlan(), [campaignWith([problem])], "2018-07-31");
  return campaign ?? fail("level above");
}

function fail(record: string): never {
  throw new Error(`no table for records of kind ${record}`);
}

/** A campaign with what the sample has not: 长期坚持, steps of 验收, answers to warnings, a duty owed twice. */
async function widened() {
  const sources = sampleSources.map(({ path, content }) => {
    if (path === "ledgers/plan.yaml") return { path, content: `${content}\n验收: [{ 名称: 公示, 天数: 7 }]\n` };
    if (path !== "ledgers/安监局.yaml") return { path, content };
    return {
      path,
      content: `单位: 新区安监局
履职: [{ 日期: 2018-06-01, 事项: 总结, 应报: 2018-06-02 }]
问题:
  - 编号: 安监局-08-901
    任务: 8
    登记日期: 2018-05-03
    分类处置: 分步整改
    时限: 长期坚持
    已核实: [{ 规则: overdue, 理由: 试, 日期: 2018-06-01 }]
    经过:
      - { 日期: 2018-05-05, 事项: 申请延期, 延至: 长期坚持, 理由: 试 }
      - { 日期: 2018-05-06, 事项: 验收, 步骤: 公示, 单位: [新区环保局], 结论: 通过, 文号: 1 }
`,
    };
  });
  const { campaign } = await check(sources, "2018-07-31", { forFigures: true });
  return campaign ?? fail("plan");
}
