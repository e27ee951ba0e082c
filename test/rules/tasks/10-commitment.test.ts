import { formCases } from "./form-case.ts";

const base = { 企业: "某公司", 承诺单位: "某管委会", 承诺文件: { 形式: "协议", 签订日期: "2015-09-18" }, 承诺种类: "土地" };
const done = {
  ...base,
  承诺万元: 150,
  兑现万元: 150,
  承诺亩: 40,
  兑现亩: 40,
  合法性: "合法有效",
  处理方式: "足额兑现",
  企业确认日期: "2018-06-10",
};

formCases(
  "10-commitment",
  {
    空头承诺: { ...base, 承诺万元: 150, 合法性: "无效", 处理方式: "依法不予", 送达日期: "2018-06-10" },
    新官不理旧事: { ...done, 领导变动日期: "2015-09-19" },
    政策不兑现: done,
    承诺条件未落实: { ...base, 合法性: "部分无效", 处理方式: "协商变更", 协议文号: "补1号", 企业确认日期: "2018-06-10" },
    其他: { ...done, 说明: "有" },
  },
  [
    [
      "领导变动 on the day of 签订",
      "新官不理旧事",
      { 领导变动日期: "2015-09-18" },
      "open",
      ["warning leader-changed-after-signing | 领导变动日期: 2015-09-18"],
    ],
    [
      "领导变动 before 签订",
      "其他",
      { 领导变动日期: "2014-01-01" },
      "open",
      ["warning leader-changed-after-signing | 领导变动日期: 2014-01-01"],
    ],
    ["领导变动 without 签订", "新官不理旧事", { 领导变动日期: "2014-01-01", 承诺文件: { 形式: "口头" } }, "open", []],

    ["合法性 and 处理方式 missing, open", "政策不兑现", { 合法性: undefined, 处理方式: undefined }, "open", []],
    ["合法性 missing, reported", "政策不兑现", { 合法性: undefined }, "reported", ["error commitment-settled | 企业: 某公司"]],
    ["处理方式 missing, 巩固 closed", "政策不兑现", { 处理方式: undefined }, "closed", ["error commitment-settled | 企业: 某公司"]],
    ["a refused 合法性 is not called missing", "政策不兑现", { 合法性: "有效力" }, "reported", ["error value-in-list | 合法性: 有效力"]],

    ["兑现 equal within 0.005", "政策不兑现", { 兑现万元: 149.995 }, "reported", []],
    ["兑现万元 less, open", "政策不兑现", { 兑现万元: 149 }, "open", []],
    ["兑现万元 less, reported", "政策不兑现", { 兑现万元: 149.99 }, "reported", ["error commitment-honoured | 兑现万元: 149.99"]],
    ["兑现亩 more, reported", "政策不兑现", { 兑现亩: 41 }, "reported", ["error commitment-honoured | 兑现亩: 41"]],
    ["兑现亩 missing, reported", "政策不兑现", { 兑现亩: undefined }, "reported", ["error commitment-honoured | 企业: 某公司"]],
    ["nothing promised in 亩", "政策不兑现", { 承诺亩: undefined, 兑现亩: undefined }, "reported", []],
    ["分期兑现 in part", "政策不兑现", { 处理方式: "分期兑现", 兑现万元: 50, 兑现亩: undefined }, "reported", []],

    ["无效 with 足额兑现, open", "政策不兑现", { 合法性: "无效" }, "open", []],
    [
      "nothing follows from it",
      "政策不兑现",
      { 合法性: "无效", 兑现万元: 149 },
      "reported",
      ["error settlement-fits-legality | 处理方式: 足额兑现"],
    ],
    ["无效 with 足额兑现, reported", "政策不兑现", { 合法性: "无效" }, "reported", ["error settlement-fits-legality | 处理方式: 足额兑现"]],
    [
      "合法有效 with 依法不予, reported",
      "空头承诺",
      { 合法性: "合法有效" },
      "reported",
      ["error settlement-fits-legality | 处理方式: 依法不予"],
    ],
    ["部分无效 with 依法不予", "空头承诺", { 合法性: "部分无效" }, "reported", []],
    ["协商变更 without 协议文号, open", "承诺条件未落实", { 协议文号: undefined }, "open", []],
    ["协商变更 without 协议文号, reported", "承诺条件未落实", { 协议文号: undefined }, "reported", ["error change-agreed | 企业: 某公司"]],

    ["neither 企业确认 nor 送达, open", "政策不兑现", { 企业确认日期: undefined }, "open", []],
    ["neither 企业确认 nor 送达, reported", "政策不兑现", { 企业确认日期: undefined }, "reported", ["error firm-informed | 企业: 某公司"]],
    ["送达 instead of 企业确认", "政策不兑现", { 企业确认日期: undefined, 送达日期: "2018-06-10" }, "reported", []],
  ],
);
