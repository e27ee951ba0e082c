// `ledger report` as a command: which paper, which file, and nothing written before everything is judged.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ReportCommand, report } from "../../src/commands/report.ts";
import type { World } from "../../src/entry/world.ts";
import { UsageError } from "../../src/model/usage-error.ts";

const root = join(import.meta.dirname, "..", "..");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "report-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(command: ReportCommand): Promise<{ code: number; out: string; err: string }> {
  const told = { out: "", err: "" };
  const world: World = {
    ...{ folder, today: "2018-12-31", columns: 80, isTerminal: false, color: { out: false, err: false }, ascii: false, version: "1" },
    ...{ called: "ledger", system: "linux", githubActions: false, repository: undefined },
    out: (text) => {
      told.out += text;
    },
    err: (text) => {
      told.err += text;
    },
  };
  return { code: await report({ root, ...command }, world), ...told };
}

describe("report", () => {
  it("writes the same paper to stdout and into every file named", { timeout: 60_000 }, async () => {
    const shown = await run({ month: "2018-06", unit: "规划局" });
    expect(shown).toMatchObject({ code: 0, err: "" });
    const written = await run({ month: "2018-06", unit: "规划局", output: ["月报.md", "副本.markdown"] });
    expect(written).toEqual({ code: 0, out: "", err: "已写入 月报.md\n已写入 副本.markdown\n" });
    for (const file of ["月报.md", "副本.markdown"]) expect(readFileSync(join(folder, file), "utf8")).toBe(shown.out);
  });

  it.each<[string, ReportCommand]>([
    ["a format there is not", { phase: 2, output: ["甲.md", "乙.odt"] }],
    ["no paper", { output: ["甲.md"] }],
    ["two papers", { month: "2018-06", special: true, output: ["甲.md"] }],
    ["a phase that is not over", { phase: 4, asOf: "2018-09-29", output: ["甲.md"] }],
    ["a day of issue before its figures stand", { month: "2018-06", issuedOn: "2018-06-29", output: ["甲.md"] }],
    ["a unit that is not there", { special: true, unit: "某局", output: ["甲.md"] }],
  ])("writes nothing where asked for %s", { timeout: 60_000 }, async (_, command) => {
    await expect(run(command)).rejects.toBeInstanceOf(UsageError);
    expect(existsSync(join(folder, "甲.md"))).toBe(false);
  });

  it("overwrites an earlier paper whole", { timeout: 60_000 }, async () => {
    writeFileSync(join(folder, "总结.md"), "x".repeat(1_000_000));
    await run({ phase: 2, output: ["总结.md"] });
    expect(readFileSync(join(folder, "总结.md"), "utf8")).toMatch(/^\*\*领导小组办公室\*\*\n.*<!-- ledger 1 sha256:[0-9a-f]{64} -->\n$/s);
  });
});
