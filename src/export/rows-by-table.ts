// The whole export as typed tables, for engines: what .ndjson says, a table a kind of record, and lists of objects as tables of their own.
import type { CellValue, Column, Table } from "../model/table.ts";
import { type TableName, tables } from "../model/tables.ts";

export type ExportedRow = Readonly<Record<string, CellValue>>;

type ExportRecord = { readonly record: string } & Readonly<Record<string, unknown>>;

const every = Object.entries(tables) as [TableName, Table][];

/** The rows of every table, in the order of the records; a child's in that of its parents. */
export function rowsByTable(records: readonly ExportRecord[]): ReadonlyMap<TableName, readonly ExportedRow[]> {
  const rows = new Map<TableName, ExportedRow[]>(every.map(([name]) => [name, []]));
  const byRecord = new Map(
    every.flatMap(([name, table]) => (table.parent === undefined ? [[table.record, { name, table }] as const] : [])),
  );
  for (const record of records) {
    const own = byRecord.get(record.record);
    if (!own) throw new Error(`no table for records of kind ${record.record}`);
    rows.get(own.name)?.push(rowOf(own.table, (name) => record[name]));
    for (const [child, table] of every)
      if (table.parent === own.name)
        for (const [index, item] of (record[table.record] as readonly Readonly<Record<string, unknown>>[]).entries())
          rows.get(child)?.push(
            rowOf(table, (name) => {
              const inherited = table.inherits?.[name];
              return inherited !== undefined ? record[inherited] : name === "place" ? index + 1 : item[name];
            }),
          );
  }
  return rows;
}

function rowOf({ columns }: Table, cellOfRow: (name: string) => unknown): ExportedRow {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, (cellOfRow(name) as CellValue | undefined) ?? nothing(column)]),
  );
}

function nothing({ type }: Column): CellValue {
  return type === "boolean" ? false : type === "texts" ? [] : null;
}
