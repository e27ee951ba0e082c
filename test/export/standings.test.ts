// Intervals say the same as the replay, day by day.
import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { exportScene } from "../../src/export/export-scene.ts";
import { standingsOf } from "../../src/export/standings.ts";
import { addDays } from "../../src/model/day.ts";
import { replay } from "../../src/model/standing.ts";
import { statusOf } from "../../src/status/status.ts";
import { arbitraryCampaign, arbitraryDay } from "../arbitrary-campaign.ts";
import { campaignOf, problemOf } from "../campaign-of.ts";
import { drawn } from "../runs.ts";

vi.setConfig({ testTimeout: 60_000 });

const review = (on: string, verdict: string, more = {}) => ({ 日期: on, 事项: "核查", 结论: verdict, ...more });

describe("standingsOf", () => {
  it("one interval a change; what a day brings together makes one", () => {
    const problem = problemOf({
      分类处置: "立行立改",
      登记日期: "2018-05-03",
      时限: "2018-06-30",
      经过: [
        { 日期: "2018-05-20", 事项: "进展" },
        { 日期: "2018-07-03", 事项: "报完成" },
        review("2018-07-10", "通过"),
        { 日期: "2018-07-10", 事项: "销号" },
        { 日期: "2018-08-01", 事项: "反弹", 时限: "2018-08-15" },
      ],
    });
    const standings = standingsOf({ problem, history: replay(problem, { acceptance: [], newIsSerious: true }) }, 7);
    expect(
      standings.map(({ since, until, state, overdueFrom, dueSoonFrom, isInTime }) => [
        since,
        until,
        state,
        overdueFrom,
        dueSoonFrom,
        isInTime,
      ]),
    ).toEqual([
      ["2018-05-03", "2018-07-02", "open", "2018-07-01", "2018-06-23", true],
      ["2018-07-03", "2018-07-09", "pending-verification", "2018-07-03", null, false],
      ["2018-07-10", "2018-07-31", "closed", null, null, false],
      ["2018-08-01", null, "open", "2018-08-16", "2018-08-08", true],
    ]);
  });

  it.each([[{ 分类处置: "立行立改", 时限: "2018-06-30" }], [{ 登记日期: "2018-05-03", 时限: "2018-06-30" }]])(
    "none for a problem that no figure counts: %j",
    (plain) => {
      const problem = problemOf(plain);
      expect(standingsOf({ problem, history: replay(problem, { acceptance: [], newIsSerious: true }) }, 7)).toEqual([]);
    },
  );

  it("the same problems, overdue and due soon as the status of any day", () =>
    fc.assert(
      fc.property(arbitraryCampaign, arbitraryDay, (plain, asOf) => {
        const campaign = campaignOf(plain);
        const { plan, entries } = exportScene(campaign, addDays(asOf, -30));
        const now = entries.flatMap(({ problem, history }) =>
          standingsOf({ problem, history }, plan.settings.dueSoonDays)
            .filter(({ since, until, state }) => since <= asOf && (until === null || asOf <= until) && state !== "removed")
            .map(({ state, round, due, overdueFrom, dueSoonFrom }) => ({
              id: problem.id,
              ...{ state, round, due },
              overdue: overdueFrom !== null && overdueFrom <= asOf,
              dueSoon: dueSoonFrom !== null && dueSoonFrom <= asOf && due !== null && asOf <= due,
            })),
        );
        const items = statusOf(campaign, { asOf }).items.map(({ id, state, round, due, overdue, dueSoon }) => ({
          id,
          state,
          round,
          due,
          overdue,
          dueSoon,
        }));
        expect(now.sort((a, b) => ((a.id ?? "") < (b.id ?? "") ? -1 : 1))).toEqual(items);
      }),
      { ...drawn(20, 240), interruptAfterTimeLimit: 40_000 },
    ));
});
