// Every number of a board is one of `ledger status --format json` of the same days: it is read back from the file and compared.
import * as fc from "fast-check";
import { beforeAll, describe, expect, it, test } from "vitest";
import { runBoard, runStatus } from "../../src/commands/status.ts";
import type { Campaign } from "../../src/model/campaign.ts";
import { addDays, addMonths, lastDayOf, longDay, longMonth, monthOf } from "../../src/model/day.ts";
import type { PeriodFigures, Status, Totals } from "../../src/model/figures.ts";
import { dueOf } from "../../src/status/due.ts";
import { arbitraryCampaign, arbitraryDay } from "../arbitrary-campaign.ts";
import { campaignOf, type Plain, plainPlan } from "../campaign-of.ts";
import { sampleCampaign } from "../report/sample-papers.ts";
import { drawn } from "../runs.ts";
import { expectFront } from "./board-front.ts";
import { readBoard } from "./board-read-back.ts";

const boardFile = (campaign: Campaign, asOf: string, options: Plain = {}) => runBoard(campaign, { asOf, ...options }, "0");

async function statusJson(campaign: Campaign, asOf: string, options: Plain = {}): Promise<Status> {
  return JSON.parse(await runStatus(campaign, { asOf, format: "json", ...options }, { columns: 80, color: false }));
}

const rate = (part: number, whole: number) => {
  if (whole === 0) return "—";
  const tenths = Math.min(Math.floor((2000 * part + whole) / (2 * whole)), part < whole ? 999 : 1000);
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
};
const change = (now: number, before: number, places = 0) =>
  now === before ? "持平" : `${now > before ? "+" : "−"}${Math.abs(now - before).toFixed(places)}`;

