// The paper itself: our template filled with small campaigns.
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type ReportOptions, runReport } from "../../src/commands/report.ts";
import { UsageError } from "../../src/model/usage-error.ts";
import { rowsIn, takenApart } from "./sample-papers.ts";
import { course, problem, type SmallCampaign, smallCampaign } from "./small-campaign.ts";

const digest = (text: string) => createHash("sha256").update(text).digest("hex");
const 履职要求 = [{ 事项: "月报", 单位: "全部", 首月: "2018-05", 截止日: 5 }];

function june(small: SmallCampaign, options: Partial<ReportOptions> = {}): Promise<string> {
  return runReport(smallCampaign(small), { month: "2018-06", today: "2018-07-31", toolVersion: "1.2.3", digest, ...options });
}

describe("head and foot", () => {
  it("leaves number and day to be written in, or prints what it was given", async () => {
    const blank = await june({});
    expect(blank).toContain(
      "**区分组办公室**\n\n〔2018〕  号\n\n# 关于某区问题清理整改“回头看”2018年6月工作情况的通报\n\n各园区管委会，区直各有关单位：\n\n",
    );
    expect(blank).toContain("\n\n区分组办公室\n\n2018年  月  日\n\n## 附件1\n");
    expect(blank).toContain("\n\n---\n\n抄送：专项办。\n\n区分组办公室　2018年  月  日印发\n\n<!-- ");
    const filled = await june({}, { number: "某字〔2018〕9号", issuedOn: "2018-07-06" });
    expect(filled).toContain("**区分组办公室**\n\n某字〔2018〕9号\n\n# ");
    expect(filled).toContain("\n\n区分组办公室\n\n2018年7月6日\n\n## 附件1\n");
    expect(filled).toContain("区分组办公室　2018年7月6日印发");
  });

  it("names the plan, its number, and both days", async () => {
    const paper = await june({ plan: { 履职要求 } });
    expect(paper).toContain(
      "根据某字〔2018〕1号文件要求，现将某区问题清理整改“回头看”2018年6月工作情况通报如下。本通报数据截至6月30日，报送情况截至7月5日。",
    );
    expect(await june({})).toContain("通报如下。本通报数据截至6月30日。");
  });

  it("cites the plan by its title where it gives one, and is headed by the full name", async () => {
    const plan = {
      依据标题: "某区问题清理整改方案",
      通报机关: "领导小组办公室",
      办公室: { 名称: "领导小组办公室", 全称: "某区某工作领导小组办公室", 承办单位: "甲局" },
    };
    const paper = await june({ plan });
    expect(paper).toContain("根据《某区问题清理整改方案》（某字〔2018〕1号）要求，现将");
    expect(paper).toMatch(/^\*\*某区某工作领导小组办公室\*\*\n/);
  });

  it("cites no plan that had not been issued by the month's end", async () => {
    const opening = async (issuedOn: string) =>
      (await june({ plan: { 印发日期: issuedOn } })).split("\n").find((line) => line.includes("通报如下"));
    expect(await opening("2018-06-30")).toMatch(/^根据某字〔2018〕1号文件要求，现将/);
    expect(await opening("2018-07-01")).toMatch(/^现将某区问题清理整改“回头看”2018年6月工作情况通报如下。/);
  });

  it("says 示例 only where the plan does", async () => {
    expect(await june({})).not.toContain("示例");
    expect((await june({ plan: { 示例: "是" } })).match(/示例数据，非真实情况/g)).toHaveLength(4);
  });

  it("keeps version and digest off the paper, in a comment", async () => {
    const one = await june({});
    expect(one).toMatch(/\n<!-- ledger 1\.2\.3 sha256:[0-9a-f]{64} -->\n$/);
    expect(await june({}, { today: "2018-12-31" })).toBe(one);
    const comment = (paper: string) => paper.trimEnd().split("\n").at(-1);
    expect(comment(await june({ units: { 甲局: { 问题: [problem("甲-01-001")] } } }))).not.toBe(comment(one));
    const later = { 日期: "2018-07-10", 事项: "报完成", 情况: "已改", 佐证: ["附件/a.pdf"], 签字: "某人" };
    const before = await june({ units: { 甲局: { 问题: [problem("甲-01-001")] } } });
    expect(
      await june({
        units: { 甲局: { 问题: [problem("甲-01-001", { 经过: [later] }), problem("甲-01-002", { 登记日期: "2018-07-01" })] } },
      }),
    ).toBe(before);
  });
});

