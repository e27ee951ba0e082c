// What the README shows is what the tool prints: every console block is run, and every line of it must stand in the output, in order.
// A line with … alone stands for any number of lines.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "./commands/in-process.ts";

const root = resolve(import.meta.dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const blocks = [...readme.matchAll(/```console\n\$ ledger ([^\n]*)\n([\s\S]*?)```/g)].map(([, call = "", shown = ""]) => ({
  call,
  shown,
}));

describe("README.md", () => {
  it("shows on its first screen a mistake as it is caught", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ledger-readme-"));
    cpSync(join(root, "ledgers"), join(folder, "ledgers"), { recursive: true });
    const file = join(folder, "ledgers/城管局.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace(/^( +时限: )2018/m, "$12017"));
    const { out } = await run(folder, ["check", "--as-of", "2018-10-31", "--quiet", "ledgers/城管局.yaml"]);
    rmSync(folder, { recursive: true });
    const [, shown] = /```text\n([\s\S]*?)\n```/.exec(readme.split("\n").slice(0, 24).join("\n")) ?? [];
    expect(shown).toBe(out.split("\n\n")[0]);
  });

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
});

/** Pages of this repository for people, wherever they stand. */
const pages = ["README.md", "README.zh-CN.md", "CHANGELOG.md", ".github/CONTRIBUTING.md", ".github/SECURITY.md"].map((path) => ({
  path,
  text: readFileSync(join(root, path), "utf8"),
}));
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

describe.each(pages)("$path", ({ path, text }) => {
  it("links to what is there", () => {
    const links = [...text.matchAll(/\]\((?!http)([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = ""]) => link);
    expect(links.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([]);
  });

  it("names files and scripts that are there", () => {
    const named = [...text.matchAll(/`(?:node |npx vitest run )?((?:src|test|schemas|templates|\.build)\/[^`\s<*]+)`/g)];
    expect(named.map(([, file = ""]) => file).filter((file) => !file.startsWith("test/x.") && !existsSync(join(root, file)))).toEqual([]);
    const called = [...text.matchAll(/\bnpm run (?:--silent )?([a-z:]+)/g)].map(([, script = ""]) => script);
    expect(called.filter((script) => !(script in scripts))).toEqual([]);
  });
});

it("README.md tells every script that a person calls", () => {
  const byThemselves = /^(?:pre|prepare$|version$)/;
  const called = Object.keys(scripts).filter((name) => !byThemselves.test(name));
  expect(called.filter((name) => !readme.includes(name === "test" ? "`npm test`" : `\`npm run ${name}\``))).toEqual([]);
});

it("README.md tells every room of src", () => {
  const [layout = ""] = /^## Layout\n[\s\S]*?(?=^## )/m.exec(readme) ?? [];
  const rooms = readdirSync(join(root, "src"), { withFileTypes: true }).filter((one) => one.isDirectory());
  expect(rooms.map(({ name }) => `${name}/`).filter((room) => !layout.includes(room))).toEqual([]);
});

it("README.md quotes what was measured last", () => {
  const [table = "nothing"] = /^\| work \|[\s\S]*?(?=\n\n)/m.exec(readFileSync(join(root, "test/bench/RESULTS.md"), "utf8")) ?? [];
  expect(readme).toContain(table);
});
