// What the README shows is what the tool prints: every console block is run, and every line of it must stand in the output, in order.
// A line with … alone stands for any number of lines.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "./commands/in-process.ts";

const root = resolve(import.meta.dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const blocks = [...readme.matchAll(/```console\n\$ npx ledger ([^\n]*)\n([\s\S]*?)```/g)].map(([, call = "", shown = ""]) => ({
  call,
  shown,
}));

describe("README.md", () => {
  it("shows all three commands", () => {
    expect(blocks.map(({ call }) => call.split(" ")[0])).toEqual(["check", "status", "report"]);
  });

  it.each(blocks)("$call", async ({ call, shown }) => {
    const { out } = await run(root, call.split(" "));
    const printed = out.split("\n");
    let at = 0;
    let skipping = false;
    for (const line of shown.trimEnd().split("\n")) {
      if (line === "…") {
        skipping = true;
        continue;
      }
      const found = skipping ? printed.indexOf(line, at) : at;
      expect(found, `missing: ${line}`).toBeGreaterThanOrEqual(0);
      expect(printed[found]).toBe(line);
      at = found + 1;
      skipping = false;
    }
    if (!skipping) expect(printed.slice(at).filter((line) => line !== "")).toEqual([]);
  });

  it.each([...readme.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, path = ""]) => path))("links to %s", (path) => {
    expect(existsSync(join(root, path))).toBe(true);
  });
});