describe("what there is nothing of", () => {
  it("is left out, but for what it is good to know that there is none of", async () => {
    const { sections } = takenApart(await june({}));
    expect(sections.get("总体情况")?.trim()).toBe("截至6月30日，台账中没有问题。\n\n6月台账没有新增入账、反弹、销号、移出。");
    expect([...sections.keys()]).toEqual(["总体情况", "报送情况", "新发现与反弹、监督检查和追责问责等情况"]);
    expect(sections.get("报送情况")?.trim()).toBe("无。");
    expect(sections.get("新发现与反弹、监督检查和追责问责等情况")?.trim().split("\n").slice(2)).toEqual([
      "| 新发现 | 6月没有新发现问题 |",
      "| 反弹 | 6月没有反弹问题 |",
    ]);
  });

  it("is no rate and no comparison", async () => {
    const { annexes, sections } = takenApart(await june({}));
    expect(annexes.get("附件1")?.at(-1)).toMatchObject({ 单位: "合计", 问题数: "0", 整改率: "—", 销号率: "—" });
    expect(sections.get("总体情况")).not.toContain("相比");
  });
});

describe("总体情况 in words", () => {
  const closed = course("2018-06-01", "2018-06-02", "2018-06-03");
  /** The first sentence of the answer, the section, what it says was done of procedures. */
  const overall = async (...problems: Parameters<typeof problem>[]) => {
    const paper = await june({ units: { 甲局: { 问题: problems.map(([id, changes]) => problem(id, changes)) } } });
    const { sections } = takenApart(paper);
    const answer = paper.split("## 一、")[0]?.trim().split("\n\n").at(-1)?.split("。")[0];
    const [, proceedings] = /^\| 整改办理 \| (.*) \|$/m.exec(paper) ?? [];
    return [answer, ...(sections.get("总体情况")?.trim().split("\n\n") ?? []), proceedings];
  };

  it("tells counts, then rates, then what is overdue", async () => {
    expect(
      await overall(
        ["甲-01-001", { 经过: closed }],
        ["甲-01-002", { 经过: course("2018-06-01", "2018-06-02") }],
        ["甲-01-003", {}],
        ["甲-01-004", { 经过: course("2018-06-19") }],
        ["甲-01-005", { 时限: "2018-07-05" }],
      ),
    ).toEqual([
      "截至6月30日，台账问题5件，已完成整改2件，整改率40.0%，比5月底提高40.0个百分点；已销号1件，销号率20.0%，比5月底提高20.0个百分点；逾期1件，比5月底增加1件",
      "台账共有问题5件。已完成整改2件，其中已销号1件、待销号1件；未完成整改3件，其中整改中2件、待核查1件。未销号的共4件。逾期1件；临期（距时限7天以内）1件。",
      "时限在6月30日及以前的问题4件，均为6月到期，已完成整改2件（均按期完成），到期整改率50.0%，按期完成率50.0%。",
      "6月台账变动情况：期初（5月31日）未销号5件，销号1件，没有新增入账、反弹、移出，期末未销号4件。",
      "报完成3件次；核查2件次，均通过",
    ]);
  });

  it("says once that all of them are so, and nothing of what there is none of", async () => {
    expect(await overall(["甲-01-001", { 经过: closed }], ["甲-01-002", { 经过: closed }])).toEqual([
      "截至6月30日，台账问题2件，已完成整改2件，整改率100.0%，比5月底提高100.0个百分点；已销号2件，销号率100.0%，比5月底提高100.0个百分点；没有逾期",
      "台账共有问题2件，均已完成整改，均已销号。没有逾期问题。",
      "时限在6月30日及以前的问题2件，均为6月到期，已完成整改2件（均按期完成），到期整改率100.0%，按期完成率100.0%。",
      "6月台账变动情况：期初（5月31日）未销号2件，销号2件，没有新增入账、反弹、移出，期末没有未销号问题。",
      "报完成2件次；核查2件次，均通过",
    ]);
    expect(await overall(["甲-01-001", { 时限: "2018-08-31" }])).toEqual([
      "截至6月30日，台账问题1件，尚无完成整改的，整改率0.0%，与5月底持平；尚无销号的，销号率0.0%，与5月底持平；没有逾期",
      "台账共有问题1件，未完成整改，在整改中。未销号的共1件。没有逾期问题。",
      "6月台账没有新增入账、反弹、销号、移出，期初（5月31日）、期末未销号均为1件。",
      undefined,
    ]);
  });

  it("tells the rates apart where they moved apart", async () => {
    const [first] = await overall(["甲-01-001", { 经过: course("2018-06-01", "2018-06-02") }]);
    expect(first).toContain("整改率100.0%，比5月底提高100.0个百分点；尚无销号的，销号率0.0%，与5月底持平；");
  });

  it("does not call what was handed over and not received all in order", async () => {
    const paper = await june({
      units: { 甲局: { 问题: [problem("甲-06-001", { 经过: [{ 日期: "2018-06-20", 事项: "移交", 移至: "乙局" }] })] } },
      baseline: [{ 清单号: "2017-甲-06-001", 单位: "甲局" }],
    });
    expect(paper).toContain("往年清单所列问题1件，已登记；其中1件（甲-06-001）已移交，接收单位尚未登记入账。");
  });
});

