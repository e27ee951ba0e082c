import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { refused } from "./schemas.ts";

const problem = {
  编号: "城管局-06-001",
  任务: 6,
  类型: "未按进度接通",
  题目: "供水没有接通",
  情况: "三月申请，至今没有接通。",
  来源: "自查",
  登记日期: "2018-05-03",
  分类处置: "从重处理",
};
const head = { 单位: "某区城管局", 第一责任人: { 姓名: "张某", 职务: "局长" }, 填报人: { 姓名: "李某" } };

/** `change`: keys set, or removed where undefined. */
function changed(base: object, change: object): object {
  return Object.fromEntries(Object.entries({ ...base, ...change }).filter(([, value]) => value !== undefined));
}
const inProblem = (change: object) => refused("ledger", changed(problem, change), "problem");
const inEvent = (event: object) => refused("ledger", { 日期: "2018-06-01", ...event }, "problemEvent");
const inUnit = (event: object) => refused("ledger", { 日期: "2018-06-01", ...event }, "unitEvent");
const inOffice = (event: object) => refused("ledger", { 日期: "2018-06-01", ...event }, "officeEvent");

describe("the ledger of schemas/README.md", () => {
  it("is accepted, as the root and as a unit's", () => {
    const ledger = parse(`
单位: 新区城管局
第一责任人: { 姓名: 张某, 职务: 党组书记、局长 }
填报人: { 姓名: 李某, 电话: "0317-0000000" }
履职:
  - { 日期: 2018-06-04, 事项: 月报, 月份: 2018-05, 下月打算: [完成施工], 需协调事项: [协调占道] }
  - { 日期: 2018-07-03, 事项: 专题报告, 佐证: [附件/专题报告.pdf] }
  - { 日期: 2018-07-20, 事项: 交叉检查, 对象: 新区规划局, 情况: 查看三个项目, 发现: [{ 情况: 缺配套, 单位: 新区规划局, 任务: 2, 编号: 规划局-02-003 }] }
问题:
  - 编号: 城管局-06-001
    任务: 6
    类型: 未按进度接通
    题目: 供水没有按进度接通
    情况: 企业三月申请，至今没有接通
    来源: 清单
    清单号: 2017-0123
    登记日期: 2018-05-03
    分类处置: 分步整改
    措施: [由供水公司施工]
    责任人: { 姓名: 王某, 职务: 科长, 电话: "0317-0000000" }
    时限: 2018-07-31
    节点: [{ 时限: 2018-06-20, 成果: 管线施工图 }, { 时限: 2018-07-20, 成果: 完工 }]
    明细: { 要素: [水], 申请日期: 2018-03-01, 需要日期: 2018-05-31 }
    经过: []
    移自: 规划局-06-001
    发现日期: 2018-05-02
    不足: [清理不深入, 制度不到位]
    需反馈: 是
    项目: { 名称: 某项目, 代码: "2018-000001", 企业: 某公司 }
    园区: 中捷产业园区
    配合单位: [新区规划局]
    责任领导: { 姓名: 赵某, 职务: 副局长 }
    整改标准: 按时接通
    整改目标: 正常供水
    原时限: 2017-12-31
    未完成原因: 管网没有铺到
    备注: 无
`);
    expect(refused("ledger", ledger)).toEqual([]);
    expect(refused("ledger", ledger, "unit")).toEqual([]);
  });

  it.each<[what: string, ledger: object, faults: string[]]>([
    ["needs its head", {}, ["/ required 单位", "/ required 填报人", "/ required 第一责任人"]],
    ["may have no duties and no problems", head, []],
    ["may have empty lists", { ...head, 履职: [], 问题: [] }, []],
    ["is closed", { ...head, 备注: "无" }, ["/ additionalProperties 备注"]],
    ["has closed persons", { ...head, 填报人: { 姓名: "李某", 手机: "1" } }, ["/填报人 additionalProperties 手机"]],
    ["needs 职务 of the first person", { ...head, 第一责任人: { 姓名: "张某" } }, ["/第一责任人 required 职务"]],
    ["has telephones as text", { ...head, 填报人: { 姓名: "李某", 电话: 3175601234 } }, ["/填报人/电话 type"]],
  ])("of a unit %s", (_, ledger, faults) => expect(refused("ledger", ledger, "unit")).toEqual(faults));

  it.each<[what: string, ledger: object, faults: string[]]>([
    ["needs 单位 only", { 单位: "领导小组办公室" }, []],
    ["may have more", { ...head, 履职: [] }, []],
    ["has no problems", { 单位: "领导小组办公室", 问题: [] }, ["/ additionalProperties 问题"]],
  ])("of the office %s", (_, ledger, faults) => expect(refused("ledger", ledger, "office")).toEqual(faults));

  it("at the root: with 问题 a unit's, else a unit's or the office's", () => {
    expect(refused("ledger", { 单位: "领导小组办公室", 问题: [] })).toEqual(["/ required 填报人", "/ required 第一责任人"]);
    expect(refused("ledger", { 单位: "领导小组办公室" })).toEqual([]);
    expect(refused("ledger", head)).toEqual([]);
  });
});

