// The units' reports, the special reports and the summaries on campaigns small enough to know what they must say.
import { describe, expect, it } from "vitest";
import { runReport } from "../../src/commands/report.ts";
import { UsageError } from "../../src/model/usage-error.ts";
import { documentFor, type Request } from "../../src/report/documents.ts";
import type { Plain } from "../campaign-of.ts";
import { takenApart } from "./sample-papers.ts";
import { course, problem, type SmallCampaign, smallCampaign } from "./small-campaign.ts";

const today = "2018-12-31";
const 履职要求 = [
  { 事项: "月报", 单位: "全部", 首月: "2018-05", 截止日: 5 },
  { 事项: "动员部署", 单位: "全部", 阶段: 1 },
  { 事项: "专题报告", 单位: "全部", 阶段: 2, 截止: "2018-07-05" },
  { 事项: "交叉检查", 单位: "区直", 阶段: 3 },
];
const reasoned = { 未完成原因: "材料未到" };

function print(small: SmallCampaign, request: Partial<Request>): Promise<string> {
  const plan = { 履职要求, ...small.plan };
  return runReport(smallCampaign({ ...small, plan }), { today, toolVersion: "1", digest: () => "0", ...request });
}

async function sections(small: SmallCampaign, request: Partial<Request>): Promise<ReadonlyMap<string, string>> {
  const apart = takenApart(await print(small, request)).sections;
  return new Map([...apart].map(([name, text]) => [name, text.trim()]));
}

