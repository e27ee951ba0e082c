import { stripVTControlCharacters } from "node:util";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runStatus, type StatusOptions } from "../../src/commands/status.ts";
import { displayWidth } from "../../src/render/terminal-text.ts";
import { statusOf } from "../../src/status/status.ts";
import { arbitraryCampaign, arbitraryDay } from "../arbitrary-campaign.ts";
import { campaignOf, type Plain, plainPlan } from "../campaign-of.ts";
import { drawn } from "../runs.ts";

const problem = (编号: string, changes: Plain = {}): Plain => ({
  编号,
  任务: 1,
  登记日期: "2018-05-15",
  分类处置: "立行立改",
  清单号: "2017-0001",
  时限: "2018-07-31",
  ...changes,
});

const plain = {
  plan: plainPlan({
    示例: "是",
    履职要求: [
      { 事项: "月报", 单位: "全部", 首月: "2018-06", 截止日: 5 },
      { 事项: "具体方案", 单位: "园区", 阶段: 1 },
      { 事项: "总结", 单位: "全部", 阶段: 4, 截止: "2018-09-30" },
    ],
  }),
  ledgers: {
    甲: {
      单位: "甲局",
      履职: [{ 日期: "2018-07-09", 事项: "月报", 月份: "2018-06" }],
      问题: [
        problem("甲-01-001", { 时限: "2018-06-20" }),
        problem("甲-01-002", { 时限: "2018-07-05", 经过: [{ 日期: "2018-07-08", 事项: "报完成" }] }),
        problem("甲-01-003", { 时限: "2018-07-17" }),
        problem("甲-01-004", { 分类处置: "分步整改", 节点: [{ 时限: "2018-06-30" }, { 时限: "2018-07-30" }] }),
        problem("甲-01-005", { 时限: "2018-06-20" }),
      ],
    },
    丙: {
      单位: "丙园区",
      履职: [
        { 日期: "2018-04-20", 事项: "具体方案" },
        { 日期: "2018-07-05", 事项: "月报", 月份: "2018-06" },
      ],
    },
  },
};
const campaign = campaignOf(plain);

function run(
  options: Partial<StatusOptions> = {},
  screen: { columns?: number; color?: boolean; ascii?: boolean } = {},
  of = campaign,
): Promise<string> {
  return runStatus(of, { asOf: "2018-07-15", format: "table", ...options }, { columns: 80, color: false, ...screen });
}

/** The lines of a section of the table, without its title. */
async function section(title: string, options: Partial<StatusOptions> = {}): Promise<string[]> {
  const lines = (await run(options)).split("\n");
  const start = lines.findIndex((line) => line.includes(`、${title}`));
  const end = lines.findIndex((line, index) => index > start && /^[一二三四五六七八九十]、/.test(line));
  return lines.slice(start + 1, end < 0 ? undefined : end).filter((line) => line !== "");
}

