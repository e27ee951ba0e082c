// What an import meets: a file that we wrote ourselves, and the problems that the ledgers have already.
import { basename } from "node:path";
import { eventList, type PresentProblem } from "../import/event-list.ts";
import type { KnownProblem } from "../import/foreign-scene.ts";
import type { Imported } from "../import/imported.ts";
import { ownBook } from "../import/own-book.ts";
import { UsageError } from "../model/usage-error.ts";
import type { Field } from "../read/schema/fields.ts";
import type { ReadSheet } from "../read/workbook/sheet.ts";
import type { Desk } from "./checked-entry.ts";
import { derivedEdits } from "./import-derived.ts";

/** What we wrote ourselves: an export, or a sheet of events to be filled in. */
export async function ownFile(
  file: string,
  sheets: readonly ReadSheet[],
  desk: Desk,
  { map = [], set = [] }: { readonly map?: readonly string[] | undefined; readonly set?: readonly string[] | undefined },
  fieldsFor: (task: unknown) => readonly Field[],
): Promise<Imported | undefined> {
  const book = ownBook(sheets);
  const own = book ?? eventList(sheets, { plan: desk.plan, presentOf: problemsIn(desk), fieldsFor });
  if (!own) return undefined;
  if ([...map, ...set].length > 0)
    throw new UsageError(
      `“${basename(file)}”是${book ? " ledger export 导出的" : "待补的记录"}，各列是什么已经写明`,
      "请去掉 --map、--set 再运行；要改的内容直接改在表中。",
    );
  return book && sheets.length > 1 ? { ...book, left: [...book.left, ...(await derivedEdits(desk, sheets, book))] } : own;
}

/** Each problem by its number; undefined for a number that no ledger has. */
function problemsIn({ reading }: Desk): (id: string) => PresentProblem | undefined {
  const known = new Map(
    reading.ledgers.flatMap(({ problems }) => problems.map(({ id, log, task }) => [id, { events: log.length, task }] as const)),
  );
  return (id) => known.get(id);
}

/** The problems of each unit's ledger, as a table may mean them; without a name those of the only ledger there is. */
export function presentIn({ reading, plan }: Desk): (unit: string | undefined) => readonly KnownProblem[] {
  const ofUnits = reading.ledgers.filter(({ unit }) => plan.units.some(({ name }) => name === unit));
  const byUnit = new Map(
    ofUnits.map(({ unit, problems }) => [
      unit,
      problems.flatMap(({ id, task, title, facts, baselineId, person, leader }): KnownProblem[] =>
        id === undefined
          ? []
          : [{ id, task, title, facts, listed: baselineId, persons: { 责任人: person?.fullName, 责任领导: leader?.fullName } }],
      ),
    ]),
  );
  return (unit) => byUnit.get(unit ?? (ofUnits.length === 1 ? ofUnits[0]?.unit : undefined)) ?? [];
}