describe("long lists of units", () => {
  const names = ["甲局", "乙局", "丙局", "丁局", "戊局", "己局", "庚局", "辛园区"];
  const 单位 = names.map((name) => ({ 名称: name, 简称: name.slice(0, 1), 类别: name === "辛园区" ? "园区" : "区直" }));
  const report = { 日期: "2018-07-05", 事项: "月报", 月份: "2018-06" };
  const may = { 日期: "2018-06-05", 事项: "月报", 月份: "2018-05" };
  const paper = async (reported: readonly string[], failed: readonly string[] = []) => {
    const units = Object.fromEntries(
      names.map((name) => [name, failed.includes(name) ? undefined : { 履职: reported.includes(name) ? [may, report] : [may] }]),
    );
    return takenApart(await june({ plan: { 单位, 履职要求 }, units, failed })).sections;
  };

  it("tells most of them by the others", async () => {
    const most = await paper(names.slice(0, 6));
    expect(most.get("报送情况")).toContain("截至7月5日，除庚局、辛园区未报送外，其余6个单位均按期报送。");
    expect(most.get("存在问题")).toContain("| 报送 | 未报送6月月报的单位2个 |");
    const few = await paper(["甲局"]);
    expect(few.get("报送情况")).toContain("截至7月5日，除甲局按期报送外，其余7个单位均未报送。");
    expect(few.get("存在问题")).toContain("| 报送 | 未报送6月月报的单位7个 |");
    expect(few.get("下步要求")).toContain("| 1 | 除甲局外，其余7个单位 | 补报6月月报 | 立即 |");
    const half = await paper(names.slice(0, 4));
    expect(half.get("报送情况")).toContain("截至7月5日，按期报送4个：甲局、乙局、丙局、丁局；未报送4个：戊局、己局、庚局、辛园区。");
  });

  it("tells all of them without a name", async () => {
    expect((await paper(names)).get("报送情况")).toContain("截至7月5日，8个单位均已按期报送。");
    const none = await paper([]);
    expect(none.get("报送情况")).toContain("截至7月5日，8个单位均未报送。");
    expect(none.get("存在问题")).toContain("| 报送 | 8个单位均未报送6月月报 |");
    expect(none.get("下步要求")).toContain("| 1 | 各单位 | 补报6月月报 | 立即 |");
  });

  it("counts nobody among the others of whom nothing is known", async () => {
    const few = await paper(["甲局"], ["乙局"]);
    expect(few.get("报送情况")).toContain("除甲局按期报送，乙局待核对外，其余6个单位均未报送。");
    expect(few.get("下步要求")).toContain("| 1 | 丙局、丁局、戊局、己局、庚局、辛园区 | 补报6月月报 | 立即 |");
  });
});

