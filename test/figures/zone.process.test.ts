// The machine's zone, language and colours change not one byte: the same probe is run as a process of its own in each.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { raw } from "../raw-files.ts";

const probe = `
import * as fc from "fast-check";
import { runStatus } from "./src/commands/status.ts";
import { arbitraryCampaign, arbitraryDay } from "./test/arbitrary-campaign.ts";
import { campaignOf } from "./test/campaign-of.ts";

async function print() {
  for (const [plain, asOf] of fc.sample(fc.tuple(arbitraryCampaign, arbitraryDay), { seed: 2018, numRuns: 20 }))
    for (const format of ["json", "csv", "table"])
      process.stdout.write(await runStatus(campaignOf(plain), { asOf, month: asOf.slice(0, 7), format }, { columns: 80, color: false }));
}
print();
`;

let code = "";

beforeAll(async () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const result = await build({
    stdin: { contents: probe, resolveDir: root, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "cjs",
    plugins: [raw],
    write: false,
  });
  code = result.outputFiles[0]?.text ?? "";
}, 60_000);

function printed(environment: Record<string, string>): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["-"], {
    input: code,
    env: { PATH: process.env["PATH"], ...environment },
    maxBuffer: 1 << 26,
  });
  expect([status, stderr.toString()]).toEqual([0, ""]);
  return stdout.toString("hex");
}

test("status prints the same bytes everywhere", { timeout: 120_000 }, () => {
  const expected = printed({ TZ: "UTC" });
  expect(expected.length).toBeGreaterThan(100_000);
  for (const environment of [
    { TZ: "Asia/Shanghai", LANG: "zh_CN.UTF-8", LC_ALL: "zh_CN.UTF-8" },
    { TZ: "America/New_York", LANG: "en_US.UTF-8", FORCE_COLOR: "3" },
    { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
    { TZ: "Pacific/Apia", LANG: "C", LC_ALL: "C", NO_COLOR: "1" },
    { TZ: "America/Sao_Paulo", LANG: "ar_EG.UTF-8", COLUMNS: "40" },
  ])
    expect(printed(environment) === expected, JSON.stringify(environment)).toBe(true);
});
