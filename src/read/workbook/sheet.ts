// A table as it stands in a file, whatever the file's format.

export interface SheetCell {
  /** `K7`. */
  readonly address: string;
  /** What a person sees: a cell formatted as a whole day is `YYYY-MM-DD`, one formatted otherwise is the text that its format makes of it. */
  readonly value: string | number | boolean;
  /** What is stored, where the format shows another thing. */
  readonly stored?: string | number;
  /** Of a day shown without its year: as shown. */
  readonly seen?: string;
  /** Why neither what is shown nor what is stored can be relied on. */
  readonly doubt?: string;
  /** True where the value is a formula's result, as saved in the file; it is not calculated again. */
  readonly isFormula?: boolean;
  /** True for a formula's error, and for a formula whose result was never saved: there is no value. */
  readonly isLost?: boolean;
  /** Struck through as a whole. */
  readonly isStruck?: boolean;
  /** What is left where a part is struck through. */
  readonly unstruck?: string;
}

/** What lies on a sheet beside its cells. */
export interface SheetNote {
  readonly kind: "批注" | "文本框" | "图片";
  /** The cell it belongs to, or begins over. */
  readonly address: string;
  readonly text: string;
}

export interface ReadSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Row by row, cells with their own value; undefined for an empty cell. */
  readonly rows: readonly (readonly (SheetCell | undefined)[])[];
  /** Areas of one value, from 0, both ends included. */
  readonly merges: readonly { readonly startRow: number; readonly startCol: number; readonly endRow: number; readonly endCol: number }[];
  /** Rows and columns that are hidden, or filtered out, from 0. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly notes?: readonly SheetNote[] | undefined;
}

/** A table with more rows, columns, filled cells or characters is refused: it is no ledger. */
export const sheetLimits = { rows: 100_000, columns: 300, cells: 2_000_000, length: 50_000_000 } as const;

/** `K7` of row 6, column 10, counted from 0. */
export function addressOf(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** `K` of column 10, counted from 0. */
export function columnName(column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}
