// What a table of the data is: all that goes out of a workspace as rows is written from such definitions (tables.ts).
import type { Day, Month } from "./day.ts";

/** text, day (YYYY-MM-DD) and month (YYYY-MM); integer and decimal; boolean; texts: a list of texts. */
export type ColumnType = "text" | "day" | "month" | "integer" | "decimal" | "boolean" | "texts";

export interface Column {
  readonly type: ColumnType;
  /** In Chinese: the column's name in a package for the level above, once in its table. */
  readonly title: string;
  /** True where the column may go to the level above. All others stay in the house. */
  readonly travels: boolean;
  /** In English, where title and name do not say enough. */
  readonly note?: string;
  /** Left out of a line of .ndjson where there is nothing: false, null or an empty list. */
  readonly isSparse?: true;
}

export interface Table {
  /** Name of the rows' records in .ndjson; of a child table, the list in the parent's records. */
  readonly record: string;
  readonly title: string;
  /** In English: what a row is. */
  readonly row: string;
  readonly columns: Readonly<Record<string, Column>>;
  /** Columns that no two rows have alike. */
  readonly key: readonly string[];
  /** Key in a package, where only part of the columns go; undefined for a table that has none there. */
  readonly packageKey?: readonly string[];
  /** The table whose records hold these rows as a list, and the columns that are the parent's: by name here, its name there. */
  readonly parent?: string;
  readonly inherits?: Readonly<Record<string, string>>;
}

const column =
  <Travels extends boolean>(travels: Travels) =>
  <Type extends ColumnType>(type: Type, title: string, note?: string) => ({
    type,
    title,
    travels,
    ...(note === undefined ? {} : { note }),
  });

/** A column that may go to the level above. */
export const leaves = column(true);
/** A column that stays in the house. */
export const stays = column(false);

export const sparse = <Of extends Column>(of: Of) => ({ ...of, isSparse: true as const });

/** What a row has in a column: null where there is nothing; a list may be empty. */
export type CellValue = string | number | boolean | readonly string[] | null;

type ValueOf<Type extends ColumnType> = Type extends "texts"
  ? readonly string[]
  : Type extends "boolean"
    ? boolean
    : Type extends "integer" | "decimal"
      ? number | null
      : Type extends "day"
        ? Day | null
        : Type extends "month"
          ? Month | null
          : string | null;

type SparseKeys<Columns> = { [Key in keyof Columns]: Columns[Key] extends { isSparse: true } ? Key : never }[keyof Columns];

/** A record with every column of a table, and no other: what is missing, or has no column, does not compile. */
export type RecordOf<Columns extends Readonly<Record<string, Column>>> = {
  readonly [Key in Exclude<keyof Columns, SparseKeys<Columns>>]: ValueOf<Columns[Key]["type"]>;
} & { readonly [Key in SparseKeys<Columns>]?: ValueOf<Columns[Key]["type"]> };

/** The columns that go to the level above, in their order, each with its name in a record. */
export function travelling({ columns }: Table): (Column & { readonly name: string })[] {
  return Object.entries(columns).flatMap(([name, one]) => (one.travels ? [{ ...one, name }] : []));
}
