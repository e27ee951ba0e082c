// A workbook as data: what `writeBook` makes an .xlsx of.
import type { Day } from "../../model/day.ts";
import type { Light } from "../../model/timeliness.ts";

/** A text is text whatever it begins with; a rate is in tenths of a percent and prints as 66.7%. */
export type Cell = string | number | boolean | { readonly day: Day } | { readonly rate: number } | null;

export interface BookColumn {
  readonly title: string;
  /** At most so wide, in characters of half width; narrower where nothing needs it. */
  readonly width: number;
  readonly align?: "left" | "center" | "right";
  /** The list it is chosen from, or where the list depends on another column's value: `list` with that value (`类型_6`). */
  readonly choice?: { readonly list: string; readonly by?: string };
  /** Texts that get a light's colour; the word stays. */
  readonly lights?: Readonly<Partial<Record<Light, string>>>;
  /** A number from 1 up gets the red light's colour. */
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
