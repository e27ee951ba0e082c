// The house stands as README.md, "Layout", says: imports go down only, libraries have homes, the world outside stays on the top floor,
// and nothing of one campaign is written in the code.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = resolve(import.meta.dirname, "..");
const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
  .map((name) => ({ name: name.replaceAll("\\", "/"), text: readFileSync(join(root, "src", name), "utf8") }));

/** The program's beginning and the library's. */
const isBeginning = (name: string) => name === "cli.ts" || name === "library.ts";

const floorOf = (name: string): number => {
  const [room = ""] = name.split("/");
  if (room === "model") return 0;
  if (["read", "rules", "figures", "render"].includes(room)) return 1;
  if (["entry", "commands", "command-line", "dialogue", "disk", "session"].includes(room) || isBeginning(name)) return 3;
  return 2;
};

const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)|(?:^|\n)import\s+"([^"]+)"/g)].map(
    ([, a, b, c]) => a ?? b ?? c ?? "",
  );

const edges = files.flatMap(({ name, text }) => importsOf(text).map((target) => ({ name, target })));
const inside = edges
  .filter(({ target }) => target.startsWith("."))
  .map(({ name, target }) => ({ name, to: relative(join(root, "src"), resolve(root, "src", dirname(name), target)).replaceAll("\\", "/") }))
  .filter(({ to }) => !to.startsWith(".."));

describe("floors", () => {
  it("has files on every floor", () => {
    for (const floor of [0, 1, 2, 3]) expect(files.filter(({ name }) => floorOf(name) === floor).length).toBeGreaterThan(0);
    expect(inside.length).toBeGreaterThan(100);
  });

  it("imports go down only", () => {
    expect(inside.filter(({ name, to }) => floorOf(to) > floorOf(name))).toEqual([]);
  });

  it("no two files need each other, nor any ring of them", () => {
    const targets = new Map(files.map(({ name }) => [name, inside.filter((edge) => edge.name === name).map(({ to }) => to)]));
    // What is imported by nobody left is taken away, floor by floor; a ring is what remains.
    for (let free = [""]; free.length > 0; ) {
      const needed = new Set([...targets.values()].flat());
      free = [...targets.keys()].filter((name) => !needed.has(name));
      for (const name of free) targets.delete(name);
    }
    expect([...targets.keys()]).toEqual([]);
  });

  it("rooms of the first floor do not import each other", () => {
    const room = (name: string) => name.split("/")[0];
    expect(inside.filter(({ name, to }) => floorOf(name) === 1 && floorOf(to) === 1 && room(name) !== room(to))).toEqual([]);
  });

  it("commands do not import each other", () => {
    expect(inside.filter(({ name, to }) => name.startsWith("commands/") && to.startsWith("commands/"))).toEqual([]);
  });

  it("in src itself stands nothing but the two beginnings", () => {
    expect(files.map(({ name }) => name).filter((name) => !name.includes("/"))).toEqual(["cli.ts", "library.ts"]);
  });
});

describe("one word, one meaning", () => {
  it("no type has a name that another file gives to another", () => {
    const declared = files.flatMap(({ name, text }) =>
      [...text.matchAll(/^(?:export )?(?:abstract )?(?:interface|type|class|enum) (\w+)/gm)].map(([, type = ""]) => ({ type, name })),
    );
    const twice = declared.filter(({ type, name }) => declared.some((other) => other.type === type && other.name !== name));
    expect(twice.map(({ type, name }) => `${type}: ${name}`).sort()).toEqual([]);
    expect(declared.length).toBeGreaterThan(300);
  });

  it("no function or constant is exported under a name that another file gives to another", () => {
    const declared = files.flatMap(({ name, text }) =>
      [...text.matchAll(/^export (?:async )?(?:function\*?|const|let) (\w+)/gm)].map(([, word = ""]) => ({ word, name })),
    );
    const twice = declared.filter(({ word, name }) => declared.some((other) => other.word === word && other.name !== name));
    expect(twice.map(({ word, name }) => `${word}: ${name}`).sort()).toEqual([]);
    expect(declared.length).toBeGreaterThan(500);
  });

  it("few files are long", () => {
    const isLong = ({ name, text }: (typeof files)[number]) => name !== "model/details.ts" && text.split("\n").length > 251;
    expect(files.filter(isLong).map(({ name }) => name).length).toBeLessThanOrEqual(5);
  });
});

