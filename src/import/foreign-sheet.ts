// A 台账 that an office made: its columns matched by name, every cell taken over or told of.
import { fieldAt, withAnswer } from "../desk/candidate.ts";
import type { KeyColumn } from "../export/columns.ts";
import type { Plan } from "../model/plan.ts";
import { closest } from "../model/similar.ts";
import { UsageError } from "../model/usage-error.ts";
import type { Field } from "../read/schema/fields.ts";
import type { ReadSheet, SheetCell } from "../read/workbook/sheet.ts";
import { valueOfCell } from "./cell-value.ts";
import { columnsOf, type SheetColumn } from "./columns.ts";
import type { Constant } from "./flags.ts";
import { headerOf } from "./header.ts";
import { type CellValues, type Imported, type ImportedProblem, type LeftCell, leftCell, type MatchedColumn } from "./imported.ts";
import { plainTitle } from "./titles.ts";

export interface ForeignOptions {
  readonly plan: Plan;
  /** Column's name → its keys; none leave the column alone. */
  readonly map: ReadonlyMap<string, readonly string[]>;
  readonly constants: readonly Constant[];
  /** The fields of a problem of the task, as far as it is known. */
  fieldsFor(task: unknown): readonly Field[];
}

/** By the column's title. */
type Cells = ReadonlyMap<string, { readonly column: KeyColumn; readonly value: SheetCell["value"] }>;

/** What the sheets hold; sheets without a header are told of cell by cell. */
export function foreignBook(sheets: readonly ReadSheet[], options: ForeignOptions): Imported {
  const parts = sheets.map((sheet) => foreignSheet(sheet, options));
  refuseUnknown(
    options.map,
    parts.flatMap(({ columns }) => columns.map(({ written }) => written)),
  );
  return {
    problems: parts.flatMap(({ problems }) => problems),
    heads: new Map(),
    duties: new Map(),
    columns: parts.flatMap(({ columns }) => columns),
    left: parts.flatMap(({ left }) => left),
    formulas: parts.flatMap(({ formulas }) => formulas),
  };
}

/** A column named by --map that no table has: a slip, and what stands in the column meant would be left. */
function refuseUnknown(map: ForeignOptions["map"], titles: readonly string[]): void {
  const known = new Set(titles.map(plainTitle));
  const unknown = [...map.keys()].find((name) => !known.has(plainTitle(name)));
  if (titles.length === 0 || unknown === undefined) return;
  const meant = closest(unknown, titles);
  throw new UsageError(`表中没有名为“${unknown}”的列${meant ? `，是不是“${meant}”` : ""}`, `列名有：${[...new Set(titles)].join("、")}`);
}

interface SheetPart {
  readonly problems: readonly ImportedProblem[];
  readonly columns: readonly MatchedColumn[];
  readonly left: readonly LeftCell[];
  readonly formulas: readonly string[];
}

function foreignSheet(sheet: ReadSheet, options: ForeignOptions): SheetPart {
  const mapped = new Map([...options.map].map(([name, key]) => [plainTitle(name), key]));
  const header = headerOf(sheet, (title) => (mapped.get(plainTitle(title)) ?? []).length > 0);
  const leave = (rows: ReadSheet["rows"], why: string) =>
    rows.flatMap((row) => row.flatMap((cell) => (cell ? [leftCell(sheet.name, cell, why)] : [])));
  if (!header) return { problems: [], columns: [], left: leave(sheet.rows, "这张表里没有找到台账的表头"), formulas: [] };
  const columns = columnsOf(header.titles, mapped, options);
  const left = [...leave(sheet.rows.slice(0, header.start), "表头以上"), ...leave([header.unused], "表头中几列共用的名称")];
  const formulas: string[] = [];
  const problems: ImportedProblem[] = [];
  const rows = withMerged(sheet, header.end);
  for (let row = header.end; row < rows.length; row++) {
    const { cells, own, others } = rowOf(rows[row] ?? [], sheet.rows[row] ?? [], columns);
    for (const { cell, why } of others) left.push(leftCell(sheet.name, cell, why));
    for (const cell of sheet.rows[row] ?? []) if (cell?.isFormula && !cell.isLost) formulas.push(`${sheet.name}!${cell.address}`);
    const isFoot = !["编号", "题目", "情况", "清单号"].some((title) => cells.has(title));
    if (own.length === 0) continue;
    if (isFoot) left.push(...leave([own], "这一行没有编号、题目或情况"));
    else if (isTotal(sheet.rows[row] ?? [])) left.push(...leave([own], "合计行"));
    else problems.push(problemOf(`${sheet.name}第${row + 1}行`, cells, options));
  }
  const titles = header.titles.flatMap((written, index): MatchedColumn[] => {
    const column = columns[index];
    if (written === undefined) return [];
    return [{ sheet: sheet.name, written, title: column?.kind === "key" ? column.columns.map((one) => one.title).join("、") : undefined }];
  });
  return { problems, columns: titles, left, formulas };
}

