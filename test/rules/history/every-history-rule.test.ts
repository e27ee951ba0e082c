// Every rule of history is listed, named after its file, explained, and seen to find something.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ruleNames } from "../../../src/check/rule-names.ts";
import { historyRules } from "../../../src/rules/history/index.ts";

const folder = join(import.meta.dirname, "../../../src/rules/history");
const shared = ["index.ts", "corrections.ts"];

describe("every rule of history", () => {
  it("is listed, in a file of its name", () => {
    const files = readdirSync(folder).filter((name) => !shared.includes(name));
    expect(historyRules.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
    expect(ruleNames.filter((name) => historyRules.some((rule) => rule.name === name))).toHaveLength(historyRules.length);
    expect(new Set(ruleNames).size).toBe(ruleNames.length);
  });

  it.each(historyRules)("$name says what must hold, and why, in Chinese", ({ name, what, why }) => {
    for (const text of [what, why]) {
      expect(text).toMatch(/\p{Script=Han}{3}/u);
      expect(text).not.toMatch(/字段|解析|异常|非法|null|undefined|[A-Za-z]{4}/);
    }
    expect(why).toMatch(/。$/);
    expect(what).not.toMatch(/。$/);
    expect(readFileSync(join(import.meta.dirname, `${name}.test.ts`), "utf8")).toMatch(new RegExp(`[<+:]${name} `));
  });
});
