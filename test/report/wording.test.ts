// What holds of the words of every bulletin, tried on random campaigns (arbitrary-campaign.ts), some ledgers unread.
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { runReport } from "../../src/commands/report.ts";
import { monthsOf } from "../../src/report/month.ts";
import { arbitraryCampaign } from "../arbitrary-campaign.ts";
import { drawn } from "../runs.ts";
import { takenApart } from "./sample-papers.ts";
import { campaignFrom } from "./small-campaign.ts";

const digest = (text: string) => createHash("sha256").update(text).digest("hex");

test("no part of a sentence is empty, and nothing is counted that is not there", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryCampaign, fc.nat(), fc.nat(), fc.boolean(), async (plain, pick, lost, unread) => {
      const whole = campaignFrom(plain);
      const unit = whole.plan.units[lost % whole.plan.units.length]?.name ?? "";
      const campaign = unread ? { ...whole, ledgers: whole.ledgers.filter((ledger) => ledger.unit !== unit), failed: [unit] } : whole;
      const months = monthsOf(whole.plan);
      const month = months[pick % months.length] ?? "";
      const paper = await runReport(campaign, { month, today: "2030-12-31", toolVersion: "0", digest });
      const { sections } = takenApart(paper);
      for (const [name, text] of sections) {
        expect(text.trim(), name).not.toBe("");
        for (const cell of text.split("\n").flatMap((one) => (one.startsWith("|") ? one.split(/(?<!\\)\|/) : [])))
          expect(cell.trim()).not.toMatch(/[，；、：。（][，；、。）]|^[，；、。]|(?<!\d)1件，均|undefined|null|[。；，、]$/);
        for (const line of text.split("\n").filter((one) => !one.startsWith("|"))) {
          expect(line).not.toMatch(/[，；、：。（][，；、。）]|^[，；、。]|(?<![\d.])0(?:件|个|次|项|起)|(?<!\d)1件，均|undefined|null/);
          expect(line).toMatch(/^$|^#|。$|：$/);
        }
      }
      if (!unread) return;
      const blamed = `${sections.get("存在问题")}${sections.get("下步要求")}`.split(/\n|；/).filter((line) => line.includes(unit));
      expect(blamed.filter((line) => !/数据未通过核对|更正台账/.test(line))).toEqual([]);
    }),
    { ...drawn(8, 120), endOnFailure: true },
  );
});
