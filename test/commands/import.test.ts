// `ledger import` as it is typed: tables as offices make them, the same file twice, and files made to do harm.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type HandCell, handMade } from "../import/hand-made.ts";
import { ledger, plan } from "../read/told.ts";
import { ask, run as runIn } from "./in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-import-"));
afterAll(() => rmSync(folder, { recursive: true }));
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(folder, "case-"));
  mkdirSync(join(root, "ledgers"));
  writeFileSync(join(root, "ledgers/plan.yaml"), plan);
  writeFileSync(join(root, "ledgers/甲局.yaml"), `# 李某的台账\n${ledger}`);
});

const written = () => readFileSync(join(root, "ledgers/甲局.yaml"), "utf8");
const put = (name: string, content: Uint8Array | string) => writeFileSync(join(root, name), content);
const problems = () => parse(written()).问题 as Record<string, unknown>[];

const run = (...args: string[]) => runIn(root, ["import", ...args, "--as-of", "2020-05-25"]);

/** 43984 is 2020-06-02. */
const office: Record<string, HandCell> = {
  A1: "甲局问题整改台账",
  A2: "序号",
  B2: "任务",
  C2: "存在问题",
  D2: "问题描述",
  E2: "问题类别",
  F2: "问题来源",
  G2: "处置方式",
  H2: "整改情况",
  J2: "责任人",
  L2: "录入日期",
  M2: "申请日期",
  N2: "需要日期",
  O2: "要素",
  P2: "领导批示",
  H3: "整改措施",
  I3: "完成时限",
  J3: "姓名",
  K3: "联系电话",
  A4: "1",
  B4: "１",
  C4: "燃气没有接通",
  D4: "气源未到：厂区 #2",
  E4: "未按进度接通",
  F4: "自查",
  G4: "从重处理",
  H4: "协调气源\n敷设管线",
  I4: { number: 43984, format: 31 },
  J4: "赵某",
  K4: "0317-1111111",
  L4: "２０２０年５月６日",
  M4: { number: 43984 - 90, format: 31 },
  N4: { number: 43984, format: 58 },
  O4: "气",
  P4: "尽快",
  A5: "2",
  C5: "供暖没有接通",
  D5: { formula: 'A1&"x"', value: "换热站未建" },
  I5: "2020.6.30",
  L5: "2020/5/7",
  M5: "20200301",
  N5: { number: 43984, format: 14 },
  O5: "暖、水",
  A6: "填表人：李某",
};
const merges = [
  "A1:P1",
  "H2:I2",
  "J2:K2",
  "A2:A3",
  "B2:B3",
  "C2:C3",
  "D2:D3",
  "E2:E3",
  "B4:B5",
  "E4:E5",
  "F4:F5",
  "G4:G5",
  "H4:H5",
  "J4:J5",
  "K4:K5",
];

