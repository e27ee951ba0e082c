// A workbook as data: what `writeBook` makes an .xlsx of.
import type { Day } from "../../model/day.ts";
import type { Light } from "../../model/timeliness.ts";

/** A text never becomes a formula or number; a rate is in tenths of a percent and is shown as 66.7%. */
export type Cell = string | number | boolean | { readonly day: Day } | { readonly rate: number } | null;

export interface BookColumn {
  readonly title: string;
  /** Greatest width, in half-width characters; the column is narrower where its cells are. */
  readonly width: number;
  readonly align?: "left" | "center" | "right";
  /** The list it is chosen from, or where the list depends on another column's value: `list` with that value (`类型_6`). */
  readonly choice?: { readonly list: string; readonly by?: string };
  /** Texts that are shown in a light's colour. */
  readonly lights?: Readonly<Partial<Record<Light, string>>>;
  /** True where numbers above 0 are shown in red. */
  readonly alarm?: true;
}

export interface Sheet {
  readonly name: string;
  readonly title: string;
  /** Under the title. */
  readonly notes: readonly string[];
  readonly columns: readonly BookColumn[];
  /** As many cells as columns. */
  readonly rows: readonly (readonly Cell[])[];
  /** Rows that sum up others, by their index. */
  readonly sums?: ReadonlySet<number>;
  /** Text to be read from top to bottom: no filter on its header. */
  readonly isProse?: true;
  /** Columns that stay when one scrolls to the right. */
  readonly frozenColumns: number;
}

/** Rows above the first row of data: title, notes, header. */
export const headRows = 3;

export interface Book {
  readonly title: string;
  readonly sheets: readonly Sheet[];
  /** Lists to choose from, by name; they go to a hidden sheet. */
  readonly lists: ReadonlyMap<string, readonly (string | number)[]>;
}
