// Placing the labels of a line chart, so that none lies on another or on a point: the numbers at its points, and the months below it.
import { printedWidth } from "./printed-width.ts";

/** Pixels of the area that is drawn in. */
export interface Plot {
  readonly width: number;
  readonly height: number;
}

export type Position = "top" | "bottom" | "right" | "left";

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** By series and category; undefined where there is no room for the number, which also stands in the table below the chart. */
export function placeLabels(
  series: readonly (readonly (number | null)[])[],
  { height, step }: Plot & { readonly step: number },
): (Position | undefined)[][] {
  const highest = Math.max(1, ...series.flat().map((value) => value ?? 0)) * 1.05; // the axis ends a little above
  const pointOf = (value: number, index: number) => ({ x: (index + 0.5) * step, y: height * (1 - value / highest) });
  const taken: Box[] = series.flatMap((values) =>
    values.flatMap((value, index) => {
      if (value === null) return [];
      const { x, y } = pointOf(value, index);
      return [{ x: x - 4, y: y - 4, width: 8, height: 8 }];
    }),
  );
  return series.map((values) =>
    values.map((value, index) => {
      if (value === null) return undefined;
      const point = pointOf(value, index);
      for (const position of ["top", "right", "left", "bottom"] as const) {
        const box = labelBox(position, point, String(value).length * 7);
        if (box.y + box.height > height + 2 || taken.some((other) => overlap(box, other))) continue;
        taken.push(box);
        return position;
      }
      return undefined;
    }),
  );
}

function labelBox(position: Position, { x, y }: { readonly x: number; readonly y: number }, width: number): Box {
  const height = 11;
  if (position === "top") return { x: x - width / 2, y: y - 9 - height, width, height };
  if (position === "bottom") return { x: x - width / 2, y: y + 9, width, height };
  return { x: position === "right" ? x + 9 : x - 9 - width, y: y - height / 2, width, height };
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Between two labels of an axis; how far the last one may reach beyond the plot. */
const gap = 6;
const beyond = 10;

/**
 * What stands below the points of a line chart, each in the middle of its `step`: every label where there is room for all, else each second, third …
 * one; undefined where none stands. A month whose year was told by a label left out tells it itself. `letter`: width of a character.
 */
export function axisLabels(categories: readonly string[], step: number, letter: number): (string | undefined)[] {
  const widths = categories.map((_, index) => printedWidth(withYear(categories, index)) * letter);
  const all = categories.every((category) => printedWidth(category) * letter + gap <= step);
  const skip = all ? 1 : Math.max(1, Math.ceil((Math.max(...widths) + gap) / step));
  let told = "";
  return categories.map((category, index) => {
    const isBeyond = (index + 0.5) * step + (widths[index] ?? 0) / 2 > categories.length * step + beyond;
    if (index % skip > 0 || (isBeyond && index > 0)) return undefined;
    const year = yearOf(categories, index);
    const label = year === told ? category : withYear(categories, index);
    told = year;
    return label;
  });
}

/** The year that the label, or the last one before it that has one, tells; "" for none. */
function yearOf(categories: readonly string[], index: number): string {
  for (let at = index; at >= 0; at--) {
    const year = /^\d{4}年/.exec(categories[at] ?? "")?.[0];
    if (year !== undefined) return year;
  }
  return "";
}

const withYear = (categories: readonly string[], index: number): string =>
  /^\d{4}年/.test(categories[index] ?? "") ? (categories[index] ?? "") : `${yearOf(categories, index)}${categories[index] ?? ""}`;
