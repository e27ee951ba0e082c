import { writeFileSync } from "node:fs";
import { it } from "vitest";
import { runReport } from "../../src/commands/report.ts";
import { sampleCampaign } from "./sample-papers.ts";

it("shows", async () => {
  const c = await sampleCampaign();
  const base = { today: "2019-12-31", toolVersion: "0", digest: () => "0" };
  const p = JSON.parse(process.env["PAPERS"] ?? "[]");
  for (const [n, o] of p.entries()) writeFileSync(`/tmp/out${n}.md`, await runReport(c, { ...base, ...o }));
}, 60000);
