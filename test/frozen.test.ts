// What README.md promises of ledgers that people have: read without error, and counted alike, by every later version.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { check, status } from "../src/library.ts";

const place = join(import.meta.dirname, "fixtures/of-0.1.0");
const files = readdirSync(join(place, "ledgers")).map((name) => ({
  path: `ledgers/${name}`,
  content: readFileSync(join(place, "ledgers", name)),
}));
const figures: readonly { readonly asOf: string; readonly period?: { readonly month: string } }[] = JSON.parse(
  readFileSync(join(place, "figures.json"), "utf8"),
);

it("ledgers of 0.1.0, which hold every key it knew, have no error", async () => {
  const { diagnostics, ...counts } = await check(files, { asOf: "2019-06-30" });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(counts).toMatchObject({ files: 17, items: 60, acknowledged: 1 });
});

it.each(figures)("they count as they did on $asOf", async (figure) => {
  expect(await status(files, { asOf: figure.asOf, month: figure.period?.month })).toMatchObject(figure);
});
