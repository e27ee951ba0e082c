// What a file holds for ledgers, before it is known what of it is new.
import type { SheetCell } from "../read/workbook/sheet.ts";

export type CellValues = Readonly<Record<string, unknown>>;

export interface ImportedProblem {
  /** `问题清单第7行`. */
  readonly where: string;
  /** As written in the file; undefined where it says nothing of it. */
  readonly unit: string | undefined;
  /** With the keys of a ledger. */
  readonly values: CellValues;
}

/** A cell that was not taken over: `问题清单!K7`. */
export interface LeftCell {
  readonly place: string;
  readonly text: string;
  readonly why: string;
}

export interface MatchedColumn {
  readonly sheet: string;
  readonly written: string;
  /** Undefined: left alone, and its cells reported. */
  readonly title: string | undefined;
}

export interface Imported {
  readonly problems: readonly ImportedProblem[];
  /** By unit: keys of the ledger but 问题, 履职. */
  readonly heads: ReadonlyMap<string, CellValues>;
  readonly duties: ReadonlyMap<string, readonly CellValues[]>;
  readonly columns: readonly MatchedColumn[];
  readonly left: readonly LeftCell[];
  /** Cells whose value a formula came to when the file was saved. */
  readonly formulas: readonly string[];
}

export function leftCell(sheet: string, cell: SheetCell, why: string): LeftCell {
  return { place: `${sheet}!${cell.address}`, text: String(cell.value), why };
}
