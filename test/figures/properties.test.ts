// What holds of every campaign, tried on random ones (see arbitrary-campaign.ts).
import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { check } from "../../src/check/check.ts";
import { coursesOf } from "../../src/figures/courses.ts";
import { monthPeriod, periodFigures } from "../../src/figures/periods.ts";
import type { Totals } from "../../src/model/figures.ts";
import { statusOf } from "../../src/status/status.ts";
import {
  type ArbitraryCampaign,
  arbitraryCampaign,
  arbitraryDay,
  arbitraryOtherCampaign,
  arbitraryOtherDay,
  sourcesOf,
} from "../arbitrary-campaign.ts";
import { campaignOf, type Plain } from "../campaign-of.ts";
import { drawn } from "../runs.ts";
import { naiveStatus } from "./naive-status.ts";

/** So many months from March 2018 on. */
const monthsFrom = (count: number) =>
  Array.from({ length: count }, (_, index) => `${2018 + Math.floor((index + 2) / 12)}-${String(((index + 2) % 12) + 1).padStart(2, "0")}`);
const far = "2030-12-31";
/** A failing campaign is made smaller for so long, not for hours. */
const bounded = { interruptAfterTimeLimit: 30_000 };
vi.setConfig({ testTimeout: 60_000 });

/** The same campaign with what is dated after `day` left out: events, duties, entries. */
function until(campaign: ArbitraryCampaign, day: string): Pick<ArbitraryCampaign, "plan" | "ledgers"> {
  const dated = (list: unknown) => ((list ?? []) as Plain[]).filter((one) => (one["日期"] as string) <= day);
  const ledgers = Object.entries(campaign.ledgers).map(([short, ledger]) => {
    const problems = ((ledger["问题"] ?? []) as Plain[]).filter((problem) => (problem["登记日期"] as string) <= day);
    return [
      short,
      { ...ledger, 履职: dated(ledger["履职"]), 问题: problems.map((problem) => ({ ...problem, 经过: dated(problem["经过"]) })) },
    ] as const;
  });
  return { plan: campaign.plan, ledgers: Object.fromEntries(ledgers) };
}

function sumOf(rows: readonly Totals[]): Partial<Totals> {
  const keys = [
    "total",
    "open",
    "pendingVerification",
    "pendingClosure",
    "closed",
    "unresolved",
    "unrectified",
    "overdue",
    "dueSoon",
    "noDeadline",
    "closedLate",
    "longTerm",
  ] as const;
  return Object.fromEntries(keys.map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0)]));
}

