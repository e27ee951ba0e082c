// A table as a Parquet file: typed columns that DuckDB, ClickHouse and Spark read as they are. The same rows give the same bytes.
import { ByteWriter, parquetWrite } from "hyparquet-writer";
import type { CellValue, Column, ColumnType } from "../model/table.ts";

type SchemaElement = NonNullable<Parameters<typeof parquetWrite>[0]["schema"]>[number];

const elements: Record<Exclude<ColumnType, "texts">, Pick<SchemaElement, "type" | "converted_type">> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  month: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  day: { type: "INT32", converted_type: "DATE" },
  integer: { type: "INT32" },
  decimal: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
};

/** Yes and no, and lists, are never null; every other column may be. */
export function parquetOf(columns: Readonly<Record<string, Column>>, rows: readonly Readonly<Record<string, CellValue>>[]): Uint8Array {
  const writer = new ByteWriter();
  parquetWrite({
    writer,
    createdBy: "ledger",
    schema: [
      { name: "root", num_children: Object.keys(columns).length },
      ...Object.entries(columns).flatMap(([name, { type }]) => elementsOf(name, type)),
    ],
    columnData: Object.entries(columns).map(([name, { type }]) => ({
      name,
      data: rows.map((row) => (type === "day" ? dateOf(row[name]) : (row[name] ?? null))),
    })),
  });
  return new Uint8Array(writer.getBuffer());
}

function elementsOf(name: string, type: ColumnType): SchemaElement[] {
  if (type !== "texts") return [{ name, ...elements[type], repetition_type: type === "boolean" ? "REQUIRED" : "OPTIONAL" }];
  return [
    { name, converted_type: "LIST", repetition_type: "REQUIRED", num_children: 1 },
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    { name: "element", ...elements.text, repetition_type: "REQUIRED" },
  ];
}

function dateOf(day: CellValue | undefined): Date | null {
  return typeof day === "string" ? new Date(`${day}T00:00:00Z`) : null;
}