describe("what is not in order", () => {
  it("names units whose data did not pass, and units without a ledger", async () => {
    const paper = await june({ failed: ["甲局", "领导小组办公室"], units: { 乙局: undefined } });
    const { sections, annexes } = takenApart(paper);
    expect(paper).toContain("数据未通过核对：甲局、领导小组办公室。");
    expect(paper).toContain("未见台账：乙局。");
    expect(annexes.get("附件1")?.map((row) => [row["单位"], row["备注"]])).toEqual([
      ["甲局", "数据未通过核对"],
      ["乙局", "未见台账"],
      ["区直小计", ""],
      ["丙园区", ""],
      ["园区小计", ""],
      ["合计", ""],
    ]);
    expect(sections.get("存在问题")?.trim().split("\n").slice(2)).toEqual([
      "| 台账 | 数据未通过核对的单位2个：甲局、领导小组办公室；未见台账的单位1个：乙局 |",
    ]);
    expect(demands(sections)).toEqual([
      ["甲局、领导小组办公室", "更正台账，使数据通过核对", "抓紧"],
      ["乙局", "建立台账", "抓紧"],
    ]);
  });

  it("counts what belongs to no unit or task of the plan in rows of its own", async () => {
    const campaign = smallCampaign({ units: { 甲局: { 问题: [problem("甲-01-001"), problem("甲-99-001")] } } });
    const stray = campaign.ledgers.map((ledger) => ({
      ...ledger,
      problems: ledger.problems.map((one) => (one.task === 1 ? { ...one, unit: "某局" } : one)),
    }));
    const { annexes } = takenApart(
      await runReport({ ...campaign, ledgers: stray }, { month: "2018-06", today: "2018-07-31", toolVersion: "0", digest }),
    );
    expect(annexes.get("附件1")?.slice(-2)).toMatchObject([
      { 单位: "单位不明", 问题数: "1" },
      { 单位: "合计", 问题数: "2" },
    ]);
    expect(annexes.get("附件2")?.slice(-2)).toMatchObject([
      { 序号: "任务不明", 问题数: "1" },
      { 序号: "合计", 问题数: "2" },
    ]);
  });

  it("says before R only that the time is not up", async () => {
    const { sections } = takenApart(await june({ plan: { 履职要求 } }, { today: "2018-07-04" }));
    expect(sections.get("报送情况")?.trim()).toBe("6月月报的报送截止日为7月5日，报送期未满，报送情况待期满后通报。");
    expect(demands(sections)).toContainEqual(["各单位", "向区分组办公室报送6月月报，没有变化的也要报送", "7月5日以前"]);
  });

  it("says before R which report of the month is due when, by its own name", async () => {
    const quarterly = { 事项: "季报", 单位: "全部", 首月: "2018-04", 间隔: 3, 截止日: 20 };
    const said = async (owed: readonly unknown[]) =>
      takenApart(await june({ plan: { 履职要求: owed } }, { today: "2018-07-10" }))
        .sections.get("报送情况")
        ?.trim();
    const monthly = { 事项: "月报", 单位: "全部", 首月: "2018-05", 截止日: 5 };
    expect(await said([quarterly])).toBe("6月季报的报送截止日为7月20日，报送期未满，报送情况待期满后通报。");
    expect(await said([monthly, quarterly])).toBe(
      "6月月报的报送截止日为7月5日，6月季报的报送截止日为7月20日，报送期未满，报送情况待期满后通报。",
    );
  });

  it("prints every kind of shortcoming, by subject", async () => {
    const stepwise = {
      分类处置: "分步整改",
      时限: "2018-08-31",
      节点: [
        { 时限: "2018-06-10", 成果: "图" },
        { 时限: "2018-08-20", 成果: "水" },
      ],
    };
    const paper = await june({
      plan: {
        履职要求: [
          ...履职要求,
          { 事项: "专题报告", 单位: "区直", 阶段: 2, 截止: "2018-07-02" },
          { 事项: "交叉检查", 单位: "园区", 阶段: 3 },
        ],
      },
      units: {
        甲局: {
          履职: [
            { 日期: "2018-06-04", 事项: "月报", 月份: "2018-05" },
            { 日期: "2018-07-04", 事项: "月报", 月份: "2018-06" },
            { 日期: "2018-07-02", 事项: "专题报告" },
          ],
          问题: [
            problem("甲-01-001"),
            problem("甲-01-002", { 时限: "2018-06-01" }),
            problem("甲-01-003", { 时限: undefined }),
            problem("甲-01-004", stepwise),
            problem("甲-01-005", { 清单号: undefined, 来源: "自查", 分类处置: "从重处理" }),
            problem("甲-01-006", { 需反馈: "是", 经过: course("2018-06-01", "2018-06-02", "2018-06-03") }),
          ],
        },
        乙局: {
          履职: [{ 日期: "2018-06-10", 事项: "交叉检查", 对象: "丙园区", 情况: "查", 发现: [{ 情况: "一", 单位: "丙园区", 任务: 6 }] }],
          问题: [problem("乙-06-001", { 经过: [{ 日期: "2018-06-05", 事项: "移交", 移至: "丙园区" }] })],
        },
      },
    });
    const { sections } = takenApart(paper);
    expect(sections.get("存在问题")?.trim().split("\n").slice(2)).toEqual([
      "| 整改 | 逾期问题3件（见附件4），其中逾期超过15天的1件；整改中尚无时限的1件；节点到期未完成的1件，共1个节点；登记超过30天尚未作出追责或不予追责决定的从重处理问题1件；需要反馈、已销号但没有反馈记录的1件 |",
      "| 台账 | 登记超过15天仍未填写齐全的1件（缺时限1件）；已移交、接收单位尚未登记入账的1件（乙-06-001由乙局移交丙园区）；监督检查发现、尚未登记入账的1件 |",
      "| 报送 | 未报送5月月报的单位2个、6月月报的2个、专题报告的1个 |",
    ]);
    expect(demands(sections)).toEqual([
      ["甲局（3件）", "抓紧整改逾期问题，按程序报请核查、销号，在7月月报中说明进展", "8月5日以前"],
      ["甲局（1件）", "补上到期未完成的节点，在7月月报中说明进展", "8月5日以前"],
      ["甲局（1件）", "补齐台账没有填写齐全的内容和整改时限", "8月5日以前"],
      ["甲局（1件）", "对从重处理问题作出追责或不予追责决定，记入台账", "8月5日以前"],
      ["丙园区（2件）", "将移交和监督检查发现的问题登记入账", "8月5日以前"],
      ["甲局（1件）", "已销号问题向企业或反映人反馈，记入台账", "8月5日以前"],
      ["5月：乙局、丙园区；6月：乙局、丙园区", "补报未报的月报", "立即"],
      ["乙局", "补报专题报告", "立即"],
      ["丙园区", "在第3阶段内开展交叉检查", "8月31日以前"],
      ["各单位", "向区分组办公室报送7月月报，没有变化的也要报送", "8月5日以前"],
    ]);
  });
});

