// Every rule's examples are run: the wrong one is told by that rule, at the value it marks, and by no other; the right one finds nothing.
// What they print is the catalogue beside this file: after a change, UPDATE=1 npx vitest run test/rules/examples.test.ts writes it anew.
import { describe, expect, it } from "vitest";
import { layers } from "../../src/explain.ts";
import { outdented } from "../../src/model/example.ts";
import { exampleOf, foundIn } from "./example-workspace.ts";

const all = layers.flatMap(({ rules }) => rules);

/** What else is rightly told of an example. */
const besides: Readonly<Record<string, readonly string[]>> = {
  "transfer-to-entitled-unit": ["transfer-received"], // nobody has received it yet
  "extension-asked-in-time": ["deadline-kept"], // asked late, it is late
  "others-in-sight": ["unit-has-ledger"],
  "file-name-ends-in-yaml": ["unit-has-ledger"],
};

describe.each(all)("$name", ({ name, severity, form, example }) => {
  const others = besides[name] ?? [];

  it("is broken by the wrong example, at its mark", async () => {
    const workspace = exampleOf(example.fails, form);
    const found = (await foundIn(workspace)).filter(({ rule }) => !others.includes(rule));
    expect(found.map(({ rule, severity: told, file, line, column, endColumn }) => ({ rule, severity: told, ...(workspace.at && { file, line, column, endColumn }) }))).toEqual([
      { rule: name, severity, ...workspace.at },
    ]);
    if (!workspace.at) expect(found[0]).toMatchObject({ line: 1, column: 1 });
  });

  it("is kept by the right one, in which nothing is found", async () => {
    const found = (await foundIn(exampleOf(example.passes, form))).filter(({ rule }) => !others.includes(rule));
    expect(found.map(({ rule, line, message }) => `${rule} ${line} ${message}`)).toEqual([]);
  });

  it("marks one value at most, and is not long", () => {
    expect(example.fails.split("<<").length).toBeLessThanOrEqual(2);
    expect(example.passes).not.toContain("<<");
    for (const text of [example.fails, example.passes]) expect(outdented(text).length).toBeLessThanOrEqual(12);
  });
});
