// A few of the random tables; all of them: random-tables.full.test.ts.
import fc from "fast-check";
import { expect, it } from "vitest";
import { drawn } from "../runs.ts";
import { losesAndInventsNothing, randomTables } from "./random-tables.ts";

it("a random table loses nothing without a word and invents nothing", () => {
  let taken = 0;
  fc.assert(
    fc.property(randomTables, (sheet) => {
      taken += losesAndInventsNothing(sheet);
    }),
    drawn(100, 400),
  );
  expect(taken).toBeGreaterThan(50);
});
