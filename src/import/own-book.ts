// A workbook or table that `ledger export` wrote: read back by the columns it was written by, each value exactly.
import { withAnswer } from "../desk/candidate.ts";
import { type CellText, type Kind, readCell } from "../export/cell-text.ts";
import {
  answerColumns,
  dutyColumns,
  eventColumns,
  idColumn,
  type KeyColumn,
  personColumns,
  problemColumns,
  remedyColumns,
  unitColumns,
} from "../export/columns.ts";
import { detailFrom } from "../export/detail-rows.ts";
import { figureTitles } from "../export/listed-problem.ts";
import { monthMeant } from "../read/schema/written-days.ts";
import type { ReadSheet } from "../read/workbook/sheet.ts";
import { dayInCell } from "./cell-value.ts";
import { type CellValues, type Imported, type LeftCell, leftCell, notesLeft } from "./imported.ts";
import { type BookRow, rowsOf, titlesOf } from "./own-rows.ts";

interface OwnProblem {
  readonly where: string;
  readonly unit: string | undefined;
  readonly values: CellValues;
  readonly places: Map<string, string>;
}

const lists: readonly [string, readonly KeyColumn[]][] = [
  ["问题清单", problemColumns],
  ["整改清单", remedyColumns],
  ["责任清单", personColumns],
];
const records = ["明细", "经过", "已核实", "履职", "单位信息"];
/** Reckoned, or said elsewhere. */
const repeated = new Set<string>([
  ...Object.values(figureTitles),
  ...[
    "单位",
    "任务",
    "题目",
    "方面",
    "单位责任",
    "单位第一责任人",
    "次序",
    "项",
    "值",
    "文件",
    "截至日",
    "数据说明",
    "明细",
    "经过",
    "已核实",
    idColumn.title,
  ],
  ...[...problemColumns, ...remedyColumns, ...personColumns].map(({ title }) => title),
]);

/** Undefined for a file of somebody else. */
export function ownBook(sheets: readonly ReadSheet[]): Imported | undefined {
  const named = (name: string) => sheets.find((sheet) => sheet.name === name);
  const left: LeftCell[] = notesLeft(sheets);
  const [only] = sheets;
  if (sheets.length === 1 && only && isTable(only)) return fromTable(only);
  const units = named("单位信息");
  if (!units || !titlesOf(units).has("文件") || lists.some(([name]) => !named(name))) return undefined;
  const rows = (name: string, columns: readonly KeyColumn[] = []) => {
    const sheet = named(name);
    return sheet ? rowsOf(sheet, new Set([...repeated, ...columns.map(({ title }) => title)]), left) : [];
  };
  const problems = new Map<unknown, OwnProblem>();
  for (const [name, columns] of lists) {
    let unnumbered = 0;
    for (const row of rows(name, columns)) {
      const number = row.cells.get("编号")?.value;
      if (number === undefined) unnumbered += 1;
      const id = number ?? newProblemIn(problems, row, unnumbered);
      const known = problems.get(id) ?? { where: row.where, unit: textIn(row, "单位"), values: {}, places: new Map<string, string>() };
      for (const { title, keys } of [idColumn, ...columns]) {
        const cell = row.cells.get(title);
        if (cell && !known.places.has(keys.join("."))) known.places.set(keys.join("."), `${name}!${cell.address}`);
      }
      problems.set(id, { ...known, values: filled(known.values, row, [idColumn, ...columns]) });
    }
  }
  const add = (id: unknown, values: CellValues) => {
    const known = problems.get(id);
    if (known) problems.set(id, { ...known, values: { ...known.values, ...values } });
  };
  for (const [id, group] of grouped(rows("明细"), "编号")) {
    const detail = detailFrom(group.map(({ cells }) => ({ item: String(cells.get("项")?.value), value: cells.get("值")?.value ?? null })));
    for (const { cells } of group) {
      const value = cells.get("值");
      if (value) problems.get(id)?.places.set(`明细.${String(cells.get("项")?.value).replace(/\[\d+\]/g, "")}`, `明细!${value.address}`);
    }
    if (detail !== undefined && problems.has(id)) add(id, { 明细: detail });
    else reportRows("明细", group, left);
  }
  for (const [name, columns] of [
    ["经过", eventColumns],
    ["已核实", answerColumns],
  ] as const)
    for (const [id, group] of grouped(rows(name, columns), "编号"))
      if (problems.has(id)) {
        const ordered = inSequence(group);
        add(id, { [name]: ordered.map((row) => filled({}, row, columns)) });
        for (const [index, row] of ordered.entries())
          for (const [title, cell] of row.cells) problems.get(id)?.places.set(`${name}.${index}.${title}`, `${name}!${cell.address}`);
      } else reportRows(name, group, left);
  const heads = new Map<string, CellValues>();
  const unitPlaces = new Map<string, Map<string, string>>();
  const placed = (unit: string, sheet: string, row: BookRow, columns: readonly KeyColumn[], head: readonly string[]) => {
    const places = unitPlaces.get(unit) ?? new Map<string, string>();
    for (const { title, keys } of columns) {
      const cell = row.cells.get(title);
      if (cell) places.set([...head, ...keys].join("."), `${sheet}!${cell.address}`);
    }
    unitPlaces.set(unit, places.set(head.join("."), row.where));
  };
  for (const row of rows("单位信息", unitColumns)) {
    const unit = textIn(row, "单位") ?? "";
    heads.set(unit, filled({}, row, unitColumns));
    placed(unit, "单位信息", row, unitColumns, []);
  }
  const duties = new Map<string, readonly CellValues[]>();
  for (const [unit, group] of grouped(rows("履职", dutyColumns), "单位")) {
    const ordered = inSequence(group);
    duties.set(
      String(unit),
      ordered.map((row) => filled({}, row, dutyColumns)),
    );
    for (const [index, row] of ordered.entries()) placed(String(unit), "履职", row, dutyColumns, ["履职", String(index)]);
  }
  return {
    problems: [...problems.values()],
    heads,
    duties,
    unitPlaces,
    columns: [],
    left,
    formulas: formulasIn(sheets),
    readings: [],
    notes: [],
    refused: [],
  };
}

