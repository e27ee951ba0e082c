// ledger export → ledger import: the same values in an empty ledger, not a byte changed in the same one.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { check } from "../../src/check/check.ts";
import { bookOf } from "../../src/export/book.ts";
import { exportScene } from "../../src/export/export-scene.ts";
import { nestedOf } from "../../src/export/nested.ts";
import { recordsOf } from "../../src/export/records.ts";
import { tableOf } from "../../src/export/table.ts";
import type { Imported } from "../../src/import/imported.ts";
import { merged } from "../../src/import/merged.ts";
import { ownBook } from "../../src/import/own-book.ts";
import type { Campaign } from "../../src/model/campaign.ts";
import { typesByTask } from "../../src/read/schema/choices.ts";
import { problemFields } from "../../src/read/schema/fields.ts";
import { readCsvSheet } from "../../src/read/workbook/csv.ts";
import { readXlsxSheets } from "../../src/read/workbook/xlsx.ts";
import { csvOf } from "../../src/render/csv.ts";
import { writeBook } from "../../src/render/xlsx/write-book.ts";
import { arbitraryCampaign, arbitraryDay, sourcesOf } from "../arbitrary-campaign.ts";
import { ledger, plan } from "../read/told.ts";
import { sampleCampaign, samplePlain, sampleSources } from "../report/sample-papers.ts";
import { drawn } from "../runs.ts";

const slow = { timeout: 120_000 };

async function exported(campaign: Campaign, asOf: string): Promise<Imported> {
  const { bytes } = await writeBook(bookOf(exportScene(campaign, asOf), typesByTask(campaign.plan, [])), { on: asOf, description: "" });
  const own = ownBook(await readXlsxSheets(bytes, "台账.xlsx"));
  if (!own) throw new Error("not known as our own");
  expect(own.left).toEqual([]);
  return own;
}

function into(text: string, unit: string, imported: Imported) {
  const result = merged(text, {
    problems: imported.problems.filter((problem) => problem.unit === unit),
    head: imported.heads.get(unit) ?? {},
    duties: imported.duties.get(unit) ?? [],
    enteredOn: undefined,
    fieldsFor: () => problemFields(undefined),
    numberFor: () => {
      throw new Error("every problem has its number");
    },
  });
  expect(result.refused).toEqual([]);
  return result;
}

const withoutEmptyLists = (ledger: object) =>
  Object.fromEntries(Object.entries(ledger).filter(([key, value]) => !(["履职", "问题"].includes(key) && value.length === 0)));

describe("xlsx → import", () => {
  it("the sample ledgers: values in empty ones, nothing in the same", slow, async () => {
    const imported = await exported(await sampleCampaign(), "2018-07-31");
    const { ledgers, office } = samplePlain();
    for (const [name, ledger] of [...Object.entries(ledgers), ["办公室", office] as const]) {
      const unit = String(ledger["单位"]);
      expect(parse(into(`单位: ${unit}\n`, unit, imported).text), name).toEqual(withoutEmptyLists(ledger));
      const text = sampleSources.find(({ path }) => path === `ledgers/${name}.yaml`)?.content ?? "";
      const again = into(text, unit, imported);
      expect(again.text === text && again.added.length === 0 && again.changed.length === 0, name).toBe(true);
    }
  });

  it("random ledgers", slow, () =>
    fc.assert(
      fc.asyncProperty(arbitraryCampaign, arbitraryDay, async (plain, asOf) => {
        const { campaign } = await check(sourcesOf(plain), asOf, { forFigures: true });
        if (!campaign) throw new Error("no campaign");
        const imported = await exported(campaign, asOf);
        for (const ledger of Object.values(plain.ledgers)) {
          const unit = String(ledger["单位"]);
          const filled = into(`单位: ${unit}\n`, unit, imported).text;
          expect(parse(filled)).toEqual(withoutEmptyLists(ledger));
          expect(into(filled, unit, imported).text).toBe(filled);
        }
      }),
      { ...drawn(3, 30), interruptAfterTimeLimit: 60_000 },
    ),
  );
});

describe("csv → import", () => {
  it("answers to warnings, too", async () => {
    const answered = (text: string) =>
      text.replace("    明细:", '    已核实:\n      - { 规则: text-not-copied, 理由: "=1, 见#3", 日期: 2020-05-12 }\n    明细:');
    const sources = [
      { path: "ledgers/plan.yaml", content: plan },
      { path: "ledgers/甲局.yaml", content: answered(ledger) },
    ];
    const { campaign } = await check(sources, "2020-05-25");
    if (!campaign) throw new Error("no campaign");
    const csv = new TextEncoder().encode(csvOf(tableOf(exportScene(campaign, "2020-05-25"))));
    const imported = ownBook([readCsvSheet(csv, "台账.csv")]);
    if (!imported) throw new Error("not known as our own");
    expect(into(ledger, "某区甲局", imported).text).toBe(answered(ledger));
    const answer = { rule: "text-not-copied", reason: "=1, 见#3", on: "2020-05-12" };
    const records = recordsOf(exportScene(campaign, "2020-05-25")).filter(({ record }) => record === "acknowledgement");
    expect(records).toMatchObject([{ id: "甲局-01-001", ...answer }]);
    expect(JSON.parse(JSON.stringify(nestedOf(exportScene(campaign, "2020-05-25")))).ledgers[0].problems[0].acknowledged).toEqual([answer]);
  });

  it("the problems of the sample ledgers change nothing, and fill an empty one", slow, async () => {
    const campaign = await sampleCampaign();
    const csv = new TextEncoder().encode(csvOf(tableOf(exportScene(campaign, "2018-07-31"))));
    const imported = ownBook([readCsvSheet(csv, "台账.csv")]);
    if (!imported) throw new Error("not known as our own");
    expect(imported.left).toEqual([]);
    for (const [name, ledger] of Object.entries(samplePlain().ledgers)) {
      const unit = String(ledger["单位"]);
      const text = sampleSources.find(({ path }) => path === `ledgers/${name}.yaml`)?.content ?? "";
      expect(into(text, unit, imported).text === text, name).toBe(true);
      expect(parse(into(`单位: ${unit}\n`, unit, imported).text)["问题"] ?? [], name).toEqual(ledger["问题"] ?? []);
    }
  });
});