describe("a problem", () => {
  it.each<[what: string, change: object, faults: string[]]>([
    ["as short as can be", {}, []],
    ...["编号", "任务", "类型", "题目", "情况", "来源", "登记日期", "分类处置"].map((key): [string, object, string[]] => [
      `without ${key}`,
      { [key]: undefined },
      [`/ required ${key}`],
    ]),
    ["with an unknown key", { 整改措施: ["施工"] }, ["/ additionalProperties 整改措施"]],
    ["编号 with four digits", { 编号: "城管局-06-0001" }, []],
    ["编号 with two digits", { 编号: "城管局-06-01" }, ["/编号 pattern"]],
    ["编号 with one digit of task", { 编号: "城管局-6-001" }, ["/编号 pattern"]],
    ["编号 with full-width digits", { 编号: "城管局-０６-001" }, ["/编号 pattern"]],
    ["编号 with a space", { 编号: "城管 局-06-001" }, ["/编号 pattern"]],
    ["任务 0", { 任务: 0 }, ["/任务 minimum"]],
    ["任务 99", { 任务: 99 }, []],
    ["任务 999", { 任务: 999 }, []],
    ["任务 1000", { 任务: 1000 }, ["/任务 maximum"]],
    ["时限 长期坚持", { 时限: "长期坚持" }, []],
    ["编号 of a task of three digits", { 编号: "城管局-106-001" }, []],
    ["编号 of a task of three digits that need none", { 编号: "城管局-006-001" }, ["/编号 pattern"]],
    ["任务 as text", { 任务: "6" }, ["/任务 type"]],
    ["任务 1.5", { 任务: 1.5 }, ["/任务 type"]],
    ["题目 of 60 characters", { 题目: "字".repeat(60) }, []],
    ["题目 of 61 characters", { 题目: "字".repeat(61) }, ["/题目 maxLength"]],
    ["题目 of 60 rare characters", { 题目: "𠮷".repeat(60) }, []],
    ["情况 blank", { 情况: " 　" }, ["/情况 pattern"]],
    ["来源 unknown", { 来源: "听说" }, ["/来源 enum"]],
    ["来源 清单 without 清单号", { 来源: "清单" }, ["/ required 清单号"]],
    ["来源 清单 with 清单号", { 来源: "清单", 清单号: "2017-0123" }, []],
    ["another 来源 with 清单号", { 来源: "明察", 清单号: "2017-0123" }, []],
    ["清单号 as a number", { 清单号: 20170123 }, ["/清单号 type"]],
    ["登记日期 that is no day", { 登记日期: "2018-06-31" }, ["/登记日期 pattern"]],
    ["分类处置 unknown", { 分类处置: "马上整改", 原完成日期: "2018-01-01" }, ["/分类处置 enum"]],
    ["巩固防反弹 without 原完成日期", { 分类处置: "巩固防反弹" }, ["/ required 原完成日期"]],
    ["巩固防反弹 with 原完成日期", { 分类处置: "巩固防反弹", 原完成日期: "2017-11-20" }, []],
    ["another 分类处置 with 原完成日期", { 分类处置: "立行立改", 原完成日期: "2017-11-20" }, ["/原完成日期 false schema"]],
    ["no 分类处置 with 原完成日期", { 分类处置: undefined, 原完成日期: "2017-11-20" }, ["/ required 分类处置"]],
    ["分步整改 without 节点", { 分类处置: "分步整改" }, ["/ required 节点"]],
    ["分步整改 with one 节点", { 分类处置: "分步整改", 节点: [{ 时限: "2018-06-20", 成果: "图" }] }, ["/节点 minItems"]],
    [
      "分步整改 with two 节点",
      {
        分类处置: "分步整改",
        节点: [
          { 时限: "2018-06-20", 成果: "图" },
          { 时限: "2018-07-20", 成果: "完工" },
        ],
      },
      [],
    ],
    ["another 分类处置 with one 节点", { 节点: [{ 时限: "2018-06-20", 成果: "图" }] }, []],
    ["节点 without 成果", { 节点: [{ 时限: "2018-06-20" }] }, ["/节点/0 required 成果"]],
    ["节点 without 时限", { 节点: [{ 成果: "图" }] }, ["/节点/0 required 时限"]],
    ["措施 as text", { 措施: "施工" }, ["/措施 type"]],
    ["措施 empty", { 措施: [] }, ["/措施 minItems"]],
    ["责任人 without 职务", { 责任人: { 姓名: "王某" } }, ["/责任人 required 职务"]],
    ["不足 unknown", { 不足: ["马虎"] }, ["/不足/0 enum"]],
    ["不足 twice", { 不足: ["清理不深入", "清理不深入"] }, ["/不足 uniqueItems"]],
    ["需反馈 true", { 需反馈: true }, ["/需反馈 enum", "/需反馈 type"]],
    ["项目 with nothing", { 项目: {} }, ["/项目 minProperties"]],
    ["项目 with 企业 only", { 项目: { 企业: "某公司" } }, []],
    ["明细 as text", { 明细: "见附件" }, ["/明细 type"]],
    ["明细 of any content", { 明细: { 随意: 1 } }, []],
    ["移自 that is no number", { 移自: "规划局" }, ["/移自 pattern"]],
  ])("%s", (_, change, faults) => expect(inProblem(change)).toEqual(faults));
});