describe("a table made by an office", () => {
  it("comes in under titles, a header of two rows and merged cells; what has no home is told; twice changes nothing", async () => {
    put("台账.xlsx", handMade(office, merges));
    const before = written();
    const first = await run("台账.xlsx", "--unit", "甲局", "--set", "责任人.职务=科长", "--yes");
    expect(first.err).toContain("问题清单!P4  尽快");
    expect(first.err).toContain("问题清单!A1  甲局问题整改台账");
    expect(first.err).toContain("问题清单!A6  填表人：李某");
    expect(first.err).toContain("完成时限 → 时限");
    expect(first.err).toMatch(/公式.*问题清单!D5/);
    expect([first.status, first.status === 0 ? "" : first.err]).toEqual([0, ""]);
    expect(written().startsWith(before)).toBe(true);
    const shared = {
      任务: 1,
      类型: "未按进度接通",
      来源: "自查",
      分类处置: "从重处理",
      措施: ["协调气源", "敷设管线"],
      责任人: { 姓名: "赵某", 职务: "科长", 电话: "0317-1111111" },
    };
    expect(problems().slice(1)).toEqual([
      {
        ...shared,
        编号: "甲局-01-002",
        题目: "燃气没有接通",
        情况: "气源未到：厂区 #2",
        登记日期: "2020-05-06",
        时限: "2020-06-02",
        明细: { 要素: ["气"], 申请日期: "2020-03-04", 需要日期: "2020-06-02" },
      },
      {
        ...shared,
        编号: "甲局-01-003",
        题目: "供暖没有接通",
        情况: "换热站未建",
        登记日期: "2020-05-07",
        时限: "2020-06-30",
        明细: { 要素: ["暖", "水"], 申请日期: "2020-03-01", 需要日期: "2020-06-02" },
      },
    ]);
    const after = written();
    const second = await run("台账.xlsx", "--unit", "甲局", "--set", "责任人.职务=科长", "--yes");
    expect(second.out).toContain("新增0件，改动0件，没有变化2件");
    expect(written()).toBe(after);
    put("台账.xlsx", handMade({ ...office, D4: "气源已到" }, merges));
    const third = await run("台账.xlsx", "--unit", "甲局", "--set", "责任人.职务=科长", "--yes");
    expect(third.out).toContain("+    情况: 气源已到");
    expect(written()).toBe(after.replace(/情况: .*厂区.*/, "情况: 气源已到"));
  });

  it("a row that check refuses stops all, by its number", async () => {
    put("台账.xlsx", handMade({ ...office, L5: "2020/8/7" }, merges));
    const before = written();
    const { status, err } = await run("台账.xlsx", "--unit", "甲局", "--set", "责任人.职务=科长", "--yes");
    expect(status).toBe(1);
    expect(err).toContain("问题清单!L5：日期2020年8月7日晚于核对之日2020年5月25日");
    expect(err).toContain("全部没有写入");
    expect(written()).toBe(before);
  });

  it("nothing is written without a yes, nor in a dry run; --map and --set say what the table does not", async () => {
    put("台账.csv", "事由,问题描述,何时办结\r\n路灯不亮,厂区门口,2020/6/30\r\n");
    const before = written();
    const flags = [
      "--unit",
      "甲局",
      "--map",
      "事由=题目",
      "--map",
      "何时办结=时限",
      "--set",
      "任务=2",
      "--set",
      "类型=其他",
      "--set",
      "来源=自查",
      "--set",
      "分类处置=从重处理",
    ];
    expect((await run("台账.csv", ...flags)).status).toBe(2);
    expect((await run("台账.csv", ...flags, "--dry-run")).out).toContain("+    题目: 路灯不亮");
    expect(written()).toBe(before);
    expect((await run("台账.csv", ...flags, "--yes")).status).toBe(0);
    expect(problems()[1]).toEqual({
      编号: "甲局-02-001",
      任务: 2,
      类型: "其他",
      题目: "路灯不亮",
      情况: "厂区门口",
      来源: "自查",
      登记日期: "2020-05-25",
      分类处置: "从重处理",
      时限: "2020-06-30",
    });
  });

  it("CSV in GB18030 with line breaks inside quotes", async () => {
    // “任务,题目,情况” and “2,灯不亮,"甲\n乙"” in GBK.
    const bytes = Buffer.from("c8cecef12ccce2c4bf2cc7e9bff60d0a322cb5c6b2bbc1c12c22bcd70ad2d2220d0a", "hex");
    put("台账.csv", bytes);
    const { status, err } = await run(
      "台账.csv",
      "--unit",
      "甲局",
      "--set",
      "类型=其他",
      "--set",
      "来源=自查",
      "--set",
      "分类处置=从重处理",
      "--yes",
    );
    expect([status, status === 0 ? "" : err]).toEqual([0, ""]);
    expect(problems()[1]).toMatchObject({ 题目: "灯不亮", 情况: "甲\n乙" });
  });

  it("asks before it writes, where somebody can be asked", async () => {
    put("台账.xlsx", handMade(office, merges));
    const before = written();
    const args = ["import", "台账.xlsx", "--unit", "甲局", "--set", "责任人.职务=科长", "--as-of", "2020-05-25"];
    const no = await ask(root, args, [
      ["各列这样对应，是否正确", "\r"],
      ["以上理解是否正确", "\r"],
      ["以上改动是否正确", "\u001b[B\r"],
    ]);
    expect([no.late, written()]).toEqual([false, before]);
    const yes = await ask(root, args, [
      ["上次的回答还在", "\r"],
      ["各列这样对应，是否正确", "\r"],
      ["以上改动是否正确", "\r"],
    ]);
    expect([yes.late, yes.status, problems().length]).toEqual([false, 0, 3]);
  });
});

