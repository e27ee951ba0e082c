// `ledger show` as it is typed: one problem, in words and for programs.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { displayWidth } from "../../src/render/terminal-text.ts";
import { ledger, other, plan } from "../read/told.ts";
import { ask as askIn, run as runIn } from "./in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-show-"));
afterAll(() => rmSync(folder, { recursive: true }));

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(folder, "case-"));
  mkdirSync(join(root, "ledgers"));
  for (const [path, text] of Object.entries({
    "plan.yaml": plan,
    "甲局.yaml": ledger,
    "乙局.yaml": other.replace("时限: 2020-05-01", "时限: 2020-07-31"),
  }))
    writeFileSync(join(root, "ledgers", path), text);
});

const run = (...args: string[]) => runIn(root, ["show", ...args]);
const change = (from: string, to: string) => {
  const path = join(root, "ledgers/甲局.yaml");
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
};
const events = (...lines: string[]) => change("已开工 }\n", `已开工 }\n${lines.map((line) => `      - { ${line} }\n`).join("")}`);
const shown = async (...args: string[]) => JSON.parse((await run(...args, "--format", "json")).out).problems;

describe("in words", () => {
  it("says how it stands, what was entered, how it came, and what may come next", async () => {
    change("    措施: [抓紧施工]\n", "    节点: [{ 时限: 2020-05-22, 成果: 支管 }, { 时限: 2020-06-30, 成果: 通水 }]\n");
    expect(await run("甲局-01-001", "--as-of", "2020-05-25")).toEqual({
      status: 0,
      err: "",
      out: `甲局-01-001　供水没有接通
某区甲局　任务1 接通　ledgers/甲局.yaml

现状
  状态    整改中（截至2020年5月25日）
  时限    2020年7月31日（登记时定的）
  缺措施  最迟2020年5月18日补齐，报完成之前必须填好

登记内容
  类型      未按进度接通
  情况      三月申请
  来源      自查
  登记日期  2020-05-03
  分类处置  从重处理
  责任人    姓名 王某，职务 科长
  要素      水
  申请日期  2020-03-01
  需要日期  2020-05-31

节点
  第1个  2020年5月22日　支管（未完成，已过3天）
  第2个  2020年6月30日　通水（未完成）

经过
  2020-05-03  登记
  2020-05-10  追责　结论：不予追责；理由：不涉及
  2020-05-20  进展　情况：已开工

接下来可以记
  进展      要写情况
  回访      要写情况
  反馈      要写对象、方式、满意度
  追责      要写结论
  建章立制  要写制度、方式
  更正      要写项、原、改、理由、批准单位
  节点完成  要写节点
  申请延期  要写延至、理由
  报完成    要写情况、佐证、签字；现在记会有错误：已报完成，但缺少“措施”；报完成
            时应写明接通日期
  移交      要写移至
  合并      要写并入

核对提示
  提醒  登记已22天，仍缺少“措施”（essentials-complete）
  提醒  节点1（支管）已过3天，没有记完成（milestones-kept）
`,
    });
  });

  it("what stands in the way of an event is what it needs first", async () => {
    change("      - { 日期: 2020-05-10, 事项: 追责, 结论: 不予追责, 理由: 不涉及 }\n", "");
    const [problem] = await shown("甲局-01-001", "--as-of", "2020-05-25");
    const done = problem.next.find(({ event }: { event: string }) => event === "报完成");
    expect(done).toEqual({
      event: "报完成",
      needs: ["情况", "佐证", "签字"],
      obstacles: ["报完成时应写明接通日期", "从重处理的问题，报完成之前没有追责决定"],
    });
  });

  it.each([["甲局-01-001"], ["甲局-０１-001"], ["甲局—01—001"], ["甲局"], ["供水"], [" 供 水 "]])("%j means the one", async (asked) => {
    expect((await run(asked, "--as-of", "2020-05-25")).out).toMatch(/^甲局-01-001　供水没有接通\n/);
  });

  it("several are listed, each with its state", async () => {
    expect(await run("没有接通", "--as-of", "2020-08-02")).toEqual({
      status: 0,
      err: "",
      out: `有2个问题，截至2020年8月2日：
  乙局-01-001　整改中　时限2020年7月31日（逾期2天）　供电没有接通
  甲局-01-001　整改中　时限2020年7月31日（逾期2天）　供水没有接通
要看其中一个，写出完整的编号。
`,
    });
  });

  it.each([
    ["甲局-01-010", "最接近的编号是“甲局-01-001”"],
    ["甲居-01-001", "最接近的编号是“甲局-01-001”"],
    ["天然气", "没有编号或题目中有“天然气”的问题\n"],
    ["", "没有编号或题目中有“”的问题\n"],
  ])("%j is unknown", async (asked, said) => {
    const { status, out, err } = await run(asked);
    expect({ status, out, err }).toEqual({ status: 2, out: "", err: expect.stringContaining(said) });
  });

  it("without a number somebody must sit there to choose one", async () => {
    expect(await run()).toMatchObject({ status: 2, err: expect.stringContaining("没有运行：缺少编号\n") });
    const { text, status, late } = await askIn(
      root,
      ["show"],
      [
        ["哪个单位", "某区甲局\r"],
        ["哪个问题", "\r"],
      ],
      { today: "2020-05-25", columns: 40 },
    );
    expect({ status, late }).toEqual({ status: 0, late: false });
    expect(text).toContain("甲局-01-001 整改中 供水没有接通");
    const lines = text.slice(text.lastIndexOf("现状")).split("\n");
    expect(lines.filter((line) => displayWidth(line) > 40)).toEqual([]);
  });

  it("an error elsewhere hides nothing, one of its own is told", async () => {
    writeFileSync(join(root, "ledgers/乙局.yaml"), "单位：某区乙局\n");
    change("时限: 2020-07-31", "时限: 2020-05-01");
    const { status, out } = await run("甲局-01-001", "--as-of", "2020-05-25");
    expect([status, out]).toEqual([0, expect.stringContaining("错误  整改时限2020年5月1日早于登记日期2020年5月3日（due-after-entry）")]);
  });

  it("a plan that cannot be used is an end", async () => {
    writeFileSync(join(root, "ledgers/plan.yaml"), plan.replace("起: 2020-04-01", "起: 0020-04-01"));
    expect((await run("甲局-01-001")).status).toBe(2);
  });
});

