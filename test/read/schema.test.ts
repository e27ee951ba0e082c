// What the schemas refuse in a ledger, each by its place and rule; nothing else may follow from it.
import { describe, expect, it } from "vitest";
import { changed, ledger, told } from "./told.ts";

type Case = [from: string, to: string, found: string[], message?: RegExp | undefined, hint?: RegExp];

function cases(table: readonly Case[]): void {
  it.each(table)("%s → %s", async (from, to, found, message, hint) => {
    const { first, others, diagnostics } = await told(changed(from, to));
    expect(first).toEqual(found);
    expect(others).toEqual([]);
    if (message) expect(diagnostics[0]?.message).toMatch(message);
    if (hint) expect(diagnostics[0]?.hint).toMatch(hint);
  });
}

const due = "时限: 2020-07-31";
const person = "责任人: { 姓名: 王某, 职务: 科长 }";
const measures = "措施: [抓紧施工]";
const progress = "{ 日期: 2020-05-20, 事项: 进展, 情况: 已开工 }";

it("finds nothing in the ledger itself", async () => {
  const { first, others, result } = await told(ledger);
  expect([...first, ...others]).toEqual([]);
  expect(result).toMatchObject({ files: 2, items: 2, errors: 1, warnings: 0 });
});

describe("missing keys, at the first key of the mapping they are missing from", () => {
  cases([
    ["单位: 某区甲局\n", "", ["1:1-6 error key-present"], /缺少“单位”/],
    ['填报人: { 姓名: 李某, 电话: "0317-0000000" }\n', "", ["1:1-3 error key-present"], /缺少“填报人”/],
    ["姓名: 张某, 职务", "职务", ["2:10-12 error key-present"], /缺少“姓名”/],
    [", 月份: 2020-04", "", ["5:7-9 error key-present"], /缺少“月份”/],
    ["编号: 甲局-01-001\n    任务", "任务", ["7:5-7 error key-present"], /缺少“编号”/],
    ["    题目: 供水没有接通\n", "", ["7:5-7 error key-present"], /缺少“题目”/],
    ["    登记日期: 2020-05-03\n", "", ["7:5-7 error key-present"], /缺少“登记日期”/],
    [person, "责任人: { 姓名: 王某 }", ["16:12-14 error key-present"], /缺少“职务”/],
    [person, "责任人: {}", ["16:10-12 error key-present", "16:10-12 error key-present"]],
    ["      申请日期: 2020-03-01\n", "", ["19:7-9 error key-present"], /缺少“申请日期”/],
    ["日期: 2020-05-20, 事项", "事项", ["24:11-13 error key-present"], /缺少“日期”/],
    [progress, "{}", ["24:9-11 error key-present", "24:9-11 error key-present"]],
    [", 理由: 不涉及", "", ["23:11-13 error key-present"], /缺少“理由”/, /例如/],
    ["来源: 自查", "来源: 清单", ["7:5-7 error key-present"], /缺少“清单号”/, /清单号: /],
    [progress, "{ 日期: 2020-05-20, 事项: 进展, 情况: 已开工, 佐证: [{ 名称: 表 }] }", ["24:51-53 error key-present"], /缺少“文号”/],
    [measures, `${measures}\n    节点: [{ 成果: 图纸 }, { 时限: 2020-06-20, 成果: 完工 }]`, ["16:12-14 error key-present"], /缺少“时限”/],
    ["要素: [水]", "要素: [水]\n      容量: [{ 要素: 水, 单位: 兆 }]", ["20:14-16 error key-present"], /缺少“数值”/],
    ["类型: 未按进度接通", "类型: 其他", ["19:7-9 error key-present"], /缺少“说明”/, /类型为“其他”/],
  ]);

  it("but for a list with nothing in it", async () => {
    expect((await told(ledger.replace("要素: [水]", "要素: []"))).first).toEqual(["19:11-13 error list-long-enough"]);
  });
});

