// Tables as offices make them, in memory: what an import makes of them in a workspace of 甲局 and 乙局 on 2020-05-20.
import { constantsOf, mapOf } from "../../src/import/flags.ts";
import { foreignBook } from "../../src/import/foreign-book.ts";
import type { Imported } from "../../src/import/imported.ts";
import type { AnswerBook } from "../../src/import/readings.ts";
import { read } from "../../src/read/index.ts";
import { problemFields } from "../../src/read/schema/fields.ts";
import { addressOf, type ReadSheet, type SheetCell } from "../../src/read/workbook/sheet.ts";
import { plan as planText } from "../read/told.ts";

const { plan, forms } = await read([{ path: "ledgers/plan.yaml", content: planText }]);
if (!plan) throw new Error("no plan");
export const knownPlan = plan;
export const fieldsFor = (task: unknown) => problemFields(typeof task === "number" ? forms.get(task) : undefined);

export type Written = string | number | Partial<SheetCell> | undefined;

/** A sheet of these cells. `merges`: `A2:A4`. */
export function table(rows: readonly (readonly Written[])[], merges: readonly string[] = [], more: Partial<ReadSheet> = {}): ReadSheet {
  const at = (address: string) => {
    const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    return { row: Number(row) - 1, column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 };
  };
  return {
    name: "台账",
    isHidden: false,
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    merges: merges.map((area) => {
      const [from, to] = area.split(":").map(at);
      return { startRow: from?.row ?? 0, startCol: from?.column ?? 0, endRow: to?.row ?? 0, endCol: to?.column ?? 0 };
    }),
    rows: rows.map((row, r) =>
      row.map((value, c): SheetCell | undefined => {
        if (value === undefined || value === "") return undefined;
        return typeof value === "object" ? { address: addressOf(r, c), value: "", ...value } : { address: addressOf(r, c), value };
      }),
    ),
    ...more,
  };
}

export interface Said {
  readonly set?: readonly string[];
  readonly map?: readonly string[];
  readonly answers?: AnswerBook;
  readonly asOf?: string;
  readonly only?: string | undefined;
}

/** What every row has that the table does not say. */
export const usual = ["任务=2", "类型=其他", "来源=自查", "责任人.职务=科长"];

export function imported(sheets: ReadSheet | readonly ReadSheet[], said: Said = {}): Imported {
  return foreignBook([sheets].flat(), {
    plan: knownPlan,
    fieldsFor,
    map: mapOf(said.map ?? []),
    constants: constantsOf(said.set ?? usual),
    answers: said.answers ?? {},
    asOf: said.asOf ?? "2020-05-20",
    only: "only" in said ? said.only : "某区甲局",
    presentIn: () => [],
  });
}

export const valuesIn = (result: Imported) => result.problems.map(({ values }) => values);
export const openIn = ({ readings }: Imported) =>
  readings
    .filter(({ answer }) => answer === undefined)
    .map(({ question, places }) => `${question.topic} ${question.text} ${question.proposed ?? "—"} ${places.join("、")}`);
export const leftIn = ({ left }: Imported) => left.map(({ place, why }) => `${place} ${why}`);
