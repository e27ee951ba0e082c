// One sheet of a table that an office made: its columns matched by name, every cell taken over or told of.
import type { ReadSheet, SheetCell } from "../read/workbook/sheet.ts";
import { columnName } from "../read/workbook/sheet.ts";
import { columnsOf, type SheetColumn } from "./columns.ts";
import type { ForeignOptions, TableScene } from "./foreign-scene.ts";
import { type Header, headerOf } from "./header.ts";
import { type ImportedProblem, type LeftCell, leftCell, type MatchedColumn, type RefusedPlace } from "./imported.ts";
import { identified } from "./known-problems.ts";
import { problemGroups } from "./problem-groups.ts";
import { problemOfGroup } from "./problem-of-group.ts";
import type { Readings } from "./readings.ts";
import { tableDay, tableYear } from "./table-day.ts";
import { tableRows } from "./table-rows.ts";
import { columnForKey, plainTitle } from "./titles.ts";
import { unitsIn } from "./units-in-cell.ts";

export interface SheetPart {
  readonly problems: readonly ImportedProblem[];
  readonly columns: readonly MatchedColumn[];
  readonly left: readonly LeftCell[];
  readonly formulas: readonly string[];
  readonly notes: readonly { readonly place: string; readonly text: string }[];
  readonly refused: readonly RefusedPlace[];
}

export function foreignSheet(sheet: ReadSheet, options: ForeignOptions, readings: Readings): SheetPart {
  const mapped = new Map([...options.map].map(([name, key]) => [plainTitle(name), key]));
  const header = headerOf(sheet, (title) => (mapped.get(plainTitle(title)) ?? []).length > 0);
  if (!header)
    return {
      problems: [],
      columns: [],
      left: leftRows(sheet, sheet.rows, "这张表里没有找到台账的表头"),
      formulas: [],
      notes: [],
      refused: [],
    };
  const columns = judgedColumns(sheet, header, columnsOf(header.titles, mapped, options), options);
  const indexesOf = (...titles: string[]) => indexesWhere(columns, (title) => titles.includes(title));
  const serialColumns = new Set(columns.flatMap((column, index) => (column.kind === "left" && column.isSerial ? [index] : [])));
  const read = tableRows(
    sheet,
    header,
    { textColumns: indexesOf("题目", "情况"), serialColumns, isTaken: (index) => columns[index]?.kind === "key" },
    readings,
  );
  const grouped = problemGroups(read.rows, { name: sheet.name, titles: header.titles, columns, serialColumns });
  const scene = sceneOf(sheet, header, options, readings, columns);
  const identities = identified(grouped.groups, scene);
  const results = grouped.groups.map((group) => problemOfGroup(group, identities.get(group), scene));
  return {
    problems: results.flatMap(({ problem }) => (problem ? [problem] : [])),
    columns: matched(sheet, header, columns),
    left: [
      ...leftRows(sheet, sheet.rows.slice(0, header.start), "表头以上"),
      ...leftRows(sheet, [header.unused], "表头中几列共用的名称"),
      ...read.left,
      ...grouped.left,
      ...results.flatMap(({ left }) => left),
    ],
    formulas: sheet.rows
      .slice(header.end)
      .flatMap((row) => row.flatMap((cell) => (cell?.isFormula && !cell.isLost ? [`${sheet.name}!${cell.address}`] : []))),
    notes: [...read.notes, ...grouped.notes, ...results.flatMap(({ notes }) => notes)],
    refused: [...read.refused, ...results.flatMap(({ refused }) => refused)],
  };
}

export function leftRows(sheet: ReadSheet, rows: ReadSheet["rows"], why: string): LeftCell[] {
  return rows.flatMap((row) => row.flatMap((cell) => (cell ? [leftCell(sheet.name, cell, why)] : [])));
}

function indexesWhere(columns: readonly SheetColumn[], isSo: (title: string) => boolean): Set<number> {
  return new Set(
    columns.flatMap((column, index) => (column.kind === "key" && column.columns.some(({ title }) => isSo(title)) ? [index] : [])),
  );
}

/** What a column is, its cells decide too: 编号 may be another office's, or a serial; a 部门 may be one inside the unit. */
function judgedColumns(
  sheet: ReadSheet,
  header: Header,
  columns: readonly SheetColumn[],
  { plan, only, map }: ForeignOptions,
): SheetColumn[] {
  const valuesOf = (index: number) =>
    sheet.rows.slice(header.end).flatMap((row): string[] => {
      const cell: SheetCell | undefined = row[index];
      const text = cell && String(cell.value).trim();
      return text && text !== header.titles[index] ? [text] : [];
    });
  const isOurs = (text: string) => plan.units.some(({ short }) => text.startsWith(`${short}-`));
  const isMapped = (index: number) => [...map.keys()].some((name) => plainTitle(name) === plainTitle(header.titles[index] ?? ""));
  return columns.map((column, index): SheetColumn => {
    const title = column.kind === "key" && column.columns.length === 1 ? column.columns[0]?.title : undefined;
    if (title === undefined || isMapped(index)) return column;
    const values = valuesOf(index);
    if (title === "编号" && values.length > 0 && !values.some(isOurs)) {
      const isSerial = values.filter((text) => /^\d{1,6}$/.test(text)).length * 2 > values.length;
      return { kind: "left", why: isSerial ? "编号是顺序号，不导入，另行编号" : "不是本台账的编号，不导入，另行编号", isSerial };
    }
    const isInside = only !== undefined && /部门|科室/.test(header.titles[index] ?? "");
    const areUnits = values.some((text) => unitsIn(text, plan).owner !== undefined || /[局委办]$|园区$|开发区$/.test(text));
    const section = columnForKey("科室");
    return title === "单位" && isInside && values.length > 0 && !areUnits && section ? { kind: "key", columns: [section] } : column;
  });
}

function sceneOf(
  sheet: ReadSheet,
  header: Header,
  options: ForeignOptions,
  readings: Readings,
  columns: readonly SheetColumn[],
): TableScene {
  const tableOn = tableDay(sheet, header);
  const said = options.constants.find(({ column }) => column.title === "登记日期")?.value;
  const hasProgress = indexesWhere(columns, (title) => title === "进展").size > 0;
  // What a table tells of a day it knew by that day.
  const enteredOn = said ?? (hasProgress && tableOn !== undefined && tableOn < options.asOf ? tableOn : options.asOf);
  return {
    ...options,
    sheet: sheet.name,
    readings,
    tableOn,
    year: tableYear(sheet, header) ?? Number(options.asOf.slice(0, 4)),
    enteredOn,
  };
}

function matched(sheet: ReadSheet, header: Header, columns: readonly SheetColumn[]): MatchedColumn[] {
  const both = indexesWhere(columns, (title) => ["题目", "情况"].includes(title));
  return header.titles.flatMap((written, index): MatchedColumn[] => {
    const column = columns[index];
    if (written === undefined) return [];
    const sample = sheet.rows.slice(header.end).find((row) => row[index] !== undefined && String(row[index]?.value) !== written)?.[index];
    const names = column?.kind === "key" ? column.columns.map((one) => one.title) : [];
    const title = both.size === 1 && both.has(index) ? "题目、情况" : names.join("、");
    return [
      {
        sheet: sheet.name,
        letter: columnName(index),
        written,
        title: title === "" ? undefined : title,
        sample: sample === undefined ? "" : String(sample.value),
        isHidden: sheet.hiddenColumns.has(index),
      },
    ];
  });
}
