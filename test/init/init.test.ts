// `ledger init`: what it writes is sound, complete and not a sample; it writes all or nothing, over nothing.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix, resolve } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { check } from "../../src/check/check.ts";
import { init } from "../../src/commands/init.ts";
import { inTheWay, writeNewFiles } from "../../src/disk/new-files.ts";
import { openWorkspace } from "../../src/disk/workspace.ts";
import type { World } from "../../src/entry/world.ts";
import { withoutSample } from "../../src/init/new-workspace.ts";
import { plan as otherPlan } from "../workspace-case.ts";

const root = resolve(import.meta.dirname, "../..");
const top = mkdtempSync(join(realpathSync(tmpdir()), "ledger-init-"));
let folder = top;
let count = 0;
let said = { out: "", err: "" };

const world: () => World = () => ({
  folder,
  today: "2020-05-20",
  columns: 80,
  isTerminal: false,
  color: { out: false, err: false },
  ascii: false,
  version: "0",
  called: "ledger",
  system: "linux",
  githubActions: false,
  repository: undefined,
  out: (text) => {
    said.out += text;
  },
  err: (text) => {
    said.err += text;
  },
});

/** Every file and folder below, folders ending in "/". */
const listed = (place: string) =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .map((entry) => `${join(entry.parentPath, entry.name).slice(place.length + 1)}${entry.isDirectory() ? "/" : ""}`)
    .sort();

