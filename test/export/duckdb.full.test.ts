// The recipe for DuckDB (phase-figures.sql): from the exported lines alone the figures of `ledger status`, on many days.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { check } from "../../src/check/check.ts";
import { exportScene } from "../../src/export/export-scene.ts";
import { recordsOf } from "../../src/export/records.ts";
import type { Campaign } from "../../src/model/campaign.ts";
import type { Totals } from "../../src/model/figures.ts";
import { ndjsonOf } from "../../src/render/ndjson.ts";
import { statusOf } from "../../src/status/status.ts";
import { arbitraryCampaign, arbitraryDay, sourcesOf } from "../arbitrary-campaign.ts";
import { campaignOf, type Plain, plainPlan } from "../campaign-of.ts";
import { sampleCampaign } from "../report/sample-papers.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const recipe = readFileSync(join(import.meta.dirname, "phase-figures.sql"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "ledger-"));
const file = join(folder, "台账.ndjson");
let instance: DuckDBInstance;
let connection: Awaited<ReturnType<DuckDBInstance["connect"]>>;

beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:");
  connection = await instance.connect();
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
  rmSync(folder, { recursive: true });
});

type Row = Readonly<Record<string, unknown>>;

/** The day on which it was exported is no matter: events and standings are whole. */
async function exportedOn(campaign: Campaign, asOf: string): Promise<void> {
  writeFileSync(file, ndjsonOf(recordsOf(exportScene(campaign, asOf))));
  await connection.run(`SET VARIABLE file = '${file.replaceAll("'", "''")}'`);
}

async function query(sql: string, asOf: string): Promise<Row[]> {
  await connection.run(`SET VARIABLE as_of = DATE '${asOf}'`);
  await connection.run(recipe);
  const rows = (await connection.runAndReadAll(sql)).getRowObjects() as Row[];
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === "bigint" ? Number(value) : value])),
  );
}

async function expectSame(campaign: Campaign, asOf: string): Promise<void> {
  const status = statusOf(campaign, { asOf });
  const phases = status.phases.map(({ name: _, from: __, to: ___, ...figures }) => figures);
  expect(await query("SELECT * FROM phase_figures", asOf), asOf).toEqual(phases);
  const [all, ...units] = await query("SELECT * FROM totals", asOf);
  const isHeld = ({ total }: Totals) => total > 0;
  expect(all, asOf).toEqual({ unit: null, ...status.totals });
  expect(units, asOf).toEqual(status.units.filter(isHeld).sort((a, b) => (a.unit < b.unit ? -1 : 1)));
}

describe("phase-figures.sql", () => {
  it("gives the sample's figures on days all over the year, exported once", async () => {
    const campaign = await sampleCampaign();
    await exportedOn(campaign, "2018-07-31");
    const days = Array.from({ length: 14 }, (_, index) => new Date(Date.UTC(2018, 2, 25 + 17 * index)).toISOString().slice(0, 10));
    for (const day of [...days, "2018-05-10", "2018-05-11", "2018-06-30", "2018-07-01", "2018-07-15", "2019-12-31"])
      await expectSame(campaign, day);
  });

  it("gives those of random campaigns on random days", () =>
    fc.assert(
      fc.asyncProperty(
        arbitraryCampaign,
        fc.array(arbitraryDay, { minLength: 1, maxLength: 3 }),
        arbitraryDay,
        async (plain, days, exported) => {
          const { campaign } = await check(sourcesOf(plain), exported, { forFigures: true });
          if (!campaign) throw new Error("no campaign");
          await exportedOn(campaign, exported);
          for (const day of days) await expectSame(campaign, day);
        },
      ),
      { numRuns: 15, interruptAfterTimeLimit: 60_000 },
    ));

  it("counts no event that had no effect, and no problem that no figure counts", async () => {
    const problem = (编号: string, changes: Plain): Plain => ({
      编号,
      任务: 1,
      分类处置: "立行立改",
      登记日期: "2018-05-03",
      时限: "2018-06-30",
      ...changes,
    });
    const 反弹 = { 日期: "2018-07-01", 事项: "反弹", 时限: "2018-08-01" };
    const 销号 = { 日期: "2018-06-01", 事项: "销号" };
    const campaign = campaignOf({
      plan: plainPlan(),
      ledgers: {
        甲: {
          单位: "甲局",
          问题: [
            problem("甲-01-001", { 经过: [销号, 反弹, { 日期: "2018-05-01", 事项: "移交", 移至: "乙局" }] }),
            problem("甲-01-002", {
              登记日期: undefined,
              经过: [{ 日期: "2018-05-20", 事项: "报完成" }, { 日期: "2018-05-21", 事项: "核查", 结论: "通过" }, 销号, 反弹],
            }),
            problem("甲-01-001", { 登记日期: "2018-07-02", 清单号: "2017-0001" }),
          ],
        },
      },
    });
    await exportedOn(campaign, "2018-07-31");
    for (const day of ["2018-05-31", "2018-06-01", "2018-07-05", "2018-12-31"]) await expectSame(campaign, day);
    expect(statusOf(campaign, { asOf: "2018-12-31" }).totals.total).toBe(2);
  });

  it("reads every record kind by guessing its columns too, one type a column", async () => {
    await exportedOn(await sampleCampaign(), "2018-07-31");
    const kinds = await query(
      "SELECT record, count(*) AS lines FROM read_ndjson_auto(getvariable('file'), sample_size = -1) GROUP BY record ORDER BY record",
      "2018-07-31",
    );
    expect(kinds.map(({ record }) => record)).toEqual([
      "detail",
      "duty",
      "event",
      "export",
      "phase",
      "problem",
      "standing",
      "task",
      "unit",
      "unit-event",
    ]);
    const types = await query("DESCRIBE SELECT * FROM read_ndjson_auto(getvariable('file'), sample_size = -1)", "2018-07-31");
    const typeOf = new Map(types.map(({ column_name, column_type }) => [column_name, column_type]));
    expect([...typeOf].filter(([, type]) => type === "JSON" || type === "JSON[]").map(([name]) => name)).toEqual([]);
    expect([typeOf.get("due"), typeOf.get("overdueDays"), typeOf.get("isCounted"), typeOf.get("number")]).toEqual([
      "DATE",
      "BIGINT",
      "BOOLEAN",
      "DOUBLE",
    ]);
  });
});