/** Compares everything that the board prints. */
async function expectEqual(campaign: Campaign, asOf: string): Promise<void> {
  const html = await boardFile(campaign, asOf);
  const { headline, tables, tiles, drawn: inCharts } = readBoard(html);
  const status = await statusJson(campaign, asOf);
  const { totals } = status;
  const body = (caption: string) => (tables.get(caption) ?? [[]]).slice(1);
  const lastMonth = addMonths(monthOf(asOf), -1);
  const months = body("逐月变动").map(([name]) => name);

  // The first screen.
  const counts: Readonly<Record<string, keyof Totals>> = { 问题总数: "total", 未销号: "unresolved", 逾期: "overdue", 临期: "dueSoon" };
  const before = months.includes(longMonth(lastMonth)) ? await statusJson(campaign, lastDayOf(lastMonth)) : undefined;
  for (const [name, key] of Object.entries(counts)) {
    expect(headline.get(name)?.value, name).toBe(String(totals[key]));
    expect(headline.get(name)?.change.replace(/^比.*? /, "")).toBe(before ? change(totals[key], before.totals[key]) : "");
  }
  const rates = ({ totals: { pendingClosure, closed, total } }: Status) => [rate(pendingClosure + closed, total), rate(closed, total)];
  for (const [index, name] of ["整改率", "销号率"].entries()) {
    const [now = "", then = "—"] = [rates(status)[index], before && rates(before)[index]];
    expect(headline.get(name)?.value).toBe(now);
    const moved = now === "—" || then === "—" ? "" : change(Number.parseFloat(now), Number.parseFloat(then), 1);
    expect(
      headline
        .get(name)
        ?.change.replace(/^比.*? /, "")
        .replace("个百分点", ""),
    ).toBe(moved);
  }
  const dueRate = ({ items, asOf: on }: Status) => {
    const due = items.filter((item) => item.due !== null && item.due <= on);
    return rate(due.filter(({ state }) => state === "pending-closure" || state === "closed").length, due.length);
  };
  expect(headline.get("到期整改率")?.value).toBe(dueRate(status));
  const [dueNow, dueThen] = [dueRate(status), before ? dueRate(before) : "—"];
  expect(headline.get("到期整改率")?.change.replace(/^比.*? |个百分点/g, "")).toBe(
    dueNow === "—" || dueThen === "—" ? "" : change(Number.parseFloat(dueNow), Number.parseFloat(dueThen), 1),
  );
  expectFront(campaign, status, html);

  // The lists.
  const red = status.items
    .filter(({ overdue }) => overdue)
    .sort((a, b) => b.overdueDays - a.overdueDays || ((a.id ?? "") < (b.id ?? "") ? -1 : 1));
  expect(body("逾期清单").map((row) => [row[0], row[4], row[5]])).toEqual(
    red.map(({ id, due, overdueDays }) => [id, longDay(due ?? ""), String(overdueDays)]),
  );
  const ahead = dueOf(campaign, asOf, { days: 30 }).deadlines.filter(({ left }) => left >= 0);
  expect(body(`到期清单（至${longDay(addDays(asOf, 30))}）`).map((row) => [row[0], row[1], row[4]])).toEqual(
    ahead.map(({ on, left, id }) => [longDay(on), String(left), id ?? "—"]),
  );
  const owed = (state: string) => status.duties.filter((duty) => duty.state === state).length;
  const sum = (column: number) => body("报送情况").reduce((all, row) => all + Number(row[column]), 0);
  expect([1, 2, 3, 4, 5].map(sum)).toEqual([
    status.duties.length,
    ...["submitted", "late", "missing", "pending"].map((state) => owed(state)),
  ]);

  // Tables of counts: a state each, lights as the items have them.
  const keys = ["total", "open", "pendingVerification", "pendingClosure", "closed", "overdue", "dueSoon"] as const;
  const named = (caption: string, rows: readonly Totals[]) => {
    expect(
      body(caption).map((row) => row.slice(1, 8).map(Number)),
      caption,
    ).toEqual(rows.map((row) => keys.map((key) => row[key])));
    for (const row of body(caption)) {
      const [total, , , pendingClosure, closed, overdue, , ...lights] = row.slice(1, 11).map(Number);
      expect(lights[0]).toBe(overdue);
      expect(lights.reduce((all, one) => all + one, 0)).toBe((total ?? 0) - (closed ?? 0));
      expect(row.slice(11)).toEqual([rate((pendingClosure ?? 0) + (closed ?? 0), total ?? 0), rate(closed ?? 0, total ?? 0)]);
    }
  };
  named("各单位情况", status.units);
  named("各任务情况", status.tasks);
  named("分类处置情况", status.handling);
  const reds = tiles.flatMap((tile) => /红(\d+)/.exec(tile)?.slice(1).map(Number) ?? []);
  expect(reds).toEqual(status.units.flatMap(({ overdue }) => (overdue > 0 ? [overdue] : [])).sort((a, b) => b - a));

  // Periods.
  const periodKeys = [
    "opening",
    "added",
    "newlyFound",
    "rebounded",
    "closed",
    "removed",
    "unresolved",
    "overdue",
    "due",
    "dueDone",
    "dueOnTime",
  ] as const;
  const figures = (rows: readonly string[][]) => rows.map((row) => row.slice(2, 13).map(Number));
  const counted = (row: PeriodFigures | undefined) => periodKeys.map((key) => row?.[key]);
  expect(figures(body("各阶段情况").map((row) => [...row]))).toEqual(status.phases.map(counted));
  const periods: (PeriodFigures | undefined)[] = [];
  for (const name of months) {
    const [, year = "", month = ""] = /^(\d+)年(\d+)月$/.exec(name ?? "") ?? [];
    periods.push((await statusJson(campaign, asOf, { month: `${year}-${month.padStart(2, "0")}` })).period);
  }
  expect(figures(body("逐月变动").map((row) => [...row]))).toEqual(periods.map(counted));

  // Charts: the tables below them, and what is written into the drawing.
  const chart = (title: string) => body(`${title}：数据表`).map((row) => row.slice(1).map(Number));
  const isShown = (title: string) => tables.has(`${title}：数据表`);
  if (isShown("各单位问题亮灯（件）"))
    expect(chart("各单位问题亮灯（件）")).toEqual(body("各单位情况").map((row) => [row[5], row[10], row[9], row[8]].map(Number)));
  if (isShown("逐月新增、销号和月末未销号（件）"))
    expect(chart("逐月新增、销号和月末未销号（件）")).toEqual(periods.map((row) => [row?.unresolved, row?.added, row?.closed]));
  const begun = status.phases.filter(({ state }) => state !== "upcoming");
  if (isShown("各阶段到期整改情况（件）"))
    expect(chart("各阶段到期整改情况（件）")).toEqual(begun.map((row) => [row.due, row.dueDone, row.overdue]));
  const tones = ["fill-on-good", "fill-on-plain", "fill-on-waiting", "fill-on-overdue"];
  for (const [column, tone] of tones.entries()) {
    const values = chart("各单位问题亮灯（件）").map((row) => row[column]);
    for (const { number } of inCharts.get("各单位问题亮灯（件）")?.filter((one) => one.tone === tone) ?? []) {
      expect(values).toContain(number);
      values.splice(values.indexOf(number), 1);
    }
  }
}