function demands(sections: ReadonlyMap<string, string>): (string | undefined)[][] {
  return rowsIn(sections.get("下步要求") ?? "").map((row) => [row["责任单位"], row["要求"], row["时限"]]);
}

describe("what a clerk typed", () => {
  it.each([
    ["a|b", "a\\|b"],
    ["*急*_办_", "\\*急\\*\\_办\\_"],
    ["<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"],
    ["{{ plan.name }}{% if %}", "{{ plan.name }}{% if %}"],
    ["上半句\n下半句", "上半句下半句"],
    ["![](javascript:alert(1))", "!\\[\\](javascript:alert(1))"],
    ["左\u202e右\u0007尾", "左右尾"],
    ["\\", "\\\\"],
    ["联系13800001111", "联系（号码略）"],
    ["电话0317-5601234，13000019800101001X", "电话（号码略），（号码略）"],
  ])("%j comes out as text in lists and tables", async (title, shown) => {
    const log = [
      ...course("2018-06-01", "2018-06-02", "2018-06-03"),
      { 日期: "2018-06-10", 事项: "反弹", 来源: "督查", 情况: "又来", 时限: "2018-06-20" },
    ];
    const paper = await june({ units: { 甲局: { 问题: [problem("甲-01-001", { 题目: title, 经过: log })] } } });
    expect(paper).toContain(`| 反弹 | 反弹1件：甲-01-001“${shown}”（甲局），6月10日反弹，新时限6月20日 |\n`);
    expect(paper).toContain(`| 1 | 甲-01-001 | ${shown} | 甲局 | 6月20日 | 6月20日 | 10 | 整改中 | — | 措施 |\n`);
    expect(paper).toContain(`| 1 | 甲-01-001 | ${shown} | 甲局 | 6月1日 | 6月3日 | 是 |\n`);
  });
});

describe("a template of one's own", () => {
  it("wins over ours", async () => {
    const text = "---\n标题: {{ month | month }}通报\n---\n\n共{{ overall.total }}件。\n";
    expect(await june({}, { template: { name: "templates/monthly-bulletin.md", text } })).toMatch(
      /^# 6月通报\n\n共0件。\n\n<!-- .* -->\n$/,
    );
  });

  it("is told where it is wrong, and what there is", async () => {
    const text = "---\n标题: 通报\n---\n\n共{{ overall.all }}件。\n";
    const fault = await june({}, { template: { name: "templates/monthly-bulletin.md", text } }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(UsageError);
    expect(fault).toMatchObject({
      message: "模板 templates/monthly-bulletin.md 第5行：没有名为“overall.all”的数据",
      hint: expect.stringMatching(/^“overall”里可用的名称：baseline、change、closed、/),
    });
  });
});
