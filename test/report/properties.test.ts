// What holds of the bulletin of every campaign, tried on random ones (arbitrary-campaign.ts).
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lastDayOf } from "../../src/model/day.ts";
import { type BulletinData, bulletinOf } from "../../src/report/bulletin.ts";
import { monthsOf } from "../../src/report/month.ts";
import { reportingDay } from "../../src/report/reporting.ts";
import { statusOf } from "../../src/status/status.ts";
import { arbitraryCampaign } from "../arbitrary-campaign.ts";
import { drawn } from "../runs.ts";
import { campaignFrom } from "./small-campaign.ts";

const today = "2030-12-31";
const sum = (rows: readonly { readonly count: number }[]) => rows.reduce((total, { count }) => total + count, 0);

test("events after R change nothing, events after D nothing but 报送情况, what it says is missing or wanted, and what is asked next", {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(arbitraryCampaign, fc.nat(), (plain, pick) => {
      const campaign = campaignFrom(plain);
      const months = monthsOf(campaign.plan);
      const month = months[pick % months.length] ?? "";
      const whole = bulletinOf(campaign, { month, today });
      const reportedOn = reportingDay(campaign.plan, month);
      expect(bulletinOf(campaignFrom(plain, reportedOn), { month, today })).toEqual(whole);
      const {
        reporting: _,
        nextSteps: __,
        requirements: ___,
        faults: ____,
        answer: _____,
        helpWanted: ______,
        tracking: _______,
        duties: ________,
        ...atMonthEnd
      } = bulletinOf(campaignFrom(plain, lastDayOf(month)), { month, today });
      expect(whole).toMatchObject(atMonthEnd);
    }),
    { ...drawn(20, 400) },
  );
});

test("every figure of the text stands in the tables and in the status of the month's last day", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(arbitraryCampaign, fc.nat(), (plain, pick) => {
      const campaign = campaignFrom(plain);
      const months = monthsOf(campaign.plan);
      const month = months[pick % months.length] ?? "";
      const data = bulletinOf(campaign, { month, today });
      agreesWithItself(data);
      const status = statusOf(campaign, { asOf: data.asOf, month });
      expect(data.overall).toMatchObject(status.totals);
      expect(data.overall.period).toMatchObject(withoutMonth(status.period));
      expect(data.annexes.phases).toMatchObject(status.phases as object[]);
      expect(data.annexes.tasks.rows.map(({ number, total, unresolved }) => [number, total, unresolved])).toEqual(
        status.tasks.map(({ task, total, unresolved }) => [task, total, unresolved]),
      );
      expect(
        data.annexes.units.groups.flatMap(({ rows }) => rows).toSorted((a, b) => order(campaign, a.unit) - order(campaign, b.unit)),
      ).toMatchObject(status.units as object[]);
      expect(data.handling).toMatchObject(status.handling as object[]);
      const overdue = status.items.filter((item) => item.overdue).map(({ id, overdueDays }) => [id, overdueDays]);
      expect(data.annexes.overdue.map(({ id, days }) => [id, days]).toSorted()).toEqual(overdue.toSorted());
    }),
    { ...drawn(20, 400) },
  );
});

function order({ plan }: ReturnType<typeof campaignFrom>, unit: string): number {
  return plan.units.findIndex(({ name }) => name === unit);
}

function withoutMonth(period: object | undefined): object {
  return Object.fromEntries(Object.entries(period ?? {}).filter(([key]) => key !== "month"));
}

function agreesWithItself({
  overall,
  aspects,
  handling,
  annexes,
  shortcomings,
  found,
  rebounded,
  inspections,
  nextSteps,
  feedback,
  units,
}: BulletinData): void {
  const { period } = overall;
  expect(period.opening + period.added + period.rebounded - period.closed - period.removed).toBe(overall.unresolved);
  for (const key of ["total", "open", "closed", "rectified", "unrectified", "unresolved", "overdue", "dueSoon"] as const) {
    const parts = (rows: readonly { readonly [name in typeof key]: number }[]) => rows.reduce((total, row) => total + row[key], 0);
    expect(parts(annexes.units.groups.map(({ subtotal }) => subtotal))).toBe(overall[key]);
    for (const { rows, subtotal } of annexes.units.groups) expect(parts(rows)).toBe(subtotal[key]);
    expect(parts(annexes.tasks.rows)).toBe(overall[key]);
    expect(parts(aspects)).toBe(overall[key]);
    expect(parts(handling)).toBe(overall[key]);
  }
  expect([annexes.overdue.length, shortcomings.overdue.count, sum(shortcomings.overdue.units)]).toEqual(Array(3).fill(overall.overdue));
  expect([shortcomings.longOverdue.count, sum(shortcomings.longOverdue.units)]).toEqual(Array(2).fill(overall.longOverdue));
  expect([shortcomings.noDeadline.count, sum(shortcomings.noDeadline.units)]).toEqual(Array(2).fill(overall.noDeadline));
  expect([annexes.closed.length, rebounded.count, found.count]).toEqual([period.closed, period.rebounded, period.newlyFound]);
  expect([sum(found.units), sum(found.sources)]).toEqual([found.count, found.count]);
  expect([sum(nextSteps.dueNextMonth.units), nextSteps.dueNextMonth.count]).toEqual(Array(2).fill(annexes.dueNextMonth.length));
  expect(handling.reduce((total, row) => total + row.missedMilestones, 0)).toBe(shortcomings.missedMilestones.milestones);
  expect(feedback.closedWithout).toBe(shortcomings.closedWithoutFeedback.count);
  expect(inspections.entered + inspections.notEntered).toBe(inspections.findings);
  expect(inspections.kinds.reduce((total, { times }) => total + times, 0)).toBe(inspections.byOffice + inspections.byUnits);
  for (const row of units.allRectified) expect([row.rectified, row.rectificationRate]).toEqual([row.total, "100.0%"]);
  for (const row of units.faster) expect(Number.parseFloat(row.rectificationRate)).toBeGreaterThan(Number.parseFloat(units.whole));
  for (const row of units.slower) expect(Number.parseFloat(row.rectificationRate)).toBeLessThan(Number.parseFloat(units.whole));
}
