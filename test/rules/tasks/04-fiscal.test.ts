import { formCases } from "./form-case.ts";

const slow = { 评审种类: "预算", 送审万元: 860, 审定万元: 860, 资料齐全日期: "2018-03-05", 出具结论日期: "2018-03-05" };
const late = {
  应拨日期: "2018-03-31",
  应拨万元: 200,
  拨付: [
    { 日期: "2018-06-08", 万元: 120 },
    { 日期: "2018-06-09", 万元: 80 },
  ],
};

formCases(
  "04-fiscal",
  {
    评审用时长: slow,
    评审效率低: { 评审种类: "结算", 送审万元: 10 },
    拨付环节多: { 整改前环节数: 8, 整改后环节数: 7 },
    拨付迟缓: late,
    其他: { 说明: "有" },
  },
  [
    ["审定 equal within 0.005", "评审用时长", { 审定万元: 860.005 }, "open", []],
    ["审定 above 送审", "评审用时长", { 审定万元: 860.006 }, "open", ["warning approved-within-submitted | 审定万元: 860.006"]],

    [
      "结论 before 资料齐全",
      "评审用时长",
      { 出具结论日期: "2018-03-04" },
      "open",
      ["error conclusion-after-papers | 出具结论日期: 2018-03-04"],
    ],
    ["结论 missing, open", "评审用时长", { 出具结论日期: undefined }, "open", []],
    ["结论 missing, reported", "评审用时长", { 出具结论日期: undefined }, "reported", ["error review-concluded | 评审种类: 预算"]],
    ["结论 missing, 巩固 closed", "评审用时长", { 出具结论日期: undefined }, "closed", ["error review-concluded | 评审种类: 预算"]],
    ["结论 missing, of another type", "评审效率低", {}, "reported", []],

    ["整改后环节 missing, open", "拨付环节多", { 整改后环节数: undefined }, "open", []],
    [
      "整改后环节 missing, reported",
      "拨付环节多",
      { 整改后环节数: undefined },
      "reported",
      ["error payment-steps-fewer | 整改前环节数: 8"],
    ],
    ["as many steps as before, reported", "拨付环节多", { 整改后环节数: 8 }, "reported", ["error payment-steps-fewer | 整改后环节数: 8"]],
    ["as many steps as before, open", "拨付环节多", { 整改后环节数: 8 }, "open", []],

    ["拨付 missing, open", "拨付迟缓", { 拨付: undefined }, "open", []],
    ["拨付 missing, reported", "拨付迟缓", { 拨付: undefined }, "reported", ["error payment-complete | 应拨日期: 2018-03-31"]],
    ["拨付 equal within 0.005", "拨付迟缓", { 拨付: [{ 日期: "2018-06-08", 万元: 199.995 }] }, "reported", []],
    [
      "拨付 less",
      "拨付迟缓",
      { 拨付: [{ 日期: "2018-06-08", 万元: 199.99 }] },
      "reported",
      ["error payment-complete | - 日期: 2018-06-08"],
    ],
    ["拨付 less, open", "拨付迟缓", { 拨付: [{ 日期: "2018-06-08", 万元: 199.99 }] }, "open", []],
    [
      "拨付 more",
      "拨付迟缓",
      { 拨付: [{ 日期: "2018-06-08", 万元: 200.01 }] },
      "reported",
      ["warning payment-complete | - 日期: 2018-06-08"],
    ],
    ["拨付 empty, reported", "拨付迟缓", { 拨付: [] }, "reported", ["error payment-complete | 拨付: []"]],
    ["应拨 0 needs no 拨付", "拨付迟缓", { 应拨万元: 0, 拨付: undefined }, "reported", []],
    [
      "a refused 拨付 silences the sum",
      "拨付迟缓",
      { 拨付: [{ 日期: "2018-06-08", 万元: "一百" }] },
      "reported",
      ["error value-type | 万元: 一百"],
    ],
  ],
);
