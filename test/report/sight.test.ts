// What an error in a ledger hides (--allow-errors): whoever it concerns is asked to mend the ledger, and blamed for nothing else.
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { runReport } from "../../src/commands/report.ts";
import type { Campaign } from "../../src/model/campaign.ts";
import type { Ledger } from "../../src/model/ledger.ts";
import { bulletinOf } from "../../src/report/bulletin.ts";
import { rowsIn, samplePaper, sampleSources, takenApart, today } from "./sample-papers.ts";
import { course, problem, type SmallCampaign, smallCampaign } from "./small-campaign.ts";

const 履职要求 = [
  { 事项: "月报", 单位: "全部", 首月: "2018-05", 截止日: 5 },
  { 事项: "调研", 单位: "全部", 阶段: 1 },
  { 事项: "责任书", 单位: "全部", 阶段: 3 },
];
const finding = { 情况: "一", 单位: "乙局", 任务: 6, 编号: "乙-06-002" };
const small: SmallCampaign = {
  plan: { 履职要求 },
  units: {
    甲局: {
      履职: [{ 日期: "2018-06-10", 事项: "交叉检查", 对象: "乙局", 情况: "查", 发现: [finding] }],
      问题: [problem("甲-06-001", { 经过: [{ 日期: "2018-06-05", 事项: "移交", 移至: "乙局" }] })],
    },
    乙局: { 问题: [problem("乙-06-001", { 经过: course("2018-06-01") })] },
  },
  baseline: [
    { 清单号: "2017-甲-06-001", 单位: "甲局" },
    { 清单号: "2017-0002", 单位: "乙局" },
  ],
};
const unread = { ...small, units: { ...small.units, 乙局: undefined }, failed: ["乙局"] };

function printed(campaign: Campaign): Promise<string> {
  return runReport(campaign, { month: "2018-06", today: "2018-07-31", toolVersion: "0", digest: () => "0" });
}

const june = (campaign: Campaign) => bulletinOf(campaign, { month: "2018-06", today: "2018-07-31" });

/** The campaign with the ledger of 乙局 changed. */
function withLedger(change: (ledger: Ledger) => Partial<Ledger>): Campaign {
  const campaign = smallCampaign({ ...small, failed: ["乙局"] });
  return { ...campaign, ledgers: campaign.ledgers.map((ledger) => (ledger.unit === "乙局" ? { ...ledger, ...change(ledger) } : ledger)) };
}

describe("a ledger that cannot be read", () => {
  it("is told once, and its unit asked for nothing but to mend it", async () => {
    const paper = await printed(smallCampaign(unread));
    const { sections, annexes } = takenApart(paper);
    expect(paper).toContain(
      "数据未通过核对：乙局。上述单位的台账尚待更正，本通报中涉及这些单位的数据以更正后的为准。乙局台账未能读取，其问题未计入本通报各项合计，报送和登记情况待核对后另行通报。",
    );
    expect(sections.get("总体情况")).toContain("往年清单所列问题2件，已登记入账1件，待核对1件。");
    expect(sections.get("报送情况")?.trim().split("\n")).toEqual([
      "6月月报应报送单位3个，报送截止日为7月5日。截至7月5日，未报送2个：甲局、丙园区；待核对1个：乙局。",
      "",
      "| 事项 | 截止日 | 应办单位 | 按期办理 | 逾期办理 | 未办理 |",
      "| --- | --- | ---: | --- | --- | --- |",
      "| 5月月报 | 6月5日 | 3 | — | — | 未报送2个：甲局、丙园区；待核对1个：乙局 |",
      "| 调研（第1阶段） | 阶段内 | 3 | — | — | 无记录2个：甲局、丙园区；待核对1个：乙局 |",
    ]);
    expect(sections.get("新发现与反弹、监督检查和追责问责等情况")).toContain("发现问题1件。截至6月30日，待核对1件。");
    expect(sections.get("存在问题")?.trim().split("\n").slice(2)).toEqual([
      "| 台账 | 数据未通过核对的单位1个：乙局 |",
      "| 报送 | 未报送5月月报的单位2个、6月月报的2个 |",
    ]);
    expect(rowsIn(sections.get("下步要求") ?? "").map((row) => [row["责任单位"], row["要求"], row["时限"]])).toEqual([
      ["5月：甲局、丙园区；6月：甲局、丙园区", "补报未报的月报", "立即"],
      ["甲局、丙园区", "在第3阶段内签订责任书", "8月31日以前"],
      ["各单位", "向区分组办公室报送7月月报，没有变化的也要报送", "8月5日以前"],
      ["乙局", "更正台账，使数据通过核对", "8月5日以前"],
    ]);
    const row = annexes.get("附件1")?.find((one) => one["单位"] === "乙局") ?? {};
    expect(new Set(Object.values(row))).toEqual(new Set(["乙局", "—", "台账未能读取"]));
  });

  it("differs from none at all, whose unit is named as before", () => {
    const { withoutLedger, reporting, overall, shortcomings, sight } = june(smallCampaign({ ...unread, failed: [] }));
    expect(sight).toEqual({ unread: [], misnamed: [], officeUnread: false });
    expect(withoutLedger).toEqual(["乙局"]);
    expect(reporting.monthly[0]).toMatchObject({ missing: ["甲局", "乙局", "丙园区"], hidden: [] });
    expect(overall.baseline).toMatchObject({ entered: 1, missing: 1, units: [{ unit: "乙局", count: 1 }] });
    expect(shortcomings.notReceived.count).toBe(1);
    expect(shortcomings.findingsNotReceived.count).toBe(1);
  });

  it("is the office's: nothing is said to be 无 that it may hold", async () => {
    const campaign = smallCampaign({ ...small, units: {}, failed: ["领导小组办公室"] });
    const paper = await printed({ ...campaign, ledgers: campaign.ledgers.filter(({ isOffice }) => !isOffice) });
    expect(paper).toContain("领导小组办公室台账未能读取，其记载的事项未计入本通报，待核对后另行通报。");
    const { sections } = takenApart(paper);
    expect(sections.get("新发现与反弹、监督检查和追责问责等情况")).toContain("| 领导小组办公室记载的事项 | 待核对 |");
  });

  it("is so in the sample ledgers too, for one bracket", async () => {
    const broken = sampleSources.map(({ path, content }) => ({
      path,
      content: path.endsWith("/城管局.yaml") ? `${content}\n  - [` : content,
    }));
    const { campaign } = await check(broken, today, { forFigures: true });
    if (!campaign) throw new Error("no campaign");
    expect(campaign.failed).toContain("新区城管局");
    for (const month of ["2018-05", "2018-06", "2018-07", "2018-09"]) {
      const { sections } = takenApart(await samplePaper(campaign, month));
      const lines = ["存在问题", "下步要求"]
        .flatMap((name) => sections.get(name)?.split(/\n|；/) ?? [])
        .filter((line) => line.includes("新区城管局"));
      expect(lines.map((line) => line.replace(/^\| 台账 \| /, ""))).toEqual([
        expect.stringMatching(/^数据未通过核对的单位1个：新区城管局(?: \|)?$/),
        expect.stringMatching(/^\| \d+ \| 新区城管局 \| 更正台账，使数据通过核对 \|/),
      ]);
      for (const line of sections.get("报送情况")?.split("\n") ?? [])
        if (line.includes("城管局")) expect(line).toMatch(/新区城管局待核对|待核对1个：新区城管局/);
    }
  });
});

