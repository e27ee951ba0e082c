// What was edited in our own workbook where nothing is read from.
import { check } from "../check/check.ts";
import { bookOf } from "../export/book.ts";
import { exportScene } from "../export/export-scene.ts";
import { editedDerived, exportedOn } from "../import/derived-cells.ts";
import type { Imported, LeftCell } from "../import/imported.ts";
import { merged } from "../import/merged.ts";
import type { Source } from "../read/index.ts";
import { typesByTask } from "../read/schema/choices.ts";
import { problemFields } from "../read/schema/fields.ts";
import type { ReadSheet } from "../read/workbook/sheet.ts";
import type { Book } from "../render/xlsx/book.ts";
import { bodyCalled, type Desk } from "./checked-entry.ts";

/** Nothing where the workbook does not say of which day it is. */
export async function derivedEdits({ workspace, plan }: Desk, sheets: readonly ReadSheet[], imported: Imported): Promise<LeftCell[]> {
  const asOf = exportedOn(sheets);
  if (asOf === undefined) return [];
  const units =
    sheets
      .find(({ name }) => name === "单位信息")
      ?.rows.slice(3)
      .filter((row) => row[0] !== undefined) ?? [];
  const [only] = units.length === 1 ? units : [];
  const unit = plan.units.find(({ name }) => name === String(only?.[0]?.value));
  const bookIn = async (sources: readonly Source[]): Promise<Book[]> => {
    const { campaign } = await check(sources, asOf, { forFigures: true });
    return campaign ? [bookOf(exportScene(campaign, asOf, unit), typesByTask(plan, sources))] : [];
  };
  const written = new Map<string, string>();
  for (const name of imported.heads.keys()) {
    const text = ledgerIn(imported, name);
    if (text !== undefined) written.set(bodyCalled(plan, name).file, text);
  }
  const own = workspace.sources.map((source) => ({ path: source.path, content: written.get(source.path) ?? source.content }));
  return editedDerived(sheets, [...(await bookIn(workspace.sources)), ...(await bookIn(own))]);
}

/** The ledger as the workbook holds it; undefined where that cannot be said. */
function ledgerIn(imported: Imported, name: string): string | undefined {
  const { text, refused } = merged(`单位: ${name}\n`, {
    problems: imported.problems.filter(({ unit, values }) => unit === name && values["编号"] !== undefined),
    head: imported.heads.get(name) ?? {},
    duties: imported.duties.get(name) ?? [],
    enteredOn: undefined,
    fieldsFor: () => problemFields(undefined),
    numberFor: () => "",
  });
  return refused.length > 0 ? undefined : text;
}
