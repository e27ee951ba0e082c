// Every rule's examples are run: the wrong one is told by that rule, at the value it marks, and by no other; the right one finds nothing.
// What they print is catalogue.md beside this file: after a change, UPDATE=1 npx vitest run test/rules/examples.test.ts writes it anew.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { explainedLayers } from "../../src/check/explain.ts";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import { outdented } from "../../src/model/example.ts";
import { catalogue } from "./catalogue.ts";
import { runOf } from "./example-workspace.ts";
import { moreExamples } from "./more-examples.ts";

const all = explainedLayers.flatMap(({ rules }) => rules);
const file = join(import.meta.dirname, "catalogue.md");

/** What else is rightly told of an example. */
const besides: Readonly<Record<string, readonly string[]>> = {
  "acknowledged-rule-known": ["mobile-number-left-out"], // nothing answers it
  "acknowledged-after-entry": ["mobile-number-left-out"],
  "transfer-to-entitled-unit": ["transfer-received"], // nobody has received it yet
  "extension-asked-in-time": ["deadline-kept"], // asked late, it is late
  "plan-duties-of-zones-seen": ["zone-has-reported"],
  "others-in-sight": ["unit-has-ledger"],
  "file-name-ends-in-yaml": ["unit-has-ledger"],
};

describe.each(all)("$name", ({ name, severity, form, example }) => {
  const others = besides[name] ?? [];

  it("is broken by the wrong example, at its mark", async () => {
    const { at, found: all } = await runOf(example.fails, form);
    const found = all.filter(({ rule }) => !others.includes(rule));
    const shown = found.map(({ rule, severity: told, file, line, column, endColumn }) => ({
      rule,
      severity: told,
      ...(at && { file, line, column, endColumn }),
    }));
    expect(shown).toEqual([{ rule: name, severity, ...at }]);
    if (!at) expect(found[0]).toMatchObject({ line: 1, column: 1 });
  });

  it("is kept by the right one, in which nothing is found", async () => {
    const { found } = await runOf(example.passes, form);
    expect(found.filter(({ rule }) => !others.includes(rule)).map(({ rule, line, message }) => `${rule} ${line} ${message}`)).toEqual([]);
  });

  it("marks one value at most, and is short", () => {
    expect(example.fails.split("<<").length).toBeLessThanOrEqual(2);
    expect(example.passes).not.toContain("<<");
    for (const text of [example.fails, example.passes]) expect(outdented(text).length).toBeLessThanOrEqual(12);
  });
});

const more = Object.entries(moreExamples).flatMap(([name, fragments]) => fragments.map((fragment) => ({ name, fragment })));

it.each(more)("$name is broken by a further example: $fragment", async ({ name, fragment }) => {
  const rule = all.find((known) => known.name === name);
  expect(rule).toBeDefined();
  const { at, found } = await runOf(fragment, rule?.form);
  expect(
    found.filter(
      (told) => told.rule === name && (!at || (told.line === at.line && told.column === at.column && told.endColumn === at.endColumn)),
    ),
  ).not.toEqual([]);
  expect(found.filter((told) => told.rule !== name && told.severity === "error")).toEqual([]);
});

describe("the catalogue", { timeout: 60_000 }, () => {
  it("is what the examples print", async () => {
    const text = await catalogue();
    if (process.env["UPDATE"]) writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, "utf8"));
  });

  it("speaks as an office does", () => {
    const words = readFileSync(file, "utf8").replace(/```[\s\S]*?```/g, "");
    expect(words).not.toMatch(/字段|解析|异常|非法|null|undefined|NaN|错填|你/);
  });

  it("holds every message of the rules", async () => {
    const written = messagesIn(join(import.meta.dirname, "../../src/rules"));
    expect(written.length).toBeGreaterThan(200);
    const examples = [
      ...all.map(({ example, form }) => ({ fragment: example.fails, form })),
      ...more.map(({ name, fragment }) => ({ fragment, form: all.find((rule) => rule.name === name)?.form })),
    ];
    const told: Diagnostic[] = [];
    for (const { fragment, form } of examples) told.push(...(await runOf(fragment, form)).found);
    const said = told.flatMap(({ message, related }) => [message, ...(related ?? []).map((other) => other.message)]);
    const warning = new Set(told.filter(({ severity }) => severity === "warning").map(({ rule }) => rule));
    expect(all.filter(({ name, severity, alsoWarns }) => warning.has(name) !== (severity === "warning" || alsoWarns === true))).toEqual([]);
    expect(written.filter(({ pattern }) => !said.some((message) => pattern.test(message))).map(({ literal }) => literal)).toEqual([]);
  });
});

/** What is written after `message:`, or given to `lacking` as such, in the rules, as patterns of what is printed. */
function messagesIn(folder: string): { literal: string; pattern: RegExp }[] {
  const hole = /\$\{(?:[^{}`]|`[^`]*`|\{[^}]*\})*\}/g;
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), "utf8").replace(/^( *)example: \{\n[\s\S]*?\n\1\},$/gm, "");
      const messages = [...text.matchAll(/message:([\s\S]*?)(?:,\s*hint|,\s*related|\};|\}\))/g)].map(([, message = ""]) => message);
      messages.push(
        ...[...text.matchAll(/lacking\(problem, \[.*?\], [^,]+, (`(?:[^`$]|\$\{(?:[^{}`]|`[^`]*`)*\})*`|"[^"]*")/g)].map(
          ([, message = ""]) => message,
        ),
      );
      const literals = messages.flatMap((message) =>
        [...message.matchAll(/`(?:[^`$]|\$\{(?:[^{}`]|`[^`]*`|\{[^}]*\})*\})*`|"[^"]*"/g)].map(([literal]) => literal.slice(1, -1)),
      );
      return literals
        .filter((literal) => /\p{Script=Han}/u.test(literal))
        .map((literal) => ({
          literal: `${name}: ${literal}`,
          pattern: new RegExp(
            literal
              .split(hole)
              .map((part) => part.replace(/\\\\/g, "\\").replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
              .join(".*"),
            "s",
          ),
        }));
    });
}
