// Comments cite the contract by its headings: what they cite is there.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const headings = new Set(
  [...readFileSync(join(root, "schemas/README.md"), "utf8").matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading.replaceAll("`", "")),
);

it("every section that a comment of src or test names stands in schemas/README.md", () => {
  const files = ["src", "test"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(root, folder, name)),
  );
  const cited = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/schemas\/README\.md, "([^"\n]+)"/g)].map(([, section = ""]) => section),
  );
  expect(cited.length).toBeGreaterThan(15);
  expect(cited.filter((section) => !headings.has(section))).toEqual([]);
});
