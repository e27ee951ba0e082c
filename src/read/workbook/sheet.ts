// A table as it stands in a file, whatever the file's format.

export interface SheetCell {
  /** `K7`. */
  readonly address: string;
  /** A cell formatted as a day is `YYYY-MM-DD`. */
  readonly value: string | number | boolean;
  /** The value is what a formula came to when the file was saved; it was not reckoned anew. */
  readonly isFormula?: boolean;
  /** An error of a formula, or a formula whose value was never saved: there is nothing to take over. */
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

/** Rows, columns, filled cells and characters beyond these are not a ledger. */
export const sheetLimits = { rows: 100_000, columns: 300, cells: 2_000_000, length: 50_000_000 } as const;

/** `K7` of row 6, column 10, counted from 0. */
export function addressOf(row: number, column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
