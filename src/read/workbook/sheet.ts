// A table as it stands in a file, whatever the file's format.

export interface SheetCell {
  /** `K7`. */
  readonly address: string;
  /** A cell formatted as a day is `YYYY-MM-DD`. */
  readonly value: string | number | boolean;
  /** True where the value is a formula's result, as saved in the file; it is not calculated again. */
  readonly isFormula?: boolean;
  /** True for a formula's error, and for a formula whose result was never saved: there is no value. */
  readonly isLost?: boolean;
}

export interface ReadSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Row by row, cells with their own value; undefined for an empty cell. */
  readonly rows: readonly (readonly (SheetCell | undefined)[])[];
  /** Areas of one value, from 0, both ends included. */
  readonly merges: readonly { readonly startRow: number; readonly startCol: number; readonly endRow: number; readonly endCol: number }[];
}

/** A table with more rows, columns, filled cells or characters is refused: it is no ledger. */
export const sheetLimits = { rows: 100_000, columns: 300, cells: 2_000_000, length: 50_000_000 } as const;

/** `K7` of row 6, column 10, counted from 0. */
export function addressOf(row: number, column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
