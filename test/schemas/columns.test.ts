import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { renderColumns } from "../../.build/generate-columns.mjs";

it("schemas/columns.md is what npm run generate makes of the tables", async () => {
  expect(readFileSync(new URL("../../schemas/columns.md", import.meta.url), "utf8")).toBe(await renderColumns());
});
