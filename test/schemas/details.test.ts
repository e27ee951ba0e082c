import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { renderDetails } from "../../.build/generate-details.mjs";

it("src/model/details.ts is what npm run generate makes of the forms", async () => {
  expect(readFileSync(new URL("../../src/model/details.ts", import.meta.url), "utf8")).toBe(await renderDetails());
});
