// What holds of the units' reports, the special reports and the summaries of every campaign, tried on random ones.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { runReport } from "../../src/commands/report.ts";
import { documentFor } from "../../src/report/documents.ts";
import { arbitraryCampaign } from "../arbitrary-campaign.ts";
import { drawn, runs } from "../runs.ts";
import { callsOf, orRefused, settledOn, withReasons } from "./every-document.ts";
import { takenApart } from "./sample-papers.ts";
import { campaignFrom } from "./small-campaign.ts";

const today = "2030-12-31";

test("events after its days change nothing", { timeout: 120_000 }, async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryCampaign, fc.nat(), async (random, pick) => {
      const plain = withReasons(random);
      const campaign = campaignFrom(plain);
      const calls = callsOf(campaign);
      const call = calls[pick % calls.length] ?? {};
      const dataOf = (of: typeof campaign) => orRefused(() => documentFor({ ...call, today }).dataOf(of, { ...call, today }));
      const whole = (await dataOf(campaign)) as Record<string, unknown> | undefined;
      if (!whole) return;
      const before = (await dataOf(campaignFrom(plain, settledOn(campaign, call)))) as Record<string, unknown> | undefined;
      // The 月报 line is the paper's own: it is dated after the month.
      const { plans: _, needsHelp: __, ...settled } = before ?? {};
      expect(whole).toMatchObject(settled);
      compared += 1;
    }),
    { ...drawn(12, 300), endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(runs(5, 150));
});

/** What no paper says, whatever happened. */
const slips =
  /[，；、：。（“][，；、。）]|^[，；、。]|(?<![\d.])0(?:件|个|次|项|起|种)|undefined|null|\bNaN|基本完成|(?<!\d)1(?:件|个|项|件次|次)[，（](?:其中.*)?均|月0\d日|年0\d月/;

test("no part of a sentence is empty, and nothing is counted that is not there", { timeout: 240_000 }, async () => {
  const made = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(arbitraryCampaign, fc.nat(), fc.nat(), fc.boolean(), async (random, pick, lost, unread) => {
      const whole = campaignFrom(withReasons(random));
      const unit = whole.plan.units[lost % whole.plan.units.length]?.name ?? "";
      const campaign = unread ? { ...whole, ledgers: whole.ledgers.filter((ledger) => ledger.unit !== unit), failed: [unit] } : whole;
      const calls = callsOf(whole);
      const others = calls.filter(({ month }) => month === undefined);
      for (const call of [calls[pick % calls.length] ?? {}, others[pick % others.length] ?? {}]) {
        const paper = await orRefused(() => runReport(campaign, { ...call, today, toolVersion: "0", digest: () => "0" }));
        if (paper === undefined) continue;
        const { name } = documentFor({ ...call, today });
        made.set(name, (made.get(name) ?? 0) + 1);
        const { sections } = takenApart(paper);
        expect(sections.size).toBeGreaterThan(5);
        for (const [heading, text] of sections) {
          for (const part of text.split(/^### .*$/m))
            if (!/^\s*$/.test(part) || !text.includes("### ")) expect(part.trim(), heading).not.toBe("");
          expect(text, heading).not.toMatch(/###[^\n]*\n+(?:###|$)/);
          for (const line of text.split("\n").filter((one) => !one.startsWith("|"))) {
            expect(line).not.toMatch(slips);
            expect(line).toMatch(/^$|^#|。$|：$|^---$|^[^，。]*$|^<!--/);
          }
        }
        if (unread && call.unit === undefined) expect(paper).toContain(`数据未通过核对：${unit}。`);
      }
    }),
    { ...drawn(10, 240), endOnFailure: true },
  );
  for (const name of ["unit-monthly", "unit-special", "consolidated-special", "phase-summary"])
    expect(made.get(name), name).toBeGreaterThan(runs(0, 10));
});
