import { formCases } from "./form-case.ts";

const plans = {
  用地面积亩: 120,
  城乡规划用途: "工业",
  土地规划用途: "农用",
  冲突面积亩: 120,
  处理方式: ["调整土地规划"],
  批准文号: "某函1号",
};

formCases(
  "02-siting",
  {
    选址不科学: { 用地面积亩: 120, 处理方式: ["换址"], 新址: "路北" },
    两规衔接不够: plans,
    配套不完善: { 配套: [{ 种类: "道路", 建成日期: "2018-06-10" }] },
    实施效率不高: { 规划事项: "修编", 计划日期: "2018-03-31", 实施日期: "2018-06-10" },
    其他: { 说明: "有" },
  },
  [
    ["equal uses", "两规衔接不够", { 土地规划用途: "工业" }, "open", ["error planned-uses-differ | 土地规划用途: 工业"]],
    ["equal uses, of another type", "选址不科学", { 城乡规划用途: "工业", 土地规划用途: "工业" }, "open", []],

    ["冲突 equal within 0.005", "两规衔接不够", { 冲突面积亩: 120.005 }, "open", []],
    ["冲突 above", "两规衔接不够", { 冲突面积亩: 120.006 }, "open", ["error conflict-within-site | 冲突面积亩: 120.006"]],
    ["冲突 without 用地", "其他", { 冲突面积亩: 3 }, "open", []],

    ["处理方式 missing, open", "选址不科学", { 处理方式: undefined }, "open", []],
    ["处理方式 missing, reported", "选址不科学", { 处理方式: undefined }, "reported", ["error siting-settled | 用地面积亩: 120"]],
    ["处理方式 missing, 巩固 closed", "两规衔接不够", { 处理方式: undefined }, "closed", ["error siting-settled | 用地面积亩: 120"]],
    ["处理方式 missing, of another type", "其他", {}, "reported", []],
    [
      "调整城乡规划 without 批准文号",
      "两规衔接不够",
      { 处理方式: ["调整城乡规划"], 批准文号: undefined },
      "reported",
      ["error siting-settled | 用地面积亩: 120"],
    ],
    [
      "both plans adjusted without 批准文号, told once",
      "两规衔接不够",
      { 处理方式: ["调整城乡规划", "调整土地规划"], 批准文号: undefined },
      "reported",
      ["error siting-settled | 用地面积亩: 120"],
    ],
    ["不调整 without 理由", "两规衔接不够", { 处理方式: ["不调整"] }, "reported", ["error siting-settled | 用地面积亩: 120"]],
    ["不调整 with 理由", "两规衔接不够", { 处理方式: ["不调整"], 不调整理由: "经论证可行" }, "reported", []],
    ["换址 without 新址", "选址不科学", { 新址: undefined }, "reported", ["error siting-settled | 用地面积亩: 120"]],
    ["换址 without 新址, open", "选址不科学", { 新址: undefined }, "open", []],

    ["配套 without 建成日期, open", "配套不完善", { 配套: [{ 种类: "道路" }] }, "open", []],
    [
      "配套 without 建成日期, reported",
      "配套不完善",
      {
        配套: [
          { 种类: "道路", 建成日期: "2018-06-10" },
          { 种类: "排水", 需要日期: "2018-06-30" },
        ],
      },
      "reported",
      ["error facilities-built | - 种类: 排水"],
    ],
    ["配套 without 建成日期, of another type", "其他", { 配套: [{ 种类: "道路" }] }, "reported", []],

    ["实施日期 missing, open", "实施效率不高", { 实施日期: undefined }, "open", []],
    ["实施日期 missing, reported", "实施效率不高", { 实施日期: undefined }, "reported", ["error plan-carried-out | 规划事项: 修编"]],
  ],
);
