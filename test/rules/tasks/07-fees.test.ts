import { formCases } from "./form-case.ts";

const fee = { 收费名称: "接口费", 收费主体: "某公司", 收取万元: 24, 停收日期: "2018-05-02", 应退万元: 24, 已退万元: 14, 上缴万元: 10 };
const firms = (...amounts: [charged: number, due: number, refunded: number][]) =>
  amounts.map(([charged, due, refunded], index) => ({ 企业: `企业${index}`, 收取万元: charged, 应退万元: due, 已退万元: refunded }));

formCases(
  "07-fees",
  {
    违规收取接口费: { ...fee, 要素: "水", 退费明细: firms([14, 14, 4], [10, 10, 10]) },
    其他违规收费: fee,
    其他: { ...fee, 说明: "有" },
  },
  [
    ["依据有效 否", "其他违规收费", { 依据有效: "否" }, "open", []],
    ["依据有效 是", "其他违规收费", { 依据有效: "是" }, "open", ["warning fee-without-ground | 依据有效: 是"]],

    ["停收 missing, open", "其他违规收费", { 停收日期: undefined }, "open", []],
    ["停收 missing, reported", "其他违规收费", { 停收日期: undefined }, "reported", ["error fee-stopped | 收费名称: 接口费"]],
    ["停收 missing, 巩固 closed", "其他", { 停收日期: undefined }, "closed", ["error fee-stopped | 收费名称: 接口费"]],

    ["应退 missing, open", "其他违规收费", { 应退万元: undefined }, "open", []],
    ["应退 missing, reported", "其他违规收费", { 应退万元: undefined }, "reported", ["error refund-decided | 收费名称: 接口费"]],
    ["应退 equal to 收取 within 0.005", "其他违规收费", { 应退万元: 24.005 }, "open", []],
    ["应退 above 收取", "其他违规收费", { 应退万元: 24.01 }, "open", ["error refund-within-charge | 应退万元: 24.01"]],
    ["nothing follows from it", "其他违规收费", { 应退万元: 30 }, "reported", ["error refund-within-charge | 应退万元: 30"]],
    [
      "应退 0 without 说明",
      "其他违规收费",
      { 应退万元: 0, 已退万元: 0, 上缴万元: 0 },
      "open",
      ["error zero-refund-explained | 收费名称: 接口费"],
    ],
    ["应退 0 with 说明", "其他", { 应退万元: 0, 已退万元: undefined, 上缴万元: undefined }, "reported", []],

    ["已退 + 上缴 equal within 0.005", "其他违规收费", { 已退万元: 14.005 }, "reported", []],
    ["已退 + 上缴 less, open", "其他违规收费", { 已退万元: 13 }, "open", []],
    ["已退 + 上缴 less, reported", "其他违规收费", { 已退万元: 13.99 }, "reported", ["error refund-complete | 已退万元: 13.99"]],
    ["已退 + 上缴 more, reported", "其他违规收费", { 已退万元: 14.01 }, "reported", ["error refund-complete | 已退万元: 14.01"]],
    ["上缴 alone, less", "其他违规收费", { 已退万元: undefined }, "reported", ["error refund-complete | 上缴万元: 10"]],
    ["已退 alone, less", "其他违规收费", { 上缴万元: undefined }, "reported", ["error refund-complete | 已退万元: 14"]],
    [
      "neither 已退 nor 上缴",
      "其他违规收费",
      { 已退万元: undefined, 上缴万元: undefined },
      "reported",
      ["error refund-complete | 收费名称: 接口费"],
    ],
    ["all 已退, no 上缴", "其他违规收费", { 已退万元: 24, 上缴万元: undefined }, "closed", []],
    ["a refused 已退 silences the sum", "其他违规收费", { 已退万元: "3万" }, "reported", ["error value-type | 已退万元: 3万"]],

    ["退费明细 equal within 0.005", "违规收取接口费", { 退费明细: firms([14.005, 14, 4], [10, 10, 10]) }, "open", []],
    [
      "退费明细 sums to another 收取",
      "违规收取接口费",
      { 退费明细: firms([14.01, 14, 4], [10, 10, 10]) },
      "open",
      ["error refund-list-sums | 收取万元: 24"],
    ],
    [
      "退费明细 sums to another 应退",
      "违规收取接口费",
      { 退费明细: firms([14, 13, 4], [10, 10, 10]) },
      "open",
      ["error refund-list-sums | 应退万元: 24"],
    ],
    [
      "退费明细 sums to another 已退",
      "违规收取接口费",
      { 退费明细: firms([14, 14, 3], [10, 10, 10]) },
      "open",
      ["error refund-list-sums | 已退万元: 14"],
    ],
    [
      "退费明细 in which one firm has no 已退 yet",
      "违规收取接口费",
      { 退费明细: [{ 企业: "甲", 已退万元: 14 }, { 企业: "乙" }] },
      "open",
      [],
    ],
    ["退费明细 without amounts", "违规收取接口费", { 退费明细: [{ 企业: "甲" }] }, "open", []],
    [
      "退费明细 with a refused amount",
      "违规收取接口费",
      { 退费明细: [{ 企业: "甲", 已退万元: -1 }] },
      "open",
      ["error value-in-range | 已退万元: -1"],
    ],
  ],
);
