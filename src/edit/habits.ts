// How a file is laid out (indentation, brackets, empty lines), so that what is added looks like the rest.
import type { Outline, OutlineEntry } from "../read/yaml/outline.ts";

export interface Habits {
  /** How much deeper a mapping stands than its key. */
  readonly step: number;
  /** How much deeper the dashes of a list stand than its key. */
  listStep(key: string): number;
  /** Columns from a dash to what follows it. */
  readonly afterDash: number;
  /** `{ 姓名: 张某 }` rather than `{姓名: 张某}`. */
  readonly isPadded: boolean;
  /** Whether the value of the key was last written in brackets; undefined where it was not written yet. */
  inBrackets(key: string): boolean | undefined;
  /** The same of the items of its list. */
  itemsInBrackets(key: string): boolean | undefined;
  /** Whether empty lines stand between the items of its list. */
  isSpaced(key: string): boolean | undefined;
}

/** Of several ways the last one in the text counts: it is nearest to what is added at the end. */
export function habitsOf(text: string, root: Outline): Habits {
  const steps = new Map<string, number>();
  const brackets = new Map<string, boolean>();
  const items = new Map<string, boolean>();
  const spaced = new Map<string, boolean>();
  let step = 2;
  let listStep: number | undefined;
  let afterDash = 2;
  let isPadded = true;

  const visit = (part: Outline): void => {
    if (part.isFlow && part.kind === "map" && part.entries.length > 0) isPadded = /\s/.test(text[part.start + 1] ?? " ");
    for (const entry of part.entries) {
      if (part.kind === "map" && entry.key !== undefined) ofKey(part, entry, entry.key);
      if (part.kind === "list" && !part.isFlow && entry.value.kind === "map" && !entry.value.isFlow) {
        const gap = entry.value.column - part.column;
        if (gap >= 2 && gap <= 8 && !/[\r\n]/.test(text.slice(entry.start, entry.value.start))) afterDash = gap;
      }
      visit(entry.value);
    }
  };
  const ofKey = (map: Outline, { value }: OutlineEntry, key: string): void => {
    if (value.kind !== "map" && value.kind !== "list") return;
    if (value.entries.length > 0) brackets.set(key, value.isFlow);
    const deeper = value.column - map.column;
    if (value.isFlow || map.isFlow || deeper < 0 || deeper > 8) return;
    if (value.kind === "map" && deeper > 0) step = deeper;
    if (value.kind === "list") {
      steps.set(key, deeper);
      listStep = deeper;
      const last = value.entries.at(-1)?.value;
      if (last?.kind === "map") items.set(key, last.isFlow);
      const [before, after] = value.entries.slice(-2);
      if (before && after) spaced.set(key, /\n[^\S\n]*\r?\n/.test(text.slice(before.value.end, after.start)));
    }
  };
  visit(root);
  return {
    step,
    listStep: (key) => steps.get(key) ?? listStep ?? step,
    afterDash,
    isPadded,
    inBrackets: (key) => brackets.get(key),
    itemsInBrackets: (key) => items.get(key),
    isSpaced: (key) => spaced.get(key),
  };
}
