// Nothing planted in the ledgers can be read in a public paper, however the office wrote it: it is masked, or there is no paper.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { UsageError } from "../../../src/model/usage-error.ts";
import { builtInTemplates } from "../../../src/papers/templates.ts";
import { printMarkdown, renderPaper } from "../../../src/render/paper.ts";
import { type PublicPaper, publicBulletinOf } from "../../../src/report/public/public-bulletin.ts";
import { type PlantedCampaign, plantedCampaign, readable } from "../../plant-secrets.ts";
import { drawn, runs } from "../../runs.ts";
import { campaignFrom } from "../small-campaign.ts";

const template = builtInTemplates.find(({ name }) => name === "public-bulletin")?.text ?? "";
const today = "2019-12-31";

function publicPaper({ plain, month }: PlantedCampaign): PublicPaper | undefined {
  try {
    return publicBulletinOf(campaignFrom(plain), { month, today });
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

function printed({ data }: PublicPaper): string {
  return printMarkdown(renderPaper("public-bulletin", template, { ...data }), { isSample: false, comment: "" });
}

const all = ["firms", "persons", "projects", "phones", "identityNumbers", "codes", "complainants"] as const;

test("what is planted is masked, or the paper is stopped", { timeout: 120_000 }, () => {
  const outcomes = { printed: 0, stopped: 0 };
  fc.assert(
    fc.property(plantedCampaign(all), (campaign) => {
      const paper = publicPaper(campaign);
      outcomes[paper ? "printed" : "stopped"] += 1;
      if (!paper) return;
      expect(readable(campaign.planted, JSON.stringify(paper.data))).toEqual([]);
      expect(readable(campaign.planted, printed(paper))).toEqual([]);
    }),
    { ...drawn(40, 500), endOnFailure: true },
  );
  expect(Math.min(outcomes.printed, outcomes.stopped)).toBeGreaterThan(runs(2, 30));
});

test("firms, persons and projects named as the ledgers have them never stop it", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(plantedCampaign(["firms", "persons", "projects", "codes", "phones", "identityNumbers"], false), (campaign) => {
      const paper = publicBulletinOf(campaignFrom(campaign.plain), { month: campaign.month, today });
      expect(readable(campaign.planted, printed(paper))).toEqual([]);
      expect(paper.sheet.length).toBeGreaterThan(0);
      const labels = paper.sheet.map(({ label }) => label).filter((label) => label !== "（号码略）");
      expect(new Set(labels).size).toBe(labels.length);
    }),
    { ...drawn(15, 300), endOnFailure: true },
  );
});

test("complainants always stop it", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(plantedCampaign(["complainants"]), (campaign) => {
      expect(publicPaper(campaign)).toBeUndefined();
    }),
    { ...drawn(15, 300) },
  );
});
