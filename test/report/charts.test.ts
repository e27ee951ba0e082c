// Every number of a chart is a number of the annexes of the same bulletin, or the part of one that the chart says it is.
import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Chart } from "../../src/model/paper.ts";
import { bulletinOf } from "../../src/report/bulletin.ts";
import { chartNames, chartsOf } from "../../src/report/charts.ts";
import { monthsOf } from "../../src/report/month.ts";
import { monthScene } from "../../src/report/scene.ts";
import { arbitraryCampaign } from "../arbitrary-campaign.ts";
import { drawn } from "../runs.ts";
import { campaignFrom, course, problem, smallCampaign } from "./small-campaign.ts";

const today = "2030-12-31";

/** Values of a series by category. */
function valuesOf(chart: Chart | undefined, series: string): Record<string, number | null> {
  const values = chart?.series.find(({ name }) => name === series)?.values ?? [];
  return Object.fromEntries((chart?.categories ?? []).map((category, index) => [category, values[index] ?? null]));
}

const zero = (parts: Record<string, number | null>, key: string) => parts[key] ?? 0;

test("charts say what the annexes say", { timeout: 120_000 }, () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(arbitraryCampaign, fc.nat(), (plain, pick) => {
      const campaign = campaignFrom(plain);
      const months = monthsOf(campaign.plan);
      const month = months[pick % months.length] ?? "";
      const scene = monthScene(campaign, month);
      const charts = new Map(chartsOf(scene).map((chart) => [chart.name, chart]));
      for (const [name, { categories, series }] of charts) {
        seen.set(name, (seen.get(name) ?? 0) + 1);
        expect(chartNames).toContain(name);
        for (const { values } of series) expect(values.length).toBe(categories.length);
      }
      const { annexes } = bulletinOf(campaign, { month, today });

      const units = charts.get("unit-states");
      if (!units) expect(annexes.units.total.total).toBe(0);
      const [closed, pending, verifying, open, overdue] = [
        valuesOf(units, "已销号"),
        valuesOf(units, "待销号"),
        valuesOf(units, "待核查（未逾期）"),
        valuesOf(units, "整改中（未逾期）"),
        valuesOf(units, "逾期"),
      ] as const;
      for (const row of units ? annexes.units.groups.flatMap(({ rows }) => rows) : []) {
        const parts = [closed, pending, verifying, open, overdue].map((values) => zero(values, row.unit));
        expect(parts.reduce((sum, value) => sum + value, 0)).toBe(row.total);
        expect(parts.slice(0, 2)).toEqual([row.closed, row.pendingClosure]);
        expect(zero(overdue, row.unit)).toBe(row.overdue);
        expect(zero(verifying, row.unit) + zero(open, row.unit) + zero(overdue, row.unit)).toBe(row.unrectified);
        const late = annexes.overdue.filter(({ unit }) => unit === row.unit);
        expect(zero(open, row.unit)).toBe(row.open - late.filter(({ state }) => state === "整改中").length);
        expect(zero(verifying, row.unit)).toBe(row.pendingVerification - late.filter(({ state }) => state === "待核查").length);
      }

      const phases = charts.get("phase-overdue");
      for (const row of phases ? annexes.phases.filter(({ state }) => state !== "upcoming") : []) {
        const key = `${row.phase}. ${row.name}`;
        expect(["应完成", "其中已整改", "期末逾期"].map((name) => valuesOf(phases, name)[key])).toEqual([
          row.due,
          row.dueDone,
          row.overdue,
        ]);
      }

      const lines = charts.get("month-course");
      for (const [index, one] of (lines ? months.filter((each) => each <= month) : []).entries()) {
        const { period } = bulletinOf(campaign, { month: one, today }).overall;
        expect(lines?.series.map(({ values }) => values[index])).toEqual([period.unresolved, period.added, period.closed]);
      }
    }),
    { ...drawn(100, 300), endOnFailure: true },
  );
  for (const name of chartNames) expect(seen.get(name) ?? 0, name).toBeGreaterThan(20);
});

describe("a campaign one can count by hand", () => {
  const small = smallCampaign({
    units: {
      甲局: {
        问题: [
          problem("甲-01-001", { 经过: course("2018-06-01", "2018-06-02", "2018-06-03") }),
          problem("甲-01-002", { 经过: course("2018-06-10", "2018-06-11") }),
          problem("甲-01-003", { 经过: course("2018-06-20") }),
          problem("甲-01-004", { 经过: course("2018-06-25") }), // 待核查, five days late
          problem("甲-01-005"), // 整改中, overdue
          problem("甲-01-006", { 时限: "2018-07-31" }),
        ],
      },
      乙局: { 问题: [problem("乙-06-001", { 登记日期: "2018-06-05", 时限: "2018-06-30" })] },
    },
  });
  const charts = chartsOf(monthScene(small, "2018-06"));
  const chart = (name: string) => charts.find((one) => one.name === name);

  it("counts what is overdue once, whether 整改中 or 待核查", () => {
    expect(chart("unit-states")?.categories).toEqual(["甲局", "乙局", "丙园区"]);
    expect(chart("unit-states")?.series.map(({ name, tone, values }) => [name, tone, ...values])).toEqual([
      ["已销号", "good", 1, 0, 0],
      ["待销号", "plain", 1, 0, 0],
      ["待核查（未逾期）", "waiting", 1, 0, 0],
      ["整改中（未逾期）", "progress", 1, 1, 0],
      ["逾期", "overdue", 2, 0, 0],
    ]);
  });

  it("shows the phases begun, and the months so far", () => {
    expect(chart("phase-overdue")?.categories).toEqual(["1. 动员部署", "2. 自查自纠"]);
    expect(chart("phase-overdue")?.series.map(({ values }) => values)).toEqual([
      [0, 6],
      [0, 2],
      [0, 2],
    ]);
    expect(chart("month-course")?.categories).toEqual(["2018年4月", "5月", "6月"]);
    expect(chart("month-course")?.series.map(({ name, values }) => [name, ...values])).toEqual([
      ["月末未销号", 0, 6, 6],
      ["新增入账", 0, 6, 1],
      ["销号", 0, 0, 1],
    ]);
    expect(chart("month-course")?.alternative).toBe("2018年4月至2018年6月各月新增入账、销号的件数和月末未销号的件数。");
  });

  it("leaves out what would show nothing", () => {
    expect(chartsOf(monthScene(smallCampaign(), "2018-06"))).toEqual([]);
    expect(chartsOf(monthScene(small, "2018-04"))).toEqual([]);
  });

  it("has no bar for a ledger that could not be read, and one for problems of no unit", () => {
    const unread = { ...small, ledgers: small.ledgers.filter(({ unit }) => unit !== "乙局"), failed: ["乙局"] };
    const stray = unread.ledgers.map((ledger) => ({
      ...ledger,
      problems: ledger.problems.map((one, index) => (index === 4 ? { ...one, unit: "某局" } : one)),
    }));
    const [, , units] = chartsOf(monthScene({ ...unread, ledgers: stray }, "2018-06"));
    expect(units?.categories).toEqual(["甲局", "乙局", "丙园区", "单位不明"]);
    expect(units?.series.map(({ values }) => values)).toEqual([
      [1, null, 0, 0],
      [1, null, 0, 0],
      [1, null, 0, 0],
      [1, null, 0, 0],
      [1, null, 0, 1],
    ]);
  });
});