beforeEach(() => {
  folder = join(top, String(++count));
  mkdirSync(folder);
  said = { out: "", err: "" };
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

async function found(place: string, asOf: string) {
  const workspace = openWorkspace(place, undefined);
  return (await check(workspace.sources, asOf, { evidence: workspace.evidence })).result;
}

describe("without --plan", () => {
  beforeEach(async () => expect(await init({ folder: "台账" }, world())).toBe(0));
  const at = (path: string) => join(folder, "台账", ...path.split("/"));

  it("passes check: what the clerk must fill in is told, and nothing else", async () => {
    const { diagnostics, files, items } = await found(at("."), "2018-05-01");
    expect({ files, items }).toEqual({ files: 17, items: 0 });
    expect(new Set(diagnostics.map(({ rule, severity }) => `${severity} ${rule}`))).toEqual(new Set(["warning blanks-filled"]));
    expect(diagnostics).toHaveLength(16);
  });

  it("has this repository's plan, no sample", () => {
    const plan = parse(readFileSync(at("ledgers/plan.yaml"), "utf8"));
    const { 示例: mark, ...ours } = parse(readFileSync(join(root, "ledgers/plan.yaml"), "utf8"));
    expect(mark).toBe("是");
    expect(plan).toEqual(ours);
    for (const path of listed(at(".")).filter((name) => !name.endsWith("/") && !name.startsWith("schemas/")))
      expect(readFileSync(at(path), "utf8"), path).not.toContain("示例");
  });

  it("has the schemas that its first lines and the editor's settings name, as they are", () => {
    for (const name of listed(at("ledgers")).filter((path) => path.endsWith(".yaml"))) {
      const [, schema = ""] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(at(`ledgers/${name}`), "utf8")) ?? [];
      expect(existsSync(at(posix.join("ledgers", schema))), name).toBe(true);
    }
    for (const path of listed(join(root, "schemas")).filter((name) => name.endsWith(".json")))
      expect(readFileSync(at(`schemas/${path}`), "utf8")).toBe(readFileSync(join(root, "schemas", path), "utf8"));
    for (const path of Object.keys(JSON.parse(readFileSync(at(".vscode/settings.json"), "utf8"))["yaml.schemas"]))
      expect(existsSync(at(path.slice(2)))).toBe(true);
  });

  it("names in each form the unit and a task it holds", () => {
    const form = readFileSync(at("ledgers/城管局.yaml"), "utf8");
    expect(parse(form)).toMatchObject({ 单位: "新区城管局", 履职: [], 问题: [] });
    expect(form).toContain("编号: ……-06-001");
    expect(readFileSync(at("ledgers/财政局.yaml"), "utf8")).toMatch(/编号: ……-04-001[\s\S]*任务: 4\n/);
  });

  it("says what comes next, and leaves nothing beside", () => {
    expect(said).toEqual({
      out: expect.stringMatching(/^已建立工作目录：台账\n[\s\S]*16个单位[\s\S]*cd 台账[\s\S]*ledger check/),
      err: "",
    });
    expect(readdirSync(folder)).toEqual(["台账"]);
  });

  it("protects in CODEOWNERS files that exist or may", () => {
    const owned = [...readFileSync(at("CODEOWNERS"), "utf8").matchAll(/^\/(\S+)/gm)].map(([, path = ""]) => path);
    expect(owned).toEqual(expect.arrayContaining(["ledgers/办公室.yaml", "ledgers/plan.yaml", "ledgers/baseline.yaml"]));
    for (const path of owned.filter((name) => name !== "ledgers/baseline.yaml")) expect(existsSync(at(path)), path).toBe(true);
  });
});

describe("--plan", () => {
  it("makes another campaign's workspace, the plan byte for byte", async () => {
    const text = Buffer.from(`\ufeff${otherPlan.replaceAll("\n", "\r\n")}`);
    writeFileSync(join(folder, "方 案.yaml"), text);
    expect(await init({ folder: "甲", plan: "方 案.yaml" }, world())).toBe(2); // task 3's form is nowhere
    expect(said.err).toContain("visit");
    mkdirSync(join(folder, "schemas/tasks"), { recursive: true });
    writeFileSync(join(folder, "schemas/tasks/visit.schema.json"), '{ "type": "object" }');
    expect(await init({ folder: "甲", plan: "方 案.yaml" }, world())).toBe(0);
    expect(readFileSync(join(folder, "甲/ledgers/plan.yaml")).equals(text)).toBe(true);
    expect(readdirSync(join(folder, "甲/ledgers")).sort()).toEqual(
      ["plan.yaml", "丁.yaml", "丙.yaml", "乙.yaml", "办公室.yaml", "甲.yaml", "附件"].sort(),
    );
    expect(existsSync(join(folder, "甲/schemas/tasks/visit.schema.json"))).toBe(true);
    const { diagnostics } = await found(join(folder, "甲"), "2020-05-20");
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const form = readFileSync(join(folder, "甲/ledgers/丙.yaml"), "utf8");
    expect(form).toContain("编号: ……-02-001");
    expect(form).not.toMatch(/201[0-8]/);
  });

  it("speaks to a level that only receives, set up as the manual shows it, of its levels below and not of ledgers it has none of", async () => {
    const manual = readFileSync(join(root, "README.zh-CN.md"), "utf8");
    const [, shown = ""] = /```yaml\n( *名称: 某市[\s\S]*?)```/.exec(manual) ?? [];
    writeFileSync(join(folder, "市方案.yaml"), shown.replace(/^ {3}/gm, ""));
    expect(await init({ folder: "市汇总", plan: "市方案.yaml" }, world())).toBe(0);
    expect(said.out).toContain("等2个下级上报");
    expect(said.out).toContain("ledger receive 文件.zip");
    const readme = readFileSync(join(folder, "市汇总/README.md"), "utf8");
    expect(readme).toContain("2个下级各报上报包");
    expect(readme).toContain("| `ledger receive 上报包.zip` |");
    expect(readme).toContain("`ledger submit --as-of 2018-06-30`");
    expect(said.out + readme).not.toMatch(/0个单位|ledgers\/\.yaml|--unit `|\{\{/);
    expect((await found(join(folder, "市汇总"), "2018-06-30")).diagnostics).toEqual([]);
  });

  it("shows the errors of the plan where they stand, and writes nothing", async () => {
    mkdirSync(join(folder, "schemas/tasks"), { recursive: true });
    writeFileSync(join(folder, "schemas/tasks/visit.schema.json"), '{ "type": "object" }');
    writeFileSync(join(folder, "方案.yaml"), otherPlan.replace("止: 2020-03-31", "止: 2020-13-31"));
    expect(await init({ folder: "甲", plan: "方案.yaml" }, world())).toBe(2);
    expect(said.err).toMatch(/方案\.yaml:20:\d+/);
    expect(said.out).toBe("");
    expect(existsSync(join(folder, "甲"))).toBe(false);
  });

  it.each([
    ["no such file", { plan: "没有.yaml" }, /找不到方案/],
    ["a folder above that is not there", { folder: "没有/甲" }, /不存在/],
    ["a file", { folder: "文件" }, /是文件，不是文件夹/],
  ])("%s", async (_, options, words) => {
    writeFileSync(join(folder, "文件"), "");
    await expect(init(options, world())).rejects.toThrow(words);
    expect(readdirSync(folder)).toEqual(["文件"]);
  });
});

describe("what is there already", () => {
  it("stays, when nothing is in the way", async () => {
    mkdirSync(join(folder, ".git"));
    mkdirSync(join(folder, "ledgers/附件"), { recursive: true });
    writeFileSync(join(folder, "ledgers/附件/照片.jpg"), "x");
    expect(await init({}, world())).toBe(0);
    expect(readFileSync(join(folder, "ledgers/附件/照片.jpg"), "utf8")).toBe("x");
    expect(existsSync(join(folder, "ledgers/plan.yaml"))).toBe(true);
  });

  it("is named whole and left alone, when it is in the way", async () => {
    mkdirSync(join(folder, "ledgers"));
    writeFileSync(join(folder, "ledgers/城管局.yaml"), "单位: 别动\n");
    writeFileSync(join(folder, "README.md"), "");
    const before = listed(folder);
    await expect(init({}, world())).rejects.toThrow("README.md、ledgers/城管局.yaml");
    expect(listed(folder)).toEqual(before);
  });

  it("is never written through a link", async () => {
    mkdirSync(join(folder, "elsewhere"));
    mkdirSync(join(folder, "甲"));
    symlinkSync("../elsewhere", join(folder, "甲/schemas"));
    symlinkSync("nowhere", join(folder, "甲/README.md"));
    await expect(init({ folder: "甲" }, world())).rejects.toThrow("README.md、schemas");
    expect(readdirSync(join(folder, "elsewhere"))).toEqual([]);
  });
});

describe("all or nothing", () => {
  it("takes back what it made when the rest cannot be written", () => {
    mkdirSync(join(folder, "ledgers"));
    writeFileSync(join(folder, "z"), "old");
    const before = listed(folder);
    const files = ["ledgers/a.yaml", "x/y/b", "z"].map((path) => ({ path, content: "new" }));
    expect(
      inTheWay(
        folder,
        files.map(({ path }) => path),
      ),
    ).toEqual(["z"]);
    expect(() => writeNewFiles(folder, files)).toThrow("刚刚有了同名的文件");
    expect(listed(folder)).toEqual(before);
    expect(readFileSync(join(folder, "z"), "utf8")).toBe("old");
  });

  it("leaves nothing beside a folder that could not be filled", () => {
    expect(() =>
      writeNewFiles(join(folder, "new"), [
        { path: "a/b", content: "" },
        { path: "a/b", content: "" },
      ]),
    ).toThrow("刚刚有了同名的文件");
    expect(readdirSync(folder)).toEqual([]);
  });
});

it("takes only the sample's mark away", () => {
  expect(withoutSample("名称: 甲\n示例: 是   # 说明\n单位: []\n")).toBe("名称: 甲\n单位: []\n");
  expect(withoutSample("名称: 示例: 是\n")).toBe("名称: 示例: 是\n");
});