describe("for programs", () => {
  it("tells where a deadline comes from", async () => {
    events(
      "日期: 2020-05-21, 事项: 申请延期, 延至: 2020-08-31, 理由: 雨",
      "日期: 2020-05-22, 事项: 延期批复, 结论: 批准, 延至: 2020-08-31, 批准单位: 专项办, 文号: 1号",
    );
    const [problem] = await shown("甲局-01-001", "--as-of", "2020-05-25");
    expect(problem).toMatchObject({ state: "open", round: 1, due: "2020-08-31", overdue: false, later: 0 });
    expect(problem.deadlines).toEqual([
      { due: "2020-07-31", by: "entry", since: "2020-05-03" },
      { due: "2020-08-31", by: "extension", since: "2020-05-22" },
    ]);
    expect((await run("甲局-01-001", "--as-of", "2020-05-25")).out).toContain(
      "时限  2020年8月31日（批准延期后的，2020年5月22日起；原是登记时定的2020年7月31",
    );
  });

  it("an earlier day is told as it was, and what came later is counted only", async () => {
    const [problem] = await shown("甲局-01-001", "--as-of", "2020-05-15");
    expect(problem).toMatchObject({ later: 1, next: [], course: [{ on: "2020-05-10", event: "追责", state: "open", inEffect: true }] });
    const [before] = await shown("甲局-01-001", "--as-of", "2020-05-02");
    expect(before).toMatchObject({ state: null, due: null, deadlines: [], course: [], next: [] });
  });

  it("an event that its state does not allow is told as one without effect", async () => {
    events("日期: 2020-05-21, 事项: 销号, 批准单位: 专项办, 文号: 1号");
    const [problem] = await shown("甲局-01-001", "--as-of", "2020-05-25");
    expect(problem.course.at(-1)).toEqual({
      on: "2020-05-21",
      event: "销号",
      state: "open",
      inEffect: false,
      record: { 批准单位: "专项办", 文号: "1号" },
    });
  });

  it("all that may be meant are given whole", async () => {
    expect((await shown("没有接通", "--as-of", "2020-05-25")).map(({ next }: { next: unknown[] }) => next.length > 5)).toEqual([
      true,
      true,
    ]);
  });
});