describe("unknown keys, at the key", () => {
  cases([
    ["题目: 供", "颜色: 红\n    题目: 供", ["10:5-7 error key-known"], /没有“颜色”这一项$/, /此处可填：编号、/],
    ["题目: 供", "标题: 供", ["10:5-7 error key-known"], /是不是“题目”/, /请改为“题目: …”/],
    [due, "限期: 2020-07-31", ["17:5-7 error key-known"], /是不是“时限”/],
    [due, "完成时限: 2020-07-31", ["17:5-9 error key-known"], /是不是“时限”/],
    ["登记日期", "登记时间", ["13:5-9 error key-known"], /是不是“登记日期”/],
    ["职务: 科长", "职位: 科长", ["16:20-22 error key-known"], /是不是“职务”/],
    ["职务: 科长", "职务: 科长, 手机: 1", ["16:28-30 error key-known"], /没有“手机”/, /姓名、职务、电话。$/],
    ["情况: 已开工", "情况: 已开工, 签字: 张某", ["24:44-46 error key-known"]],
    ["申请日期", "申请时间", ["20:7-11 error key-known"], /是不是“申请日期”/],
    ["题目: 供", "题\u200b目: 供", ["10:5-8 error key-known"], /“题目”中间多了1个零宽空格$/],
    ["题目: 供", "2020-01-01: 甲\n    题目: 供", ["10:5-15 error key-known"]],
    ["题目: 供", "1: 甲\n    题目: 供", ["10:5-6 error key-known"]],
    ["题目: 供", "a/b~1: 甲\n    题目: 供", ["10:5-10 error key-known"]],
    ["题目: 供", '"": 甲\n    题目: 供', ["10:5-7 error key-known"], /空白/],
    ["题目: 供", "“题目”: 供", ["10:5-9 error ascii-punctuation"], /“题目”外面用了引号/],
    [person, "责任人: {姓名:王某,职务:科长}", ["16:11-16 error space-after-colon", "16:17-22 error space-after-colon"]],
    [person, "责任人: { 姓名：王某，职务：科长 }", ["16:12-23 error ascii-punctuation"]],
    [person, "责任人: { 姓名: 王某，职务：科长 }", ["16:16-24 error ascii-punctuation"], /“职务”被并入了“姓名”/],
  ]);
});

describe("values that are no day", () => {
  cases([
    [due, "时限: 2020-06-31", ["17:9-19 error day-is-real"], /2020年6月只有30天/, /2020-06-30/],
    [due, "时限: 2021-02-29", ["17:9-19 error day-is-real"], /2021年2月只有28天/],
    [due, "时限: 2020-13-01", ["17:9-19 error day-is-real"], /没有13月/],
    [due, "时限: 2020-06-00", ["17:9-19 error day-is-real"], /从1日起/],
    [due, "时限: 2020/7/31", ["17:9-18 error day-is-real"], /年-月-日/, /“时限: 2020-07-31”/],
    [due, "时限: 2020.7.31", ["17:9-18 error day-is-real"], /年-月-日/, /“时限: 2020-07-31”/],
    [due, "时限: 2020-7-31", ["17:9-18 error day-is-real"], undefined, /“时限: 2020-07-31”/],
    [due, "时限: 2020年7月31日", ["17:9-19 error day-is-real"], undefined, /“时限: 2020-07-31”/],
    [due, "时限: ２０２０－０７－３１", ["17:9-19 error day-is-real"], undefined, /“时限: 2020-07-31”/],
    [due, "时限: “2020-07-31”", ["17:9-21 error day-is-real"], undefined, /“时限: 2020-07-31”/],
    [due, "时限: 2020-07-31 00:00:00", ["17:9-28 error day-is-real"], undefined, /“时限: 2020-07-31”/],
    [due, "时限: 20200731", ["17:9-17 error day-is-real"], undefined, /“时限: 2020-07-31”/],
    [due, "时限: 7月31日", ["17:9-14 error day-is-real"], /缺少年份/, /“时限: 2020-07-31”/],
    [due, "时限: 7.31", ["17:9-13 error day-is-real"], /缺少年份/, /“时限: 2020-07-31”/],
    [due, "时限: 2020-07", ["17:9-16 error day-is-real"], /要写到哪一天/],
    [due, "时限: 20-07-31", ["17:9-17 error day-is-real"], /四位/],
    [due, "时限: 44043", ["17:9-14 error day-is-real"], /Excel/, /“时限: 2020-07-31”/],
    [due, "时限: 7月底", ["17:9-12 error day-is-real"], /年-月-日/],
    [due, "时限: true", ["17:9-13 error day-is-real"]],
    [due, "时限: [2020-07-31]", ["17:9-21 error value-type"], /不加方括号/, /时限: 2020-07-31/],
    ["日期: 2020-05-20", "日期: 5月20日", ["24:15-20 error day-is-real"], /缺少年份/, /2020-05-20/],
    ["月份: 2020-04", "月份: 2020年4月", ["5:35-42 error value-form"], /年-月/, /“月份: 2020-04”/],
    ["月份: 2020-04", "月份: 2020-13", ["5:35-42 error value-form"]],
  ]);

  it("the year of a date without one comes from the same file, or is left open", async () => {
    const { diagnostics } = await told(
      "单位: 某区甲局\n第一责任人: { 姓名: 张某, 职务: 局长 }\n填报人: { 姓名: 李某 }\n履职: [{ 日期: 6月30日, 事项: 调研 }]\n",
    );
    expect(diagnostics.map(({ hint }) => hint)).toEqual(["请补上年份，例如“日期: 年份-06-30”。"]);
  });
});

