import { formCases } from "./form-case.ts";

const firm = { 企业: "某公司", 需求万元: 500 };

formCases(
  "05-financing",
  {
    供求信息不对称: { 发布日期: "2018-06-01" },
    融资难: { ...firm, 统一社会信用代码: "91350100M000100Y43", 授信万元: 300, 放款万元: 300 },
    融资贵: { ...firm, 整改前年利率: 9.6, 整改后年利率: 9.59 },
    其他: { 说明: "有" },
  },
  [
    [
      "a code with a wrong check character",
      "融资难",
      { 统一社会信用代码: "91350100M000100Y44" },
      "open",
      ["warning firm-code-sound | 统一社会信用代码: 91350100M000100Y44"],
    ],
    [
      "a code too short",
      "融资难",
      { 统一社会信用代码: "91350100M000100Y4" },
      "open",
      ["warning firm-code-sound | 统一社会信用代码: 91350100M000100Y4"],
    ],
    [
      "a code with a letter that codes do not have",
      "融资难",
      { 统一社会信用代码: "9135O100M000100Y43" },
      "open",
      ["warning firm-code-sound | 统一社会信用代码: 9135O100M000100Y43"],
    ],

    ["放款 equal within 0.005", "融资难", { 放款万元: 300.005 }, "open", []],
    ["放款 above 授信", "融资难", { 放款万元: 300.01 }, "open", ["warning loan-within-credit | 放款万元: 300.01"]],

    ["发布日期 missing, open", "供求信息不对称", { 发布日期: undefined }, "open", []],
    [
      "发布日期 missing, reported",
      "供求信息不对称",
      { 发布日期: undefined, 用途: "其他" },
      "reported",
      ["error demand-published | 用途: 其他"],
    ],
    ["对接活动 instead", "供求信息不对称", { 发布日期: undefined, 对接活动: [{ 日期: "2018-06-14", 名称: "对接会" }] }, "reported", []],
    ["对接活动 empty", "供求信息不对称", { 发布日期: undefined, 对接活动: [] }, "reported", ["error demand-published | 对接活动: []"]],
    [
      "a refused 发布日期 is not called missing",
      "供求信息不对称",
      { 发布日期: "2018-06-31" },
      "reported",
      ["error day-is-real | 发布日期: 2018-06-31"],
    ],

    ["放款 missing, open", "融资难", { 放款万元: undefined }, "open", []],
    ["放款 missing, reported", "融资难", { 放款万元: undefined }, "reported", ["error financing-answered | 企业: 某公司"]],
    ["放款 0, reported", "融资难", { 放款万元: 0 }, "reported", ["error financing-answered | 放款万元: 0"]],
    ["放款 a little", "融资难", { 放款万元: 0.01 }, "reported", []],
    [
      "银行答复 instead, 巩固 closed",
      "融资难",
      { 放款万元: 0, 银行答复: [{ 日期: "2018-06-14", 机构: "某银行", 结论: "暂不放款" }] },
      "closed",
      [],
    ],
    ["银行答复 empty, 巩固 closed", "融资难", { 放款万元: undefined, 银行答复: [] }, "closed", ["error financing-answered | 企业: 某公司"]],

    ["整改后年利率 missing, open", "融资贵", { 整改后年利率: undefined }, "open", []],
    ["整改后年利率 missing, reported", "融资贵", { 整改后年利率: undefined }, "reported", ["error rate-lowered | 企业: 某公司"]],
    ["整改后年利率 as before, open", "融资贵", { 整改后年利率: 9.6 }, "open", []],
    ["整改后年利率 as before, reported", "融资贵", { 整改后年利率: 9.6 }, "reported", ["error rate-lowered | 整改后年利率: 9.6"]],
    [
      "整改后年利率 as before, with 说明",
      "融资贵",
      { 整改后年利率: 9.6, 说明: "附加费用取消" },
      "reported",
      ["warning rate-lowered | 整改后年利率: 9.6"],
    ],
    [
      "整改后年利率 higher, with 说明",
      "融资贵",
      { 整改后年利率: 9.7, 说明: "基准上调" },
      "reported",
      ["warning rate-lowered | 整改后年利率: 9.7"],
    ],
  ],
);
