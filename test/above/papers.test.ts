// What a level above writes of zones: only what came up. That 措施, 责任人, 明细, 追责 or reasons are not here says nothing of a zone.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { exportScene } from "../../src/export/export-scene.ts";
import { unitProgressSheet } from "../../src/export/unit-progress.ts";
import type { Campaign } from "../../src/model/campaign.ts";
import { campaignOf, type Plain, plainPlan } from "../campaign-of.ts";
import { run as runIn } from "../commands/in-process.ts";
import { checkedAbove, planAbove, storedOn, zonePackage } from "./rolled-up.ts";

const root = mkdtempSync(join(tmpdir(), "ledger-above-"));
afterAll(() => rmSync(root, { recursive: true }));

const zones = [
  { name: "东新区", short: "东" },
  { name: "西新区", short: "西" },
];
const submission = { 事项: "上报", 单位: "下级", 首月: "2018-05", 截止日: 10 };
const handedOver: Plain = {
  编号: "甲-01-002",
  任务: 1,
  类型: "超时",
  题目: "移交的问题",
  清单号: "2017-1",
  登记日期: "2018-05-03",
  分类处置: "立行立改",
  时限: "2018-06-10",
  经过: [{ 日期: "2018-06-01", 事项: "移交", 移至: "乙局" }],
};
const serious: Plain = {
  编号: "甲-01-001",
  任务: 1,
  类型: "超时",
  题目: "从重的问题",
  登记日期: "2018-05-03",
  分类处置: "从重处理",
  时限: "2018-06-10",
  经过: [
    { 日期: "2018-05-10", 事项: "追责", 结论: "追责" },
    { 日期: "2018-06-01", 事项: "进展", 情况: "在办" },
    { 日期: "2018-06-05", 事项: "申请延期", 延至: "2018-06-20" },
  ],
};

beforeAll(async () => {
  mkdirSync(join(root, "ledgers"));
  writeFileSync(join(root, "ledgers/plan.yaml"), stringify(planAbove(plainPlan(), zones, { 履职要求: [submission] })));
  const campaign = campaignOf({ plan: plainPlan(), ledgers: { 甲: { 单位: "甲局", 问题: [serious, handedOver] } } });
  writeFileSync(join(root, "东.zip"), zonePackage(campaign, "东", "2018-06-30").bytes);
  await run("receive", "东.zip", "--on", "2018-07-05");
});

const run = (...args: string[]) => runIn(root, args, { today: "2018-07-31" });

describe("a level above", () => {
  it("tells, exports and gives notice of one unit of a zone alone", async () => {
    const lines = async (unit: string) => {
      await run("export", "-o", "一.ndjson", "--unit", unit);
      return readFileSync(join(root, "一.ndjson"), "utf8")
        .split("\n")
        .filter((line) => /"record":"(?:problem|duty)"/.test(line)).length;
    };
    expect([await lines("东/甲"), await lines("东/乙局")]).toEqual([2, 0]);
    expect((await run("notice", "--unit", "东/甲", "--as-of", "2018-07-20")).out).toContain("东/甲-01-001");
    expect((await run("notice", "--unit", "东/乙", "--as-of", "2018-07-20")).out).not.toContain("东/甲-01-001");
  });

  it.each([[["--month", "2018-06"]], [["--special"]], [["--phase", "2"]]])(
    "reports %s without a word on what does not come up",
    async (asked) => {
      const { status, out, err } = await run("report", ...asked);
      expect([status, err]).toEqual([0, ""]);
      expect(out).toContain("下级的措施、责任人、节点、成效、追责、反馈和进展不上报，有关各项不含下级");
      expect(out).toContain("缺报1个：西新区");
      expect(out).not.toMatch(/尚未作出|已作出追责|没有填写齐全|补齐|缺措施|接收单位|清单所列/);
    },
  );

  it("says who has reported for its special report, of the zones' own 上报", async () => {
    expect((await run("report", "--special")).out).toContain("6月上报（截止日7月10日）：应报送单位2个，按期报送1个；未报送1个：西新区。");
  });

  it("sends a notice without asking for a decision that it does not know of", async () => {
    expect((await run("notice", "--format", "md", "-o", "督办", "--as-of", "2018-07-31")).status).toBe(0);
    const papers = readdirSync(join(root, "督办")).filter((name) => name.endsWith(".md"));
    expect(papers.length).toBeGreaterThan(0);
    for (const name of papers) expect(readFileSync(join(root, "督办", name), "utf8")).not.toContain("追责");
    const ofEast = papers.map((name) => readFileSync(join(root, "督办", name), "utf8")).filter((text) => text.includes("东/甲-01-001"));
    expect(ofEast).toHaveLength(1);
    expect(ofEast[0]).toContain("截至7月31日（你单位报来的数据截至6月30日），");
  });

  it("shows a zone's problem with its unit and what has come up, each event at its place", async () => {
    const { problems } = JSON.parse((await run("show", "东/甲-01-001", "--format", "json")).out);
    expect(problems).toMatchObject([
      {
        id: "东/甲-01-001",
        unit: "东新区",
        state: "open",
        record: { 单位: "甲局", 题目: "从重的问题" },
        lacks: [],
        next: [],
        course: [{ on: "2018-06-05", event: "申请延期", inEffect: true, record: { 延至: "2018-06-20" } }],
      },
    ]);
    expect((await run("show", "从重的问题")).out).toContain("甲局");
  });

  it("says above every table of a workbook who is missing, and beside its row", async () => {
    const plan = planAbove(plainPlan(), zones);
    const packages = [storedOn("2018-07-05", zonePackage(campaignOf({ plan: plainPlan(), ledgers: {} }), "东", "2018-06-30"))];
    const { campaign } = await checkedAbove(plan, packages, "2018-07-31");
    const sheet = unitProgressSheet(exportScene(campaign as Campaign, "2018-07-31"));
    expect(sheet.notes).toContain("缺报1个：西新区");
    expect(sheet.notes).toContain("数据截至：东新区2018年6月30日");
    expect(sheet.rows.map((row) => row.at(-1))).toEqual([null, "缺报", null, null]);
  });
});
