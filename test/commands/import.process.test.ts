// `ledger import` at a real terminal: the nine columns of an office's table, from the file to a checked ledger, with nothing typed but answers.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { handMade } from "../import/hand-made.ts";
import { ledger, plan } from "../read/told.ts";
import { atTerminal, hasTerminal } from "./terminal.ts";

const program = join(import.meta.dirname, "../../dist/ledger.mjs");
const folder = mkdtempSync(join(tmpdir(), "ledger-import-terminal-"));
afterAll(() => rmSync(folder, { recursive: true }));

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(folder, "case-"));
  mkdirSync(join(root, "ledgers"));
  writeFileSync(join(root, "ledgers/plan.yaml"), plan);
  writeFileSync(join(root, "ledgers/甲局.yaml"), ledger);
  writeFileSync(join(root, "台账.xlsx"), nine);
});

const rows = [
  ["序号", "存在问题", "整改措施", "责任单位", "责任人", "完成时限", "整改进展", "是否销号", "备注"],
  [
    "1",
    "供水支管破路手续办理慢，约定三月底通水至今未通。",
    "1.并联办理；\n2.每周调度。",
    "甲局",
    "张某",
    "2020年6月底前",
    "正在施工",
    "否",
    "",
  ],
  ["2", "收费标准未公示。", "立即公示", "甲局", "王某 科长", "立行立改", "已完成", "是", "5月10日完成"],
  ["3", "污水管网接入未落实。", "纳入计划", "甲局", "张某、李某", "长期坚持", "持续推进", "否", ""],
  ["合计", "3个", "", "", "", "", "完成1个", "", ""],
];
const nine = handMade(
  Object.fromEntries([
    ["A1", "甲局问题整改台账"],
    ["A2", "填报单位：甲局（盖章）  填报日期：2020年5月18日"],
    ...rows.flatMap((row, r) => row.flatMap((text, c) => (text === "" ? [] : [[`${"ABCDEFGHI"[c]}${r + 3}`, text]]))),
  ]),
  ["A1:I1", "A2:I2"],
);

const down = "\u001b[B";
const args = ["import", "台账.xlsx", "--unit", "甲局", "--as-of", "2020-05-20"];
const answers: readonly (readonly [string, string])[] = [
  ["各列这样对应，是否正确", "\r"],
  ["各行都是哪一项任务", `${down}\r`],
  ["没有“类型”", "其他\r"],
  ["没有“来源”", "\r"],
  ["没有写职务的责任人", "科员\r"],
  ["“长期坚持”是哪一天", "\r"],
  ["以上理解是否正确", "\r"],
  ["以上改动是否正确", "\r"],
];
const run = (...words: string[]) => spawnSync(process.execPath, [program, ...words], { cwd: root, encoding: "utf8" });

describe.skipIf(!hasTerminal)("an office's table at a terminal", { timeout: 120_000 }, () => {
  it("is in the ledger after eight answers, and checked; the answers serve again, and what is done is told", () => {
    const begun = Date.now();
    const { text, status, late } = atTerminal([process.execPath, program, ...args], root, answers);
    expect({ late, status }).toEqual({ late: false, status: 0 });
    const problems = parse(readFileSync(join(root, "ledgers/甲局.yaml"), "utf8")).问题.slice(1);
    expect(problems).toMatchObject([
      { 措施: ["并联办理", "每周调度"], 时限: "2020-06-30", 经过: [{ 日期: "2020-05-18", 事项: "进展", 情况: "正在施工" }] },
      { 时限: "2020-06-17", 责任人: { 姓名: "王某", 职务: "科长" } },
      { 责任人: { 姓名: "张某", 职务: "科员" }, 时限: "长期坚持", 备注: "责任人还有：李某" },
    ]);
    expect(text).toContain("台账凭记录销号");
    expect(text).toContain("log 甲局-02-002 报完成 --情况 已完成");
    expect(existsSync(join(root, "台账.待补.xlsx"))).toBe(true);
    expect(run("check", "--as-of", "2020-05-20").status).toBe(0);
    expect(Date.now() - begun).toBeLessThan(600_000);
    const again = run(...args, "--answers", "台账.导入.yaml", "--yes");
    expect([again.status, again.stdout]).toEqual([0, expect.stringContaining("没有变化3件")]);
  });

  it("who leaves has written nothing to the ledger, and has not answered in vain", () => {
    const { status, late } = atTerminal([process.execPath, program, ...args], root, [...answers.slice(0, 3), ["没有“来源”", "\u0003"]]);
    expect({ late, status }).toEqual({ late: false, status: 130 });
    expect(readFileSync(join(root, "ledgers/甲局.yaml"), "utf8")).toBe(ledger);
    expect(readFileSync(join(root, "台账.导入.yaml"), "utf8")).toContain('任务: "2"');
  });
});