describe("a ledger that was read, with errors", () => {
  it("stays counted, and its unit named", () => {
    const { overall, failed, sight } = june(smallCampaign({ ...small, failed: ["乙局"] }));
    expect(sight.unread).toEqual([]);
    expect(failed).toEqual(["乙局"]);
    expect(overall.total).toBe(1);
  });

  it("hides what its wrong 履职 may hold", () => {
    const { reporting, nextSteps } = june(withLedger(() => ({ wrong: new Set(["duties/0/on"]) })));
    expect(reporting.monthly[0]).toMatchObject({ missing: ["甲局", "丙园区"], hidden: ["乙局"] });
    expect(nextSteps.missing.flatMap(({ who }) => who)).not.toContain("乙局");
  });

  it.each([
    ["问题", { wrong: new Set(["problems/3"]) }, {}],
    ["登记日期", {}, { wrong: new Set(["enteredOn"]) }],
    ["清单号", {}, { wrong: new Set(["baselineId"]) }],
  ])("hides what its wrong %s may hold", (_, ledger, inProblem) => {
    const { overall } = june(withLedger(({ problems }) => ({ ...ledger, problems: problems.map((one) => ({ ...one, ...inProblem })) })));
    expect(overall.baseline).toMatchObject({ entered: 1, missing: 0, hidden: { count: 1, units: [{ unit: "乙局", count: 1 }] } });
  });

  it("under another 单位 is not its unit's", async () => {
    const campaign = withLedger(({ problems }) => ({ unit: "已局", problems: problems.map((one) => ({ ...one, unit: "已局" })) }));
    const paper = await printed({ ...campaign, failed: [] });
    expect(paper).toContain("乙局台账所填单位不符，其中的问题没有计在该单位名下，报送和登记情况待核对后另行通报。");
    const { annexes, sections } = takenApart(paper);
    expect(annexes.get("附件1")?.map((row) => [row["单位"], row["问题数"]])).toEqual([
      ["甲局", "0"],
      ["乙局", "—"],
      ["区直小计", "0"],
      ["丙园区", "0"],
      ["园区小计", "0"],
      ["单位不明", "1"],
      ["合计", "1"],
    ]);
    expect(sections.get("存在问题")).not.toContain("未见台账");
  });

  it("is the earlier list: nothing is said of what it lacks", async () => {
    const campaign = smallCampaign(small);
    if (!campaign.baseline) throw new Error("no baseline");
    const paper = await printed({ ...campaign, baseline: { ...campaign.baseline, isIncomplete: true } });
    expect(paper).toContain("往年清单未通过核对，登记情况待核对。");
    expect(paper).not.toContain("往年清单所列");
  });
});
