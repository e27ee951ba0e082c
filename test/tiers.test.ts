// A test's tier is in its file's name: *.test.ts answers in a minute and starts no process, *.process.test.ts is about the process itself,
// *.full.test.ts needs real software or much time.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname);
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts"));
const tierOf = (name: string) => /\.(process|full)\.test\.ts$/.exec(name)?.[1] ?? "unit";

const textOf = (name: string) => readFileSync(join(root, name), "utf8");
const targetsOf = (name: string) =>
  [...textOf(name).matchAll(/^(?:import|export)\b[^;]*?from "([^"]+)"/gm)].map(([, target = ""]) => target);

/** The file and all of test/ that it imports, by whatever way. */
function reached(name: string, known = new Set<string>()): Set<string> {
  if (known.has(name)) return known;
  known.add(name);
  for (const target of targetsOf(name).filter((path) => path.startsWith("."))) {
    const path = relative(root, resolve(root, dirname(name), target)).replaceAll("\\", "/");
    if (files.includes(path)) reached(path, known);
  }
  return known;
}

const testsOf = (...tiers: string[]) => files.filter((name) => name.endsWith(".test.ts") && tiers.includes(tierOf(name)));
const users = (libraries: RegExp, tests: readonly string[]) =>
  tests.filter((name) => [...reached(name)].some((one) => targetsOf(one).some((target) => libraries.test(target))));

it("has tests of every tier", () => {
  for (const tier of ["unit", "process", "full"]) expect(testsOf(tier).length, tier).toBeGreaterThan(3);
});

it("no unit test starts a process, or can", () => {
  expect(users(/^node:(child_process|cluster|worker_threads)$/, testsOf("unit"))).toEqual([]);
});

it("every process test does start one", () => {
  expect(testsOf("process").filter((name) => !users(/^node:child_process$/, [name]).includes(name))).toEqual([]);
});

it("browser and database are for full tests", () => {
  expect(users(/^playwright-core$|^@duckdb\//, testsOf("unit", "process"))).toEqual([]);
});