describe("the table", () => {
  test("says of what day and by which rules it speaks, and that it is a sample", async () => {
    const lines = (await run()).split("\n");
    expect(lines.slice(0, 3)).toEqual(["某区问题清理整改“回头看”工作台账情况", "截至2018年7月15日", "示例数据，非真实情况"]);
    expect(lines.slice(3, 5).join("")).toContain("口径：时限当日不算逾期；距时限7天以内（含当日，工具默认）为临期");
    expect(lines.slice(3, 5).join("")).toContain("工具默认");
    expect(await run({}, {}, campaignOf({ ...plain, plan: plainPlan() }))).not.toContain("示例");
  });

  test("lists what is overdue, most days first, then by number, with the light as a word", async () => {
    expect(await section("逾期清单（3件）")).toEqual([
      "┌───────────┬──────┬──────────────────┬────────────┬──────┬──────┐",
      "│ 编号      │ 单位 │ 任务             │       时限 │ 逾期 │ 亮灯 │",
      "├───────────┼──────┼──────────────────┼────────────┼──────┼──────┤",
      "│ 甲-01-001 │ 甲   │ 1 审批流程与时限 │ 2018-06-20 │ 25天 │ 红灯 │",
      "│ 甲-01-005 │ 甲   │ 1 审批流程与时限 │ 2018-06-20 │ 25天 │ 红灯 │",
      "│ 甲-01-002 │ 甲   │ 1 审批流程与时限 │ 2018-07-05 │  3天 │ 红灯 │",
      "└───────────┴──────┴──────────────────┴────────────┴──────┴──────┘",
    ]);
    expect((await section("临期清单（1件）"))[3]).toBe("│ 甲-01-003 │ 甲   │ 1 审批流程与时限 │ 2018-07-17 │  2天 │ 黄灯 │");
    expect((await section("节点未按期完成、整改尚未逾期清单（1件）"))[3]).toBe(
      "│ 甲-01-004 │ 甲   │ 1 审批流程与时限 │ 2018-06-30 │ 15天 │ 黄灯 │",
    );
    expect((await section("总体")).at(-1)).toBe("未销号问题亮灯：红灯3件、黄灯2件、绿灯0件");
  });

  test("a milestone missed is listed also where the deadline is near; a phase to come has no rate", async () => {
    const staged = problem("甲-01-001", {
      分类处置: "分步整改",
      时限: "2018-07-20",
      节点: [{ 时限: "2018-07-10" }, { 时限: "2018-07-20" }],
    });
    const printed = await run({}, {}, campaignOf({ ...plain, ledgers: { 甲: { 单位: "甲局", 问题: [staged] } } }));
    expect(printed).toContain("、临期清单（1件）");
    expect(printed).toContain("、节点未按期完成、整改尚未逾期清单（1件）");
    const csv = await run({ asOf: "2018-05-31", format: "csv" });
    const phases = csv.split("\r\n").filter((line) => /^阶段,.*,未开始,/.test(line));
    expect(phases.length).toBeGreaterThan(0);
    for (const line of phases) expect(line).toMatch(/,—(?:,|$)/);
  });

  test("a milestone is missed the day after its own; a closed problem shows no light", async () => {
    const staged = problem("甲-01-001", { 分类处置: "分步整改", 节点: [{ 时限: "2018-07-14" }, { 时限: "2018-07-30" }] });
    const log = [
      { 日期: "2018-05-20", 事项: "报完成" },
      { 日期: "2018-05-21", 事项: "核查", 结论: "通过" },
      { 日期: "2018-05-22", 事项: "销号" },
    ];
    const two = campaignOf({ plan: plainPlan(), ledgers: { 甲: { 单位: "甲局", 问题: [staged, problem("甲-01-002", { 经过: log })] } } });
    expect(await run({ asOf: "2018-07-14" }, {}, two)).toContain("红灯0件、黄灯0件、绿灯1件\n");
    expect(await run({ asOf: "2018-07-15" }, {}, two)).toContain("红灯0件、黄灯1件、绿灯0件\n");
  });

  test("names who was late and who is missing, and what nobody owes yet", async () => {
    const lines = await section("履职情况");
    expect(lines.slice(0, 5)).toEqual([
      "┌─────────────────────┬──────┬──────┬──────┬──────┬──────┐",
      "│ 事项                │ 应报 │ 已报 │ 迟报 │ 未报 │ 待报 │",
      "├─────────────────────┼──────┼──────┼──────┼──────┼──────┤",
      "│ 月报（2018年6月）   │    3 │    1 │    1 │    1 │    0 │",
      "│ 具体方案（第1阶段） │    1 │    1 │    0 │    0 │    0 │",
    ]);
    expect(lines.slice(6).join("")).toBe(
      "月报（2018年6月）：迟报甲（7月9日）；未报乙均待报：月报（2018年7月）、月报（2018年8月）、月报（2018年9月）、总结（第4阶段）",
    );
  });

  test("has a section for the month only when one is asked for", async () => {
    expect(await run()).not.toContain("期初未销号 │    5");
    expect((await section("2018年7月（2018年7月1日至7月31日，进行中）", { month: "2018-07" }))[3]).toBe(
      "│ 期初未销号 │    5 │ 期末未销号 │    5 │ 应完成     │    3 │",
    );
  });

  test("says 无 where a list is empty", async () => {
    const none = campaignOf({ plan: plainPlan(), ledgers: {} });
    const printed = await run({}, {}, none);
    expect(printed).toContain("、逾期清单（0件）\n无\n");
    expect(printed).toContain("、履职情况\n无\n");
    expect(printed).not.toContain("节点未按期完成清单");
  });

  test("names the units whose data did not pass", async () => {
    expect(await run({}, {}, { ...campaign, failed: ["甲局", "丙园区"] })).toContain("\n数据未通过核对：甲局、丙园区\n");
    expect(await run()).not.toContain("数据未通过核对");
  });

  test("says what it was cut down to, and counts the same", async () => {
    const printed = await run({ unit: "丙", phase: 3, task: 1 });
    expect(printed.split("口径：")[0]?.replaceAll("\n", "")).toContain(
      "分阶段只列第3阶段；分单位只列丙园区；分任务只列任务1 审批流程与时限；各清单只列第3阶段、丙园区、任务1 审批流程与时限；履职情况只列第3阶段、丙园区；总体、分类处置仍是全部单位的合计",
    );
    expect((await run({ unit: "丙", month: "2018-06" })).split("口径：")[0]?.replaceAll("\n", "")).toContain(
      "分单位只列丙园区；各清单只列丙园区；履职情况只列丙园区；总体、本月、分阶段、分任务、分类处置仍是全部单位的合计",
    );
    expect(printed).toContain("、逾期清单（0件）");
    expect(await section("总体", { unit: "丙" })).toEqual(await section("总体"));
  });

  test("colour adds escape sequences and nothing else", async () => {
    const colored = await run({}, { color: true });
    expect(colored).toContain("\u001b[31m红灯\u001b[39m");
    expect(colored).toContain("\u001b[33m黄灯\u001b[39m");
    expect(stripVTControlCharacters(colored)).toBe(await run());
    expect(await run()).not.toContain("\u001b");
  });

  test("does without box lines", async () => {
    expect(await run({ month: "2018-07" }, { ascii: true })).not.toMatch(/[\u2500-\u257f…—]/);
  });

  test("fits the screen with straight borders, and lets no control through, whatever the names", { timeout: 120_000 }, async () => {
    const name = fc
      .array(fc.constantFrom("局", "水资源办", "“", "）", "A", "-", "𠮷", "\u001b[2J", "\u202e", "\u009b", "\n", "…", "ｶ", " "), {
        minLength: 1,
        maxLength: 25,
      })
      .map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(
        arbitraryCampaign,
        arbitraryDay,
        fc.array(name, { minLength: 30, maxLength: 30 }),
        fc.constantFrom(40, 60, 80, 120),
        async (random, asOf, names, columns) => {
          const real = campaignOf(random);
          const hostile = {
            ...real,
            failed: names.slice(0, 2),
            plan: {
              ...real.plan,
              name: names[3] ?? "",
              units: real.plan.units.map((unit, index) => ({ ...unit, short: names[4 + index] ?? "" })),
              tasks: real.plan.tasks.map((task, index) => ({ ...task, name: names[12 + index] ?? "" })),
              phases: real.plan.phases.map((phase, index) => ({
                ...phase,
                name: names[18 + index] ?? "",
                description: names[24 + index] ?? "",
              })),
            },
            ledgers: real.ledgers.map((ledger) => ({
              ...ledger,
              problems: ledger.problems.map((one, index) => ({ ...one, id: `${one.id}${names[index % 30]}` })),
            })),
          };
          const printed = await run({ asOf, month: "2018-06" }, { columns }, hostile);
          expect(printed.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
          let width = 0;
          for (const line of printed.split("\n")) {
            expect(displayWidth(line)).toBeLessThanOrEqual(columns);
            if (line.startsWith("┌")) width = displayWidth(line);
            if (/^[│├└]/.test(line)) expect(displayWidth(line)).toBe(width);
          }
        },
      ),
      { ...drawn(8, 80), interruptAfterTimeLimit: 60_000 },
    );
  });
});

