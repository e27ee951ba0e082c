// What the level above counts is what it would count had all ledgers stood in one workspace.
import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Campaign } from "../../src/model/campaign.ts";
import type { Item, Status } from "../../src/model/figures.ts";
import { statusOf } from "../../src/status/status.ts";
import { arbitraryCampaign, arbitraryDay, arbitraryOtherCampaign, arbitraryOtherDay } from "../arbitrary-campaign.ts";
import { campaignOf, type Plain } from "../campaign-of.ts";
import { drawn } from "../runs.ts";
import { checkedAbove, planAbove, split, storedOn, zonePackage } from "./rolled-up.ts";

vi.setConfig({ testTimeout: 60_000 });

const far = "2031-12-31";
const shorts = ["甲", "乙", "丙"];

async function above(plan: Plain, campaigns: readonly Campaign[], names = shorts): Promise<Campaign> {
  const packages = campaigns.map((campaign, index) => zonePackage(campaign, names[index] as string, far));
  const { campaign, result } = await checkedAbove(
    planAbove(plan, packages),
    packages.map((one) => storedOn(far, one)),
    far,
  );
  expect(result.diagnostics).toEqual([]);
  expect(result.packages).toBe(campaigns.length);
  return campaign as Campaign;
}

/** Without what is another's above: number, unit, and what own units owe. */
function comparable({ units, duties, items, ...status }: Status) {
  const plain = items.map(({ id, unit, subunit, ...item }) => ({ id: (id ?? "").replace(/^.*\//, ""), ...item }) as Partial<Item>);
  return { ...status, items: plain.sort((a, b) => ((a.id ?? "") < (b.id ?? "") ? -1 : 1)) };
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
            expect(comparable(statusOf(rolled, { asOf, month }))).toEqual(comparable(statusOf(whole, { asOf, month })));
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
