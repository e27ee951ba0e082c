// Parquet says what the lines of .ndjson say, and the recipe for DuckDB gives from it the figures of `ledger status`, on any day.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { check } from "../../src/check/check.ts";
import { dataFolderOf } from "../../src/export/data-folder.ts";
import { exportScene } from "../../src/export/export-scene.ts";
import { recordsOf } from "../../src/export/records.ts";
import { rowsByTable } from "../../src/export/rows-by-table.ts";
import type { Campaign } from "../../src/model/campaign.ts";
import type { Totals } from "../../src/model/figures.ts";
import { type TableName, tables } from "../../src/model/tables.ts";
import { statusOf } from "../../src/status/status.ts";
import { rolledUp, split } from "../above/rolled-up.ts";
import { arbitraryCampaign, arbitraryDay, arbitraryOtherCampaign, arbitraryOtherDay, sourcesOf } from "../arbitrary-campaign.ts";
import { sampleCampaign } from "../report/sample-papers.ts";
import { drawn } from "../runs.ts";
import { digest } from "../submit/submission-of.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), "ledger-"));
const recipe = readFileSync(join(import.meta.dirname, "../../templates/recipes/duckdb.sql"), "utf8");
let instance: DuckDBInstance;
let connection: Awaited<ReturnType<DuckDBInstance["connect"]>>;

beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:");
  connection = await instance.connect();
  await connection.run("SET enable_external_file_cache = false"); // each case writes the same files anew
  await connection.run(`SET VARIABLE folder = '${folder.replaceAll("'", "''")}'`);
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
  rmSync(folder, { recursive: true });
});

function exported(campaign: Campaign, asOf: string): void {
  for (const [path, content] of Object.entries(dataFolderOf(exportScene(campaign, asOf), { toolVersion: "0", digest }))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Days as texts, whole numbers as numbers. */
async function query(sql: string): Promise<Readonly<Record<string, unknown>>[]> {
  const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, numbers.has(key) ? Number(value) : value])));
}
const numbers = new Set(
  ["overdueDays", "opening", "added", "newlyFound", "rebounded", "removed", "due", "dueDone", "dueOnTime", "phase"].concat(
    ["total", "open", "pendingVerification", "pendingClosure", "closed", "unresolved", "unrectified", "overdue", "dueSoon"],
    ["noDeadline", "closedLate", "longTerm"],
  ),
);

async function expectFigures(campaign: Campaign, asOf: string): Promise<void> {
  await connection.run(`SET VARIABLE as_of = DATE '${asOf}'`);
  await connection.run(recipe);
  const status = statusOf(campaign, { asOf });
  expect(await query("SELECT * FROM phase_figures"), asOf).toEqual(
    status.phases.map(({ name: _, from: __, to: ___, ...figures }) => figures),
  );
  const [all, ...units] = await query("SELECT * FROM totals");
  const isHeld = ({ total }: Totals) => total > 0;
  if (status.totals.total > 0) expect(all, asOf).toEqual({ unit: null, ...status.totals });
  const rows = status.units.filter(isHeld).map(({ dataAsOf: _, ...row }) => row);
  expect(units, asOf).toEqual(rows.sort((a, b) => (a.unit < b.unit ? -1 : 1)));
  const overdue = await query('SELECT id, state, "overdueDays" FROM overdue_items ORDER BY id');
  const items = status.items.filter((item) => item.overdue).map(({ id, state, overdueDays }) => ({ id, state, overdueDays }));
  expect(overdue, asOf).toEqual(items);
}

async function expectRows(campaign: Campaign, asOf: string): Promise<void> {
  const rows = rowsByTable(recordsOf(exportScene(campaign, asOf)));
  for (const name of Object.keys(tables) as TableName[]) {
    const path = join(folder, `${name}.parquet`).replaceAll("'", "''");
    const read = (await connection.runAndReadAll(`SELECT * FROM read_parquet('${path}')`)).getRowObjectsJson();
    expect(read, name).toEqual(rows.get(name));
  }
}

describe("Parquet", () => {
  it("has every row and value of the sample's records, and the figures of twenty days", async () => {
    const campaign = await sampleCampaign();
    exported(campaign, "2018-07-31");
    await expectRows(campaign, "2018-07-31");
    const days = Array.from({ length: 14 }, (_, index) => new Date(Date.UTC(2018, 2, 25 + 17 * index)).toISOString().slice(0, 10));
    for (const day of [...days, "2018-05-10", "2018-05-11", "2018-06-30", "2018-07-01", "2018-07-15", "2019-12-31"])
      await expectFigures(campaign, day);
  });

  it("has those of random campaigns of any kind, on random days", () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.tuple(arbitraryCampaign, arbitraryDay), fc.tuple(arbitraryOtherCampaign, arbitraryOtherDay)),
        fc.array(arbitraryDay, { maxLength: 2 }),
        async ([plain, exportedOn], days) => {
          const { campaign } = await check(sourcesOf(plain), exportedOn, { forFigures: true });
          if (!campaign) throw new Error("no campaign");
          exported(campaign, exportedOn);
          await expectRows(campaign, exportedOn);
          for (const day of [exportedOn, ...days]) await expectFigures(campaign, day);
        },
      ),
      { ...drawn(3, 20), endOnFailure: true },
    ));

  it("has those of a level above, where no key of one zone is another's", () =>
    fc.assert(
      fc.asyncProperty(
        arbitraryCampaign,
        fc.integer({ min: 1, max: 3 }),
        fc.array(arbitraryDay, { minLength: 1, maxLength: 3 }),
        async (plain, zones, days) => {
          const { campaign } = await rolledUp(plain.plan, split(plain, zones), "2031-12-31");
          if (!campaign) throw new Error("no campaign");
          const [asOf = ""] = days;
          exported(campaign, asOf);
          await expectRows(campaign, asOf);
          for (const day of days) await expectFigures(campaign, day);
          for (const [name, { key }] of Object.entries(tables)) await expectUnique(name, key);
        },
      ),
      { ...drawn(3, 20), endOnFailure: true },
    ));
});

async function expectUnique(name: string, key: readonly string[]): Promise<void> {
  if (key.length === 0) return;
  const columns = key.map((column) => `"${column}"`).join(", ");
  const path = join(folder, `${name}.parquet`).replaceAll("'", "''");
  expect(await query(`SELECT ${columns} FROM read_parquet('${path}') GROUP BY ALL HAVING count(*) > 1`), name).toEqual([]);
}