/** A new problem has no number yet: in each list it is the row of its title, else the one of its turn. */
function newProblemIn(problems: ReadonlyMap<unknown, OwnProblem>, row: BookRow, turn: number): string {
  const [unit, title] = [textIn(row, "单位"), textIn(row, "题目")];
  const named = [...problems].find(
    ([id, known]) =>
      String(id).startsWith(newRow) && title !== undefined && known.values["题目"] === title && (unit === undefined || known.unit === unit),
  );
  return String(named?.[0] ?? `${newRow}${turn}`);
}

const newRow = "\0";

/** The .csv: its columns, and 明细, 经过 and 已核实 as JSON. */
function fromTable(sheet: ReadSheet): Imported {
  const left: LeftCell[] = [];
  const columns: KeyColumn[] = [
    ...[idColumn, ...problemColumns, ...remedyColumns, ...personColumns],
    ...["明细", "经过", "已核实"].map((title) => ({ title, keys: [title], kind: "any" as const })),
  ];
  const keysOf = (name: string) => columns.find(({ title }) => title === name)?.keys ?? [name];
  const problems = rowsOf(sheet, repeated, left).map((row) => ({
    where: row.where,
    unit: textIn(row, "单位"),
    values: filled({}, row, columns),
    places: new Map([...row.cells].map(([title, cell]) => [keysOf(title).join("."), `${sheet.name}!${cell.address}`])),
  }));
  return { problems, heads: new Map(), duties: new Map(), columns: [], left, formulas: [], readings: [], notes: [], refused: [] };
}

function isTable(sheet: ReadSheet): boolean {
  const titles = titlesOf(sheet);
  return ["编号", "单位", "截至日", "数据说明", "经过"].every((title) => titles.has(title));
}

function filled(into: CellValues, { cells }: BookRow, columns: readonly KeyColumn[]): CellValues {
  let values = into;
  for (const { title, keys, kind } of columns) {
    const cell = cells.get(title)?.value;
    if (cell !== undefined) values = withAnswer(values, keys, valueIn(kind, cell as CellText));
  }
  return values;
}

/** A day may have been typed, or saved by Excel, in another spelling than it was written. */
function valueIn(kind: Kind, cell: CellText): unknown {
  if (kind === "day" && typeof cell === "string") return dayInCell(cell);
  if (kind === "number" && typeof cell === "string" && /^\d+$/.test(cell)) return Number(cell);
  if (kind !== "month" || typeof cell !== "string") return readCell(kind, cell);
  return monthMeant(cell) ?? cell;
}

function textIn({ cells }: BookRow, title: string): string | undefined {
  const value = cells.get(title)?.value;
  return value === undefined ? undefined : String(value);
}

function grouped(rows: readonly BookRow[], title: string): Map<unknown, BookRow[]> {
  const groups = new Map<unknown, BookRow[]>();
  for (const row of rows) {
    const key = row.cells.get(title)?.value;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function inSequence(rows: readonly BookRow[]): BookRow[] {
  const place = (row: BookRow) => Number(row.cells.get("次序")?.value ?? Number.POSITIVE_INFINITY);
  return [...rows].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}

function reportRows(sheet: string, rows: readonly BookRow[], left: LeftCell[]): void {
  for (const { cells } of rows) for (const cell of cells.values()) left.push(leftCell(sheet, cell, "所属的问题不在问题清单中，或写法不对"));
}

function formulasIn(sheets: readonly ReadSheet[]): string[] {
  const read = new Set([...lists.map(([name]) => name), ...records]);
  return sheets
    .filter(({ name }) => read.has(name))
    .flatMap(({ name, rows }) =>
      rows.flatMap((row) => row.flatMap((cell) => (cell?.isFormula && !cell.isLost ? [`${name}!${cell.address}`] : []))),
    );
}
