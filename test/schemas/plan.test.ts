import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { refused } from "./schemas.ts";

const plan = parse(`
名称: 某项工作
文号: 某字〔2018〕220号
印发日期: 2018-05-28
发文机关: 某区管委会
通报机关: 区分组办公室
受报机关: 区分组办公室
办公室: { 名称: 领导小组办公室, 承办单位: 某区发改局 }
单位: [{ 名称: 某区发改局, 简称: 发改局, 类别: 区直 }, { 名称: 东部产业园区, 简称: 东部, 类别: 园区 }]
任务: [{ 序号: 1, 方面: 审批, 名称: 提速, 牵头: [某区发改局] }]
阶段: [{ 序号: 1, 名称: 动员, 起: 2018-04-01, 止: 2018-05-10 }]
`);
const [task] = plan.任务;
const [unit] = plan.单位;
const [phase] = plan.阶段;
const monthly = { 事项: "月报", 单位: "全部", 首月: "2018-05", 截止日: 5 };
const once = { 事项: "专题报告", 单位: "牵头", 阶段: 2 };
const without = (base: object, key: string) => Object.fromEntries(Object.entries(base).filter(([name]) => name !== key));

describe("a plan", () => {
  it.each<[what: string, plan: object, faults: string[]]>([
    ["as short as can be", plan, []],
    ...Object.keys(plan).map((key): [string, object, string[]] => [`without ${key}`, without(plan, key), [`/ required ${key}`]]),
    [
      "with all that is optional",
      {
        ...plan,
        其他机构: ["专项办"],
        上报对象: ["市办"],
        示例: "是",
        履职要求: [monthly, once],
        口径: {},
        任务: [{ ...task, 表单: "01-approval", 责任: ["东部产业园区"] }],
        阶段: [{ ...phase, 说明: "按五月十日" }],
        节假日: [{ 年: 2019, 放假: ["2019-01-01"], 上班: [] }],
      },
      [],
    ],
    ["with an unknown key", { ...plan, 备注: "无" }, ["/ additionalProperties 备注"]],
    ["示例 true", { ...plan, 示例: true }, ["/示例 enum", "/示例 type"]],
    ["a unit of another 类别", { ...plan, 单位: [{ ...unit, 类别: "市直" }] }, []],
    ["类别 of ten characters", { ...plan, 单位: [{ ...unit, 类别: "一二三四五六七八九十" }] }, []],
    ["类别 of eleven", { ...plan, 单位: [{ ...unit, 类别: "一二三四五六七八九十一" }] }, ["/单位/0/类别 maxLength"]],
    ["a task without 方面, 牵头 and 责任", { ...plan, 任务: [{ 序号: 1, 名称: "提速" }] }, []],
    ["类别 in order, with 称呼", { ...plan, 类别: [{ 名称: "县区", 称呼: "各县（市、区）人民政府", 承担全部任务: "是" }] }, []],
    [
      "steps of 验收",
      {
        ...plan,
        验收: [
          { 名称: "市级验收", 单位: ["专项办"] },
          { 名称: "公示", 天数: 7 },
        ],
      },
      [],
    ],
    ["a step of no days", { ...plan, 验收: [{ 名称: "公示", 天数: 0 }] }, ["/验收/0/天数 minimum"]],
    ["来源, 条款 and 重点 of its own", { ...plan, 来源: ["督察反馈"], 条款: { 件件有着落: "第四部分" }, 重点: ["甲-01-001"] }, []],
    ["核查项 of another word", { ...plan, 口径: { 核查项: ["整改"] } }, ["/口径/核查项/0 enum"]],
    ["完成时限 长期坚持", { ...plan, 任务: [{ ...task, 完成时限: "长期坚持" }] }, []],
    ["完成时限 in other words", { ...plan, 任务: [{ ...task, 完成时限: "年底前" }] }, ["/任务/0/完成时限 pattern"]],
    ["a unit without 简称", { ...plan, 单位: [without(unit, "简称")] }, ["/单位/0 required 简称"]],
    ["简称 with a hyphen", { ...plan, 单位: [{ ...unit, 简称: "发-改" }] }, ["/单位/0/简称 pattern"]],
    ["简称 with a slash", { ...plan, 单位: [{ ...unit, 简称: "../发改" }] }, ["/单位/0/简称 pattern"]],
    ["no units", { ...plan, 单位: [] }, ["/单位 minItems"]],
    ["a task led by nobody", { ...plan, 任务: [{ ...task, 牵头: [] }] }, ["/任务/0/牵头 minItems"]],
    ["序号 0 of a task", { ...plan, 任务: [{ ...task, 序号: 0 }] }, ["/任务/0/序号 minimum"]],
    ["序号 999 of a task", { ...plan, 任务: [{ ...task, 序号: 999 }] }, []],
    ["序号 1000 of a task", { ...plan, 任务: [{ ...task, 序号: 1000 }] }, ["/任务/0/序号 maximum"]],
    ["表单 outside its folder", { ...plan, 任务: [{ ...task, 表单: "../01-approval" }] }, ["/任务/0/表单 pattern"]],
    ["表单 in a folder", { ...plan, 任务: [{ ...task, 表单: "a/b" }] }, ["/任务/0/表单 pattern"]],
    ["a phase without 止", { ...plan, 阶段: [without(phase, "止")] }, ["/阶段/0 required 止"]],
    ["节假日 without 放假", { ...plan, 节假日: [{ 年: 2019, 上班: [] }] }, ["/节假日/0 required 放假"]],
  ])("%s", (_, value, faults) => expect(refused("plan", value)).toEqual(faults));

  it.each<[what: string, requirement: object, faults: string[]]>([
    ["月报", monthly, []],
    ["月报 by the 31st", { ...monthly, 截止日: 31 }, []],
    ["月报 by the 32nd", { ...monthly, 截止日: 32 }, ["/截止日 maximum"]],
    ["月报 by the 0th", { ...monthly, 截止日: 0 }, ["/截止日 minimum"]],
    ["月报 without days", { 事项: "月报", 单位: "全部" }, ["/ required 截止日", "/ required 首月"]],
    ["月报 in a phase", { ...monthly, 阶段: 2 }, ["/ additionalProperties 阶段"]],
    ["another", once, []],
    ["another with 截止", { ...once, 截止: "2018-07-05" }, []],
    ["another without 阶段", without(once, "阶段"), ["/ required 阶段"]],
    ["another with 首月", { ...once, 首月: "2018-05" }, ["/ additionalProperties 首月"]],
    ["units by name", { ...once, 单位: ["某区发改局"] }, []],
    ["units by no name", { ...once, 单位: [] }, ["/单位 minItems"]],
    ["units of a group of the plan's own", { ...once, 单位: "部门" }, []],
    ["a 事项 of the plan's own", { ...once, 事项: "风险评估" }, []],
    ["a quarterly one", { ...monthly, 事项: "季报", 间隔: 3, 当月: "是" }, []],
    ["one every two months", { ...monthly, 事项: "双月报", 间隔: 2 }, ["/间隔 enum"]],
    ["without 事项, told once", { 单位: "全部", 首月: "2018-05" }, ["/ required 事项"]],
    ["without 单位", without(once, "单位"), ["/ required 单位"]],
  ])("requires %s", (_, requirement, faults) => {
    expect(
      refused("plan", { ...plan, 履职要求: [requirement] }).map((fault) => fault.replace(/^\/履职要求\/0/, "").replace(/^ /, "/ ")),
    ).toEqual(faults);
  });

  const days = [
    "临期天数",
    "长期逾期天数",
    "延期次数上限",
    "立改最长天数",
    "进展间隔天数",
    "补齐天数",
    "从重决定天数",
    "核查人数",
    "巩固回访天数",
    "比较最少件数",
  ];
  it.each(days)("口径 %s is a whole number from 0", (key) => {
    const settings = (value: unknown) => refused("plan", { ...plan, 口径: { [key]: value } });
    expect(settings(0)).toEqual([]);
    expect(settings(-1)).toEqual([`/口径/${key} minimum`]);
    expect(settings(1.5)).toEqual([`/口径/${key} type`]);
  });

  it("口径 须现场核查 is 是 or 否, and there is nothing else", () => {
    expect(refused("plan", { ...plan, 口径: { 须现场核查: "否" } })).toEqual([]);
    expect(refused("plan", { ...plan, 口径: { 须现场核查: "不" } })).toEqual(["/口径/须现场核查 enum"]);
    expect(refused("plan", { ...plan, 口径: { 提前天数: 3 } })).toEqual(["/口径 additionalProperties 提前天数"]);
  });
});

describe("a baseline", () => {
  const entry = { 清单号: "2017-0001", 单位: "某局", 任务: 6, 题目: "供水" };
  it.each<[what: string, baseline: object, faults: string[]]>([
    ["in full", { 名称: "2017年清单", 清单: [entry] }, []],
    ["empty", { 名称: "2017年清单", 清单: [] }, []],
    ["without anything", {}, ["/ required 名称", "/ required 清单"]],
    [
      "with half an entry",
      { 名称: "清单", 清单: [{ 清单号: "1" }] },
      ["/清单/0 required 任务", "/清单/0 required 单位", "/清单/0 required 题目"],
    ],
    ["with more than an entry holds", { 名称: "清单", 清单: [{ ...entry, 备注: "无" }] }, ["/清单/0 additionalProperties 备注"]],
    ["with a number for 清单号", { 名称: "清单", 清单: [{ ...entry, 清单号: 1 }] }, ["/清单/0/清单号 type"]],
  ])("%s", (_, value, faults) => expect(refused("baseline", value)).toEqual(faults));
});
