// 件件有着落: the earlier list against the ledgers.
import { describe } from "vitest";
import { cases, event, ledger, log, one, plan, type Workspace } from "../workspace-case.ts";

const entry = (id: string, unit = "甲局", task = "1") => `  - { 清单号: ${id}, 单位: ${unit}, 任务: ${task}, 题目: 某问题 }\n`;
const list = (...entries: string[]) => `名称: 往年清单\n清单:\n${entries.join("")}`;
const baseline = list(entry("L-1"));
const second = (differences = "") => `编号: 甲-01-002\n时限: 2020-05-30\n${differences}`;
const merge = (into: string) => log(event("2020-05-04", "合并", { 并入: into }));
const handed = (unit: string) => log(event("2020-05-04", "移交", { 移至: unit }));
const received = (short: string, unit: string, from: string, differences = "") => ({
  [short]: ledger(unit, `编号: ${short}-01-001\n移自: ${from}\n登记日期: 2020-05-04\n${differences}`),
});
const free = "来源: 自查\n分类处置: 从重处理\n-清单号\n";
const uncovered = "<<baseline-covered L-1>>";
const told = (id: string) => `<<baseline-covered ${id}>>`;

const rows: (readonly [string, Workspace])[] = [
  ["entered", { ledgers: one(""), baseline }],
  ["without a list 清单号 is not looked up", { ledgers: one("清单号: L-9") }],
  ["not entered", { ledgers: {}, baseline: list(entry(uncovered)) }],
  ["each is told where nobody says why", { ledgers: {}, baseline: list(entry(uncovered), entry(told("L-2"))) }],
  ["a 清单号 the list has not", { ledgers: one("", second(`清单号: ${told("L-2")}`)), baseline }],
  ["what it may have meant is not called missing", { ledgers: one(`清单号: ${told("L-10")}`), baseline }],
  ["but another task's is", { ledgers: one(`清单号: ${told("L-10")}`), baseline: list(entry("L-1"), entry(told("L-2"), "甲局", "3")) }],
  ["and another unit's", { ledgers: one(`清单号: ${told("L-10")}`), baseline: list(entry("L-1"), entry(told("L-2"), "乙局")) }],
  ["nothing follows from a refused 清单号", { ledgers: one("清单号: <<value-type 1>>"), baseline }],
  ["nor from one that is missing", { ledgers: one("<<key-present 编号>>: 甲-01-001\n-清单号"), baseline }],
  ["nor from a 清单号 refused in the list", { ledgers: one(""), baseline: list(entry("<<value-type 1>>")) }],
  ["a list that cannot be read is none", { ledgers: one(""), baseline: "名称: 往年清单\n清单<<ascii-punctuation ：>>[]\n" }],
  ["a number twice in the list", { ledgers: one(""), baseline: list(entry("L-1"), entry(told("L-1"))) }],
  ["entered twice: the later", { ledgers: one("", second(`清单号: ${told("L-1")}`)), baseline }],
  [
    "entered by two units: the later in the order of the files",
    { ledgers: { ...one(`清单号: ${told("L-1")}`), 丁: ledger("丁园区", "编号: 丁-01-001") }, baseline: list(entry("L-1", "丁园区")) },
  ],
  [
    "entered by two units: the one it does not belong to, wherever its file stands; what it may have meant is not called missing",
    {
      ledgers: { ...one("清单号: L-1"), 丁: ledger("丁园区", `编号: 丁-01-001\n清单号: ${told("L-1")}`) },
      baseline: list(entry("L-1"), entry("L-2", "丁园区")),
    },
  ],
  [
    "nor is what one that is another unit's may have meant",
    { ledgers: one(`清单号: ${told("L-1")}`), baseline: list(entry("L-1", "丁园区"), entry("L-2")) },
  ],
  ["one of two merged into the other", { ledgers: one("", second(merge("甲-01-001"))), baseline }],
  ["merged into one that is not on the list", { ledgers: one(merge("甲-01-002"), second(free)), baseline }],
  ["followed to the end", { ledgers: one(merge("甲-01-002"), second(free + merge("甲-01-003")), `编号: 甲-01-003\n${free}`), baseline }],
  [
    "a ring is told where it is",
    { ledgers: one(merge("<<merge-target-exists 甲-01-002>>"), second(free + merge("<<merge-target-exists 甲-01-001>>"))), baseline },
  ],
  ["merged into nowhere is told there", { ledgers: one(merge("<<merge-target-exists 甲-01-009>>")), baseline }],
  [
    "merged into one that was handed over and not received",
    {
      ledgers: one(merge("甲-01-002"), second(free + handed("<<warning:transfer-received 乙局>>"))),
      baseline: list(entry("<<warning:baseline-covered L-1>>")),
    },
  ],
  [
    "handed over and not received",
    { ledgers: one(handed("<<warning:transfer-received 乙局>>")), baseline: list(entry("<<warning:baseline-covered L-1>>")) },
  ],
  ["handed over and received", { ledgers: { ...one(handed("乙局")), ...received("乙", "乙局", "甲-01-001") }, baseline }],
  [
    "handed on and not received",
    {
      ledgers: { ...one(handed("乙局")), ...received("乙", "乙局", "甲-01-001", handed("<<warning:transfer-received 丁园区>>")) },
      baseline: list(entry("<<warning:baseline-covered L-1>>")),
    },
  ],
  [
    "handed on and received",
    {
      ledgers: {
        ...one(handed("乙局")),
        ...received("乙", "乙局", "甲-01-001", handed("丁园区")),
        ...received("丁", "丁园区", "乙-01-001"),
      },
      baseline,
    },
  ],
  [
    "handed over, received and merged there",
    {
      ledgers: {
        ...one(handed("乙局")),
        乙: ledger("乙局", `编号: 乙-01-001\n移自: 甲-01-001\n登记日期: 2020-05-04\n${merge("乙-01-002")}`, `编号: 乙-01-002\n${free}`),
      },
      baseline,
    },
  ],
  [
    "handed over and entered without 移自",
    {
      ledgers: { ...one(handed("<<warning:transfer-received 乙局>>")), 乙: ledger("乙局", "编号: 乙-01-001\n登记日期: 2020-05-04") },
      baseline,
    },
  ],
  ["another unit's", { ledgers: { 乙: ledger("乙局", `编号: 乙-01-001\n清单号: ${told("L-1")}`) }, baseline }],
  [
    "another unit's, merged",
    {
      ledgers: { 乙: ledger("乙局", `编号: 乙-01-001\n清单号: ${told("L-1")}\n${merge("乙-01-002")}`, `编号: 乙-01-002\n${free}`) },
      baseline,
    },
  ],
  [
    "handed over by a unit whose it was not",
    {
      ledgers: { ...one(handed("乙局")), ...received("乙", "乙局", "甲-01-001", `清单号: ${told("L-1")}`) },
      baseline: list(entry("L-1", "丁园区")),
    },
  ],
  [
    "handed by mistake to the wrong unit, and from there to the owner",
    { ledgers: { 乙: ledger("乙局", `编号: 乙-01-001\n${handed("甲局")}`), ...one("移自: 乙-01-001\n登记日期: 2020-05-04") }, baseline },
  ],
  [
    "handed over and not received, while the wrong event may hide more",
    { ledgers: one(log(event("2020-05-04", "进展").replace("进展", "<<value-in-list 转交>>"))), baseline },
  ],
  [
    "a unit without a ledger is told once with a count",
    {
      ledgers: { 丙: null },
      baseline: list(entry(told("L-1"), "丙局", "2"), entry("L-2", "丙局", "2")),
      plan: plan.replace(/\{ 名称: 丙局.*\}/, "<<warning:unit-has-ledger $&>>"),
    },
  ],
  ["a ledger that cannot be read may hold it", { ledgers: { 甲: "单位: 甲局\n填报人<<ascii-punctuation ：>>李某\n" }, baseline }],
  ["and so may one whose 单位 is wrong", { ledgers: { 甲: ledger("<<ledger-named-after-unit 甲居>>") }, baseline }],
  ["and one whose 问题 is no list", { ledgers: { 甲: `${ledger("甲局")}问题: <<value-type 没有>>\n` }, baseline }],
];

describe("baseline-covered", () => cases(rows));

describe("baseline-in-plan", () =>
  cases([
    [
      "a unit the plan has not; that it has no problem is true nevertheless",
      { baseline: list(entry(uncovered, "<<baseline-in-plan 甲居>>")) },
    ],
    ["nobody is told off for another's", { ledgers: one(""), baseline: list(entry("L-1", "<<baseline-in-plan 甲居>>")) }],
    [
      "once a unit",
      { ledgers: one("", second("清单号: L-2")), baseline: list(entry("L-1", "<<baseline-in-plan 甲居>>"), entry("L-2", "甲居")) },
    ],
    ["a task the plan has not", { ledgers: one(""), baseline: list(entry("L-1", "甲局", "<<baseline-in-plan 9>>")) }],
  ]));