interface ReadRow {
  readonly cells: Cells;
  /** Those of `cells` that stand in this row, not in a merged area that began above. */
  readonly own: readonly SheetCell[];
  readonly others: readonly { readonly cell: SheetCell; readonly why: string }[];
}

/** Every cell that stands in the row itself (`written`) has its column, or a reason why not. */
function rowOf(
  row: readonly (SheetCell | undefined)[],
  written: readonly (SheetCell | undefined)[],
  columns: readonly SheetColumn[],
): ReadRow {
  const cells = new Map<string, { column: KeyColumn; value: SheetCell["value"] }>();
  const own: SheetCell[] = [];
  const others: { cell: SheetCell; why: string }[] = [];
  row.forEach((cell, index) => {
    if (!cell) return;
    const isOwn = cell === written[index];
    const column = columns[index] ?? { kind: "left", why: "没有列名" };
    if (cell.isLost) others.push({ cell, why: "公式没有结果，或结果是错误" });
    else if (column.kind === "key") {
      for (const one of column.columns) cells.set(one.title, { column: one, value: cell.value });
      if (isOwn) own.push(cell);
    } else if (isOwn) others.push({ cell, why: column.why });
  });
  return { cells, own, others };
}

/** 合计 3件: a sum of the rows, not one of them. */
function isTotal(row: readonly (SheetCell | undefined)[]): boolean {
  const first = row.find((cell) => cell !== undefined);
  return /^(?:合计|总计|共计|小计)[：:]?$/.test(String(first?.value ?? "").replace(/\s/g, ""));
}

/** Cells of a merged area have the value of its first, for every row it covers. */
function withMerged(sheet: ReadSheet, from: number): (SheetCell | undefined)[][] {
  const rows = sheet.rows.map((row) => [...row]);
  for (const { startRow, endRow, startCol } of sheet.merges) {
    const cell = sheet.rows[startRow]?.[startCol];
    if (!cell || startRow < from || cell.isLost) continue;
    for (let row = startRow + 1; row <= Math.min(endRow, rows.length - 1); row++) {
      const line = rows[row] as (SheetCell | undefined)[];
      line[startCol] ??= cell;
    }
  }
  return rows;
}

function problemOf(where: string, cells: Cells, { plan, constants, fieldsFor }: ForeignOptions): ImportedProblem {
  const filled: Cells = new Map([...constants.map((one) => [one.column.title, one] as const), ...cells]);
  const taskCell = filled.get("任务");
  const fields = fieldsFor(taskCell && valueOfCell("number", taskCell.value, "任务", plan));
  let unit: string | undefined;
  let values: CellValues = {};
  for (const [title, { column, value: written }] of filled) {
    const value = valueOfCell(column.kind, written, title, plan, fieldAt(fields, column.keys));
    if (title === "单位") unit = String(value);
    else values = withAnswer(values, column.keys, value);
  }
  return { where, unit, values };
}
