// Every name that --rule knows is one rule's. That reading tells nothing under another is the compiler's to see (`Fault.rule`), and that each is told,
// that of the examples (test/rules/examples.test.ts).
import { expect, it } from "vitest";
import { ruleNames } from "../../src/check/rule-names.ts";

it("has each once", () => expect(new Set(ruleNames).size).toBe(ruleNames.length));
