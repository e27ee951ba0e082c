// Files in ledgers/ under another name than a ledger, the plan or the earlier list has: copies, and ledgers that were misnamed.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { fix } from "../../src/check/fix.ts";
import { openWorkspace } from "../../src/disk/workspace.ts";
import type { Content, Source } from "../../src/read/index.ts";
import { asOf, changed, ledger, other, plan } from "./told.ts";

const baseline = "名称: 以前的清单\n清单:\n  - { 清单号: L-1, 单位: 某区甲局, 任务: 1, 题目: 供水没有接通 }\n";
const officeText = "单位: 领导小组办公室\n履职:\n  - { 日期: 2020-05-06, 事项: 综合评估 }\n";
const sound: Readonly<Record<string, Content>> = {
  "plan.yaml": plan,
  "甲局.yaml": ledger,
  "乙局.yaml": other.replace("时限: 2020-05-01", "时限: 2020-07-31"),
};

function sourcesOf(files: Readonly<Record<string, Content | undefined>>): Source[] {
  return Object.entries({ ...sound, ...files }).flatMap(([name, content]) =>
    content === undefined ? [] : [{ path: `ledgers/${name}`, content }],
  );
}

/** "file:line:column severity rule message" of all that is told. */
async function toldOf(files: Readonly<Record<string, Content | undefined>>) {
  const { result, reading } = await check(sourcesOf(files), asOf);
  const told = result.diagnostics.map(
    ({ file, line, column, severity, rule, message }) => `${file.slice(8)}:${line}:${column} ${severity} ${rule} ${message}`,
  );
  return { told, result, reading };
}

const gbk = new Uint8Array([0xb5, 0xa5, 0xce, 0xbb, 0x3a, 0x20, 0xc4, 0xb3, 0xc7, 0xf8, 0xbc, 0xd7, 0xbe, 0xd6, 0x0a]); // 单位: 某区甲局

describe("a copy of a ledger that is there is told once, at itself, and counts for nothing", () => {
  const copyOf = (what: string, right: string) => `error file-kept-once 这是${what}的另一份，核对、统计只认 ${right}`;
  it.each<[name: string, content: Content, of?: string, right?: string]>([
    ["甲局 - 副本.yaml", ledger],
    ["甲局(1).yaml", changed("供水没有接通", "供水尚未接通")],
    ["甲局 (某人 的冲突副本 2018-07-01).yaml", changed("时限: 2020-07-31", "时限: 2020-08-31")],
    ["甲局.sync-conflict-20180701-101010-ABCDEFG.yaml", ledger],
    ["新建文件.yaml", ledger],
    ["甲局.yml", ledger],
    ["甲局.YAML", ledger],
    ["甲局.yaml.txt", ledger],
    ["甲局.txt", ledger],
    ["甲局", ledger],
    ["甲局.yaml.txt", gbk],
    ["甲局 - 副本.yaml", gbk],
    ["甲局 - 副本.yaml", changed("来源: 自查", "来源：自查")],
    ["甲局 - 副本.yaml", changed("单位: 某区甲局", "单位：某区甲局")],
    ["甲局 - 副本.yaml", ""],
    ["甲局.yaml.txt", ""],
    ["甲局.yaml.txt", "abc\n"],
    ["甲局.yaml.txt", "问题: []\n"],
    ["甲局.yml", ""],
    ["某区甲局.yml", "abc\n"],
    ["甲局.YAML", "abc\n"],
    ["新建文件.yaml", changed("单位: 某区甲局", 'x: 1\n单位: "甲局" # 简称')],
    ["plan - 副本.yaml", plan, "方案", "plan.yaml"],
    ["plan.yml", plan, "方案", "plan.yaml"],
    ["新方案.yaml", plan, "方案", "plan.yaml"],
    ["plan(1).yaml", "<<<<<<< 甲\n名称: 某\n", "方案", "plan.yaml"],
  ])("%s", async (name, content, of = "某区甲局台账", right = "甲局.yaml") => {
    const { told, result } = await toldOf({ [name]: content });
    expect(told).toEqual([`${name}:1:1 ${copyOf(of, right)}`]);
    expect(result).toMatchObject({ files: 2, items: 2 });
    expect((await fix(sourcesOf({ [name]: content }), asOf)).files).toEqual([]);
  });

  it("the earlier list's and the office's too", async () => {
    const files = { "baseline.yaml": baseline, "办公室.yaml": officeText };
    const { told: before } = await toldOf(files);
    const { told, result } = await toldOf({ ...files, "baseline(1).yaml": baseline, "办公室 - 副本.yaml": officeText });
    expect(told.filter((line) => !before.includes(line))).toEqual([
      `baseline(1).yaml:1:1 ${copyOf("清单", "baseline.yaml")}`,
      `办公室 - 副本.yaml:1:1 ${copyOf("领导小组办公室台账", "办公室.yaml")}`,
    ]);
    expect(before.filter((line) => !told.includes(line))).toEqual([]);
    expect(result.files).toBe(3);
  });

  it("also where the right one cannot be read", async () => {
    const { told } = await toldOf({ "甲局.yaml": changed("来源: 自查", "来源：自查"), "甲局(1).yaml": ledger });
    expect(told.map((line) => line.split(" ")[0])).toEqual(["甲局(1).yaml:1:1", "甲局.yaml:12:7"]);
  });

  it("of a copy that is the same nothing need be compared", async () => {
    const hintOf = async (text: string) => (await toldOf({ "甲局(1).yaml": text })).result.diagnostics[0]?.hint;
    expect(await hintOf(ledger)).toContain("完全相同，请删去本文件");
    expect(await hintOf(ledger.replace("2020-07-31", "2020-08-31"))).toContain("对照");
    const unread = await toldOf({ "甲局.yaml": gbk, "甲局(1).yaml": new Uint8Array([...gbk, 0xb5, 0xa5]) });
    expect(unread.result.diagnostics[0]?.hint).toContain("对照");
  });

  it("hides nothing that has vanished since, and is no vanishing itself when it goes", async () => {
    const gone = { "乙局.yaml": undefined, "甲局(1).yaml": ledger };
    const rulesOf = async (then: Readonly<Record<string, Content | undefined>>, now: typeof then) =>
      (await check(sourcesOf(now), asOf, { base: { sources: sourcesOf(then) } })).result.diagnostics.map(
        ({ file, rule }) => `${file.slice(8)} ${rule}`,
      );
    expect(await rulesOf({}, gone)).toContain("乙局.yaml problem-not-vanished");
    expect(await rulesOf({ "甲局(1).yaml": changed("甲局-01-001", "甲局-01-002") }, {})).toEqual([]);
  });
});

