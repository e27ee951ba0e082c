// The store of packages is sound whenever a program that adds to it is killed, and when several add at once.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { lockOf } from "../../src/disk/lock.ts";
import { planAbove, zonePackage } from "../above/rolled-up.ts";
import { campaignWith, plainPlan } from "../campaign-of.ts";
import { runs } from "../runs.ts";
import { digest } from "../submit/submission-of.ts";
import { run } from "./in-process.ts";

const program = join(import.meta.dirname, "../../dist/ledger.mjs");
const zones = ["东", "西", "南"].map((short) => ({ name: `${short}新区`, short }));
const days = Array.from({ length: 12 }, (_, index) => `2018-06-${String(index + 10)}`);
const on = "2018-07-05";

const folder = mkdtempSync(join(tmpdir(), "ledger-store-"));
const files: string[] = [];
let root: string;

beforeAll(() => {
  for (const zone of zones)
    for (const day of days) {
      const file = join(folder, `${zone.short}-${day}.zip`);
      writeFileSync(file, zonePackage(campaignWith([]), zone, day).bytes);
      files.push(file);
    }
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  root = mkdtempSync(join(folder, "case-"));
  mkdirSync(join(root, "ledgers"));
  writeFileSync(join(root, "ledgers/plan.yaml"), stringify(planAbove(plainPlan(), zones)));
});

const receiving = (packages: readonly string[]): ChildProcess =>
  spawn(process.execPath, [program, "receive", ...packages, "--on", on, "--root", root], { stdio: "ignore" });
const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once("exit", resolve));

/** What lies in the store, hidden files too. */
const stored = () =>
  readdirSync(join(root, "收件"), { recursive: true, withFileTypes: true }).flatMap((one) =>
    one.isFile() ? [join(one.parentPath, one.name)] : [],
  );
const expectWhole = (path: string) => expect(digest(readFileSync(path)).slice(0, 8), path).toBe(basename(path).slice(-12, -4));

describe("ledger receive", { timeout: 120_000 }, () => {
  it("leaves whole packages alone where it is killed, and the next one adds what is missing", async () => {
    let cutShort = 0;
    for (let round = 0; round < runs(4, 40); round++) {
      rmSync(join(root, "收件"), { recursive: true, force: true });
      const child = receiving(files);
      const end = ended(child);
      while (!existsSync(lockOf(join(root, "ledgers/收件"))) && child.exitCode === null) await new Promise((next) => setTimeout(next, 1));
      setTimeout(() => child.kill("SIGKILL"), 10 + ((round * 37) % 97));
      await end;
      if (existsSync(join(root, "收件"))) {
        const visible = stored().filter((path) => path.endsWith(".zip"));
        if (visible.length < files.length) cutShort += 1;
        for (const path of visible) expectWhole(path);
        const { out } = await run(root, ["check", "--format", "json"]);
        expect(JSON.parse(out)).toMatchObject({ errors: 0, packages: visible.length });
      } else cutShort += 1;
      expect((await run(root, ["receive", ...files, "--on", on])).status).toBe(0);
      expect(stored()).toHaveLength(files.length);
      for (const path of stored()) expectWhole(path);
      expect(readdirSync(join(root, "ledgers"))).toEqual(["plan.yaml"]);
    }
    expect(cutShort).toBeGreaterThan(0);
  });

  it("keeps each package once where three programs bring the same ones at once", async () => {
    const all = [files, [...files].reverse(), files].map((packages) => ended(receiving(packages)));
    expect(await Promise.all(all)).toEqual([0, 0, 0]);
    expect(stored()).toHaveLength(files.length);
    for (const path of stored()) expectWhole(path);
    expect(readdirSync(join(root, "ledgers"))).toEqual(["plan.yaml"]);
  });
});
