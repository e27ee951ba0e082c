// Every rule is listed, named, explained, and seen to find something.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Rule } from "../../src/model/rule.ts";
import { rules } from "../../src/rules/index.ts";
import { planRules } from "../../src/rules/plan.ts";

const all = [...rules, ...planRules];
const names = all.map(({ name }) => name);
const folder = join(import.meta.dirname, "../../src/rules");

/** What the tests expect to be found: <<rule value>> in a file, or "error rule | line". */
const expected = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts") && !name.startsWith("every-rule"))
  .map((name) => readFileSync(join(import.meta.dirname, name), "utf8"))
  .flatMap((text) => [...text.matchAll(/(?:<<|\+|\b(?:error|warning|info)[ :])([a-z0-9-]+)(?=[ +])/g)].map(([, name]) => name));

const modules = [...readdirSync(folder), ...readdirSync(join(folder, "tasks")).map((name) => `tasks/${name}`)].filter(
  (name) => name.endsWith(".ts") && name !== "index.ts" && !name.startsWith("plan-"), // those of the plan stand in planRules
);

async function rulesIn(file: string): Promise<Rule[]> {
  const exported = Object.values((await import(join(folder, file))) as Record<string, unknown>);
  return exported.filter((value): value is Rule => typeof value === "object" && value !== null && "check" in value);
}

describe("every rule", () => {
  it.each(names)("%s finds something in a test", (name) => expect(expected).toContain(name));

  it("has a name of its own, in kebab case", () => {
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(all)("$name says what must hold, and why, in Chinese", ({ what, why }) => {
    for (const text of [what, why]) {
      expect(text).toMatch(/\p{Script=Han}{3}/u);
      expect(text).not.toMatch(/字段|解析|异常|非法|null|undefined|[A-Za-z]{4}/);
    }
    expect(why).toMatch(/。$/);
    expect(what).not.toMatch(/。$/);
  });

  it.each(modules)("%s: what it exports is listed, and named after it", async (file) => {
    const words = file.replace(/\.ts$/, "").split("-");
    for (const rule of await rulesIn(file)) {
      expect(rules).toContain(rule);
      if (!file.includes("/")) expect(rule.name.split("-").some((word) => words.includes(word))).toBe(true);
    }
  });
});
