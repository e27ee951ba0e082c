// package.json promises a Node.js; every library that is installed with it must run there too.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const load = (name: string) => JSON.parse(readFileSync(resolve(root, name), "utf8"));
const [, major, minor] = /^>=(\d+)\.(\d+)$/.exec(load("package.json").engines.node)?.map(Number) ?? [];
const promised = [major ?? Number.NaN, minor ?? Number.NaN] as const;

/** Of npm's ranges what the lockfile has: alternatives of `>=`, `<`, `^` and bare versions; patches are not looked at. */
const admits = (range: string) =>
  range.split("||").some((alternative) =>
    [...alternative.matchAll(/(>=|<|\^)?\s*(\d+)(?:\.(\d+|\*))?(?:\.[\d*]+)?/g)].every(([, sign, first, second]) => {
      const [low, high] = [Number(first), second === "*" ? 0 : Number(second ?? 0)];
      const ahead = promised[0] - low || promised[1] - high;
      if (sign === ">=") return ahead >= 0;
      if (sign === "<") return ahead < 0;
      return promised[0] === low && (ahead >= 0 || (sign === undefined && second === undefined));
    }),
  );

it("reads ranges", () => {
  for (const range of [">=18", "^18 || >=20", "^20.19.0 || >=22.12.0", "20 || >=22.0.0", ">=20.12.0 <21", "10.* || >= 12.*"])
    expect(admits(range), range).toBe(true);
  for (const range of ["^22 || ^24 || >=26", ">=20.20", "^20.20.0 || >=22", "18 || 22", ">=18 <20"])
    expect(admits(range), range).toBe(false);
});

it("no library asks for a newer Node.js", () => {
  const packages: Readonly<Record<string, { engines?: { node?: string } }>> = load("package-lock.json").packages;
  const ranges = Object.entries(packages).flatMap(([path, { engines }]) => (engines?.node ? [{ path, range: engines.node }] : []));
  expect(ranges.length).toBeGreaterThan(50);
  expect(ranges.filter(({ range }) => !admits(range))).toEqual([]);
});
