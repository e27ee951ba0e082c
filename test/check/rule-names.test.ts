// The names that --rule knows are those that diagnostics bear.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ruleNames } from "../../src/check/rule-names.ts";
import { historyRules } from "../../src/rules/history/index.ts";
import { rules } from "../../src/rules/index.ts";
import { planRules } from "../../src/rules/plan.ts";

const reading = join(import.meta.dirname, "../../src/read");

it("names what reading tells of, and nothing else", () => {
  const written = readdirSync(reading, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/^reading-rules\b/.test(file))
    .flatMap((file) => readFileSync(join(reading, file), "utf8").split("\n"))
    .filter((line) => !/^\s*(import|\/\/|\*)/.test(line))
    .flatMap((line) => [...line.matchAll(/"([a-z]+(?:-[a-z0-9]+)+)"/g)].map(([, name]) => name))
    .filter((name) => !/^utf-|-ind$/.test(name ?? ""));
  const ofRules = [...rules, ...planRules, ...historyRules].map(({ name }) => name);
  expect([...new Set([...ofRules, ...written])].sort()).toEqual([...ruleNames].sort());
});

it("has each once", () => expect(new Set(ruleNames).size).toBe(ruleNames.length));
