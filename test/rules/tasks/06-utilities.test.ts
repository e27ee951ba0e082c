import { formCases } from "./form-case.ts";

const water = { 要素: ["水"], 申请日期: "2018-03-01", 需要日期: "2018-05-31", 承诺日期: "2018-05-31", 接通日期: "2018-06-18" };

formCases("06-utilities", { 保障不及时: water, 未按进度接通: water, 其他: { ...water, 说明: "有" } }, [
  ["需要 on the day of 申请", "保障不及时", { 需要日期: "2018-03-01", 承诺日期: undefined }, "open", []],
  [
    "需要 before 申请",
    "保障不及时",
    { 需要日期: "2018-02-28", 承诺日期: undefined },
    "open",
    ["warning needed-after-request | 需要日期: 2018-02-28"],
  ],
  ["承诺 after 需要", "保障不及时", { 承诺日期: "2018-06-01" }, "open", ["warning promised-before-need | 承诺日期: 2018-06-01"]],
  ["接通 on the day of 申请", "保障不及时", { 接通日期: "2018-03-01" }, "open", []],
  ["接通 before 申请", "保障不及时", { 接通日期: "2018-02-28" }, "open", ["error connected-after-request | 接通日期: 2018-02-28"]],
  ["接通 missing, open", "未按进度接通", { 接通日期: undefined }, "open", []],
  ["接通 missing, reported", "未按进度接通", { 接通日期: undefined }, "reported", ["error utility-connected | 要素:"]],
  ["接通 missing, reported and failed", "其他", { 接通日期: undefined }, "failed", ["error utility-connected | 要素:"]],
  ["接通 missing, 巩固 reviewed", "保障不及时", { 接通日期: undefined }, "reviewed", []],
  ["接通 missing, 巩固 closed", "保障不及时", { 接通日期: undefined }, "closed", ["error utility-connected | 要素:"]],
  ["a refused 接通 is not called missing", "保障不及时", { 接通日期: "6月18日" }, "reported", ["error day-is-real | 接通日期: 6月18日"]],
]);