async function refusal(make: () => unknown): Promise<string> {
  try {
    await make();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return "";
}

const of = (...problems: Plain[]): SmallCampaign => ({ units: { 甲局: { 问题: problems } } });

describe("documents", () => {
  it.each([
    [{ month: "2018-06" }, "月度通报"],
    [{ month: "2018-06", unit: "甲" }, "单位月报"],
    [{ special: true }, "专题报告（汇总）"],
    [{ special: true, unit: "甲局" }, "专题报告（单位）"],
    [{ phase: 2 }, "阶段总结"],
  ])("%j asks for %s", (request, title) => {
    expect(documentFor({ ...request, today }).title).toBe(title);
  });

  it.each([
    [{}, "没有写明出哪一份文书，--month、--special、--phase 要写一个"],
    [{ unit: "甲局" }, "没有写明出哪一份文书，--month、--special、--phase 要写一个"],
    [{ month: "2018-06", phase: 2 }, "--month、--phase不能同时写，一次出一份文书"],
    [{ month: "2018-06", special: true, phase: 2 }, "--month、--special、--phase不能同时写，一次出一份文书"],
    [{ phase: 2, unit: "甲局" }, "阶段总结不分单位，--phase 不能和 --unit 同时写"],
  ])("%j is no paper", async (request, message) => {
    expect(await refusal(() => documentFor({ ...request, today }))).toBe(message);
  });

  it("go up: from the unit to whom it reports, from the office to whom it reports", async () => {
    const monthly = await print(of(), { month: "2018-06", unit: "甲", number: "甲字〔2018〕3号", issuedOn: "2018-07-04" });
    expect(monthly).toMatch(
      /^\*\*甲局\*\*\n\n甲字〔2018〕3号\n\n签发人：\n\n# 关于某区问题清理整改“回头看”2018年6月工作进展情况的报告\n\n区分组办公室：\n/,
    );
    expect(monthly).toContain("\n\n特此报告。\n\n甲局\n\n2018年7月4日\n\n---\n\n甲局　2018年7月4日印发\n\n<!-- ");
    const special = await print(of(), { special: true, unit: "甲" });
    expect(special).toMatch(
      /^\*\*甲局\*\*\n\n〔2018〕 {2}号\n\n签发人：\n\n# 关于某区问题清理整改“回头看”自查自纠阶段工作情况的报告\n\n领导小组办公室：\n/,
    );
    const whole = await print(of(), { special: true });
    expect(whole).toMatch(
      /^\*\*领导小组办公室\*\*\n\n〔2018〕 {2}号\n\n签发人：\n\n# 关于某区问题清理整改“回头看”自查自纠阶段工作情况的报告\n\n专项办：\n/,
    );
    for (const paper of [special, whole]) expect(paper).toContain("\n\n特此报告。\n\n");
  });

  it("say 示例 only where the plan does", async () => {
    for (const request of [{ month: "2018-06", unit: "甲" }, { special: true }, { special: true, unit: "甲" }, { phase: 2 }]) {
      expect(await print(of(problem("甲-01-001", reasoned)), request)).not.toContain("示例");
      const sample = await print({ ...of(problem("甲-01-001", reasoned)), plan: { 示例: "是" } }, request);
      expect(sample.match(/^## 附件/gm)?.length).toBe((sample.match(/示例数据，非真实情况。/g) ?? []).length);
      expect(sample).toContain("**示例数据，非真实情况**");
    }
  });

  it("name a unit whose data did not pass, and refuse one whose ledger is not there", async () => {
    const failed = { ...of(problem("甲-01-001", reasoned)), failed: ["甲局"] };
    for (const request of [
      { month: "2018-06", unit: "甲" },
      { special: true, unit: "甲" },
    ])
      expect(await print(failed, request)).toContain("我单位台账数据未通过核对，尚待更正，本报告的数据以更正后的为准。");
    for (const request of [{ special: true }, { phase: 2 }]) expect(await print(failed, request)).toContain("数据未通过核对：甲局。");
    const missing = { units: { 甲局: undefined } };
    for (const request of [
      { month: "2018-06", unit: "甲" },
      { special: true, unit: "甲" },
    ]) {
      expect(await refusal(() => print(missing, request))).toBe("没有甲局的台账，不能出报告");
      expect(await refusal(() => print({ ...missing, failed: ["甲局"] }, request))).toBe("甲局的台账未能读取，不能出报告");
      expect(await refusal(() => print({}, { ...request, unit: "丁局" }))).toMatch(/^方案中没有“丁局”这个单位/);
    }
    expect(await print(missing, { phase: 2 })).toContain("未见台账：甲局。");
  });
});

describe("单位月报", () => {
  const june = (small: SmallCampaign) => sections(small, { month: "2018-06", unit: "甲局" });

  it("of a unit without problems is 零报告, every section 无", async () => {
    const text = await june({});
    expect(text.get("整改进展")).toBe(
      "截至6月30日，我单位台账中没有问题。\n\n6月台账没有新增入账、反弹、销号、移出。\n\n6月没有需要报告的变化，按零报告报送。",
    );
    for (const name of ["未完成整改的问题", "建章立制", "追责和奖惩", "下月打算"]) expect(text.get(name), name).toBe("无。");
    expect(text.get("新发现和反弹的问题")?.match(/^无。$/gm)).toHaveLength(2);
    expect(text.get("需协调事项")).toMatch(/^无。\n\n特此报告。/);
  });

  it("of a unit in which nothing changed says so, and how it stands", async () => {
    const text = await june(of(problem("甲-01-001", { 时限: "2018-09-28" })));
    expect(text.get("整改进展")).toBe(
      "截至6月30日，我单位台账共有问题1件，未完成整改，在整改中。未销号的共1件。整改率0.0%，销号率0.0%，均与5月底持平。没有逾期问题。\n\n6月台账没有新增入账、反弹、销号、移出，期初（5月31日）、期末未销号均为1件。\n\n6月没有需要报告的变化，按零报告报送。",
    );
    expect(text.get("未完成整改的问题")).toBe("未完成整改的问题1件，其时限、措施和下一节点见附件。");
  });

  it("is no 零报告 where the unit did anything else", async () => {
    const inspected = { 日期: "2018-06-10", 事项: "督查", 对象: "乙局", 情况: "查看" };
    const text = await june({ units: { 甲局: { 履职: [inspected, { 日期: "2018-06-12", 事项: "责任书", 对方: ["乙局", "丙园区"] }] } } });
    expect(text.get("整改进展")).not.toContain("零报告");
    expect(text.get("整改进展")).toContain("6月我单位开展监督检查1次（督查1次），没有记载需要移交的问题。");
    expect(text.get("整改进展")).toContain("6月开展的其他工作：\n\n1. 6月12日与乙局、丙园区签订责任书。");
  });

  it("tells every kind of change by problem and day", async () => {
    const steps = [
      { 时限: "2018-06-10", 成果: "出图" },
      { 时限: "2018-07-20", 成果: "通水" },
    ];
    const text = await june({
      units: {
        甲局: {
          履职: [
            { 日期: "2018-07-04", 事项: "月报", 月份: "2018-06", 下月打算: ["通水。", "联系13800001111"], 需协调事项: ["管位"] },
            { 日期: "2018-07-09", 事项: "月报", 月份: "2018-06", 下月打算: ["补报的不算"] },
          ],
          问题: [
            problem("甲-01-001", { 经过: course("2018-06-01", "2018-06-02", "2018-06-03") }),
            problem("甲-01-002", {
              分类处置: "分步整改",
              时限: "2018-07-25",
              节点: steps,
              经过: [
                { 日期: "2018-06-08", 事项: "节点完成", 节点: 1 },
                { 日期: "2018-06-09", 事项: "申请延期", 延至: "2019-01-31", 理由: "雨季" },
                { 日期: "2018-06-10", 事项: "延期批复", 结论: "批准", 延至: "2019-01-15", 批准单位: "领导小组办公室", 文号: "1" },
                { 日期: "2018-06-11", 事项: "建章立制", 制度: "《甲办法》", 方式: "立" },
                { 日期: "2018-06-11", 事项: "建章立制", 制度: "乙规程", 方式: "废" },
                { 日期: "2018-06-12", 事项: "进展", 情况: "电话13800001111" },
                { 日期: "2018-06-13", 事项: "追责", 结论: "追责", 形式: "诫勉", 对象: "某科长", 决定机关: "某机关" },
              ],
            }),
            problem("甲-01-003", { 清单号: undefined, 来源: "暗访", 分类处置: "从重处理", 登记日期: "2018-06-20", 时限: "2018-07-15" }),
            problem("甲-01-004", { 移自: "乙-01-009", 登记日期: "2018-06-05", 时限: "2018-06-15" }),
          ],
        },
      },
      office: [
        { 日期: "2018-06-15", 事项: "约谈", 对象: "甲局", 限期: "2018-06-30" },
        { 日期: "2018-06-16", 事项: "表扬", 对象: ["甲局", "乙局"] },
        { 日期: "2018-06-17", 事项: "通报批评", 对象: "乙局", 限期: "2018-06-30" },
      ],
    });
    const [, , , , changes = ""] = (text.get("整改进展") ?? "").split("\n\n");
    expect(text.get("整改进展")).toContain("6月报完成1件次；核查1件次，通过；批准延期1件次；完成节点1个；记载进展1件次。");
    expect(`${text.get("整改进展")}`.split("件：\n\n")[1]?.split("\n\n")[0]?.split("\n")).toEqual([
      "1. 甲-01-001“甲-01-001的题目”：6月1日报完成，6月2日核查通过，6月3日销号。",
      "2. 甲-01-002“甲-01-002的题目”：6月8日完成节点“出图”，6月9日申请延期至2019年1月31日，6月10日获准延期至2019年1月15日。",
      "3. 甲-01-003“甲-01-003的题目”：6月20日登记入账。",
      "4. 甲-01-004“甲-01-004的题目”：6月5日接收移交（原乙-01-009）。",
    ]);
    expect(changes).not.toContain("13800001111");
    expect(text.get("新发现和反弹的问题")).toContain(
      "1. 甲-01-003“甲-01-003的题目”，6月20日登记，时限2018年7月15日，尚未作出追责或不予追责决定。",
    );
    expect(text.get("建章立制")).toBe("6月建章立制2项：制定《甲办法》，废止《乙规程》。");
    expect(text.get("追责和奖惩")).toBe(
      "6月我单位台账记载追责1件次，为诫勉。\n\n6月15日，领导小组办公室约谈我单位，要求6月30日以前整改。\n\n6月16日，领导小组办公室对我单位予以表扬。",
    );
    expect(text.get("下月打算")).toBe(
      "1. 通水。\n2. 联系（号码略）。\n\n已逾期、尚在整改的问题1件，抓紧整改，按程序报请核查、销号。\n\n7月到期、尚未完成整改的问题1件，抓紧整改，在时限内完成：甲-01-003（7月15日）。\n\n7月到期的节点1个，按期完成：甲-01-002“通水”（7月20日）。",
    );
    expect(text.get("需协调事项")).toMatch(/^1\. 管位。\n\n特此报告。/);
  });

  it("is not there before the month is over, nor outside the campaign", async () => {
    expect(await refusal(() => print({}, { month: "2018-06", unit: "甲局", today: "2018-06-29" }))).toBe(
      "2018年6月还没有结束，2018年6月30日起才能出这个月的月报",
    );
    expect(await refusal(() => print({}, { month: "2018-12", unit: "甲局" }))).toMatch(/^2018年12月不在工作期间/);
  });
});

describe("专题报告", () => {
  it("stands on the last day of the phase in which the plan asks for it, whatever the day it is made out", async () => {
    const small = of(problem("甲-01-001", { ...reasoned, 经过: course("2018-07-03", "2018-07-04", "2018-07-05") }));
    const first = await print(small, { special: true, unit: "甲", today: "2018-06-30" });
    expect(first).toContain("数据截至6月30日；本阶段的变动自5月11日起统计。");
    expect(first).toContain("未完成整改，在整改中");
    expect(await print(small, { special: true, unit: "甲", today: "2018-12-31" })).toBe(first);
    expect(await refusal(() => print(small, { special: true, unit: "甲", today: "2018-06-29" }))).toBe(
      "第2阶段（自查自纠）还没有结束，2018年6月30日起才能出专题报告",
    );
  });

  it("tells what was done since the campaign began, and nothing after the phase", async () => {
    const events = (month: string) => [
      { 日期: `2018-${month}-20`, 事项: "建章立制", 制度: `${month}月制度`, 方式: "改" },
      { 日期: `2018-${month}-21`, 事项: "追责", 结论: "不予追责", 理由: "已纠正" },
    ];
    const started = { 日期: "2018-04-20", 事项: "动员部署", 情况: "开会部署。" };
    const later = { 日期: "2018-07-02", 事项: "责任书", 对方: "乙局" };
    const inspected = { 日期: "2018-04-25", 事项: "督查", 对象: "乙局", 情况: "查看" };
    const log = ["04", "06", "07"].flatMap(events);
    const small = {
      units: {
        甲局: { 履职: [started, inspected, later], 问题: [problem("甲-01-001", { ...reasoned, 登记日期: "2018-04-10", 经过: log })] },
      },
    };
    const text = await sections(small, { special: true, unit: "甲" });
    expect(text.get("组织开展情况")).toBe("1. 4月20日开展动员部署：开会部署。");
    expect(text.get("追责奖惩和建章立制")).toContain("工作开展以来，我单位台账记载不予追责2件次。");
    expect(text.get("追责奖惩和建章立制")).toContain("工作开展以来，建章立制2项：修订《04月制度》，修订《06月制度》。");
    expect(text.get("监督检查")).toBe("工作开展以来，我单位开展监督检查1次（督查1次），没有记载需要移交的问题。");
    const whole = await sections(small, { special: true });
    expect(whole.get("追责奖惩和建章立制")).toContain("工作开展以来，1个单位建章立制2项，均为修改（见附件4）。");
    expect(await print(small, { special: true })).toContain("| 1 | 甲局 | 修订 | 《04月制度》 |\n| 2 | 甲局 | 修订 | 《06月制度》 |");
  });

  it("is asked of nobody where the plan does not ask", async () => {
    const plan = { 履职要求: [{ 事项: "专题报告", 单位: "园区", 阶段: 2 }] };
    expect(await refusal(() => print({ plan }, { special: true, unit: "甲" }))).toBe("方案没有要求甲局报送专题报告");
    expect(await refusal(() => print({ plan: { 履职要求: [] } }, { special: true }))).toBe("方案没有要求各单位报送专题报告");
    expect(await print({ plan }, { special: true, unit: "丙" })).toContain("特此报告。");
  });

  it("is in the phase the plan says, the last of them that is over", async () => {
    const plan = { 履职要求: [2, 4].map((阶段) => ({ 事项: "专题报告", 单位: "全部", 阶段 })) };
    expect(await print({ plan }, { special: true, unit: "甲", today: "2018-09-29" })).toContain("自查自纠阶段");
    expect(await print({ plan }, { special: true, unit: "甲", today: "2018-09-30" })).toContain("数据截至9月30日");
  });

  it("of a unit with nothing to tell says 无 everywhere", async () => {
    const text = await sections({}, { special: true, unit: "乙" });
    for (const name of ["已完成整改的事项", "未完成整改的事项", "监督检查"]) expect(text.get(name), name).toBe("无。");
    expect(text.get("组织开展情况")).toBe("截至6月30日，动员部署尚无记录。");
    expect(text.get("追责奖惩和建章立制")?.match(/^无。$/gm)).toHaveLength(2);
    expect(text.get("下步打算")).toMatch(/^1\. 2018年8月31日以前开展交叉检查。\n\n特此报告。/);
  });

  const lacking = [
    problem("甲-01-001"),
    problem("甲-01-002", { ...reasoned, 措施: undefined, 责任人: undefined }),
    problem("甲-01-003", { ...reasoned, 时限: undefined }),
    problem("甲-01-004", { 经过: course("2018-06-01") }),
    problem("甲-01-005", { 经过: course("2018-06-01", "2018-06-02") }),
    problem("甲-01-006", { 登记日期: "2018-07-01" }),
    problem("甲-01-007", {
      ...reasoned,
      分类处置: "巩固防反弹",
      原完成日期: "2017-12-01",
      时限: undefined,
      措施: undefined,
      责任人: undefined,
    }),
    problem("甲-01-008", { 分类处置: "巩固防反弹", 原完成日期: "2017-12-01", 时限: undefined }),
    problem("甲-01-009", reasoned),
  ];

  it("is refused where a problem not done lacks why, how, by when or who, each named", async () => {
    expect(await refusal(() => print(of(...lacking), { special: true, unit: "甲" }))).toBe(
      "甲局未完成整改的问题中，有3件没有写全，不能出专题报告——甲-01-001缺未完成原因，甲-01-002缺措施、责任人，甲-01-003缺时限",
    );
    const whole = await refusal(() =>
      print({ units: { 甲局: { 问题: lacking }, 丙园区: { 问题: [problem("丙-06-001")] } } }, { special: true }),
    );
    expect(whole).toMatch(/^未完成整改的问题中，有4件没有写全，不能出专题报告——甲局：甲-01-.*；丙园区：丙-06-001缺未完成原因$/);
  });

  it("needs no reason for what is reported done: nobody has looked at it yet", async () => {
    const { 未完成原因: _, ...silent } = reasoned as Record<string, unknown>;
    const waiting = problem("甲-01-001", { ...silent, 经过: course("2018-06-20") });
    const { annexes } = takenApart(await print(of(waiting), { special: true, unit: "甲" }));
    expect(annexes.get("附件")).toMatchObject([{ 编号: "甲-01-001", 未完成原因: "已报完成，待核查" }]);
  });

  it("tells of a long list how much longer it is", async () => {
    const many = Array.from({ length: 25 }, (_, index) => problem(`甲-01-${String(index + 1).padStart(3, "0")}`));
    const message = await refusal(() => print(of(...many), { special: true }));
    expect(message).toMatch(/有25件没有写全.*甲-01-020缺未完成原因；另有5件$/);
    expect(message).not.toContain("甲-01-021");
  });

  it("lists what is done and what is not, and numbers the annexes by what there is", async () => {
    const done = problem("甲-01-001", { 经过: course("2018-06-01", "2018-06-02", "2018-06-03") });
    const left = problem("甲-01-002", { ...reasoned, 未完成原因: "材料未到，联系13800001111。" });
    const both = takenApart(await print(of(done, left), { special: true, unit: "甲" }));
    expect(both.annexes.get("附件1")).toEqual([
      {
        ...{ 序号: "1", 编号: "甲-01-001", 问题: "甲-01-001的题目", 分类处置: "立行立改", 时限: "2018年6月20日" },
        ...{ 完成日期: "2018年6月1日", 核查通过日期: "2018年6月2日", 销号日期: "2018年6月3日", 状态: "已销号" },
      },
    ]);
    expect(both.annexes.get("附件2")).toEqual([
      {
        ...{ 序号: "1", 编号: "甲-01-002", 问题: "甲-01-002的题目", 未完成原因: "材料未到，联系（号码略）", 整改措施: "措施" },
        ...{ 时限: "2018年6月20日", 下一节点: "—", 责任人: "某人（科长）", 状态: "整改中（逾期10天）" },
      },
    ]);
    expect(both.sections.get("未完成整改的事项")).toContain("见附件2。");
    const only = takenApart(await print(of(left), { special: true, unit: "甲" }));
    expect([...only.annexes.keys()]).toEqual(["附件"]);
    expect(only.sections.get("未完成整改的事项")).toContain("见附件。");
  });

  it("of the office names who did not report, once their time is up", async () => {
    const special = { 日期: "2018-07-05", 事项: "专题报告" };
    const small = { units: { 甲局: { 履职: [special] }, 乙局: { 履职: [{ ...special, 日期: "2018-07-06" }] } } };
    const after = await sections(small, { special: true, today: "2018-07-05" });
    expect(after.get("各单位报送情况")).toBe(
      "专题报告（截止日7月5日）：应报送单位3个，按期报送1个；未报送2个：乙局、丙园区。\n\n没有报送专题报告的单位，其问题按台账计入本报告各项数据。",
    );
    expect(after.get("下步打算")).toContain("乙局、丙园区尚未报送专题报告的，督促补报。");
    const before = await sections(small, { special: true, today: "2018-07-04" });
    expect(before.get("各单位报送情况")).toBe("专题报告的报送截止日为7月5日，报送期未满，报送情况待期满后另行报告。");
    expect(before.get("下步打算")).not.toContain("补报");
  });
});

describe("阶段总结", () => {
  it("is there once the phase is over", async () => {
    expect(await refusal(() => print({}, { phase: 3, today: "2018-08-30" }))).toBe(
      "第3阶段（综合评估）还没有结束，2018年8月31日起才能出阶段总结",
    );
    expect(await print({}, { phase: 3, today: "2018-08-31" })).toContain(
      "第3阶段（综合评估）按某字〔2018〕1号文件安排，自2018年7月1日开始，至2018年8月31日结束。",
    );
    expect(await refusal(() => print({}, { phase: 5 }))).toBe("方案中没有第5阶段，共有4个阶段");
  });

  it("compares with the phase before only where there was one, and something to divide by", async () => {
    const small = of(problem("甲-01-001", { 经过: course("2018-06-01", "2018-06-02") }));
    expect((await sections(small, { phase: 1 })).get("总体情况")).toContain("整改率0.0%，销号率0.0%。没有逾期问题。");
    expect((await sections(small, { phase: 2 })).get("总体情况")).toContain(
      "整改率100.0%，比5月10日提高100.0个百分点；销号率0.0%，与5月10日持平。",
    );
    expect((await sections(small, { phase: 3 })).get("总体情况")).toContain("均与6月底持平。");
    const later = of(problem("甲-01-001", { 登记日期: "2018-06-01" }));
    expect((await sections(later, { phase: 2 })).get("总体情况")).toContain("整改率0.0%，销号率0.0%。");
  });

  it("counts a type as common where several units have it; 其他 is none", async () => {
    const small = {
      units: {
        甲局: { 问题: [problem("甲-01-001", { 类型: "超承诺时限" }), problem("甲-01-002", { 类型: "流程未优化" }), problem("甲-01-003")] },
        乙局: { 问题: [problem("乙-01-001", { 类型: "超承诺时限" }), problem("乙-01-002")] },
      },
    };
    const { sections: text, annexes } = takenApart(await print(small, { phase: 2 }));
    expect(text.get("共性问题")?.trim()).toBe(
      "涉及2个以上单位的问题类型1种。件数居前的：“超承诺时限”2件，涉及2个单位。各类型的件数见附件3。",
    );
    expect(annexes.get("附件3")?.map((row) => [row["类型"], row["件数"], row["涉及单位数"]])).toEqual([
      ["超承诺时限", "2", "2"],
      ["其他", "2", "2"],
      ["流程未优化", "1", "1"],
    ]);
    expect((await sections(of(problem("甲-01-001")), { phase: 2 })).get("共性问题")).toBe("无。");
  });

  it("tells what was advised, without a word twice", async () => {
    const advice = { 日期: "2018-09-20", 事项: "建议", 对象: ["乙局", "丙园区"], 情况: "建议合并目录，联系0317-5601234。" };
    const text = await sections({ units: { 甲局: { 履职: [advice] } } }, { phase: 4 });
    expect(text.get("意见建议")).toBe("1. 9月20日甲局向乙局、丙园区提出建议：合并目录，联系（号码略）。");
    expect((await sections({}, { phase: 4 })).get("意见建议")).toBe("无。");
  });

  it("writes 约谈, 通报批评, 问责 and 表扬 only where the office's ledger holds them, and of 暗访 only the number", async () => {
    const decisions = [
      { 日期: "2018-06-04", 事项: "暗访", 对象: "某处", 情况: "暗访细节", 发现: [{ 情况: "暗访所见", 单位: "甲局", 任务: 1 }] },
      { 日期: "2018-06-05", 事项: "约谈", 对象: "甲局", 限期: "2018-06-30" },
      { 日期: "2018-06-06", 事项: "问责", 对象: "某人", 决定机关: "某机关" },
      { 日期: "2018-06-07", 事项: "表扬", 对象: "乙局" },
    ];
    const paper = await print({ office: decisions }, { phase: 2 });
    const text = takenApart(paper).sections.get("追责和奖惩")?.trim();
    expect(text).toBe(
      "本阶段领导小组办公室约谈1个单位（甲局），要求6月30日以前整改。\n\n领导小组办公室台账记载，本阶段问责1次。\n\n本阶段领导小组办公室作出表扬决定1次，受表扬单位：乙局。",
    );
    expect(paper).not.toMatch(/暗访细节|暗访所见|某处|某人|某机关/);
    expect(await print({}, { phase: 2 })).not.toMatch(/约谈|通报批评|问责|表扬/);
    expect(await print({}, { special: true })).not.toMatch(/约谈|通报批评|问责|表扬/);
    expect(await print({}, { special: true, unit: "甲" })).not.toMatch(/约谈|通报批评|问责|表扬/);
    expect(await print({}, { month: "2018-06", unit: "甲" })).not.toMatch(/约谈|通报批评|问责|表扬/);
  });
});
