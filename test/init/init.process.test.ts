// `ledger init` stopped while it writes.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "ledger-init-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesIn = (place: string) => readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

it("hears Ctrl-C before or after, not in between", { timeout: 60_000 }, async () => {
  const ledger = join(import.meta.dirname, "../../dist/ledger.mjs");
  const whole = join(folder, "whole");
  expect(spawnSync(process.execPath, [ledger, "init", whole]).status).toBe(0);
  for (const delay of [60, 120, 180, 240, 300, 400]) {
    const place = join(folder, String(delay));
    const code = await new Promise<number | string | null>((done) => {
      const child = spawn(process.execPath, [ledger, "init", place], { stdio: ["ignore", "ignore", "pipe"] });
      let err = "";
      child.stderr.on("data", (text) => {
        err += text;
      });
      setTimeout(() => child.kill("SIGINT"), delay);
      child.on("close", (status, signal) => done(err === "" ? (status ?? signal) : err));
    });
    expect([0, 130, "SIGINT"]).toContain(code);
    if (existsSync(place)) expect(filesIn(place).length).toBe(filesIn(whole).length);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  }
});
