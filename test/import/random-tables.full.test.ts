// Two thousand random tables, others in every run.
import fc from "fast-check";
import { it } from "vitest";
import { drawn } from "../runs.ts";
import { losesAndInventsNothing, randomTables } from "./random-tables.ts";

it("2,000 random tables lose nothing without a word and invent nothing", { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(randomTables, (sheet) => {
      losesAndInventsNothing(sheet);
    }),
    drawn(2000, 2000),
  );
});
