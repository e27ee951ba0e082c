import * as fc from "fast-check";
import { expect, it } from "vitest";
import { axisLabels, type Position, placeLabels } from "../../src/render/point-labels.ts";

const plot = { width: 310, height: 166 };

it("puts a lone number above its point, and the lower of two equal ones beside it", () => {
  expect(placeLabels([[5, 9]], { ...plot, step: 155 })).toEqual([["top", "top"]]);
  expect(placeLabels([[5], [5]], { ...plot, step: 155 })).toEqual([["top"], ["right"]]);
  expect(placeLabels([[null]], { ...plot, step: 155 })).toEqual([[undefined]]);
});

it("lays no number on another or on a point", () => {
  const value = fc.option(fc.nat(400), { freq: 8 });
  const course = fc
    .integer({ min: 2, max: 60 })
    .chain((months) => fc.array(fc.array(value, { minLength: months, maxLength: months }), { minLength: 1, maxLength: 4 }));
  fc.assert(
    fc.property(course, (series) => {
      const step = plot.width / (series[0]?.length ?? 1);
      const highest = Math.max(1, ...series.flat().map((each) => each ?? 0)) * 1.05;
      const pointOf = (each: number, index: number) => [(index + 0.5) * step, plot.height * (1 - each / highest)] as const;
      const places = placeLabels(series, { ...plot, step });
      const labels = series.flatMap((values, row) =>
        values.flatMap((each, index) => {
          const place = places[row]?.[index];
          return each === null || place === undefined ? [] : [centreOf(place, pointOf(each, index), String(each).length * 7)];
        }),
      );
      const points = series.flatMap((values) => values.flatMap((each, index) => (each === null ? [] : [pointOf(each, index)])));
      for (const [index, { x, y, width }] of labels.entries()) {
        for (const other of labels.slice(index + 1))
          expect(Math.abs(x - other.x) >= (width + other.width) / 2 || Math.abs(y - other.y) >= 11).toBe(true);
        for (const [left, top] of points) expect(Math.abs(x - left) >= width / 2 + 4 || Math.abs(y - top) >= 5.5 + 4).toBe(true);
        expect(y).toBeLessThan(plot.height);
      }
    }),
  );
});

function centreOf(place: Position, [x, y]: readonly [number, number], width: number): { x: number; y: number; width: number } {
  if (place === "top") return { x, y: y - 14.5, width };
  if (place === "bottom") return { x, y: y + 14.5, width };
  return { x: place === "right" ? x + 9 + width / 2 : x - 9 - width / 2, y, width };
}

const monthsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const month = ((first + index - 1) % 12) + 1;
    return index === 0 || month === 1 ? `${2018 + Math.floor((first + index - 1) / 12)}年${month}月` : `${month}月`;
  });

it("lays no month on another, up to sixty, leaves none out that has room, and tells the year where it changes", () => {
  for (let first = 1; first <= 12; first++)
    for (let count = 2; count <= 60; count++) {
      const months = monthsFrom(first, count);
      const step = plot.width / count;
      const shown = axisLabels(months, step, 12).flatMap((label, index) => (label === undefined ? [] : [{ label, index }]));
      const width = (label: string) => [...label].reduce((sum, one) => sum + (/\d/.test(one) ? 6 : 12), 0);
      const boxes = shown.map(({ label, index }) => ({
        left: (index + 0.5) * step - width(label) / 2,
        right: (index + 0.5) * step + width(label) / 2,
      }));
      for (const [index, { right }] of boxes.entries())
        expect(right, `${first} ${count}`).toBeLessThan(boxes[index + 1]?.left ?? plot.width + 14);
      expect(shown[0]?.index).toBe(0);
      expect(shown.length, `${first} ${count}`).toBeGreaterThanOrEqual(Math.min(count, 3));
      if (months.every((month) => width(month) + 6 <= step)) expect(shown.length).toBe(count);
      let year = "";
      for (const { label, index } of shown) {
        const told = `${2018 + Math.floor((first + index - 1) / 12)}年`;
        if (told !== year) expect(label).toContain(told);
        year = told;
      }
    }
});