describe.each([
  ["of our kind", arbitraryCampaign, arbitraryDay, monthsFrom(10)],
  ["of any kind", arbitraryOtherCampaign, arbitraryOtherDay, monthsFrom(70)],
] as const)("campaigns %s", (_, campaigns, days, months) => {
  test("the random campaigns break no rule", () =>
    fc.assert(
      fc.asyncProperty(campaigns, async (plain) => {
        const { result } = await check(sourcesOf(plain), plain.lastOn);
        expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      }),
      { ...drawn(10, 120), ...bounded },
    ));

  test("the reader makes the same figures of the files", () =>
    fc.assert(
      fc.asyncProperty(campaigns, days, async (plain, asOf) => {
        const { campaign } = await check(sourcesOf(plain), plain.lastOn);
        expect(campaign && statusOf(campaign, { asOf })).toEqual(statusOf(campaignOf(plain), { asOf }));
      }),
      { ...drawn(10, 120), ...bounded },
    ));

  test("state, deadline and overdue are what a naive reading of the rules makes of them", () => {
    fc.assert(
      fc.property(campaigns, days, (plain, asOf) => {
        const items = statusOf(campaignOf(plain), { asOf }).items;
        const seen = items.map(({ id, state, due, overdueDays, dueSoon, round }) => ({ id, state, due, overdueDays, dueSoon, round }));
        expect(seen).toEqual(naiveStatus(plain, asOf));
      }),
      { ...drawn(60, 1000), ...bounded },
    );
  });

  test("totals are the sums over units, over tasks, over ways of handling, and over states", () => {
    fc.assert(
      fc.property(campaigns, days, (plain, asOf) => {
        const { totals, units, tasks, handling, items } = statusOf(campaignOf(plain), { asOf });
        for (const rows of [units, tasks, handling]) expect(sumOf(rows)).toEqual(totals);
        expect(totals.open + totals.pendingVerification + totals.pendingClosure + totals.closed).toBe(totals.total);
        expect(totals.unresolved + totals.closed).toBe(totals.total);
        expect(totals.unrectified + totals.pendingClosure).toBe(totals.unresolved);
        expect(items.length).toBe(totals.total);
        expect(items.filter(({ overdue }) => overdue).length).toBe(totals.overdue);
      }),
      { ...drawn(60, 600), ...bounded },
    );
  });

  describe("periods", () => {
    test("every phase and month balances, on any day", () => {
      fc.assert(
        fc.property(campaigns, days, (plain, asOf) => {
          const campaign = campaignOf(plain);
          const courses = coursesOf(campaign.plan, campaign.ledgers);
          const periods = [
            ...statusOf(campaign, { asOf }).phases,
            ...months.map((month) => periodFigures(courses, monthPeriod(month), asOf)),
          ];
          for (const { opening, added, newlyFound, rebounded, closed, removed, unresolved, overdue, due, dueDone, dueOnTime } of periods) {
            expect(opening + added + rebounded - closed - removed).toBe(unresolved);
            expect([newlyFound <= added, overdue <= unresolved, dueDone <= due, dueOnTime <= dueDone]).toEqual([true, true, true, true]);
          }
        }),
        { ...drawn(60, 600), ...bounded },
      );
    });

    test("an ended period's figures never change: not with the day, not by what is entered later", () => {
      fc.assert(
        fc.property(campaigns, fc.constantFrom(...months), days, (plain, month, asOf) => {
          const end = monthPeriod(month).to;
          const at = (campaign: Parameters<typeof campaignOf>[0], day: string) => {
            const { plan, ledgers } = campaignOf(campaign);
            return periodFigures(coursesOf(plan, ledgers), monthPeriod(month), day);
          };
          const closing = at(plain, end);
          expect(at(plain, far)).toEqual(closing);
          expect(at(until(plain, end), far)).toEqual(closing);
          if (asOf >= end) expect(at(plain, asOf)).toEqual(closing);
        }),
        { ...drawn(60, 600), ...bounded },
      );
    });

    test("each begins as the one before it ended", () => {
      fc.assert(
        fc.property(campaigns, (plain) => {
          const campaign = campaignOf(plain);
          const courses = coursesOf(campaign.plan, campaign.ledgers);
          for (const chain of [
            statusOf(campaign, { asOf: far }).phases,
            months.map((month) => periodFigures(courses, monthPeriod(month), far)),
          ])
            for (const [index, period] of chain.entries()) if (index > 0) expect(period.opening).toBe(chain[index - 1]?.unresolved);
        }),
        { ...drawn(60, 600), ...bounded },
      );
    });

    test("the phases part the events between them: each in exactly one", () => {
      fc.assert(
        fc.property(campaigns, (plain) => {
          const { phases } = statusOf(campaignOf(plain), { asOf: far });
          const from = phases[0]?.from ?? "";
          const to = phases.at(-1)?.to ?? "";
          const problems = Object.values(plain.ledgers).flatMap((ledger) => (ledger["问题"] ?? []) as Plain[]);
          const within = (day: unknown) => from <= (day as string) && (day as string) <= to;
          const events = problems.flatMap((problem) => ((problem["经过"] ?? []) as Plain[]).filter((event) => within(event["日期"])));
          const count = (...kinds: string[]) => events.filter((event) => kinds.includes(event["事项"] as string)).length;
          const sum = (key: "added" | "closed" | "rebounded" | "removed") => phases.reduce((total, phase) => total + phase[key], 0);
          expect(sum("added")).toBe(problems.filter((problem) => within(problem["登记日期"])).length);
          expect([sum("closed"), sum("rebounded"), sum("removed")]).toEqual([count("销号"), count("反弹"), count("移交", "合并")]);
        }),
        { ...drawn(60, 600), ...bounded },
      );
    });
  });

  test("the status of a day rests on nothing dated later", () => {
    fc.assert(
      fc.property(campaigns, days, (plain, asOf) => {
        expect(statusOf(campaignOf(until(plain, asOf)), { asOf, month: asOf.slice(0, 7) })).toEqual(
          statusOf(campaignOf(plain), { asOf, month: asOf.slice(0, 7) }),
        );
      }),
      { ...drawn(60, 600), ...bounded },
    );
  });

  test("the order of the files changes nothing but the order of equal numbers", () => {
    fc.assert(
      fc.property(campaigns, days, (plain, asOf) => {
        const ledgers = Object.fromEntries(Object.entries(plain.ledgers).reverse());
        expect(statusOf(campaignOf({ ...plain, ledgers }), { asOf })).toEqual(statusOf(campaignOf(plain), { asOf }));
      }),
      { ...drawn(60, 600), ...bounded },
    );
  });
});