describe("JSON", () => {
  test("is the status, two spaces in, with a newline at its end", async () => {
    const printed = await run({ format: "json", month: "2018-06" });
    expect(JSON.parse(printed)).toEqual(statusOf(campaign, { asOf: "2018-07-15", month: "2018-06" }));
    expect(printed).toMatch(/^\{\n {2}"asOf": "2018-07-15",\n {2}"totals": \{\n {4}"total": 5,/);
    expect(printed.endsWith("\n}\n")).toBe(true);
  });
  test("lists what is asked for", async () => {
    const { units, items, totals } = JSON.parse(await run({ format: "json", unit: "丙园区", task: 1 }));
    expect([units.length, items.length, totals.total]).toEqual([1, 0, 5]);
  });
  test("says the same with what a terminal would act on escaped", async () => {
    const odd = campaignOf({ ...plain, ledgers: { 甲: { 单位: "甲局", 问题: [problem("甲\u009b\u202e\u001b-01-001")] } } });
    const printed = await run({ format: "json" }, {}, odd);
    expect(printed.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(JSON.parse(printed).items[0].id).toBe("甲\u009b\u202e\u001b-01-001");
  });
});

describe("CSV", () => {
  const rows = async (options: Partial<StatusOptions> = {}, of = campaign) => {
    const printed = await run({ format: "csv", ...options }, {}, of);
    expect(printed.startsWith("\ufeff类别,名称,截至日,")).toBe(true);
    expect(printed.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const [head = [], ...body] = printed
      .slice(1, -2)
      .split("\r\n")
      .map((line) => line.split(","));
    return body.map((fields) => {
      expect(fields.length).toBe(head.length);
      return Object.fromEntries(head.map((name, index) => [name, fields[index]]));
    });
  };
  test("has one row a scope", async () => {
    expect((await rows({ month: "2018-06" })).map((row) => `${row["类别"]} ${row["名称"]}`)).toEqual([
      "总体 全部",
      "月份 2018年6月",
      "阶段 1 动员部署",
      "阶段 2 自查自纠",
      "阶段 3 综合评估",
      "阶段 4 全面总结",
      "单位 甲局",
      "单位 乙局",
      "单位 丙园区",
      "任务 1 审批流程与时限",
      "任务 6 水电气暖讯接通",
      "分类处置 巩固防反弹",
      "分类处置 立行立改",
      "分类处置 分步整改",
      "分类处置 从重处理",
    ]);
  });
  test("fills the figures of a scope and leaves the rest empty", async () => {
    const [overall, june] = await rows({ month: "2018-06" });
    expect(overall).toMatchObject({
      截至日: "2018-07-15",
      起: "",
      问题总数: "5",
      整改中: "4",
      待核查: "1",
      逾期: "3",
      临期: "1",
      整改率: "0.0%",
      期初未销号: "",
      说明: "示例数据，非真实情况",
    });
    expect(june).toMatchObject({
      起: "2018-06-01",
      止: "2018-06-30",
      状态: "已结束",
      问题总数: "",
      期初未销号: "5",
      期末未销号: "5",
      期末逾期: "2",
      应完成: "2",
      按期完成率: "0.0%",
    });
  });
  test("marks what did not pass", async () => {
    const marked = await rows({}, { ...campaign, failed: ["乙局"] });
    expect(marked.filter((row) => row["说明"]?.includes("未通过")).map((row) => `${row["名称"]} ${row["说明"]}`)).toEqual([
      "全部 示例数据，非真实情况；数据未通过核对：乙局",
      "乙局 示例数据，非真实情况；数据未通过核对",
    ]);
  });
  test.each([
    ["=1+1", "'=1+1"],
    ["+86", "'+86"],
    ["-甲", "'-甲"],
    ["@甲", "'@甲"],
    ["\t甲", " 甲"],
    [" =甲", "' =甲"],
    ['甲,"乙"', '"甲,""乙"""'],
    ["甲\r\n乙", "甲 乙"],
    ["甲\u001b乙", "甲\\u001b乙"],
  ])("a unit called %j is written %s", async (名称, written) => {
    const odd = campaignOf({ plan: plainPlan({ 单位: [{ 名称, 简称: "甲", 类别: "区直" }] }), ledgers: {} });
    expect(await run({ format: "csv" }, {}, odd)).toContain(`\r\n单位,${written},2018-07-15,`);
  });
});

describe("what the plan has not", () => {
  test.each([
    [{ unit: "丙园" }, "方案中没有名为“丙园”的单位", "是不是“丙园区”？单位全称（简称）有：甲局（甲）、乙局（乙）、丙园区（丙）"],
    [{ unit: "财政局" }, "方案中没有名为“财政局”的单位", "单位全称（简称）有：甲局（甲）、乙局（乙）、丙园区（丙）"],
    [{ phase: 5 }, "方案中没有序号为5的阶段", "阶段有：1 动员部署、2 自查自纠、3 综合评估、4 全面总结"],
    [{ task: 2 }, "方案中没有序号为2的任务", "任务有：1 审批流程与时限、6 水电气暖讯接通"],
  ])("%j is a wrong call", async (options, message, hint) => {
    await expect(run(options)).rejects.toMatchObject({ name: "UsageError", message, hint });
  });
});
