// A clerk's life at a terminal, with what the manual says and nothing else: a workspace, three problems entered in three ways, one of them to its
// closure and back again, the month's report, a look, and a step back.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { atTerminal, hasTerminal } from "./terminal.ts";

const program = join(import.meta.dirname, "../../dist/ledger.mjs");
const folder = mkdtempSync(join(tmpdir(), "ledger-clerk-"));
afterAll(() => rmSync(folder, { recursive: true }));
const root = join(folder, "台账");
const ledger = join(root, "ledgers/城管局.yaml");
const written = () => readFileSync(ledger, "utf8");

/** Typed at the terminal, in the workspace; what is asked, and what is answered. */
function typed(words: readonly string[], steps: readonly (readonly [string, string])[] = [], from = root): string {
  const { text, status, late } = atTerminal([process.execPath, program, ...words], from, steps);
  if (late !== false || status !== 0) throw new Error(`${words.join(" ")}: ${late} ${status}\n${text}`);
  return text;
}

/** As a line of a script would have it. */
function byFlags(words: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words.split(" ")], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`${words}: ${status}\n${stdout}${stderr}`);
  return stdout;
}

if (!hasTerminal) process.stderr.write("no python3: a clerk's life was not walked at a terminal\n");

describe.skipIf(!hasTerminal)("a clerk's life", { timeout: 300_000 }, () => {
  it("from an empty workspace to a rebound, and a step back", () => {
    typed(["init", "台账"], [], folder);
    writeFileSync(
      ledger,
      written()
        .replace("第一责任人: { 姓名: ……, 职务: …… }", "第一责任人: { 姓名: 陈某, 职务: 局长 }")
        .replace(/填报人: .*/, '填报人: { 姓名: 魏某, 电话: "0317-0000000" }'),
    );
    expect(written()).not.toMatch(/^[^#\n]*……/m);

    const asked = typed(
      ["add", "--unit", "城管局"],
      [
        ["哪项任务", "接通\r"],
        ["类型", "未按进度\r"],
        ["题目", "示例企业供水未接通\r"],
        ["情况", "约定3月底通水，支管破路手续未办\r"],
        ["来源", "自查\r"],
        ["登记日期", "2018/5/3\r"],
        ["要素", " \r"],
        ["申请日期", "2018年3月1日\r"],
        ["需要日期", "2018.5.31\r"],
        ["时限", "2018-06-01\r"],
        ["措施", "破路许可一次办结\r"],
        ["直接回车", "\r"],
        ["责任人·姓名", "张某\r"],
        ["责任人·职务", "科长\r"],
        ["写入吗", "\r"],
      ],
    );
    expect(asked).toContain("已写入 ledgers/城管局.yaml");

    byFlags(
      "add --unit 城管局 --任务 6 --类型 未按进度接通 --题目 供气未接通 --情况 支管未到门口 --来源 自查 --分类处置 从重处理 --date 2018-05-04 --要素 气 --申请日期 2018/3/1 --需要日期 2018-06-30",
    );
    writeFileSync(
      join(root, "表.csv"),
      "任务,类型,问题名称,问题描述,来源,分类处置,登记日期\n6,未按进度接通,供热未接通,管线断头,自查,从重处理,2018-05-05\n",
    );
    typed(
      ["import", "表.csv", "--unit", "城管局", "--as-of", "2018-05-05"],
      [
        ["各列这样对应，是否正确", "\r"],
        ["以上改动是否正确", "\r"],
      ],
    );
    expect([...written().matchAll(/^ +- 编号: (\S+)/gm)].map(([, id]) => id)).toEqual(["城管局-06-001", "城管局-06-002", "城管局-06-003"]);

    mkdirSync(join(root, "ledgers/附件"), { recursive: true });
    writeFileSync(join(folder, "通水单.pdf"), "%PDF-1.4");
    const first = typed(
      ["log"],
      [
        ["哪个单位", "\r"],
        ["哪个问题", "供水\r"],
        ["记什么", "报完成\r"],
        ["先记“追责”", "\r"],
        ["日期", "2018-05-20\r"],
        ["结论", "不予追责\r"],
        ["理由", "不涉及个人责任\r"],
        ["写入吗", "\r"],
        ["补填接通日期", "\r"],
        ["接通日期", "2018-05-24\r"],
        ["日期", "2018-05-29\r"],
        ["情况", "已通水\r"],
        ["佐证", `'${join(folder, "通水单.pdf")}'\r`],
        ["复制为 ledgers/附件/通水单.pdf", "\r"],
        ["直接回车", "\r"],
        ["签字", "\r"],
        ["写入吗", "\r"],
      ],
    );
    expect(first).toContain("已复制佐证：ledgers/附件/通水单.pdf");

    byFlags(
      "log 城管局-06-001 核查 --date 2018-06-04 --核查单位 领导小组办公室 --核查人 示例乙、示例丙 --方式 现场 --整改到位 是 --追责落实 不涉及 --制度有效 是 --说明 不涉及个人责任 --结论 通过 --文号 核1号",
    );
    byFlags("log 城管局-06-001 销号 --date 2018-06-06 --批准单位 领导小组办公室 --文号 销1号");
    typed(
      ["log", "城管局-06-001"],
      [
        ["记什么", "反弹\r"],
        ["日期", "2018-06-20\r"],
        ["来源", "督查\r"],
        ["情况", "水压不足\r"],
        ["时限", "2018-07-20\r"],
        ["写入吗", "\r"],
      ],
    );
    typed(
      ["duty", "月报", "--unit", "城管局"],
      [
        ["日期", "2018-07-05\r"],
        ["月份", "\r"],
        ["下月打算", "恢复水压\r"],
        ["直接回车", "\r"],
        ["需协调事项", "\r"],
        ["写入吗", "\r"],
      ],
    );
    expect(written()).toContain("- { 日期: 2018-07-05, 事项: 月报, 月份: 2018-06, 下月打算: [恢复水压] }");

    byFlags("report --month 2018-06 --unit 城管局 --as-of 2018-07-10 -o 月报.docx");
    expect(readdirSync(root)).toContain("月报.docx");
    const shown = byFlags("show 供水 --as-of 2018-07-10");
    expect(shown).toContain("整改中，第2轮");
    expect(shown).toContain("2018年7月20日（反弹后重新定的，2018年6月20日起；原是登记时定的");

    const before = written();
    byFlags("log 城管局-06-002 进展 --date 2018-06-20 --情况 写错了问题");
    typed(["undo"], [["撤销吗", "\r"]]);
    expect(written()).toBe(before);
    const checked = spawnSync(process.execPath, [program, "check", "--as-of", "2018-07-10"], { cwd: root, encoding: "utf8" });
    expect([checked.status, checked.stdout.split("\n").filter((line) => line.startsWith("错误"))]).toEqual([0, []]);
  });
});
