import { formCases } from "./form-case.ts";

const base = { 审批事项: "备案", 审批部门: "审批局" };
const additions = {
  ...base,
  增设事项: [
    { 名称: "保函", 处理: "取消" },
    { 名称: "承诺书", 依据: "省级清单第12项", 处理: "保留" },
  ],
};
// 2018-04-09 (Monday) to 2018-04-20 (Friday): 9 working days from the day after.
const slow = { ...base, 受理日期: "2018-04-09", 办结日期: "2018-04-20", 承诺工作日: 8, 法定工作日: 20 };

formCases(
  "01-approval",
  {
    违规增设前置条件: additions,
    违规增设申报材料: additions,
    流程未优化: { ...base, 整改前环节数: 7, 整改后环节数: 6 },
    应并联未并联: { ...base, 并联部门: ["甲局", "乙局"], 整改前方式: "串联", 整改后方式: "并联" },
    超承诺时限: slow,
    其他: { ...base, 说明: "没有一次告知" },
  },
  [
    ["办结 on the day of 受理", "其他", { 受理日期: "2018-04-09", 办结日期: "2018-04-09" }, "open", []],
    [
      "办结 before 受理",
      "其他",
      { 受理日期: "2018-04-09", 办结日期: "2018-04-08" },
      "open",
      ["error decided-after-acceptance | 办结日期: 2018-04-08"],
    ],
    [
      "办结 before 受理 is not counted",
      "超承诺时限",
      { 办结日期: "2018-04-08" },
      "open",
      ["error decided-after-acceptance | 办结日期: 2018-04-08"],
    ],
    ["办结 alone", "其他", { 办结日期: "2018-04-08" }, "open", []],
    [
      "办结 that is no day silences the order",
      "其他",
      { 受理日期: "2018-04-09", 办结日期: "2018-04-31" },
      "open",
      ["error day-is-real | 办结日期: 2018-04-31"],
    ],

    ["used as long as promised", "超承诺时限", { 承诺工作日: 9 }, "open", ["warning approval-over-promise | 承诺工作日: 9"]],
    ["used a day less than promised", "超承诺时限", { 承诺工作日: 10 }, "open", ["warning approval-over-promise | 承诺工作日: 10"]],
    ["used more, but not after 扣除", "超承诺时限", { 扣除工作日: 1 }, "open", ["warning approval-over-promise | 承诺工作日: 8"]],
    [
      "holidays and shifted working days count as the State Council says",
      "超承诺时限",
      { 受理日期: "2018-04-27", 办结日期: "2018-05-02", 承诺工作日: 1 },
      "open",
      [],
    ],
    [
      "used two days over the holiday",
      "超承诺时限",
      { 受理日期: "2018-04-27", 办结日期: "2018-05-02", 承诺工作日: 2 },
      "open",
      ["warning approval-over-promise | 承诺工作日: 2"],
    ],
    [
      "decided on the day of 受理",
      "超承诺时限",
      { 办结日期: "2018-04-09", 承诺工作日: 1 },
      "open",
      ["warning approval-over-promise | 承诺工作日: 1"],
    ],
    ["not decided yet", "超承诺时限", { 办结日期: undefined }, "open", []],
    ["as quick as promised, of another type", "其他", { ...slow, 承诺工作日: 9 }, "open", []],
    [
      "a year of which the holidays are not known",
      "超承诺时限",
      { 办结日期: "2039-04-20" },
      "open",
      ["info approval-over-promise | 办结日期: 2039-04-20"],
    ],
    [
      "a refused 扣除 silences the count",
      "超承诺时限",
      { 承诺工作日: 9, 扣除工作日: -1 },
      "open",
      ["error value-in-range | 扣除工作日: -1"],
    ],

    [
      "并联部门 of the plan and one that is not",
      "应并联未并联",
      { 并联部门: ["甲局", "丙委"] },
      "open",
      ["error parallel-departments-known | - 丙委"],
    ],

    ["承诺 as long as 法定", "超承诺时限", { 法定工作日: 8 }, "open", []],
    ["承诺 longer than 法定", "超承诺时限", { 法定工作日: 7 }, "open", ["warning promise-within-statute | 承诺工作日: 8"]],

    ["增设 without 处理, open", "违规增设前置条件", { 增设事项: [{ 名称: "保函" }] }, "open", []],
    [
      "增设 without 处理, reported",
      "违规增设前置条件",
      { 增设事项: [{ 名称: "函", 处理: "取消" }, { 名称: "保函" }] },
      "reported",
      ["error additions-settled | - 名称: 保函"],
    ],
    [
      "增设 without 处理, reported and failed",
      "违规增设申报材料",
      { 增设事项: [{ 名称: "保函" }] },
      "failed",
      ["error additions-settled | - 名称: 保函"],
    ],
    ["增设 without 处理, 巩固 reviewed", "违规增设申报材料", { 增设事项: [{ 名称: "保函" }] }, "reviewed", []],
    [
      "增设 without 处理, 巩固 closed",
      "违规增设申报材料",
      { 增设事项: [{ 名称: "保函" }] },
      "closed",
      ["error additions-settled | - 名称: 保函"],
    ],
    [
      "增设 with a refused 处理 is not called missing",
      "违规增设申报材料",
      { 增设事项: [{ 名称: "保函", 处理: "取缔" }] },
      "reported",
      ["error value-in-list | 处理: 取缔"],
    ],
    ["增设 without 处理, of another type", "其他", { 增设事项: [{ 名称: "保函" }] }, "reported", []],
    ["保留 without 依据, open", "违规增设申报材料", { 增设事项: [{ 名称: "保函", 处理: "保留" }] }, "open", []],
    [
      "保留 without 依据, reported",
      "违规增设申报材料",
      { 增设事项: [{ 名称: "保函", 处理: "保留" }] },
      "reported",
      ["error kept-additions-grounded | - 名称: 保函"],
    ],
    ["合并 without 依据, reported", "违规增设申报材料", { 增设事项: [{ 名称: "保函", 处理: "合并" }] }, "reported", []],

    ["整改后 missing, open", "应并联未并联", { 整改后方式: undefined }, "open", []],
    ["整改后 missing, reported", "应并联未并联", { 整改后方式: undefined }, "reported", ["error approval-parallel | 审批事项: 备案"]],
    ["整改后 串联, open", "应并联未并联", { 整改后方式: "串联" }, "open", []],
    ["整改后 串联, reported", "应并联未并联", { 整改后方式: "串联" }, "reported", ["error approval-parallel | 整改后方式: 串联"]],

    [
      "整改后环节 missing, reported",
      "流程未优化",
      { 整改后环节数: undefined },
      "reported",
      ["error approval-steps-fewer | 审批事项: 备案"],
    ],
    ["as many steps as before, open", "流程未优化", { 整改后环节数: 7 }, "open", []],
    ["as many steps as before, reported", "流程未优化", { 整改后环节数: 7 }, "reported", ["error approval-steps-fewer | 整改后环节数: 7"]],
    ["more steps than before, 巩固 closed", "流程未优化", { 整改后环节数: 8 }, "closed", ["error approval-steps-fewer | 整改后环节数: 8"]],
  ],
);