const review = {
  事项: "核查",
  核查单位: ["办公室"],
  核查人: ["赵某", "钱某"],
  方式: "现场",
  整改到位: "是",
  追责落实: "是",
  制度有效: "是",
  结论: "通过",
  文号: "核〔2018〕1号",
};
const decision = { 事项: "延期批复", 结论: "批准", 批准单位: "办公室", 延至: "2018-08-31", 文号: "延〔2018〕1号" };
const completion = { 事项: "报完成", 情况: "已通水", 佐证: ["附件/通水.pdf"], 签字: "张某" };
const correction = { 事项: "更正", 项: "时限", 原: "2018-06-30", 改: "2018-07-30", 理由: "抄错", 批准单位: "办公室" };
const milestones = [{ 时限: "2018-08-20", 成果: "完工" }];

describe("an event of a problem", () => {
  it("needs 日期 and 事项", () => {
    expect(refused("ledger", { 情况: "开工" }, "problemEvent")).toEqual(["/ required 事项", "/ required 日期"]);
  });

  it("with an unknown 事项 is told once, without cascades", () => {
    expect(inEvent({ 事项: "完成", 情况: "已通水", 签字: "张某", 随意: 1 })).toEqual(["/事项 enum"]);
    expect(refused("ledger", { 日期: "2018-06-01", 签字: "张某" }, "problemEvent")).toEqual(["/ required 事项"]);
  });

  it("of any kind may have 情况 说明 文号 佐证 备注, judged once", () => {
    const more = { 情况: "好", 说明: "好", 文号: "一号", 备注: "好", 佐证: ["附件/一.pdf", { 名称: "纪要", 文号: "二号" }] };
    expect(inEvent({ 事项: "移交", 移至: "某局", ...more })).toEqual([]);
    expect(inEvent({ 事项: "移交", 移至: "某局", 情况: 5, 佐证: [] })).toEqual(["/佐证 minItems", "/情况 type"]);
    expect(inEvent({ 事项: "移交", 移至: "某局", 佐证: "附件/一.pdf" })).toEqual(["/佐证 type"]);
    expect(inEvent({ 事项: "移交", 移至: "某局", 佐证: [{ 名称: "纪要" }] })).toEqual(["/佐证/0 required 文号"]);
    expect(inEvent({ 事项: "移交", 移至: "某局", 佐证: [3] })).toEqual(["/佐证/0 type"]);
  });

  it.each<[what: string, event: object, faults: string[]]>([
    ["进展", { 事项: "进展", 情况: "开工" }, []],
    ["进展 without 情况", { 事项: "进展" }, ["/ required 情况"]],
    ["回访", { 事项: "回访", 情况: "正常" }, []],
    ["回访 without 情况", { 事项: "回访" }, ["/ required 情况"]],
    ["a kind with another's key", { 事项: "进展", 情况: "开工", 签字: "张某" }, ["/ additionalProperties 签字"]],
    ["反馈", { 事项: "反馈", 对象: "企业", 方式: "电话", 满意度: "基本满意" }, []],
    ["反馈 without anything", { 事项: "反馈" }, ["/ required 对象", "/ required 方式", "/ required 满意度"]],
    ["反馈 to somebody by name", { 事项: "反馈", 对象: "张某", 方式: "电话", 满意度: "满意" }, ["/对象 enum"]],
    ["反馈 with another 满意度", { 事项: "反馈", 对象: "单位", 方式: "电话", 满意度: "很满意" }, ["/满意度 enum"]],
    ["追责", { 事项: "追责", 结论: "追责", 形式: "诫勉", 对象: "某科长", 决定机关: "纪检组" }, []],
    ["追责 without its decision", { 事项: "追责", 结论: "追责" }, ["/ required 决定机关", "/ required 对象", "/ required 形式"]],
    ["追责 in another form", { 事项: "追责", 结论: "追责", 形式: "罚款", 对象: "某", 决定机关: "某" }, ["/形式 enum"]],
    ["不予追责", { 事项: "追责", 结论: "不予追责", 理由: "首次" }, []],
    ["不予追责 without 理由", { 事项: "追责", 结论: "不予追责" }, ["/ required 理由"]],
    ["追责 without 结论", { 事项: "追责" }, ["/ required 结论"]],
    ["建章立制", { 事项: "建章立制", 制度: "限时办结制度", 方式: "立" }, []],
    ["建章立制 without anything", { 事项: "建章立制" }, ["/ required 制度", "/ required 方式"]],
    ["建章立制 otherwise", { 事项: "建章立制", 制度: "制度", 方式: "建" }, ["/方式 enum"]],
    ["更正 of text", correction, []],
    ["更正 of a number", { ...correction, 原: 3, 改: 4.5 }, []],
    ["更正 of a list", { ...correction, 原: ["水"], 改: ["水", "电"] }, []],
    ["更正 to yes", { ...correction, 改: true }, ["/改 type"]],
    [
      "更正 without anything",
      { 事项: "更正" },
      ["/ required 原", "/ required 批准单位", "/ required 改", "/ required 理由", "/ required 项"].sort(),
    ],
    ["节点完成", { 事项: "节点完成", 节点: 1 }, []],
    ["节点完成 counted from 0", { 事项: "节点完成", 节点: 0 }, ["/节点 minimum"]],
    ["节点完成 without 节点", { 事项: "节点完成" }, ["/ required 节点"]],
    ["申请延期", { 事项: "申请延期", 延至: "2018-08-31", 理由: "管线复杂" }, []],
    ["申请延期 without anything", { 事项: "申请延期" }, ["/ required 延至", "/ required 理由"]],
    ["延期批复", decision, []],
    ["延期批复 with 节点", { ...decision, 节点: milestones }, []],
    ["延期批复 with 佐证 for 文号", changed({ ...decision, 佐证: ["附件/批复.pdf"] }, { 文号: undefined }), []],
    ["延期批复 without proof", changed(decision, { 文号: undefined }), ["/ anyOf", "/ required 佐证", "/ required 文号"]],
    ["批准 without 延至", changed(decision, { 延至: undefined }), ["/ required 延至"]],
    ["驳回", { 事项: "延期批复", 结论: "驳回", 批准单位: "办公室", 文号: "延〔2018〕2号" }, []],
    ["驳回 without proof", { 事项: "延期批复", 结论: "驳回", 批准单位: "办公室" }, ["/ anyOf", "/ required 佐证", "/ required 文号"]],
    ["报完成", completion, []],
    ["报完成 without anything", { 事项: "报完成" }, ["/ required 佐证", "/ required 情况", "/ required 签字"]],
    ["报完成 with empty 佐证", { ...completion, 佐证: [] }, ["/佐证 minItems"]],
    ["核查", review, []],
    [
      "核查 without anything",
      { 事项: "核查" },
      [
        "/ anyOf",
        "/ required 佐证",
        "/ required 制度有效",
        "/ required 整改到位",
        "/ required 文号",
        "/ required 方式",
        "/ required 核查人",
        "/ required 核查单位",
        "/ required 结论",
        "/ required 追责落实",
      ].sort(),
    ],
    ["核查 by nobody", { ...review, 核查单位: [], 核查人: [] }, ["/核查人 minItems", "/核查单位 minItems"]],
    ["核查 by one twice", { ...review, 核查人: ["赵某", "赵某"] }, ["/核查人 uniqueItems"]],
    ["核查 in another way", { ...review, 方式: "电话" }, ["/方式 enum"]],
    ["核查 of 整改到位 不涉及", { ...review, 整改到位: "不涉及" }, ["/整改到位 enum"]],
    ["核查 with 否 that passed (a rule's business)", { ...review, 整改到位: "否" }, []],
    ["核查 追责落实 不涉及 without 说明", { ...review, 追责落实: "不涉及" }, ["/ required 说明"]],
    ["核查 制度有效 不涉及 without 说明", { ...review, 制度有效: "不涉及" }, ["/ required 说明"]],
    ["核查 不通过 without 说明", { ...review, 结论: "不通过" }, ["/ required 说明"]],
    ["核查 不通过 with 说明 and 时限", { ...review, 结论: "不通过", 说明: "没有通水", 时限: "2018-08-31" }, []],
    ["核查 不涉及 with 说明", { ...review, 追责落实: "不涉及", 说明: "施工周期所致" }, []],
    ["核查 with 佐证 for 文号", changed({ ...review, 佐证: ["附件/核查.pdf"] }, { 文号: undefined }), []],
    ["销号", { 事项: "销号", 批准单位: "办公室", 文号: "销〔2018〕1号" }, []],
    ["销号 without anything", { 事项: "销号" }, ["/ anyOf", "/ required 佐证", "/ required 批准单位", "/ required 文号"].sort()],
    ["反弹", { 事项: "反弹", 来源: "企业反映", 情况: "又停水", 时限: "2018-08-31" }, []],
    ["反弹 with 节点", { 事项: "反弹", 来源: "企业反映", 情况: "又停水", 时限: "2018-08-31", 节点: milestones }, []],
    ["反弹 without anything", { 事项: "反弹" }, ["/ required 情况", "/ required 时限", "/ required 来源"].sort()],
    ["移交", { 事项: "移交", 移至: "某局" }, []],
    ["移交 without 移至", { 事项: "移交" }, ["/ required 移至"]],
    ["合并", { 事项: "合并", 并入: "城管局-06-002" }, []],
    ["合并 into no number", { 事项: "合并", 并入: "第二个" }, ["/并入 pattern"]],
    ["合并 without 并入", { 事项: "合并" }, ["/ required 并入"]],
  ])("%s", (_, event, faults) => expect(inEvent(event)).toEqual(faults));
});

