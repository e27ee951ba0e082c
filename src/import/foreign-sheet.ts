// A 台账 that an office made: its columns matched by name, every cell taken over or told of.
import type { KeyColumn } from "../export/columns.ts";
import type { Plan } from "../model/plan.ts";
import type { Field } from "../read/fields.ts";
import type { ReadSheet, SheetCell } from "../read/workbook/sheet.ts";
import { valueOfCell } from "./cell-value.ts";
import { headerOf } from "./header.ts";
import { type Imported, type ImportedProblem, type LeftCell, leftCell, type MatchedColumn, type Values } from "./imported.ts";
import { columnCalled, columnForKey, plainTitle } from "./titles.ts";

export interface ForeignOptions {
  readonly plan: Plan;
  /** Column's name → key; "" leaves the column alone. */
  readonly map: ReadonlyMap<string, string>;
  /** Keys for every row that does not say them itself. */
  readonly constants: Values;
  /** The fields of a problem of the task, as far as it is known. */
  fieldsFor(task: unknown): readonly Field[];
}

type Column = { readonly kind: "key"; readonly column: KeyColumn } | { readonly kind: "left"; readonly why: string };

/** What the sheets hold; sheets without a header are told of cell by cell. */
export function foreignBook(sheets: readonly ReadSheet[], options: ForeignOptions): Imported {
  const parts = sheets.map((sheet) => foreignSheet(sheet, options));
  return {
    problems: parts.flatMap(({ problems }) => problems),
    heads: new Map(),
    duties: new Map(),
    columns: parts.flatMap(({ columns }) => columns),
    left: parts.flatMap(({ left }) => left),
    formulas: parts.flatMap(({ formulas }) => formulas),
  };
}

interface Part {
  readonly problems: readonly ImportedProblem[];
  readonly columns: readonly MatchedColumn[];
  readonly left: readonly LeftCell[];
  readonly formulas: readonly string[];
}

function foreignSheet(sheet: ReadSheet, options: ForeignOptions): Part {
  const mapped = new Map([...options.map].map(([name, key]) => [plainTitle(name), key]));
  const header = headerOf(sheet, (title) => (mapped.get(plainTitle(title)) ?? "") !== "");
  const left: LeftCell[] = [];
  if (!header) {
    for (const row of sheet.rows) for (const cell of row) if (cell) left.push(leftCell(sheet.name, cell, "这张表里没有找到台账的表头"));
    return { problems: [], columns: [], left, formulas: [] };
  }
  for (const row of sheet.rows.slice(0, header.start)) for (const cell of row) if (cell) left.push(leftCell(sheet.name, cell, "表头以上"));
  const columns = matched(header.titles, mapped, options);
  const formulas: string[] = [];
  const problems: ImportedProblem[] = [];
  const rows = withMerged(sheet, header.end);
  for (let row = header.end; row < rows.length; row++) {
    const cells = new Map<KeyColumn, SheetCell>();
    const own: SheetCell[] = [];
    rows[row]?.forEach((cell, index) => {
      if (!cell) return;
      const isOwn = cell === sheet.rows[row]?.[index];
      const column = columns[index] ?? { kind: "left", why: "没有列名" };
      if (cell.isFormula && isOwn && !cell.isLost) formulas.push(`${sheet.name}!${cell.address}`);
      if (cell.isLost) left.push(leftCell(sheet.name, cell, "公式没有结果，或结果是错误"));
      else if (column.kind === "left") {
        if (isOwn) left.push(leftCell(sheet.name, cell, column.why));
      } else {
        cells.set(column.column, cell);
        if (isOwn) own.push(cell);
      }
    });
    const isFoot = ![...cells.keys()].some(({ title }) => ["编号", "题目", "情况", "清单号"].includes(title));
    if (own.length === 0) continue;
    if (isFoot) for (const cell of own) left.push(leftCell(sheet.name, cell, "这一行没有编号、题目或情况"));
    else problems.push(problemOf(`${sheet.name}第${row + 1}行`, cells, options));
  }
  const titles = header.titles.flatMap((written, index): MatchedColumn[] => {
    const column = columns[index];
    if (written === undefined) return [];
    return [{ sheet: sheet.name, written, title: column?.kind === "key" ? column.column.title : undefined }];
  });
  return { problems, columns: titles, left, formulas };
}

function matched(titles: readonly (string | undefined)[], mapped: ReadonlyMap<string, string>, options: ForeignOptions): Column[] {
  const taken = new Set<string>();
  const details = new Set(
    options.plan.tasks.flatMap(({ number }) =>
      options.fieldsFor(number).flatMap(({ key, fields }) => (key === "明细" ? fields.map((f) => f.key) : [])),
    ),
  );
  const found = titles.map((title) => {
    if (title === undefined) return { column: undefined, isMapped: false, isOff: false };
    const own = mapped.get(plainTitle(title));
    if (own !== undefined) return { column: own === "" ? undefined : columnForKey(own), isMapped: true, isOff: own === "" };
    const known = columnCalled(title) ?? (details.has(title) ? columnCalled(`明细.${title}`) : undefined);
    return { column: known, isMapped: false, isOff: false };
  });
  // What was mapped by hand, and what has the key's own name, comes before what means the same.
  for (const pass of [0, 1, 2])
    found.forEach((one, index) => {
      const { column } = one;
      const rank = one.isMapped ? 0 : column && plainTitle(titles[index] ?? "") === plainTitle(column.title) ? 1 : 2;
      if (!column || rank !== pass) return;
      if (taken.has(column.title)) found[index] = { ...one, column: undefined, isOff: true };
      else taken.add(column.title);
    });
  return found.map(({ column, isMapped, isOff }, index) => {
    if (column?.title === "序号") return { kind: "left", why: "序号不导入" };
    if (column) return { kind: "key", column };
    if (titles[index] === undefined) return { kind: "left", why: "没有列名" };
    return { kind: "left", why: isOff ? (isMapped ? "按 --map 不导入" : "已有另一列是这个项目") : `“${titles[index]}”对不上台账的项目` };
  });
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

function problemOf(
  where: string,
  cells: ReadonlyMap<KeyColumn, SheetCell>,
  { plan, constants, fieldsFor }: ForeignOptions,
): ImportedProblem {
  const at = (title: string) => [...cells].find(([column]) => column.title === title)?.[1];
  const taskCell = at("任务");
  const task = taskCell ? valueOfCell("number", taskCell.value, "任务", plan) : constants["任务"];
  const fields = fieldsFor(task);
  let unit: string | undefined;
  let values: Values = {};
  for (const [{ title, keys, kind }, cell] of cells) {
    const [first = "", second] = keys;
    const top = fields.find(({ key }) => key === first);
    const field = second === undefined ? top : top?.fields.find(({ key }) => key === second);
    const value = valueOfCell(kind, cell.value, title, plan, field);
    if (title === "单位") unit = String(value);
    else values = { ...values, [first]: second === undefined ? value : { ...(values[first] as Values | undefined), [second]: value } };
  }
  const filled = Object.entries(constants).map(([key, value]) => {
    const own = values[key];
    return [key, isMapping(value) && isMapping(own) ? { ...value, ...own } : (own ?? value)];
  });
  return { where, unit, values: { ...values, ...Object.fromEntries(filled) } };
}

function isMapping(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
