// What `ledger template` gives is what lies in templates/, all of it, byte for byte.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { builtInTemplates } from "../../src/papers/templates.ts";
import { splitFrontMatter } from "../../src/render/front-matter.ts";

const folder = join(import.meta.dirname, "../../templates");

it("every template of a document is listed once", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "workspace-readme.md");
  expect(builtInTemplates.map(({ name }) => `${name}.md`).sort()).toEqual(files.sort());
  expect(new Set(builtInTemplates.map(({ title }) => title)).size).toBe(builtInTemplates.length);
});

it.each(builtInTemplates.map(({ name, text }) => [name, text]))("%s is the file, with a head that is read", (name, text) => {
  expect(Buffer.from(text)).toEqual(readFileSync(join(folder, `${name}.md`)));
  expect(() => splitFrontMatter(name, text)).not.toThrow();
});
