// datapackage.json of what goes to the level above: a Data Package (version 2), and under `ledger` what that standard has no word for.
import { canonicalJson } from "./canonical-json.ts";
import type { Day } from "./day.ts";
import { type ColumnType, type Table, travelling } from "./table.ts";
import { type TableName, tables } from "./tables.ts";

export type SubmittedTable = { [Name in TableName]: (typeof tables)[Name] extends { packageKey: unknown } ? Name : never }[TableName];

/** Names of the tables that go up, in their order. */
export const submittedTables = (Object.keys(tables) as TableName[]).filter((name): name is SubmittedTable => "packageKey" in tables[name]);

export interface PackageResource {
  readonly name: string;
  readonly path: string;
  /** Length of the file. */
  readonly bytes: number;
  /** `sha256:` and the digest of the file's bytes. */
  readonly hash: string;
  readonly schema: { readonly fields: readonly { readonly name: string; readonly type: string }[] };
}

export interface PackageDocument {
  readonly name: string;
  readonly title: string;
  /** The as-of day, as the standard wants it: 2020-06-30T00:00:00+08:00. */
  readonly created: string;
  readonly resources: readonly PackageResource[];
  readonly ledger: {
    /** 上报单位 of the sender's plan. */
    readonly zone: { readonly 名称: string; readonly 简称: string };
    readonly asOf: Day;
    /** Version of the program. */
    readonly toolVersion: string;
    readonly isSample: boolean;
    readonly tasks: readonly { readonly 序号: number; readonly 表单: string | null; readonly 名称: string }[];
    /** Faults that check found in the sender's ledgers; errors go with --allow-errors only. */
    readonly errors: number;
    readonly warnings: number;
    /** Ledgers of units, the office's apart. `missing`: units without one. */
    readonly ledgers: { readonly expected: number; readonly present: number; readonly missing: readonly string[] };
    /** Units whose ledger has errors (数据未通过核对). */
    readonly failed: readonly string[];
    /** Problems that have no readable 编号 of their own, so that they could not go along. */
    readonly leftOut: number;
    /** `sha256:` and the digest of `restOf` this document. */
    readonly hash: string;
  };
}

/** What every datapackage.json begins with. `created` is the day, as the standard wants it. */
export function packageHead(asOf: Day) {
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: `rectification-ledger-${asOf}`,
    created: `${asOf}T00:00:00+08:00`,
  };
}

/** All of a datapackage.json but its own hash, as one text: what `ledger.hash` is the digest of (UTF-8). For any JSON value. */
export function restOf(document: { readonly ledger: object }): string {
  return canonicalJson({ ...document, ledger: { ...document.ledger, hash: undefined } });
}

const schemaTypes: Record<ColumnType, string> = {
  text: "string",
  day: "date",
  month: "yearmonth",
  integer: "integer",
  decimal: "number",
  boolean: "boolean",
  texts: "array",
};

/** A column in Table Schema. */
export function schemaType(type: ColumnType): string {
  return schemaTypes[type];
}

/** The Table Schema of a table in a package: the columns that travel, by their Chinese titles. */
export function packageSchema(table: Table) {
  const columns = travelling(table);
  const titleOf = (key: string) => columns.find(({ name }) => name === key)?.title ?? key;
  const key = table.packageKey ?? [];
  return {
    fields: columns.map(({ title, type, name }) => ({
      name: title,
      type: schemaType(type),
      ...(key.includes(name) ? { constraints: { required: true } } : {}),
    })),
    ...(key.length > 0 ? { primaryKey: key.map(titleOf) } : {}),
  };
}
