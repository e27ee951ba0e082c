// The ledgers that an exported workbook holds, read back by the columns alone: what import has to do.
import { type CellText, readCell } from "../../src/export/cell-text.ts";
import {
  answerColumns,
  dutyColumns,
  eventColumns,
  type KeyColumn,
  personColumns,
  problemColumns,
  remedyColumns,
  unitColumns,
} from "../../src/export/columns.ts";
import { detailFrom } from "../../src/export/detail-rows.ts";
import { type ReadBook, rowsOf } from "../render/xlsx/read-xlsx.ts";

type Row = ReadonlyMap<string, CellText>;
type Plain = Record<string, unknown>;

/** By the name of the file without .yaml; keys in the order of the columns. */
export function ledgersFrom(book: ReadBook): Map<string, Plain> {
  const rows = (name: string) => rowsOf(book.sheets.get(name));
  const problems = new Map<unknown, Plain>();
  for (const [name, columns] of [
    ["问题清单", problemColumns],
    ["整改清单", remedyColumns],
    ["责任清单", personColumns],
  ] as const)
    for (const row of rows(name)) {
      const id = row.get("编号");
      const known = problems.get(id) ?? { 编号: id, 单位: row.get("单位") };
      problems.set(id, fill(known, row, columns));
    }
  for (const [id, group] of grouped(rows("明细"), "编号"))
    Object.assign(problems.get(id) ?? {}, {
      明细: detailFrom(group.map((row) => ({ item: String(row.get("项")), value: row.get("值") ?? null }))),
    });
  for (const [id, group] of grouped(rows("经过"), "编号"))
    Object.assign(problems.get(id) ?? {}, { 经过: inSequence(group).map((row) => fill({}, row, eventColumns)) });
  for (const [id, group] of grouped(book.sheets.has("已核实") ? rows("已核实") : [], "编号"))
    Object.assign(problems.get(id) ?? {}, { 已核实: inSequence(group).map((row) => fill({}, row, answerColumns)) });
  const duties = grouped(rows("履职"), "单位");
  return new Map(
    rows("单位信息").map((row) => {
      const own = [...problems.values()].filter(({ 单位 }) => 单位 === row.get("单位"));
      const done = duties.get(row.get("单位"));
      return [
        String(row.get("文件")),
        {
          ...fill({}, row, unitColumns),
          ...(done ? { 履职: inSequence(done).map((each) => fill({}, each, dutyColumns)) } : {}),
          ...(own.length > 0 ? { 问题: own.map(({ 单位: _, ...problem }) => problem) } : {}),
        },
      ];
    }),
  );
}

function fill(into: Plain, row: Row, columns: readonly KeyColumn[]): Plain {
  for (const { title, keys, kind } of columns) {
    const cell = row.get(title);
    if (cell === undefined) continue;
    const [first = "", second] = keys;
    if (second === undefined) into[first] = readCell(kind, cell);
    else into[first] = { ...(into[first] as Plain), [second]: readCell(kind, cell) };
  }
  return into;
}

function grouped(rows: readonly Row[], title: string): Map<unknown, Row[]> {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) groups.set(row.get(title), [...(groups.get(row.get(title)) ?? []), row]);
  return groups;
}

function inSequence(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => Number(a.get("次序")) - Number(b.get("次序")));
}