describe("a duty of a unit", () => {
  it.each<[what: string, event: object, faults: string[]]>([
    ["月报", { 事项: "月报", 月份: "2018-05" }, []],
    ["月报 without 月份", { 事项: "月报" }, ["/ required 月份"]],
    ["月报 of month 13", { 事项: "月报", 月份: "2018-13" }, ["/月份 pattern"]],
    ["月报 with plans", { 事项: "月报", 月份: "2018-12", 下月打算: ["施工"], 需协调事项: [] }, []],
    ...["专题报告", "调研", "具体方案", "动员部署", "清单复核", "制度清理", "总结"].map((kind): [string, object, string[]] => [
      kind,
      { 事项: kind },
      [],
    ]),
    ["责任书 with one", { 事项: "责任书", 对方: "区级分管领导" }, []],
    ["责任书 with several", { 事项: "责任书", 对方: ["区级分管领导", "某局"] }, []],
    ["责任书 with nobody", { 事项: "责任书", 对方: [] }, ["/对方 minItems"]],
    ["责任书 without 对方", { 事项: "责任书" }, ["/ required 对方"]],
    ...["交叉检查", "明察", "暗访", "督查", "抽查"].flatMap((kind): [string, object, string[]][] => [
      [kind, { 事项: kind, 对象: ["某局", "某园区"], 情况: "查看", 发现: [{ 情况: "缺路", 单位: "某局", 任务: 2 }] }, []],
      [`${kind} without anything`, { 事项: kind }, ["/ required 对象", "/ required 情况"]],
      [
        `${kind} with half a finding`,
        { 事项: kind, 对象: "某局", 情况: "查看", 发现: [{ 情况: "缺路" }] },
        ["/发现/0 required 任务", "/发现/0 required 单位"],
      ],
    ]),
    ["建议", { 事项: "建议", 对象: "某局", 情况: "统一标准" }, []],
    ["建议 without anything", { 事项: "建议" }, ["/ required 对象", "/ required 情况"]],
    ["a duty of the office", { 事项: "通报", 月份: "2018-05", 文号: "一号" }, ["/事项 enum"]],
  ])("%s", (_, event, faults) => expect(inUnit(event)).toEqual(faults));
});

