// A problem on its way from cells to values.
import type { SheetCell } from "../read/workbook/sheet.ts";
import type { TableScene } from "./foreign-scene.ts";
import type { CellValues, LeftCell, RefusedPlace } from "./imported.ts";

export interface ProblemDraft {
  unit: string | undefined;
  values: CellValues;
  readonly places: Map<string, string>;
  /** Paths of values reckoned from the day of entry, or said for all rows. */
  readonly relative: Set<string>;
  /** What has no key of its own and goes to 备注. */
  readonly remarks: string[];
  readonly left: LeftCell[];
  readonly notes: { place: string; text: string }[];
  readonly refused: RefusedPlace[];
  /** The 分类处置 that the deadline names. */
  handling: string | undefined;
  isDropped: boolean;
}

export function placeIn(scene: TableScene, cell: SheetCell): string {
  return `${scene.sheet}!${cell.address}`;
}
