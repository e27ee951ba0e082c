// One slip of the pen is one message: in any sample ledger, a full-width colon after any key at the head of a line is told once, at its place,
// whatever else the file holds (lists that mix `- { … }` with entries over several lines, comments, long texts).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { limits } from "../../src/read/limits.ts";
import { parseYaml } from "../../src/read/yaml/parse.ts";

const folder = join(import.meta.dirname, "../../ledgers");
const ledgers = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

describe("a full-width colon", () => {
  it.each(ledgers)("%s", (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    const heads = [...text.matchAll(/^ *(?:- )?[\u4e00-\u9fff]+(: )(?=\S)/gm)].filter(({ 0: whole }) => !whole.includes("#"));
    expect(heads.length).toBeGreaterThan(0);
    let told = 0;
    const step = Math.max(1, Math.floor(heads.length / 12));
    for (const head of heads.filter((_, index) => index % step === 0)) {
      const at = (head.index ?? 0) + head[0].length - 2;
      const { faults } = parseYaml(`${text.slice(0, at)}：${text.slice(at + 2)}`, limits.baseline);
      const line = text.slice(0, at).split("\n").length;
      // Where the line can be read as going on the text above, YAML is content and the schema speaks.
      if (faults.length > 0) expect(faults.map((fault) => [fault.rule, fault.line])).toEqual([["ascii-punctuation", line]]);
      told += faults.length;
    }
    expect(told).toBeGreaterThan(0);
  });
});
