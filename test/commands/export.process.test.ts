// `ledger export` on machines of other zones and languages, which only a process of its own can be on.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { ledger, other, plan } from "../read/told.ts";

const program = join(import.meta.dirname, "../../dist/ledger.mjs");
const root = mkdtempSync(join(tmpdir(), "ledger-export-"));
afterAll(() => rmSync(root, { recursive: true }));

it("the same bytes in any zone and locale", { timeout: 60_000 }, () => {
  mkdirSync(join(root, "ledgers"));
  const sound = other.replace("时限: 2020-05-01", "时限: 2020-07-31");
  for (const [name, text] of Object.entries({ plan, 甲局: ledger, 乙局: sound })) writeFileSync(join(root, `ledgers/${name}.yaml`), text);
  const formats = ["xlsx", "csv", "ndjson", "json"];
  const all = [
    { TZ: "Asia/Shanghai", LC_ALL: "zh_CN.UTF-8" },
    { TZ: "America/Los_Angeles", LC_ALL: "C" },
    { TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8" },
  ].map((env, index) => {
    const files = formats.flatMap((format) => ["-o", `${index}.${format}`]);
    const { status } = spawnSync(process.execPath, [program, "export", "--as-of", "2020-05-25", ...files], {
      cwd: root,
      env: { ...process.env, ...env },
    });
    expect(status).toBe(0);
    return formats.map((format) => readFileSync(join(root, `${index}.${format}`)).toString("base64"));
  });
  expect(all[1]).toEqual(all[0]);
  expect(all[2]).toEqual(all[0]);
});
