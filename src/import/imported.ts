// What a file holds for ledgers, before it is known what of it is new.
import type { ReadSheet, SheetCell } from "../read/workbook/sheet.ts";
import type { TextReading } from "./readings.ts";

export type CellValues = Readonly<Record<string, unknown>>;

export interface ImportedProblem {
  /** `问题清单第7行`. */
  readonly where: string;
  /** As written in the file; undefined where it says nothing of it. */
  readonly unit: string | undefined;
  /** With the keys of a ledger. */
  readonly values: CellValues;
  /** The cell that each value comes from, by its keys: `责任人.姓名` → `台账!E7`. */
  readonly places: ReadonlyMap<string, string>;
  /** What has happened, to be recorded where it is not yet. */
  readonly events?: readonly CellValues[] | undefined;
  /** Paths of values that the row does not say itself (reckoned from the day of entry, said for all rows): once the ledger has them, they stay. */
  readonly relative?: ReadonlySet<string>;
  /** The table says that it is done: the cell and what it says, and on which day. */
  readonly done?: { readonly place: string; readonly text: string; readonly on: string | undefined } | undefined;
}

/** A cell that was not taken over: `问题清单!K7`. */
export interface LeftCell {
  readonly place: string;
  readonly text: string;
  readonly why: string;
}

export interface MatchedColumn {
  readonly sheet: string;
  /** `B`. */
  readonly letter: string;
  readonly written: string;
  /** Undefined: left alone, and its cells reported. */
  readonly title: string | undefined;
  /** What its first cell says. */
  readonly sample: string;
  readonly isHidden: boolean;
}

/** What cannot be taken over as it stands, by its place. */
export interface RefusedPlace {
  readonly where: string;
  readonly why: string;
  readonly hint?: string | undefined;
}

export interface Imported {
  readonly problems: readonly ImportedProblem[];
  /** By unit: keys of the ledger but 问题, 履职. */
  readonly heads: ReadonlyMap<string, CellValues>;
  readonly duties: ReadonlyMap<string, readonly CellValues[]>;
  /** By unit: the cell of each of these values, and the row of each event: `填报人.姓名`, `履职.3.日期`, `履职.3`. */
  readonly unitPlaces?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly columns: readonly MatchedColumn[];
  readonly left: readonly LeftCell[];
  /** Cells whose value a formula came to when the file was saved. */
  readonly formulas: readonly string[];
  /** Texts that were read as something else, and those that are still to be asked about. */
  readonly readings: readonly TextReading[];
  /** Taken otherwise than written, though nothing had to be asked. */
  readonly notes: readonly { readonly place: string; readonly text: string }[];
  readonly refused: readonly RefusedPlace[];
}

export function leftCell(sheet: string, cell: SheetCell, why: string): LeftCell {
  const stored = cell.stored === undefined ? "" : `（存的是${cell.stored}）`;
  return { place: `${sheet}!${cell.address}`, text: `${cell.value}${stored}`, why };
}

/** What lies on the sheets beside their cells. */
export function notesLeft(sheets: readonly ReadSheet[]): LeftCell[] {
  return sheets.flatMap(({ name, notes = [] }) =>
    notes.map(({ kind, address, text }) => ({ place: `${name}!${address}`, text, why: `${kind}不导入，要留的请写进格子里` })),
  );
}
