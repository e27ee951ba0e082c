// A folder for engines: a Parquet file a table, datapackage.json, and recipes in SQL.
import clickhouse from "../../templates/recipes/clickhouse.sql?raw";
import duckdb from "../../templates/recipes/duckdb.sql?raw";
import spark from "../../templates/recipes/spark.sql?raw";
import { longDay } from "../model/day.ts";
import { packageHead, schemaType } from "../model/package-document.ts";
import type { Table } from "../model/table.ts";
import { type TableName, tables } from "../model/tables.ts";
import { sampleNotice } from "../render/paper.ts";
import { parquetOf } from "../render/parquet.ts";
import { printedJson } from "../render/printed-json.ts";
import type { ExportScene } from "./export-scene.ts";
import { recordsOf } from "./records.ts";
import { rowsByTable } from "./rows-by-table.ts";

/** Content by path in the folder, with "/". `digest`: SHA-256 as hexadecimal text. */
export function dataFolderOf(
  scene: ExportScene,
  { toolVersion, digest }: { readonly toolVersion: string; readonly digest: (bytes: Uint8Array) => string },
): Readonly<Record<string, Uint8Array | string>> {
  const rows = rowsByTable(recordsOf(scene));
  const names = Object.keys(tables) as TableName[];
  const contents = names.map((name) => ({ name, bytes: parquetOf(tables[name].columns, rows.get(name) ?? []) }));
  const { plan, asOf, unit, failed } = scene;
  const document = {
    ...packageHead(asOf),
    title: `${plan.name}${unit ? `（${unit.name}）` : ""}（截至${longDay(asOf)}）${plan.isSample ? `（${sampleNotice}）` : ""}`,
    resources: contents.map(({ name, bytes }) => resourceOf(name, bytes.length, digest(bytes))),
    ledger: { asOf, toolVersion, isSample: plan.isSample, unit: unit?.name ?? null, failed },
  };
  return {
    "datapackage.json": printedJson(document),
    ...Object.fromEntries(contents.map(({ name, bytes }) => [`${name}.parquet`, bytes])),
    "recipes/duckdb.sql": duckdb,
    "recipes/clickhouse.sql": clickhouse,
    "recipes/spark.sql": spark,
  };
}

function resourceOf(name: TableName, bytes: number, hash: string) {
  const table: Table = tables[name];
  return {
    name,
    type: "table",
    title: table.title,
    description: table.row,
    path: `${name}.parquet`,
    format: "parquet",
    mediatype: "application/vnd.apache.parquet",
    bytes,
    hash: `sha256:${hash}`,
    schema: {
      fields: Object.entries(table.columns).map(([column, { type, title, note }]) => ({
        name: column,
        type: schemaType(type),
        title,
        ...(note === undefined ? {} : { description: note }),
      })),
      ...(table.key.length > 0 ? { primaryKey: table.key } : {}),
    },
  };
}