describe("the world outside", () => {
  it("node, process, console and the clock stay on the top floor", () => {
    const outside = /"node:|\bprocess\.|\bconsole\.|Date\.now\(|new Date\(\)|Math\.random\(/;
    expect(files.filter(({ name, text }) => floorOf(name) < 3 && outside.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it.each([
    ["commander", /^cli\.ts$|^command-line\/|^commands\/complete\.ts$/],
    ["yaml", /^read\//],
    ["js-yaml", /^read\/yaml\//],
    ["@eslint-community/regexpp", /^read\//],
    ["ajv", /^read\//],
    ["chalk", /^render\//],
    ["cli-table3", /^render\//],
    ["liquidjs", /^render\//],
    ["docx", /^render\/docx\//],
    ["fflate", /^render\/zip\.ts$|^render\/docx\/|^read\/(?:workbook|package)\//],
    ["hyparquet-writer", /^render\/parquet\.ts$/],
    ["hucre", /^render\/xlsx\/|^read\/workbook\//],
    ["echarts", /^render\/html\//],
    ["diff", /^render\//],
    ["ical-generator", /^render\//],
    ["date-fns", /^model\//],
    ["chinese-days", /^model\//],
    ["vscode-languageserver", /^session\//],
    ["vscode-languageserver-protocol", /^session\//],
    ["vscode-languageserver-textdocument", /^session\//],
  ])("%s has one home", (library, home) => {
    const users = edges.filter(({ target }) => target === library || target.startsWith(`${library}/`)).map(({ name }) => name);
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((name) => !home.test(name))).toEqual([]);
  });
});

describe("the campaign is data", () => {
  const plan = parse(readFileSync(join(root, "ledgers/plan.yaml"), "utf8"));
  const words: string[] = [
    ...plan.单位.flatMap(({ 名称, 简称 }: { 名称: string; 简称: string }) => [名称, 简称, 名称.replace(/^新区/, "")]),
    ...plan.阶段.flatMap(({ 名称, 起, 止 }: { 名称: string; 起: string; 止: string }) => [名称, 起, 止]),
    ...plan.任务.map(({ 名称 }: { 名称: string }) => 名称),
    ...plan.任务.map(({ 方面 }: { 方面: string }) => 方面),
    ...plan.其他机构,
    ...plan.上报对象,
    plan.文号,
    plan.名称,
    plan.发文机关,
    plan.办公室.名称,
    plan.通报机关,
    "渤海",
    "渤新",
    "沧州",
    "2018",
  ];

  it("none of its names, dates and numbers stands in src", () => {
    const hits = [...new Set(words)].flatMap((word) =>
      files.filter(({ text }) => text.includes(word)).map(({ name }) => `${word}: ${name}`),
    );
    expect(hits).toEqual([]);
  });

  it("no task or phase number in src", () => {
    const numbered =
      /\b(?:task|phase|number)\b[^\n]{0,20}(?:===|!==|<=|>=)\s*[1-9]\d*\b|任务\s*[:：]?\s*[0-9]+(?![0-9]*\$)|阶段\s*[:：]?\s*[0-9]+/;
    const code = files.map(({ name, text }) => ({ name, text: text.replace(/^( *)example: \{\n[\s\S]*?\n\1\},$/gm, "") })); // examples have a plan of their own
    expect(code.filter(({ text }) => numbered.test(text)).map(({ name, text }) => `${name}: ${numbered.exec(text)?.[0]}`)).toEqual([]);
  });
});
