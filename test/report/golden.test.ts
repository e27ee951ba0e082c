// June's bulletin of the sample ledgers, word for word. Whoever changes it (vitest -u) reads the difference aloud first.
import { expect, it } from "vitest";
import { sampleCampaign, samplePaper } from "./sample-papers.ts";

it("is the bulletin that was read and counted", async () => {
  await expect(await samplePaper(await sampleCampaign(), "2018-06")).toMatchFileSnapshot("golden/2018-06.md");
});