describe("values of another kind", () => {
  cases([
    ['"0317-0000000"', "03175601234", ["3:20-31 error value-type"], /丢失或改变数位：03175601234/, /电话: "03175601234"/],
    [
      "来源: 自查",
      "来源: 自查\n    清单号: 110101199003071234",
      ["13:10-28 error value-type"],
      /110101199003071234/,
      /"110101199003071234"/,
    ],
    ["来源: 自查", "来源: 自查\n    清单号: 1.10", ["13:10-14 error value-type"], /1\.10/, /清单号: "1\.10"/],
    ["任务: 1", "任务: 一", ["8:9-10 error value-type"], /整数/, /阿拉伯数字/],
    ["任务: 1", "任务: １", ["8:9-10 error value-type"], /半角数字/, /“任务: 1”/],
    ["任务: 1", '任务: "1"', ["8:9-12 error value-type"], /不加引号/, /“任务: 1”/],
    ["任务: 1", "任务: 1.5", ["8:9-12 error value-type"], /整数/],
    ["任务: 1", "任务: 0", ["8:9-10 error value-in-range"], /不能小于1/],
    ["任务: 1", "任务: .inf", ["8:9-13 error value-type"]],
    ["要素: [水]", "要素: [水]\n      投资万元: 3万", ["20:13-15 error value-type"], /3万/, /投资万元: 3”/],
    ["要素: [水]", "要素: [水]\n      投资万元: 1,200", ["20:13-18 error value-type"], /逗号/, /投资万元: 1200”/],
    ["要素: [水]", "要素: [水]\n      投资万元: -3", ["20:13-15 error value-in-range"], /不能小于0/],
    ["分类处置: 从重处理", "分类处置: 从重处理\n    需反馈: true", ["15:10-14 error value-type"], /“是”或“否”/, /需反馈: 是/],
    ["要素: [水]", "要素: 水，电", ["19:11-14 error value-type"], /应写成一条或几条，外面加方括号/, /要素: \[水, 电\]/],
    ["要素: [水]", "要素: 【水】", ["19:11-14 error value-type"], /全角括号/, /要素: \[水\]/],
    ["要素: [水]", "要素: [水、电]", ["19:12-15 error value-in-list"], /半角逗号/, /要素: \[水, 电\]/],
    [measures, "措施: 抓紧施工", ["15:9-13 error value-type"], /应写成一条或几条，外面加方括号/, /措施: \[抓紧施工\]/],
    [measures, "措施: [1]", ["15:10-11 error value-type"], /数位/, /："1"/],
    [measures, "措施:\n      - 一: 抓紧", ["16:9-14 error value-type"], /文字/, /："一: 抓紧"/],
    [person, "责任人: 王某", ["16:10-12 error value-type"], /分项/, /责任人: \{ 姓名: 王某, 职务: … \}/],
    [progress, "2020-05-20 已开工", ["24:9-23 error value-type"], /分项/, /\{ 日期: …, 事项: … \}/],
    ["情况: 三月申请", "情况: {某}", ["11:9-12 error value-type"], /文字/, /情况: "\{某\}"/],
    ["情况: 三月申请", "情况: true", ["11:9-13 error value-type"], /文字/, /情况: "true"/],
    ["来源: 自查", "来源: [自查]", ["12:9-13 error value-type"], /不加方括号/, /“来源: 自查”/],
    [
      ", 情况: 已开工",
      ", 情况: 已开工, 佐证: 附件/a.pdf",
      ["24:48-56 error value-type"],
      /应写成一条或几条，外面加方括号/,
      /佐证: \[附件\/a\.pdf\]/,
    ],
    [", 情况: 已开工", ", 情况: 已开工, 佐证: [3]", ["24:49-50 error value-type"]],
    [", 情况: 已开工", ", 情况: 已开工, 佐证: [{ 名称: 表, 文号: 表1号 }]", []],
  ]);
});

