import { formCases } from "./form-case.ts";

const land = {
  占用主体: "某公司",
  位置: "路北",
  面积亩: 18.6,
  规划符合性: "部分符合",
  处置: [{ 方式: ["拆除复垦"], 面积亩: 18.6, 完成日期: "2018-06-10" }],
};
const rent = { 出租方: "某村", 签订日期: "2016-05-10", 年限: 20, 解除日期: "2018-06-10" };

formCases(
  "03-land",
  {
    未批先占: land,
    以租代征: { ...land, 租赁: rent },
    其他: { ...land, 说明: "有" },
  },
  [
    ["农用地 equal within 0.005", "未批先占", { 农用地亩: 18.605 }, "open", []],
    ["农用地 above 面积", "未批先占", { 农用地亩: 18.606 }, "open", ["error farmland-within-area | 农用地亩: 18.606"]],
    ["永久基本农田 as much as 农用地", "未批先占", { 农用地亩: 10, 其中永久基本农田亩: 10 }, "open", []],
    [
      "永久基本农田 above 农用地",
      "未批先占",
      { 农用地亩: 10, 其中永久基本农田亩: 10.01 },
      "open",
      ["error farmland-within-area | 其中永久基本农田亩: 10.01"],
    ],
    [
      "永久基本农田 above 面积 without 农用地",
      "未批先占",
      { 其中永久基本农田亩: 20 },
      "open",
      ["error farmland-within-area | 其中永久基本农田亩: 20"],
    ],
    ["a refused 农用地 silences it", "未批先占", { 农用地亩: -1, 其中永久基本农田亩: 20 }, "open", ["error value-in-range | 农用地亩: -1"]],

    ["parts sum within 0.01", "未批先占", { 农用地亩: 12.6, 建设用地亩: 6, 未利用地亩: 0.01 }, "open", []],
    [
      "parts sum to more",
      "未批先占",
      { 农用地亩: 12.6, 建设用地亩: 6, 未利用地亩: 0.02 },
      "open",
      ["warning land-parts-sum | 面积亩: 18.6"],
    ],
    [
      "parts sum to less",
      "未批先占",
      { 农用地亩: 12.6, 建设用地亩: 5.98, 未利用地亩: 0 },
      "open",
      ["warning land-parts-sum | 面积亩: 18.6"],
    ],
    ["永久基本农田 is no part of its own", "未批先占", { 农用地亩: 12.6, 其中永久基本农田亩: 3, 建设用地亩: 6, 未利用地亩: 0 }, "open", []],
    [
      "nothing follows from an 农用地 above 面积",
      "未批先占",
      { 农用地亩: 20, 建设用地亩: 6, 未利用地亩: 0 },
      "open",
      ["error farmland-within-area | 农用地亩: 20"],
    ],
    ["parts not all given", "未批先占", { 农用地亩: 12.6, 建设用地亩: 1 }, "open", []],

    ["年限 20", "以租代征", { 租赁: rent }, "open", []],
    ["年限 above 20", "以租代征", { 租赁: { ...rent, 年限: 20.5 } }, "open", ["warning lease-within-twenty-years | 年限: 20.5"]],
    ["解除日期 missing, open", "以租代征", { 租赁: { 出租方: "某村" } }, "open", []],
    ["解除日期 missing, reported", "以租代征", { 租赁: { 出租方: "某村" } }, "reported", ["error lease-ended | 出租方: 某村"]],
    ["解除日期 missing, 巩固 closed", "以租代征", { 租赁: { 出租方: "某村" } }, "closed", ["error lease-ended | 出租方: 某村"]],
    [
      "a refused 解除日期 is not called missing",
      "以租代征",
      { 租赁: { 出租方: "某村", 解除日期: "2018-06-31" } },
      "reported",
      ["error day-is-real | 解除日期: 2018-06-31"],
    ],

    [
      "补办手续 on land that does not fit the plan",
      "未批先占",
      { 规划符合性: "不符合", 处置: [{ 方式: ["没收", "补办手续"], 面积亩: 18.6, 完成日期: "2018-06-10" }] },
      "open",
      ["error late-approval-fits-plan | - 补办手续"],
    ],
    [
      "补办手续 alone",
      "未批先占",
      { 规划符合性: "不符合", 处置: [{ 方式: ["补办手续"], 面积亩: 18.6, 完成日期: "2018-06-10" }] },
      "open",
      ["error late-approval-fits-plan | - 补办手续"],
    ],
    [
      "补办手续 on land that fits in part",
      "未批先占",
      { 处置: [{ 方式: ["补办手续"], 面积亩: 18.6, 完成日期: "2018-06-10" }] },
      "open",
      [],
    ],
    ["复垦 of land that does not fit the plan", "未批先占", { 规划符合性: "不符合" }, "open", []],

    ["处置 missing, open", "未批先占", { 处置: undefined }, "open", []],
    ["处置 missing, reported", "未批先占", { 处置: undefined }, "reported", ["error land-disposed | 占用主体: 某公司"]],
    ["处置 empty, reported", "未批先占", { 处置: [] }, "reported", ["error land-disposed | 处置: []"]],
    ["处置 without 完成日期, open", "未批先占", { 处置: [{ 方式: ["退还"], 面积亩: 18.6 }] }, "open", []],
    [
      "处置 without 完成日期, reported",
      "未批先占",
      { 处置: [{ 面积亩: 18.6, 方式: ["退还"] }] },
      "reported",
      ["error land-disposed | - 面积亩: 18.6"],
    ],
    [
      "处置 without 面积, reported",
      "未批先占",
      { 处置: [{ 完成日期: "2018-06-10", 方式: ["没收", "移送"], 文号: "一号" }] },
      "reported",
      ["error land-disposed | - 完成日期: 2018-06-10"],
    ],
    [
      "移送 without 文号, reported",
      "其他",
      { 处置: [...land.处置, { 完成日期: "2018-06-10", 方式: ["移送"] }] },
      "reported",
      ["error land-disposed | - 完成日期: 2018-06-10"],
    ],
    ["移送 alone needs 文号 and no 完成日期", "其他", { 处置: [...land.处置, { 方式: ["移送"], 文号: "一号" }] }, "reported", []],
    ["移送 without 文号, open", "其他", { 处置: [...land.处置, { 完成日期: "2018-06-10", 方式: ["移送"] }] }, "open", []],
    [
      "移送 with 文号 and no 面积",
      "其他",
      { 处置: [...land.处置, { 完成日期: "2018-06-10", 方式: ["移送"], 文号: "一号" }] },
      "reported",
      [],
    ],

    [
      "处置 areas equal within 0.005",
      "未批先占",
      {
        处置: [
          { 方式: ["退还"], 面积亩: 6, 完成日期: "2018-06-10" },
          { 方式: ["没收"], 面积亩: 12.595, 完成日期: "2018-06-10" },
        ],
      },
      "reported",
      [],
    ],
    [
      "处置 areas below 面积",
      "未批先占",
      { 处置: [{ 完成日期: "2018-06-10", 方式: ["退还"], 面积亩: 18.59 }] },
      "reported",
      ["warning disposal-covers-area | - 完成日期: 2018-06-10"],
    ],
    [
      "移送 without 面积 adds none",
      "未批先占",
      {
        处置: [
          { 完成日期: "2018-06-10", 方式: ["退还"], 面积亩: 18 },
          { 方式: ["移送"], 完成日期: "2018-06-10", 文号: "一号" },
        ],
      },
      "reported",
      ["warning disposal-covers-area | - 完成日期: 2018-06-10"],
    ],
    ["处置 areas below 面积, open", "未批先占", { 处置: [{ 完成日期: "2018-06-10", 方式: ["退还"], 面积亩: 18.59 }] }, "open", []],
    ["处置 areas above 面积", "未批先占", { 处置: [{ 完成日期: "2018-06-10", 方式: ["退还"], 面积亩: 20 }] }, "reported", []],

    ["罚款 paid in full", "未批先占", { 罚款万元: 12.4, 已缴万元: 12.405 }, "reported", []],
    ["罚款 not paid, open", "未批先占", { 罚款万元: 12.4 }, "open", []],
    ["罚款 not paid, reported", "未批先占", { 罚款万元: 12.4 }, "reported", ["error fine-settled | 占用主体: 某公司"]],
    ["罚款 paid in part, reported", "未批先占", { 罚款万元: 12.4, 已缴万元: 12.39 }, "reported", ["error fine-settled | 已缴万元: 12.39"]],
    [
      "罚款 paid in part, enforcement asked for",
      "未批先占",
      { 罚款万元: 12.4, 已缴万元: 12.39, 强制执行申请日期: "2018-06-01" },
      "reported",
      [],
    ],
    ["罚款 0", "未批先占", { 罚款万元: 0 }, "reported", []],
    ["a refused 已缴 silences it", "未批先占", { 罚款万元: 12.4, 已缴万元: "全部" }, "reported", ["error value-type | 已缴万元: 全部"]],
  ],
);
