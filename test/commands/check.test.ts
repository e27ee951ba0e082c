// `ledger check` as it is run: exit codes, and which files are reported.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ledger, one, plan, sourcesOf, type Workspace } from "../workspace-case.ts";
import { run as runIn } from "./in-process.ts";

describe("ledger check", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "ledger-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  let count = 0;
  const lay = (workspace: Workspace): string => {
    const root = join(folder, String(++count));
    for (const { path, content } of sourcesOf(workspace)) {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    return root;
  };
  const run = async (cwd: string, ...options: string[]) => {
    const { status, out, err } = await runIn(cwd, ["check", "--as-of", "2020-05-20", ...options]);
    return { status, stdout: out, stderr: err };
  };
  const faulty = { ...one("时限: 2020-04-30"), 丁: ledger("丁园区", "编号: 丁-01-001\n发现日期: 2020-05-02\n清单号: L-2") };

  it("is 0 without errors, warnings or not", async () => {
    expect((await run(lay({ ledgers: one("") }))).status).toBe(0);
    const { status, stdout } = await run(lay({ ledgers: one("时限: 2020-05-21") }), "--format", "json");
    expect([status, JSON.parse(stdout).warnings]).toEqual([0, 1]);
  });

  it("is 1 with an error", async () => {
    const { status, stdout, stderr } = await run(lay({ ledgers: faulty }), "--format", "json");
    expect([status, JSON.parse(stdout).errors, stderr]).toEqual([1, 2, ""]);
  });

  it("is 2 where nothing named is a ledger; others named beside a ledger are told", async () => {
    const root = lay({
      ledgers: one("时限: 2020-05-21"),
      files: { "台账.xlsx": "x", "ledgers/甲.txt": "x", "ledgers/附件/图.png": "x", "ledgers/新/甲.yaml": "x" },
    });
    for (const [file, hint] of [
      ["台账.xlsx", "ledger import"],
      ["ledgers/甲.txt", "“所有文件”"],
      ["ledgers/附件/图.png", "以 .yaml 结尾的文件。"],
      ["ledgers/新/甲.yaml", "直接放在 ledgers 文件夹中"],
    ] as const) {
      const { status, stdout, stderr } = await run(root, file);
      expect([status, stdout, stderr]).toEqual([2, "", expect.stringContaining(`没有运行：“${file}”不是台账`)]);
      expect(stderr).toContain(hint);
    }
    const { status, stdout, stderr } = await run(root, "台账.xlsx", "ledgers/甲.yaml", "--format", "json");
    expect([status, JSON.parse(stdout).warnings, stderr]).toEqual([0, 1, expect.stringMatching(/^“台账\.xlsx”不是台账，没有核对。/)]);
    expect((await run(root, "ledgers", ".")).stderr).toBe("");
    expect((await run(root, "ledgers/*.yaml")).stderr).toContain("请写文件夹（例如 ledgers）");
  });

  it("is 2 where it could not run", async () => {
    const withoutLedgers = lay({ ledgers: { 甲: null, 乙: null, 丙: null, 丁: null } });
    for (const { status, stdout, stderr } of [
      await run(folder),
      await run(withoutLedgers),
      await run(lay({}), "--format", "xml"),
      await run(lay({}), "ledgers/没有.yaml"),
      await run(lay({}), "--as-of", "昨天"),
    ]) {
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(/^没有运行：\S/);
    }
  });

  it("is 2 with a plan that has an error, told at its place", async () => {
    const { status, stdout } = await run(lay({ plan: plan.replace("承办单位: 乙局", "承办单位: 乙居") }), "--format", "json");
    expect([
      status,
      JSON.parse(stdout).diagnostics.map(({ file, line, column }: { file: string; line: number; column: number }) => [file, line, column]),
    ]).toEqual([2, [["ledgers/plan.yaml", 8, 23]]]);
  });

  it("reads everything and reports the files given", async () => {
    const root = lay({ ledgers: faulty });
    const told = async (...options: string[]) => {
      const { status, stdout } = await run(root, "--format", "json", ...options);
      const { files, errors, diagnostics } = JSON.parse(stdout);
      return [status, files, errors, diagnostics.map(({ file }: { file: string }) => file)];
    };
    expect(await told("ledgers/甲.yaml")).toEqual([1, 4, 1, ["ledgers/甲.yaml"]]);
    expect(await told("ledgers/乙.yaml")).toEqual([0, 4, 0, []]);
    expect(await told("ledgers/丁.yaml", "ledgers/甲.yaml")).toEqual([1, 4, 2, ["ledgers/丁.yaml", "ledgers/甲.yaml"]]);
    expect(await told("ledgers")).toEqual([1, 4, 2, ["ledgers/丁.yaml", "ledgers/甲.yaml"]]);
  });

  it("finds the workspace upwards, and where --root says", async () => {
    const root = lay({ ledgers: one("") });
    mkdirSync(join(root, "某", "处"), { recursive: true });
    expect((await run(join(root, "某", "处"))).status).toBe(0);
    expect((await run(folder, "--root", root)).status).toBe(0);
    cpSync(join(root, "ledgers"), join(root, "某", "ledgers"), { recursive: true });
    expect((await run(join(root, "某", "处"), "--format", "json")).status).toBe(2); // the nearest lacks the form its plan names
  });
});
