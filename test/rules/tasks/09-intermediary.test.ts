import { formCases } from "./form-case.ts";

const base = { 主管部门: "环保局", 服务事项: "环评" };

formCases(
  "09-intermediary",
  {
    未引入竞争: { ...base, 整改前方式: "直接委托", 整改后方式: "比选" },
    指定中介: { ...base, 整改前方式: "指定", 整改后方式: "企业自选", 隶属关系: "下属", 脱钩或退出日期: "2018-06-10" },
    乱收费: { ...base, 收费万元: 9.8, 标准万元: 6, 应退万元: 3.8, 已退万元: 3.8 },
    其他: { ...base, 隶属关系: "无隶属", 说明: "有" },
  },
  [
    ["a sound code", "其他", { 中介机构: { 名称: "某公司", 统一社会信用代码: "91350100M000100Y43" } }, "open", []],
    [
      "a code with a wrong check character",
      "其他",
      { 中介机构: { 名称: "某公司", 统一社会信用代码: "91350100M000100Y4X" } },
      "open",
      ["warning agency-code-sound | 统一社会信用代码: 91350100M000100Y4X"],
    ],

    ["整改后方式 missing, open", "未引入竞争", { 整改后方式: undefined }, "open", []],
    ["整改后方式 missing, reported", "未引入竞争", { 整改后方式: undefined }, "reported", ["error choice-competitive | 主管部门: 环保局"]],
    ["整改后方式 直接委托, open", "未引入竞争", { 整改后方式: "直接委托" }, "open", []],
    [
      "整改后方式 直接委托, reported",
      "未引入竞争",
      { 整改后方式: "直接委托" },
      "reported",
      ["error choice-competitive | 整改后方式: 直接委托"],
    ],
    ["整改后方式 指定, 巩固 closed", "指定中介", { 整改后方式: "指定" }, "closed", ["error choice-competitive | 整改后方式: 指定"]],
    ["整改后方式 指定, of another type", "其他", { 整改后方式: "指定" }, "reported", []],

    ["应退 and 已退 missing, open", "乱收费", { 应退万元: undefined, 已退万元: undefined }, "open", []],
    ["应退 missing, reported", "乱收费", { 应退万元: undefined }, "reported", ["error overcharge-returned | 主管部门: 环保局"]],
    ["已退 missing, reported", "乱收费", { 已退万元: undefined }, "reported", ["error overcharge-returned | 主管部门: 环保局"]],
    ["已退 equal within 0.005", "乱收费", { 已退万元: 3.795 }, "reported", []],
    ["已退 less, reported", "乱收费", { 已退万元: 3.79 }, "reported", ["error overcharge-returned | 已退万元: 3.79"]],
    ["已退 more, reported", "乱收费", { 已退万元: 3.81 }, "reported", ["error overcharge-returned | 已退万元: 3.81"]],
    ["已退 less, open", "乱收费", { 已退万元: 3.79 }, "open", []],

    ["a tied agency, open", "指定中介", { 脱钩或退出日期: undefined }, "open", []],
    ["a tied agency, reported", "指定中介", { 脱钩或退出日期: undefined }, "reported", ["warning agency-independent | 主管部门: 环保局"]],
    ["a tied agency, 巩固 closed", "其他", { 隶属关系: "主管协会" }, "closed", ["warning agency-independent | 主管部门: 环保局"]],
  ],
);