describe("an event of the office", () => {
  it.each<[what: string, event: object, faults: string[]]>([
    ["通报", { 事项: "通报", 月份: "2018-05", 文号: "通报〔2018〕1号" }, []],
    ["通报 without anything", { 事项: "通报" }, ["/ required 文号", "/ required 月份"]],
    ["上报", { 事项: "上报", 对象: ["市办", "专项办"] }, []],
    ["上报 without 对象", { 事项: "上报" }, ["/ required 对象"]],
    ["综合评估", { 事项: "综合评估" }, []],
    ["曝光", { 事项: "曝光", 对象: "某单位" }, []],
    ["表扬", { 事项: "表扬", 对象: ["某局"] }, []],
    ["表扬 without 对象", { 事项: "表扬" }, ["/ required 对象"]],
    ["约谈", { 事项: "约谈", 对象: "某局", 限期: "2018-08-31" }, []],
    ["约谈 without 限期", { 事项: "约谈", 对象: "某局" }, ["/ required 限期"]],
    ["通报批评", { 事项: "通报批评", 对象: "某局", 限期: "2018-08-31" }, []],
    ["通报批评 by words", { 事项: "通报批评", 对象: "某局", 限期: "月底前" }, ["/限期 pattern"]],
    ["问责", { 事项: "问责", 对象: "某科长", 决定机关: "纪工委" }, []],
    ["问责 without anything", { 事项: "问责" }, ["/ required 决定机关", "/ required 对象"]],
    ...["交叉检查", "明察", "暗访", "督查", "抽查"].map((kind): [string, object, string[]] => [
      kind,
      { 事项: kind, 对象: "某局", 情况: "查看" },
      [],
    ]),
    ["a duty of a unit", { 事项: "月报", 月份: "2018-05" }, ["/事项 enum"]],
  ])("%s", (_, event, faults) => expect(inOffice(event)).toEqual(faults));
});
