// test/fixtures/: workspaces whose ledgers are wrong on purpose. Each says itself what is to be found in it: in its first lines after “#~”,
// or, where a file can hold no comment, in expected.txt beside; and what is certain to have been meant (`--fix`) in expected.txt, line by line
// after “=”. Every file is read together with all others of its workspace.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { fix } from "../../src/check/fix.ts";
import { openWorkspace } from "../../src/disk/workspace.ts";
import { asOf, expectWellFormed, placeOf } from "./told.ts";

const fixtures = join(import.meta.dirname, "../fixtures");

const workspaces = readdirSync(fixtures).filter((name) => existsSync(join(fixtures, name, "expected.txt")));

describe.each(workspaces)("%s", async (workspace) => {
  const folder = join(fixtures, workspace);
  const files = readdirSync(join(folder, "ledgers"))
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  const { evidence } = openWorkspace(folder, folder);
  const contents = new Map(files.map((file) => [`ledgers/${file}`, new Uint8Array(readFileSync(join(folder, "ledgers", file)))]));
  const { result, textOf } = await check(
    [...contents].map(([path, content]) => ({ path, content })),
    asOf,
    { evidence },
  );
  const apart = readFileSync(join(folder, "expected.txt"), "utf8").split("\n");

  it.each([...contents.keys()])("%s", (path) => {
    const inside = new TextDecoder()
      .decode(contents.get(path))
      .split("\n")
      .filter((line) => line.startsWith("#~ "))
      .map((line) => line.slice(3));
    const beside = apart.filter((line) => line.startsWith(`${path}:`)).map((line) => line.slice(path.length + 1));
    const found = result.diagnostics.filter(({ file }) => file === path);
    expect(found.map((one) => `${placeOf(one)} ${one.severity} ${one.rule} ${one.message}`)).toEqual([...inside, ...beside]);
  });

  const sources = [...contents].map(([path, content]) => ({ path, content }));
  const fixed = await fix(sources, asOf, { evidence });

  it.each([...contents.keys()])("what is certain in %s, and nothing else, is mended", (path) => {
    const file = fixed.files.find((one) => one.path === path);
    const before = (file?.text ?? "").split("\n");
    const after = (file?.after ?? "").split("\n");
    expect(after.length).toBe(before.length);
    const changed = after.flatMap((line, index) => (line === before[index] ? [] : [`${index + 1}= ${line}`]));
    const found = [...(file?.encoding ? [`= ${file.encoding}`] : []), ...changed];
    expect(found).toEqual(
      apart.filter((line) => line.startsWith(`${path}=`) || line.startsWith(`${path} `)).map((line) => line.slice(path.length).trimStart()),
    );
  });

  it("is mended once and for all, and has no more errors then", async () => {
    expect((await fix(fixed.sources, asOf, { evidence })).files).toEqual([]);
    const errors = (of: typeof result, path: string) =>
      of.diagnostics.filter(({ file, severity }) => file === path && severity === "error");
    for (const path of contents.keys())
      expect(errors(fixed.checked.result, path).length, path).toBeLessThanOrEqual(errors(result, path).length);
  });

  it("is told in words and at places that are there", () => expectWellFormed(result.diagnostics, textOf));

  it("names the unit of every ledger, also of one that cannot be read", () => {
    for (const { file, unit } of result.diagnostics)
      if (file !== "ledgers/plan.yaml" && file.endsWith(".yaml"))
        expect(unit).toBe(`某区${file.slice("ledgers/".length, -".yaml".length)}`);
  });

  it("judges the sound ledger beside: its problem is counted", () => expect(result.items).toBeGreaterThanOrEqual(2));
});

it("names both places of a key given twice", async () => {
  const path = "ledgers/同一项填两次.yaml";
  const source = (file: string) => ({ path: `ledgers/${file}`, content: readFileSync(join(fixtures, "yaml/ledgers", file)) });
  const { result } = await check([source("plan.yaml"), source("同一项填两次.yaml")], asOf);
  const [twice] = result.diagnostics.filter(({ rule }) => rule === "key-once");
  expect(twice).toMatchObject({
    file: path,
    line: 17,
    unit: "某区同一项填两次",
    item: "同一项填两次-01-001",
    related: [{ file: path, line: 16, column: 5, endColumn: 7 }],
  });
});