describe("files made to do harm, or of another kind", () => {
  const refused = async (name: string, content: Uint8Array | string, words: string) => {
    put(name, content);
    const before = written();
    const { status, err } = await run(name, "--unit", "甲局", "--yes");
    expect([name, status, err]).toEqual([name, 2, expect.stringContaining(words)]);
    expect(err).not.toMatch(/\n\s+at /);
    expect(written()).toBe(before);
  };

  it("are refused in words", async () => {
    const bomb = handMade(office, [], { "xl/sharedStrings.xml": "0".repeat(250_000_000) });
    await refused("大.xlsx", bomb, "展开后太大");
    // The directory says 100 bytes: no more than that is unpacked.
    const liar = handMade(office, [], { "xl/sharedStrings.xml": "0".repeat(1_000_000) });
    for (let at = 0; at + 4 < liar.length; at++)
      if (liar[at] === 0x50 && liar[at + 1] === 0x4b && liar[at + 2] === 1 && liar[at + 3] === 2)
        new DataView(liar.buffer, liar.byteOffset).setUint32(at + 24, 100, true);
    await refused("谎.xlsx", liar, "读不出来");
    await refused(
      "实体.xlsx",
      handMade(office, [], { "xl/sharedStrings.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><sst>&a;</sst>' }),
      "实体声明",
    );
    await refused("宏.xlsx", handMade(office, [], { "xl/vbaProject.bin": "x" }), "宏");
    await refused("旧.xls", "x", "另存为");
    await refused("宏.xlsm", "x", "另存为");
    await refused("金山.et", "x", "另存为");
    await refused("坏.xlsx", "不是压缩包", "不是完好的");
    await refused("远.xlsx", handMade({ A1: "任务", B1: "题目", C1: "情况", XFD1048576: "x" }), "");
  });

  it("a table that can be read and has nothing for a ledger is no fault of the call", async () => {
    for (const content of ["", "甲,乙,丙\n1,2,3\n"]) {
      put("别的.csv", content);
      const { status, err } = await run("别的.csv", "--unit", "甲局", "--yes");
      expect([status, err]).toEqual([1, expect.stringContaining("没有找到可以导入的问题")]);
    }
  });

  it("our own workbook says itself what its columns are", async () => {
    expect((await runIn(root, ["export", "-o", "导出.xlsx", "--as-of", "2020-05-25"])).status).toBe(0);
    const { status, err } = await run("导出.xlsx", "--map", "题目=情况", "--yes");
    expect([status, err.split("\n")[0]]).toEqual([2, "没有运行：“导出.xlsx”是 ledger export 导出的，各列是什么已经写明"]);
    expect((await run("导出.xlsx", "--yes")).status).toBe(0);
  });

  it("a formula that was never reckoned is told, not run", async () => {
    const made = handMade({
      A1: "任务",
      B1: "题目",
      C1: "情况",
      D1: "备注",
      A2: "2",
      B2: "甲事",
      C2: "一",
      D2: { formula: 'WEBSERVICE("http://x")' },
    });
    put("台账.xlsx", made);
    const { status, err } = await run(
      "台账.xlsx",
      "--unit",
      "甲局",
      "--set",
      "类型=其他",
      "--set",
      "来源=自查",
      "--set",
      "分类处置=从重处理",
      "--yes",
    );
    expect(err).toContain("问题清单!D2");
    expect(status).toBe(0);
    expect(problems()[1]).not.toHaveProperty("备注");
  });
});
