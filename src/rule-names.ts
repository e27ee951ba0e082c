// Every name that a diagnostic can bear: rules of the ledgers, of the plan, and what reading a file may find.
import { rules } from "./rules/index.ts";
import { planRules } from "./rules/plan.ts";

/** What read/ tells of; test/rule-names.test.ts holds the list against its code. */
const ofReading = [
  "ascii-punctuation",
  "day-is-real",
  "file-is-text",
  "file-name-ends-in-yaml",
  "file-not-empty",
  "file-size-within-limit",
  "form-exists",
  "form-is-schema",
  "indented-alike",
  "indented-with-spaces",
  "key-known",
  "key-once",
  "key-present",
  "list-long-enough",
  "list-without-repeats",
  "nesting-within-limit",
  "no-control-characters",
  "no-reserved-keys",
  "no-swallowed-text",
  "slash-in-paths",
  "space-after-colon",
  "space-after-dash",
  "special-text-quoted",
  "text-within-length",
  "value-form",
  "value-in-list",
  "value-in-range",
  "value-not-expected",
  "value-type",
  "yaml-is-plain",
  "yaml-is-well-formed",
];

export const ruleNames: readonly string[] = [...rules, ...planRules].map(({ name }) => name).concat(ofReading);
