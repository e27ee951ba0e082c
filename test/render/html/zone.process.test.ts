// The machine's zone and language change not one byte of a page, nor does it matter how many were printed before.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { raw } from "../../raw-files.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

const probe = `
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { renderPaper } from "./src/render/paper.ts";
import { paperTree } from "./src/render/paper-tree.ts";
import { paperHtml } from "./src/render/html/index.ts";
import { bulletinOf } from "./src/report/bulletin.ts";
import { chartsOf } from "./src/report/charts.ts";
import { monthsOf } from "./src/report/month.ts";
import { monthScene } from "./src/report/scene.ts";
import { arbitraryCampaign } from "./test/arbitrary-campaign.ts";
import { campaignFrom } from "./test/report/small-campaign.ts";

const template = readFileSync("templates/monthly-bulletin.md", "utf8");

async function print() {
  for (const plain of fc.sample(arbitraryCampaign, { seed: 2018, numRuns: 8 })) {
    const campaign = campaignFrom(plain);
    const month = monthsOf(campaign.plan).at(-1);
    const paper = renderPaper("bulletin", template, { ...bulletinOf(campaign, { month, today: "2030-12-31" }) });
    process.stdout.write(await paperHtml(paperTree(paper, true), { charts: chartsOf(monthScene(campaign, month)), comment: "ledger 0" }));
  }
}
print();
`;

let code = "";

beforeAll(async () => {
  const stdin = { contents: probe, resolveDir: root, loader: "ts" as const };
  const result = await build({ stdin, bundle: true, platform: "node", format: "cjs", write: false, plugins: [raw] });
  code = result.outputFiles[0]?.text ?? "";
}, 60_000);

function printed(environment: Record<string, string>): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["-"], {
    cwd: root,
    input: code,
    env: { PATH: process.env["PATH"], ...environment },
    maxBuffer: 1 << 26,
    timeout: 60_000, // a chart left open would keep the process from ending
  });
  expect([status, stderr.toString()]).toEqual([0, ""]);
  return stdout.toString("hex");
}

test("pages and their charts are the same bytes everywhere", { timeout: 180_000 }, () => {
  const expected = printed({ TZ: "UTC" });
  expect(Buffer.from(expected, "hex").toString().match(/<svg /g)?.length).toBeGreaterThan(15);
  for (const environment of [
    { TZ: "Asia/Shanghai", LANG: "zh_CN.UTF-8", LC_ALL: "zh_CN.UTF-8" },
    { TZ: "Pacific/Apia", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
    { TZ: "America/Sao_Paulo", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8" },
  ])
    expect(printed(environment) === expected, JSON.stringify(environment)).toBe(true);
});
