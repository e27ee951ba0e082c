// ledgers → workbook → ledgers: nothing is lost, nothing is added. The workbook is taken apart without the library that wrote it.
import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { check } from "../../src/check/check.ts";
import { bookOf } from "../../src/export/book.ts";
import { exportScene } from "../../src/export/export-scene.ts";
import type { Campaign } from "../../src/model/campaign.ts";
import { typesByTask } from "../../src/read/schema/choices.ts";
import { ledgerAsWritten } from "../../src/read/with-file-keys.ts";
import { writeBook } from "../../src/render/xlsx/write-book.ts";
import { arbitraryCampaign, arbitraryDay, sourcesOf } from "../arbitrary-campaign.ts";
import type { Plain } from "../campaign-of.ts";
import { readXlsx } from "../render/xlsx/read-xlsx.ts";
import { sampleCampaign, samplePlain } from "../report/sample-papers.ts";
import { drawn } from "../runs.ts";
import { ledgersFrom } from "./ledgers-from.ts";

vi.setConfig({ testTimeout: 60_000 });

async function backFrom(campaign: Campaign, asOf: string): Promise<Map<string, unknown>> {
  const { bytes, lost } = await writeBook(bookOf(exportScene(campaign, asOf), typesByTask(campaign.plan, [])), {
    on: asOf,
    description: "",
  });
  expect(lost).toEqual([]);
  return ledgersFrom(readXlsx(bytes));
}

/** A mapping or list with nothing in it says nothing, but for 明细, where even that is kept. */
function withoutEmptyLists(ledger: Plain): Plain {
  return Object.fromEntries(
    Object.entries(ledger).filter(([key, value]) => !(["履职", "问题"].includes(key) && (value as unknown[]).length === 0)),
  );
}

describe("xlsx → ledgers", () => {
  it("the sample ledgers, as the YAML has them", async () => {
    const { ledgers, office } = samplePlain();
    const back = await backFrom(await sampleCampaign(), "2018-07-31");
    expect([...back.keys()].sort()).toEqual([...Object.keys(ledgers), "办公室"].sort());
    for (const [name, ledger] of [...Object.entries(ledgers), ["办公室", office] as const])
      expect(back.get(name)).toEqual(withoutEmptyLists(ledger));
  });

  it("random ledgers, on any day, before and after what they hold", () =>
    fc.assert(
      fc.asyncProperty(arbitraryCampaign, arbitraryDay, async (plain, asOf) => {
        const { campaign } = await check(sourcesOf(plain), asOf, { forFigures: true });
        if (!campaign) throw new Error("no campaign");
        const back = await backFrom(campaign, asOf);
        for (const [name, ledger] of [...Object.entries(plain.ledgers), ["办公室", plain.office] as const])
          expect(back.get(name)).toEqual(withoutEmptyLists(ledger));
      }),
      { ...drawn(5, 60), interruptAfterTimeLimit: 40_000 },
    ));

  it("what a clerk may write in any text: formulas, marks, line breaks, brackets, what looks like other things", async () => {
    const texts = [
      "=1+1",
      "+86",
      "-",
      "@a",
      "'=1",
      "[1]",
      '["a"]',
      "{}",
      "null",
      "#N/A",
      "_x0041_",
      "a\nb",
      " a ",
      "1",
      "2018-05-01",
      "是",
      "a\tb",
      "<b>&amp;",
      "😀",
      "（一）（二）",
      "甲局 任务6：x",
    ];
    const values = (index: number) => texts[index % texts.length] as string;
    const campaign = await sampleCampaign();
    const [ledger] = campaign.ledgers.filter(({ problems }) => problems.length > 0);
    const [problem] = ledger?.problems ?? [];
    if (!ledger || !problem) throw new Error("no problem");
    const problems = texts.map((text, index) => ({
      ...problem,
      id: `甲-01-${String(index + 100)}`,
      title: text,
      facts: values(index + 1),
      measures: [text, values(index + 2)],
      partners: [values(index + 3)],
      milestones: [
        { due: "2018-06-01", outcome: text },
        { due: "2018-06-02", outcome: values(index + 4) },
      ],
      detail: { [`k${text}`]: text, [text]: { a: [text, 1, true, { [text]: null }], 空: [], 空二: {} } },
      log: [
        {
          path: ["log", 0],
          on: "2018-06-01",
          kind: "更正" as const,
          item: text,
          before: text,
          after: [text, { a: 1 }],
          evidence: [text, { name: text, documentNumber: values(index + 5) }],
        },
        { path: ["log", 1], on: "2018-06-02", kind: "更正" as const, before: true, after: null, milestone: 2 },
      ],
    }));
    const duties = texts.map((text, index) => ({
      path: ["duties", index],
      on: "2018-06-01",
      kind: "交叉检查",
      target: index % 2 === 0 ? text : [text],
      counterpart: [text, values(index + 1)],
      findings: [
        { facts: text, unit: values(index + 2), task: 3 },
        { facts: "x", unit: "甲局", task: 3, id: "甲局-03-001" },
      ],
    }));
    const hostile = { ...ledger, problems, duties };
    const back = await backFrom({ ...campaign, ledgers: [hostile] }, "2018-07-31");
    expect([...back.values()]).toEqual([ledgerAsWritten(hostile)]);
  });
});