describe("a misnamed ledger that is its unit's only one counts", () => {
  it.each(["甲局.yml", "甲局.YAML", "甲局.yaml.txt", "甲局 - 副本.txt"])("%s", async (name) => {
    const { told, result } = await toldOf({ "甲局.yaml": undefined, [name]: ledger });
    expect(told).toEqual([`${name}:1:1 error file-name-ends-in-yaml 某区甲局的台账应命名为 甲局.yaml`]);
    expect(result).toMatchObject({ files: 2, items: 2 });
  });

  it("for history", async () => {
    const { result } = await check(sourcesOf({ "甲局.yaml": undefined, "甲局.yml": ledger }), asOf, { base: { sources: sourcesOf({}) } });
    expect(result.diagnostics.map(({ rule }) => rule)).toEqual(["file-name-ends-in-yaml"]);
  });

  it("and is told where it ends in .yaml, as before", async () => {
    const { told, result } = await toldOf({ "甲局.yaml": undefined, "甲局(1).yaml": ledger });
    expect(told).toEqual(["甲局(1).yaml:1:5 error ledger-named-after-unit 某区甲局的台账应命名为 甲局.yaml"]);
    expect(result.items).toBe(2);
  });

  it("of two the one nearer to the right name", async () => {
    const { told } = await toldOf({ "甲局.yaml": undefined, "甲局 - 副本.yaml": ledger, "甲局.yml": ledger });
    expect(told).toEqual([
      "甲局 - 副本.yaml:1:1 error file-kept-once 这是某区甲局台账的另一份，核对、统计只认 甲局.yml",
      "甲局.yml:1:1 error file-name-ends-in-yaml 某区甲局的台账应命名为 甲局.yaml",
    ]);
  });

  it("one that cannot be read is told, and its unit is not said to have none", async () => {
    const { told } = await toldOf({ "甲局.yaml": undefined, "甲局(1).yaml": changed("来源: 自查", "来源：自查") });
    expect(told.map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual(["甲局(1).yaml:12:7 error ascii-punctuation"]);
  });

  it("told by its name alone, whatever is in it", async () => {
    const { told } = await toldOf({ "甲局.yaml": undefined, "甲局.yaml.txt": "单位: 某区甲局\n" });
    expect(told[0]).toBe("甲局.yaml.txt:1:1 error file-name-ends-in-yaml 某区甲局的台账应命名为 甲局.yaml");
    expect(told.join()).not.toContain("unit-has-ledger");
  });

  it("the office's", async () => {
    const { told, reading } = await toldOf({ "办公室.yml": officeText });
    expect(told).toEqual(["办公室.yml:1:1 error file-name-ends-in-yaml 领导小组办公室的台账应命名为 办公室.yaml"]);
    expect(reading.ledgers.find(({ isOffice }) => isOffice)?.duties.length).toBe(1);
  });

  it("a list under another name is not looked up", async () => {
    const { told } = await toldOf({ "清单.yaml": baseline });
    expect(told).toEqual(["清单.yaml:1:1 error file-name-ends-in-yaml 清单应命名为 baseline.yaml，这个文件没有核对"]);
  });
});

it("a file of another ending with nothing of ours in it is no copy, whatever it is called", async () => {
  const { told } = await toldOf({ "甲局设置.yml": "a: 1\n", "甲局(1).yml": "" });
  expect(told).toEqual(
    ["甲局(1).yml", "甲局设置.yml"].map((name) => `${name}:1:1 warning file-name-ends-in-yaml 文件名不是以“.yaml”结尾，这个文件没有核对`),
  );
});

it("a unit the plan has not is told at 单位, as before", async () => {
  const { told } = await toldOf({ "丁局.yaml": changed("单位: 某区甲局", "单位: 某区丁局").replaceAll("甲局-01", "丁局-01") });
  expect(told[0]).toBe("丁局.yaml:1:5 error ledger-named-after-unit 方案中没有“某区丁局”这个单位，是不是“某区甲局”");
});

describe("on disk", () => {
  const root = mkdtempSync(join(tmpdir(), "names-"));
  afterAll(() => rmSync(root, { recursive: true }));
  const folder = join(root, "ledgers");
  mkdirSync(join(folder, "附件.yaml"), { recursive: true });
  for (const [name, content] of Object.entries(sound)) writeFileSync(join(folder, name), content as string);
  const meant = [
    "甲局.yml",
    "甲局.YAML",
    "甲局.yaml.txt",
    "甲局",
    "台账.md",
    "甲局(1).yaml",
    "甲局.txt",
    "plan.yaml.txt",
    "说明.yml",
    "乙局.yaml.txt",
  ];
  for (const name of meant)
    writeFileSync(join(folder, name), name.startsWith("plan") ? plan : /^(?:说明|乙局)/.test(name) ? "a: 1\n" : ledger);
  const others: Readonly<Record<string, string | Uint8Array>> = {
    "README.txt": "甲局.yaml 是甲局的台账。\n单位: 某区甲局\n",
    "填写说明.md": `# 怎样填写\n\n照下面填：\n\n${ledger}`,
    "甲局说明.docx": new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]),
    "甲局.xlsx": new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]),
    "联系人.txt": "单位：某区甲局\n填报人：李某\n电话：0317-0000000\n",
    ".gitkeep": "",
    ".甲局.yaml.swp": ledger,
    "~$甲局.xlsx": "单位",
    "~syncthing~甲局.yaml.tmp": ledger,
    "甲局.yaml~": ledger,
    "甲局.yaml.bak": ledger,
    "甲局.yaml.orig": ledger,
    "甲局.yaml.rej": "--- 甲局.yaml\n+++ 甲局.yaml\n@@ -1 +1 @@\n-单位: 某区甲局\n",
    "desktop.ini": "[.ShellClassInfo]\n",
  };
  for (const [name, content] of Object.entries(others)) writeFileSync(join(folder, name), content);
  symlinkSync("/etc/hostname", join(folder, "外面"));

  it("what is meant as a ledger is read, and nothing else", () => {
    const found = openWorkspace(root, undefined).sources.map(({ path }) => path.slice(8));
    expect(found.sort()).toEqual([...Object.keys(sound), ...meant, "附件.yaml"].sort()); // a folder so named is told in its place
  });

  it("a backup without what it is of is the ledger that there is", () => {
    const alone = mkdtempSync(join(tmpdir(), "names-"));
    mkdirSync(join(alone, "ledgers"));
    writeFileSync(join(alone, "ledgers", "plan.yaml"), plan);
    writeFileSync(join(alone, "ledgers", "甲局.yaml.bak"), ledger);
    expect(openWorkspace(alone, undefined).sources.map(({ path }) => path)).toEqual(["ledgers/plan.yaml", "ledgers/甲局.yaml.bak"]);
    rmSync(alone, { recursive: true });
  });

  it.each(["plan.yml", "plan.yaml.txt", "plan - 副本.yaml"])("a plan called %s is asked to be renamed", (name) => {
    const alone = mkdtempSync(join(tmpdir(), "names-"));
    mkdirSync(join(alone, "ledgers", "附件"), { recursive: true });
    writeFileSync(join(alone, "ledgers", name), plan);
    const caught = (from: string, at: string | undefined) => {
      try {
        openWorkspace(from, at);
      } catch (error) {
        return (error as { hint?: string }).hint;
      }
    };
    expect(caught(alone, undefined)).toContain(`“${name}”`);
    expect(caught(join(alone, "ledgers", "附件"), undefined)).toContain(`“${name}”`);
    expect(caught(root, alone)).toContain(`“${name}”`);
    rmSync(alone, { recursive: true });
  });
});
