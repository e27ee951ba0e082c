// What the level above counts is what it would count had all ledgers stood in one workspace.
import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Campaign } from "../../src/model/campaign.ts";
import type { Item, Status } from "../../src/model/figures.ts";
import { statusOf } from "../../src/status/status.ts";
import { arbitraryCampaign, arbitraryDay, arbitraryOtherCampaign, arbitraryOtherDay } from "../arbitrary-campaign.ts";
import { campaignOf, type Plain, plainPlan } from "../campaign-of.ts";
import { drawn } from "../runs.ts";
import { checkedAbove, planAbove, rolledUp, split, storedOn, zonePackage } from "./rolled-up.ts";

vi.setConfig({ testTimeout: 60_000 });

const far = "2031-12-31";
/** The campaigns as the level above has them, without a fault. */
async function above(plan: Plain, campaigns: readonly Campaign[], names?: readonly string[]): Promise<Campaign> {
  const { campaign, result } = await rolledUp(plan, campaigns, far, names);
  expect(result.diagnostics).toEqual([]);
  expect(result.packages).toBe(campaigns.length);
  return campaign as Campaign;
}

/** Without what is another's above: number, unit, and what own units owe. Those are held below. */
function comparable({ units, duties, items, ...status }: Status) {
  const plain = items.map(({ id, unit, subunit, ...item }) => ({ id: (id ?? "").replace(/^.*\//, ""), ...item }) as Partial<Item>);
  return { ...status, items: plain.sort((a, b) => ((a.id ?? "") < (b.id ?? "") ? -1 : 1)) };
}

/** The rows of the units that went to each zone, added up. */
function zoneTotals({ units }: Status, zones: number): Omit<Status["units"][number], "unit">[] {
  return Array.from({ length: zones }, (_, zone) => {
    const own = units.filter((_, index) => index % zones === zone);
    const keys = Object.keys(units[0] ?? {}).filter((key) => key !== "unit") as (keyof Status["totals"])[];
    return Object.fromEntries(keys.map((key) => [key, own.reduce((sum, row) => sum + row[key], 0)])) as unknown as Status["totals"];
  });
}

/** Number and unit of every problem, as its zone has them. */
function unitsBelow({ items }: Status) {
  const plain = items.map(({ id, subunit }) => [(id ?? "").replace(/^.*\//, ""), subunit] as const);
  return plain.sort(([a], [b]) => (a < b ? -1 : 1));
}

describe.each([
  ["of our kind", arbitraryCampaign, arbitraryDay],
  ["of any kind", arbitraryOtherCampaign, arbitraryOtherDay],
] as const)("campaigns %s", (_, campaigns, days) => {
  it("rolled up from their zones give what the whole gives", () =>
    fc.assert(
      fc.asyncProperty(
        campaigns,
        fc.integer({ min: 1, max: 3 }),
        fc.array(days, { minLength: 1, maxLength: 4 }),
        async (plain, k, asked) => {
          const whole = campaignOf(plain);
          const rolled = await above(plain.plan, split(plain, k));
          for (const asOf of asked) {
            const month = asOf.slice(0, 7);
            const [above, own] = [statusOf(rolled, { asOf, month }), statusOf(whole, { asOf, month })];
            expect(comparable(above)).toEqual(comparable(own));
            expect(above.units.map(({ unit: _, dataAsOf: __, ...totals }) => totals)).toEqual(zoneTotals(own, k));
            expect(unitsBelow(above)).toEqual(own.items.map(({ id, unit }) => [id, unit]));
          }
        },
      ),
      drawn(15, 300),
    ));

  it("rolled up twice, from cities, give what their zones give at once", () =>
    fc.assert(
      fc.asyncProperty(campaigns, days, async (plain, asOf) => {
        const zones = split(plain, 3);
        const cities = [await above(plain.plan, zones.slice(0, 2), ["甲", "乙"]), await above(plain.plan, zones.slice(2), ["丙"])];
        const province = await above(plain.plan, cities, ["东", "西"]);
        const atOnce = await above(plain.plan, zones);
        const month = asOf.slice(0, 7);
        expect(comparable(statusOf(province, { asOf, month }))).toEqual(comparable(statusOf(atOnce, { asOf, month })));
        for (const { id, subunit } of statusOf(province, { asOf }).items) {
          expect(id).toMatch(/^[东西]\/[甲乙丙]\/[^/]+$/);
          expect(["甲新区", "乙新区", "丙新区"]).toContain(subunit);
        }
      }),
      drawn(10, 200),
    ));
});

const zone = { name: "甲新区", short: "甲" };
const submission = { 事项: "上报", 单位: "下级", 首月: "2018-05", 截止日: 10 };
const aDay = (year: number) =>
  fc.integer({ min: 0, max: 364 }).map((days) => new Date(Date.UTC(year, 0, 1 + days)).toISOString().slice(0, 10));

it("a zone's 上报 of a month is its first package with data up to the month's last day, on the day on which it came", () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(aDay(2018), aDay(2018)), { maxLength: 5 }), aDay(2018), aDay(2018), async (sent, asOf, by) => {
      const empty = campaignOf({ plan: plainPlan(), ledgers: {} });
      const stored = sent.map(([on, receivedOn]) => storedOn(receivedOn, zonePackage(empty, zone, on)));
      const plan = planAbove(plainPlan(), [zone], { 履职要求: [submission] });
      for (const receivedBy of [undefined, by]) {
        const { campaign } = await checkedAbove(plan, [...new Map(stored.map((one) => [one.path, one])).values()], asOf, { receivedBy });
        const { duties } = statusOf(campaign as Campaign, { asOf });
        expect(duties.map(({ month }) => month)).toEqual(["2018-05", "2018-06", "2018-07", "2018-08", "2018-09"]);
        for (const { month, deadline, state, on } of duties) {
          const last = new Date(Date.UTC(2018, Number(month?.slice(5)), 0)).toISOString().slice(0, 10);
          const came = sent.filter(([data, day]) => data >= last && day <= asOf && day <= (receivedBy ?? day)).map(([, day]) => day);
          const [first = null] = came.sort();
          expect(deadline).toBe(`2018-${String(Number(month?.slice(5)) + 1).padStart(2, "0")}-10`);
          expect(on).toBe(first);
          const absent = asOf > (deadline ?? "") ? "missing" : "pending";
          expect(state).toBe(first === null ? absent : first <= (deadline ?? "") ? "submitted" : "late");
        }
      }
    }),
    drawn(20, 300),
  ));
