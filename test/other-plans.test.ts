// Four public plans of other kinds, put in as they are (test/fixtures/plans: what was taken from where stands in each plan): they are checked
// without an error, count as by hand, and give every paper there can be.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { check } from "../src/check/check.ts";
import { openWorkspace } from "../src/disk/workspace.ts";
import { statusOf } from "../src/status/status.ts";
import { ask, run } from "./commands/in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-plans-"));
afterAll(() => rmSync(folder, { recursive: true }));
const root = join(import.meta.dirname, "fixtures/plans");

const plans: readonly {
  readonly name: string;
  readonly asOf: string;
  readonly unit: string;
  readonly month: string;
  /** A phase that is over by asOf; 0: none. */
  readonly phase: number;
  /** Rules that warn on asOf: what the fixture's own mess is. */
  readonly warned: readonly string[];
  readonly counted: readonly number[];
  /** A sentence of the month's bulletin, and one of the unit's report. */
  readonly said: readonly [string, string];
}[] = [
  {
    name: "清理整治",
    asOf: "2005-11-15",
    unit: "甲市",
    month: "2005-09",
    phase: 3,
    warned: ["deadline-kept", "duties-done", "duties-done", "duties-done", "progress-recorded"],
    counted: [2, 1, 0, 1],
    said: ["未报送1个：乙行政公署 |", "9月8日核查通过，9月12日销号"],
  },
  {
    name: "督察整改",
    asOf: "2024-02-01",
    unit: "郁南县",
    month: "2024-01",
    phase: 0,
    warned: [],
    counted: [2, 1, 0, 0],
    said: ["县人民政府，各部门单位，各镇街单位：", "“填埋场渗滤液日处理能力不足”：2024年1月16日核查通过，2024年1月25日销号"],
  },
  {
    name: "年度重点工作",
    asOf: "2023-07-10",
    unit: "科经局",
    month: "2023-06",
    phase: 0,
    warned: ["duties-done"],
    counted: [1, 0, 0, 0],
    said: ["6月季度进展应报送单位2个，报送截止日为6月30日。", "6月26日完成节点“投产”，6月28日报完成"],
  },
  {
    name: "安全三年行动",
    asOf: "2024-07-15",
    unit: "某县",
    month: "2024-06",
    phase: 0,
    warned: Array.from({ length: 8 }, () => "duties-done"),
    counted: [2, 1, 1, 0],
    said: ["2024年6月半年总结的4个", "长期坚持"],
  },
];

describe.each(plans)("$name", ({ name, asOf, unit, month, phase, warned, counted, said }) => {
  const workspace = join(root, name);

  it("is checked without an error, and counts as by hand", async () => {
    const { sources, evidence } = openWorkspace(workspace, workspace);
    const { result, campaign } = await check(sources, asOf, { evidence });
    expect(result.errors).toBe(0);
    expect(result.diagnostics.map(({ rule }) => rule).sort()).toEqual(warned);
    if (!campaign) throw new Error("no campaign");
    const { totals } = statusOf(campaign, { asOf });
    expect([totals.total, totals.closed, totals.longTerm, totals.overdue]).toEqual(counted);
  });

  it("gives its papers", async () => {
    const paper = async (...words: string[]) => {
      const file = join(folder, "paper.md");
      const { status, err } = await run(workspace, ["report", ...words, "--as-of", asOf, "-o", file]);
      expect([words.join(" "), status, err.includes("没有运行")]).toEqual([words.join(" "), 0, false]);
      const text = readFileSync(file, "utf8");
      expect(text).not.toMatch(/undefined|NaN|null|\[object/);
      return text;
    };
    const [ofMonth, ofUnit] = said;
    const bulletin = await paper("--month", month);
    expect(bulletin).toContain(ofMonth);
    expect(bulletin).not.toContain("尚未作出"); // 新发现从重 否: no decision is asked for
    const unitReport = await paper("--month", month, "--unit", unit);
    expect(unitReport).toContain(ofUnit);
    const crossesYear = ["督察整改", "安全三年行动"].includes(name); // then no day or month is without its year
    if (month === "2024-01") expect(bulletin).toContain("期初（2023年12月31日）未销号2件");
    const everyPaper = [bulletin, unitReport, await paper("--month", month, "--public")];
    for (const text of crossesYear ? everyPaper : [])
      expect(text.match(/.{0,20}(?<!年|\d)\d{1,2}月(?:\d{1,2}日|底|末|到期|月报).{0,20}/g)).toBeNull();
    if (phase > 0) await paper("--phase", String(phase));
    for (const words of [["status"], ["due"], ["notice"], ["export", "-o", join(folder, "台账.xlsx")]]) {
      const { status, out } = await run(workspace, [...words, "--as-of", asOf]);
      expect([words[0], status, out.match(/undefined|NaN|null|\[object/)]).toEqual([words[0], 0, null]);
    }
  });
});

describe("完成时限 of a task", () => {
  const place = join(folder, "年度");
  cpSync(join(root, "年度重点工作"), place, { recursive: true });
  const written = () => readFileSync(join(place, "ledgers/科经局.yaml"), "utf8");

  const imported = async (row: string, ...words: string[]) => {
    writeFileSync(join(place, "表.csv"), `题目,情况,任务,来源,分类处置,类型,时限\n${row}\n`);
    const { status, out, err } = await run(place, ["import", "表.csv", "--unit", "科经局", "--as-of", "2023-05-04", "--dry-run", ...words]);
    return { status, due: /^\+ +时限: (.*)$/m.exec(out)?.[1], told: out + err };
  };

  it("is the deadline of imported rows that tell none, and is told", async () => {
    const { status, due, told } = await imported("示例项目用电没有落实,变压器没有到货,2,自查,从重处理,要素保障,");
    expect([status, due]).toEqual([0, "2023-12-31"]);
    expect(told).toContain("时限（任务2）");
  });

  it.each([
    ["a row tells one", "示例项目用电没有落实,变压器没有到货,2,自查,从重处理,要素保障,2023-07-31", "2023-07-31"],
    ["it is put right at once", "示例项目用电没有落实,变压器没有到货,2,自查,立行立改,要素保障,", undefined],
  ])("is not taken where %s", async (_, row, expected) => {
    expect(await imported(row)).toMatchObject({ status: 0, due: expected });
  });

  it("is proposed by add", async () => {
    const { status, late, text } = await ask(
      place,
      [
        "add",
        "--unit",
        "科经局",
        "--任务",
        "2",
        "--date",
        "2023-05-04",
        "--题目",
        "示例项目缺电",
        "--情况",
        "变压器没有到货",
        "--类型",
        "要素保障",
        "--来源",
        "自查",
      ],
      [
        ["分类处置", "从重\r"],
        ["时限", "\r"],
        ["措施", "催货\r"],
        ["直接回车", "\r"],
        ["责任人", "\r"],
        ["写入吗", "\r"],
      ],
      { today: "2023-05-04" },
    );
    expect([text, late, status]).toEqual([text, false, 0]);
    expect(written()).toMatch(/题目: 示例项目缺电[\s\S]*时限: 2023-12-31\n$/);
  });
});
