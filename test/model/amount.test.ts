import { expect, it } from "vitest";
import { amountText, areEqual, exceeds, sumOf } from "../../src/model/amount.ts";

it.each<[number, number, number | undefined, boolean]>([
  [0.3, 0.295, undefined, true],
  [0.3, 0.305, undefined, true],
  [0.3, 0.2949, undefined, false],
  [10, 10.006, undefined, false],
  [18.6, 18.61, 0.01, true],
  [18.6, 18.611, 0.01, false],
])("%d and %d within %s: %s", (a, b, tolerance, equal) => {
  expect(areEqual(a, b, tolerance)).toBe(equal);
  expect(areEqual(b, a, tolerance)).toBe(equal);
});

it.each([
  [1, 1, false],
  [1.005, 1, false],
  [1.006, 1, true],
  [1, 1.006, false],
])("%d exceeds %d: %s", (a, b, more) => {
  expect(exceeds(a, b)).toBe(more);
});

it("sums and writes as a clerk does", () => {
  expect(amountText(sumOf([0.1, 0.2]))).toBe("0.3");
  expect(amountText(24)).toBe("24");
  expect(sumOf([])).toBe(0);
});
