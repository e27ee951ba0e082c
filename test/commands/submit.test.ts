// `ledger submit` as it is typed: arguments → exit code, the package, what is on stderr.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { ledger, other, plan } from "../read/told.ts";
import { textIn } from "../submit/submission-of.ts";
import { run as runIn } from "./in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-submit-"));
afterAll(() => rmSync(folder, { recursive: true }));
let root: string;

const zone = "上报单位: { 名称: 某新区, 简称: 某区 }\n";

function workspace(files: Readonly<Record<string, string>> = {}): void {
  const sound = other.replace("时限: 2020-05-01", "时限: 2020-07-31");
  const all = { "ledgers/plan.yaml": zone + plan, "ledgers/甲局.yaml": ledger, "ledgers/乙局.yaml": sound, ...files };
  for (const [path, content] of Object.entries(all)) writeFileSync(join(root, path), content);
}

beforeEach(() => {
  root = mkdtempSync(join(folder, "case-"));
  mkdirSync(join(root, "ledgers/附件"), { recursive: true });
});

const run = (args: readonly string[], from = root) => runIn(from, ["submit", ...args], { version: "1.2.3" });
const on = ["--as-of", "2020-05-25"];
const packageAt = (path: string) => unzipSync(readFileSync(join(root, path)));
const documentAt = (path: string) => JSON.parse(textIn(packageAt(path), "datapackage.json"));

describe("ledger submit", () => {
  it("writes 上报/<简称>-<day>.zip at the root, from wherever it is called, the same bytes each time", async () => {
    workspace();
    const { status, out, err } = await run(on, join(root, "ledgers"));
    expect({ status, out }).toEqual({ status: 0, out: "" });
    expect(err.split("\n")[0]).toBe("已写入 上报/某区-2020-05-25.zip");
    expect(err).toContain("某新区，数据截至2020年5月25日：单位");
    const first = readFileSync(join(root, "上报/某区-2020-05-25.zip"));
    await run(on);
    expect(readFileSync(join(root, "上报/某区-2020-05-25.zip")).equals(first)).toBe(true);
    expect(readdirSync(join(root, "上报"))).toEqual(["某区-2020-05-25.zip"]);
    expect(documentAt("上报/某区-2020-05-25.zip").ledger).toMatchObject({
      zone: { 名称: "某新区", 简称: "某区" },
      asOf: "2020-05-25",
      toolVersion: "1.2.3",
      errors: 0,
      failed: [],
    });
  });

  it("writes where -o says", async () => {
    workspace();
    expect(await run([...on, "-o", "一.ZIP"])).toMatchObject({ status: 0, err: expect.stringMatching(/^已写入 一\.ZIP\n/) });
    expect(Object.keys(packageAt("一.ZIP"))).toEqual(["datapackage.json", "unit.csv", "problem.csv", "event.csv", "duty.csv"]);
    expect(existsSync(join(root, "上报"))).toBe(false);
  });

  it("says what to add where the plan names no 上报单位", async () => {
    workspace({ "ledgers/plan.yaml": plan });
    const { status, err } = await run(on);
    expect(status).toBe(2);
    expect(err).toContain("方案里没有“上报单位”");
    expect(err).toContain("上报单位: { 名称: 某某区, 简称: 某区 }");
    expect(existsSync(join(root, "上报"))).toBe(false);
  });

  it("refuses errors, and with --allow-errors names the units in the package", async () => {
    const misdated = ledger.replace(/登记日期: \S+/, "登记日期: 2020-05-32");
    workspace({ "ledgers/甲局.yaml": misdated });
    const refused = await run(on);
    expect(refused.status).toBe(1);
    expect(refused.err).toContain("登记日期");
    expect(existsSync(join(root, "上报"))).toBe(false);
    const allowed = await run([...on, "--allow-errors"]);
    expect(allowed.status).toBe(0);
    expect(allowed.err).toContain("数据未通过核对：");
    const { failed, errors } = documentAt("上报/某区-2020-05-25.zip").ledger;
    expect(failed).toHaveLength(1);
    expect(errors).toBeGreaterThan(0);
  });

  it("names the units without a ledger", async () => {
    workspace();
    rmSync(join(root, "ledgers/乙局.yaml"));
    const { err } = await run(on);
    const { expected, present, missing } = documentAt("上报/某区-2020-05-25.zip").ledger.ledgers;
    expect(expected - present).toBe(missing.length);
    expect(err).toContain(`没有台账的单位${missing.length}个：${missing.join("、")}`);
  });

  it.each([["上报.xlsx"], ["上报"], ["上报/"]])("does not write %s", async (file) => {
    workspace();
    expect(await run([...on, "-o", file])).toMatchObject({ status: 2, err: expect.stringContaining("上报包是 .zip 文件") });
  });

  it("writes through no link that leads out of the workspace, and leaves no folder behind where it cannot write", async () => {
    workspace();
    const outside = mkdtempSync(join(folder, "outside-"));
    symlinkSync(outside, join(root, "上报"));
    expect((await run(on)).status).toBe(2);
    expect(readdirSync(outside)).toEqual([]);
  });

  it.each([["../外"], ["a/b"], ["CON"], ["a.b"], [".."]])("a 简称 that would be no file name is refused by the plan: %s", async (short) => {
    workspace({ "ledgers/plan.yaml": `上报单位: { 名称: 某新区, 简称: "${short}" }\n${plan}` });
    expect((await run(on)).status).toBe(2);
    expect(readdirSync(root)).toEqual(["ledgers"]);
  });
});