describe("values that say nothing", () => {
  cases([
    [due, "时限:", ["17:5-7 error value-type"], /没有填写内容/],
    [due, "时限: ~", ["17:9-10 error value-type"], /没有填写内容/],
    [due, "时限: ''", ["17:9-11 error value-form"], /没有填写内容/],
    ["情况: 三月申请", "情况: '  '", ["11:9-13 error value-form"], /没有填写内容/],
    ["情况: 三月申请", "情况: 　", ["11:9-10 error value-form"], /没有填写内容/],
    [person, "责任人:", ["16:5-8 error value-type"], /没有填写内容/],
    [measures, "措施:\n      - 抓紧\n      -", ["17:7-8 error value-type"], /有一条没有填写/],
    [measures, "措施: []", ["15:9-11 error list-long-enough"], /至少应有1项/],
  ]);
});

describe("words that are not in the list", () => {
  cases([
    ["来源: 自查", "来源: 群众", ["12:9-11 error value-in-list"], /是不是“群众反映”/, /可填：清单、自查、/],
    ["来源: 自查", "来源: 自 查", ["12:9-12 error value-in-list"], /“自查”中间多了1个空格/],
    ["来源: 自查", "来源: 网上看到", ["12:9-13 error value-in-list"], /没有“网上看到”这一项$/],
    ["分类处置: 从重处理", "分类处置: 从重", ["14:11-13 error value-in-list"], /是不是“从重处理”/],
    ["分类处置: 从重处理", "分类处置: 从重处理\n    需反馈: yes", ["15:10-13 error value-in-list"], /是不是“是”/],
    ["类型: 未按进度接通", "类型: 没按进度接通", ["9:9-15 error value-in-list"], /是不是“未按进度接通”/],
    ["事项: 进展", "事项: 进度", ["24:31-33 error value-in-list"], /是不是“进展”/],
    ["要素: [水]", "要素: [自来水]", ["19:12-15 error value-in-list"], /是不是“水”/],
  ]);
});

describe("lists and lengths", () => {
  cases([
    ["要素: [水]", "要素: [水, 水]", ["19:15-16 error list-without-repeats"]],
    [measures, `不足: [整改不认真, 解决不彻底, 整改不认真]\n    ${measures}`, ["15:24-29 error list-without-repeats"]],
    ["题目: 供水没有接通", `题目: ${"字".repeat(61)}`, ["10:9-70 error text-within-length"], /61个字，超过60个字/],
    ["题目: 供水没有接通", `题目: ${"𠮷".repeat(60)}`, []],
    ["题目: 供水没有接通", `题目: ${"𠮷".repeat(61)}`, ["10:9-70 error text-within-length"], /61个字/],
    ["编号: 甲局-01-001", "编号: 甲局01001", ["7:9-16 error value-form"]],
    ["编号: 甲局-01-001", "编号: 甲局－01－001", ["7:9-18 error value-form"], /全角/, /“编号: 甲局-01-001”/],
    ["编号: 甲局-01-001", "编号: 甲局-01-001\u200b", ["7:9-19 error value-form"], /^“甲局-01-001”后面多了1个零宽空格$/],
    ["编号: 甲局-01-001", "编号: 1", ["7:9-10 error value-type"], /写法不对/],
  ]);
});

describe("the whole of it", () => {
  it.each([
    ["问题:\n", ["4:1-3 error value-type"], /没有填写内容/],
    ["问题: 无\n", ["4:5-6 error value-type"], /不写“无”/],
    ["问题: []\n", [], undefined],
    ["问题:\n  -\n", ["5:3-4 error value-type"], /有一条没有填写/],
    ["问题:\n  编号: 甲局-01-001\n  任务: 1\n", ["5:3-6:8 error value-type"], /应一条一条写/],
    ["问题:\n  甲局-01-001\n", ["5:3-12 error value-type"], /应一条一条写/],
  ])("%j", async (end, found, message) => {
    const { first, others, diagnostics } = await told(`${ledger.split("履职:")[0]}${end}`);
    expect(first).toEqual(found);
    expect(others).toEqual([]);
    if (message) expect(diagnostics[0]?.message).toMatch(message);
  });

  it("an empty mapping lacks all", async () => {
    expect((await told("{}")).first).toEqual(Array(3).fill("1:1-3 error key-present"));
  });
});
