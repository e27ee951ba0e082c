import { formCases } from "./form-case.ts";

const base = { 执法单位: "安监局", 领域: "安监", 环节: "检查", 纠正方式: ["说明致歉"] };

formCases(
  "08-inspection",
  {
    验收不规范: { ...base, 受理日期: "2018-03-12", 办结日期: "2018-03-12" },
    检查不规范: { ...base, 检查日期: ["2018-03-12"], 执法人数: 2 },
    影响生产经营: { ...base, 停产天数: 6 },
    其他: { ...base, 说明: "有" },
  },
  [
    ["办结 before 受理", "验收不规范", { 办结日期: "2018-03-11" }, "open", ["error acceptance-decided-in-order | 办结日期: 2018-03-11"]],
    ["办结 a day after 受理", "验收不规范", { 办结日期: "2018-03-13" }, "open", []],
    ["one officer", "检查不规范", { 执法人数: 1 }, "open", ["warning two-officers-present | 执法人数: 1"]],
    ["no officers", "其他", { 执法人数: 0 }, "open", ["warning two-officers-present | 执法人数: 0"]],
    ["纠正方式 missing, open", "其他", { 纠正方式: undefined }, "open", []],
    ["纠正方式 missing, reported", "影响生产经营", { 纠正方式: undefined }, "reported", ["error correction-stated | 执法单位: 安监局"]],
    ["纠正方式 missing, 巩固 closed", "其他", { 纠正方式: undefined }, "closed", ["error correction-stated | 执法单位: 安监局"]],
    ["a refused 纠正方式 is not called missing", "其他", { 纠正方式: ["道歉"] }, "reported", ["error value-in-list | - 道歉"]],
  ],
);
