// One paper of each kind of the sample ledgers, word for word. Whoever changes one (vitest -u) reads the difference aloud first.
import { beforeAll, expect, it } from "vitest";
import { runReport } from "../../src/commands/report.ts";
import type { Campaign } from "../../src/model/campaign.ts";
import { sampleCampaign, samplePaper, today } from "./sample-papers.ts";

let campaign: Campaign;

beforeAll(async () => {
  campaign = await sampleCampaign();
}, 60_000);

it("is the bulletin that was read and counted", async () => {
  await expect(await samplePaper(campaign, "2018-06")).toMatchFileSnapshot("golden/2018-06.md");
});

it.each([
  ["unit-monthly", { month: "2018-06", unit: "规划局" }],
  ["unit-special", { special: true, unit: "城管局" }],
  ["consolidated-special", { special: true }],
  ["phase-summary", { phase: 3 }],
])("is the %s that was read and counted", async (name, request) => {
  const paper = await runReport(campaign, { ...request, today, toolVersion: "0", digest: () => "0" });
  await expect(paper).toMatchFileSnapshot(`golden/${name}.md`);
});
