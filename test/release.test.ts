// The changelog between two releases, and how it is cut.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { released } from "../.build/cut-release.mjs";

const root = resolve(import.meta.dirname, "..");
const changelog = readFileSync(join(root, "CHANGELOG.md"), "utf8");

it("CHANGELOG.md begins with what is unreleased; the newest release under it is package.json's, each has its day, the newest first", () => {
  const [first, ...versions] = [...changelog.matchAll(/^## (.*)$/gm)].map(([, head = ""]) => head);
  expect(first).toBe("Unreleased");
  for (const head of versions) expect(head).toMatch(/^\d+\.\d+\.\d+ — \d{4}-\d\d-\d\d$/);
  expect(versions[0]?.split(" ")[0]).toBe(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version);
  const days = versions.map((head) => head.slice(-10));
  expect(days).toEqual(days.toSorted().reverse());
});

it("what is unreleased becomes the version, groups and all, above the older ones", () => {
  const older = "## 0.1.0 — 2020-01-01\n\n- First.\n";
  const text = `# Changelog\n\n## Unreleased\n\n### Checking\n\n- Costs $1 and $&.\n\n${older}`;
  const cut = `# Changelog\n\n## Unreleased\n\n## 0.2.0 — 2020-02-01\n\n### Checking\n\n- Costs $1 and $&.\n\n`;
  expect(released(text, "0.2.0", "2020-02-01")).toBe(cut + older);
  expect(released(text.replace(`\n${older}`, ""), "0.2.0", "2020-02-01")).toBe(`${cut.trimEnd()}\n`);
});

it("nothing unreleased is no release", () => {
  const text = "# Changelog\n\n## Unreleased\n\n### Checking\n\n## 0.1.0 — 2020-01-01\n\n- First.\n";
  expect(() => released(text, "0.2.0", "2020-02-01")).toThrow("Unreleased");
  expect(() => released(text.replace("## Unreleased", ""), "0.2.0", "2020-02-01")).toThrow("Unreleased");
});