describe("every number is that of status", () => {
  let campaign: Campaign;
  beforeAll(async () => {
    campaign = await sampleCampaign();
  });

  it.each(["2018-04-20", "2018-06-30", "2018-07-15", "2018-08-10", "2018-12-01"])("of the sample on %s", (asOf) =>
    expectEqual(campaign, asOf),
  );

  it("of random campaigns on random days", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCampaign, arbitraryDay, (random, asOf) => expectEqual(campaignOf(random), asOf)),
      drawn(4, 200),
    );
  });

  it("lists what is asked for, and says so; the headline stays that of all", async () => {
    const { headline, tables } = readBoard(await boardFile(campaign, "2018-07-15", { unit: "城管局", month: "2018-07" }));
    expect(headline.get("逾期")?.value).toBe("6");
    expect(tables.get("逾期清单")?.slice(1)).toEqual([
      [
        "城管局-07-004",
        "城管局",
        "通信入园费拒不退还",
        "整改中",
        "2018年6月8日",
        "37",
        "褚示例（市政科科长）",
        "公司称退费须报总部，内部审批拖延",
        "2018年6月8日：退清（到期未完成）",
      ],
    ]);
    expect(tables.get("各单位情况")?.length).toBe(2);
    expect(tables.get("本月变动")?.[1]?.slice(0, 4)).toEqual(["2018年7月", "进行中", "89", "8"]);
    expect(await boardFile(campaign, "2018-07-15", { unit: "城管局" })).toContain('<p class="notice narrowed">分单位只列新区城管局；');
  });

  it("is the same text each time, with no clock in it, and loads nothing", async () => {
    const html = await boardFile(campaign, "2018-07-15");
    expect(await boardFile(campaign, "2018-07-15")).toBe(html);
    expect(html).toContain('<p class="notice sample">示例数据，非真实情况</p>');
    expect(html).toContain("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-");
    expect(html).not.toMatch(/ (?:src|href|style|on\w+)="(?!#)|url\(|@import|https?:/);
  });
});

test("days have their year where the campaign crosses one, on the terminal too", async () => {
  const 阶段 = [{ 序号: 1, 名称: "整改", 起: "2020-11-01", 止: "2021-06-30" }];
  const 履职要求 = [{ 事项: "月报", 单位: "全部", 首月: "2020-11", 截止日: 5 }];
  const 履职 = [{ 日期: "2020-12-07", 事项: "月报", 月份: "2020-11" }];
  const 问题 = [
    { 编号: "甲-01-001", 任务: 1, 题目: "审批超时", 登记日期: "2020-12-15", 分类处置: "立行立改", 清单号: "2017-0001", 时限: "2021-01-15" },
  ];
  const campaign = campaignOf({ plan: plainPlan({ 阶段, 履职要求 }), ledgers: { 甲: { 单位: "甲局", 履职, 问题 } } });
  const html = await boardFile(campaign, "2020-12-20");
  for (const said of ["至2021年1月19日", "比2020年11月30日", ">2021年1月15日<", "甲（2020年12月7日）", "截至2020年12月20日"])
    expect(html).toContain(said);
  expect(html.match(/(?<![年\d])\d+月\d+日/)).toBeNull();
  const table = await runStatus(campaign, { asOf: "2020-12-20", format: "table" }, { columns: 80, color: false });
  expect(table).toContain("迟报甲（2020年12月7日）");
});

test("texts of ledgers are texts", async () => {
  const hostile = "</script><script>alert(1)</script>\u2028\u202e<img src=x onerror=alert(1)>\u0000\"'&lt;{{x}}";
  const problem = (编号: string, changes: Plain = {}): Plain => ({
    编号,
    任务: 1,
    题目: hostile,
    登记日期: "2018-05-15",
    分类处置: "立行立改",
    清单号: "2017-0001",
    时限: "2018-06-20",
    措施: [hostile],
    责任人: { 姓名: hostile, 职务: hostile },
    未完成原因: `${hostile}13812345678`,
    ...changes,
  });
  const plan = plainPlan({ 名称: hostile, 单位: [{ 名称: hostile, 简称: hostile, 类别: "区直" }] });
  const ledgers = { [hostile]: { 单位: hostile, 问题: [problem(hostile), problem("甲-01-002", { 时限: "2018-07-20" })] } };
  const html = await boardFile({ ...campaignOf({ plan, ledgers }), failed: [hostile] }, "2018-07-15");
  const pieces = html.split(/<script>[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>/);
  expect(pieces.length).toBe(3);
  expect(pieces.join("")).not.toMatch(/<script|<img|<\/script/);
  expect(html.replaceAll("\n", "")).not.toMatch(/[\p{Cf}\p{Cc}]/u);
  expect(pieces.join("")).toContain("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(html).not.toContain("13812345678");
});
