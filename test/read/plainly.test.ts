// The quick reader against the careful one: no value, no place different; and what it will not read, the careful one judges.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { limits } from "../../src/read/limits.ts";
import { carefully } from "../../src/read/yaml/parse.ts";
import { plainly } from "../../src/read/yaml/plainly.ts";
import { keySpan, missingSpan, type Spot, valueSpan } from "../../src/read/yaml/positions.ts";
import { runs } from "../runs.ts";
import { edited, seeded } from "./edits.ts";
import { ledger } from "./told.ts";

const root = join(import.meta.dirname, "../..");
const textsIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => readFileSync(join(root, folder, name), "utf8"));
const samples = textsIn("ledgers");

const pathsIn = (spot: Spot, path: readonly (string | number)[] = []): (readonly (string | number)[])[] => [
  path,
  ...[...(spot.children ?? [])].flatMap(([step, inner]) => pathsIn(inner, [...path, step])),
];
const placesIn = (text: string, spot: Spot) =>
  pathsIn(spot).map((path) => [path, ...[valueSpan, keySpan, missingSpan].map((place) => place(text, spot, path))]);

/** True where the quick reader took it. */
function readAlike(text: string): boolean {
  const quick = plainly(text, limits.ledger.items);
  if (!quick) return false;
  const careful = carefully(text, limits.ledger);
  expect(careful.faults, text).toEqual([]);
  expect(JSON.stringify(quick.value), text).toBe(JSON.stringify(careful.value));
  expect(JSON.stringify(placesIn(text, quick.root)), text).toBe(JSON.stringify(placesIn(text, careful.root)));
  return true;
}

it("reads every sample ledger", () => {
  for (const text of samples) expect(readAlike(text)).toBe(true);
});

it.each(["yaml", "contents", "second-campaign"])("the fixtures of %s", (folder) => {
  for (const text of textsIn(`test/fixtures/${folder}/ledgers`)) readAlike(text.replace(/^\ufeff/, "").replace(/\r(?!\n)/g, "\n"));
});

it.each([
  "甲: [1, 2.50, -3, 'x', \"y\"]\n",
  "甲: {乙: , 丙: ~, 丁: null}\n",
  "甲: |\n  一\n\n  二\n\n乙: >-\n  三\n  四\n",
  "# 头\n甲: 一 # 批注\n乙:\n  - 二\n  # 尾\n",
  "甲: 'a''b'\n乙: \"a\\n\\u4e00\"\n",
  "甲:\n  乙:\n丙: 一\n  续\n",
  "甲: 2018-06-30\r\n乙: 0317-1234567\r\n",
])("reads %j alike", (text) => {
  expect(readAlike(text)).toBe(true);
});

it.each([
  "甲: &a 1\n",
  "甲: *a\n",
  "甲: !x 1\n",
  "甲: 1\n甲: 2\n",
  "甲: 0x1F\n",
  "甲: 1e3\n",
  "甲: 见 #3\n",
  '甲: "\\u001b"\n',
  "甲: ｜\n",
  "甲: ⽬录\n",
  '甲: "\\u2f6c"\n',
  "甲: 1\n...\n",
  "--- 1\n--- 2\n",
  "__proto__: 1\n",
  "<<: {甲: 1}\n",
  ": 甲\n",
  "- \n- 甲\n",
  "甲\n",
  "# 甲\n",
  "",
])("leaves %j to the careful one", (text) => {
  expect(plainly(text, limits.ledger.items)).toBeUndefined();
});

it("random edits of whole ledgers and of parts, 100,000 in a long run", () => {
  const random = seeded(20180601);
  let alike = 0;
  for (let round = 0; round < runs(600, 100_000); round++) {
    const whole = random() < 0.5 ? ledger : (samples[Math.floor(random() * samples.length)] as string).slice(0, 2500);
    let text = whole;
    for (let count = 1 + Math.floor(random() * 2); count > 0; count--) text = edited(text, random);
    if (readAlike(text.replace(/\r(?!\n)/g, "\n"))) alike += 1;
  }
  expect(alike).toBeGreaterThan(runs(60, 10_000));
});
