// `ledger check --fix` as it is typed: what is written, what is said, and what is left alone.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, it } from "vitest";
import { changed, ledger, other, plan } from "../read/told.ts";
import { run as runIn } from "./in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-fix-"));
afterAll(() => rmSync(folder, { recursive: true }));

const sound = other.replace("时限: 2020-05-01", "时限: 2020-07-31");
const broken = changed("题目: 供", "题目：供", changed("时限: 2020-07-31", "时限: 2020/7/31"));
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(folder, "case-"));
  mkdirSync(join(root, "ledgers"));
  for (const [name, text] of Object.entries({ "plan.yaml": plan, "甲局.yaml": broken, "乙局.yaml": sound }))
    writeFileSync(join(root, "ledgers", name), text);
});

const run = (...args: string[]) => runIn(root, ["check", "--as-of", "2020-05-25", ...args]);
const read = (name: string) => readFileSync(join(root, "ledgers", name), "utf8");

it("says how many it could mend, and in which way, before it does", async () => {
  expect((await run()).out).toMatch(/：1处错误必须改正，没有提醒。其中1处可以自动改正：ledger check --fix\n$/);
  expect(await run("--fix", "--dry-run", "--quiet")).toMatchObject({
    status: 1,
    err: "有2处可以自动改正，尚未写入；去掉 --dry-run 即写入文件。\n",
    out: expect.stringMatching(
      /^--- ledgers\/甲局\.yaml\n\+\+\+ ledgers\/甲局\.yaml\n@@ -9,3 \+9,3 @@\n {5}类型: 未按进度接通\n- {4}题目：供水没有接通\n\+ {4}题目: 供水没有接通\n {5}情况: 三月申请\n@@ /,
    ),
  });
  expect(read("甲局.yaml")).toBe(broken);
});

it("writes the mended file whole, keeps its rights, leaves nothing beside it, and judges what it has become", async () => {
  chmodSync(join(root, "ledgers/甲局.yaml"), 0o640);
  expect(await run("--fix")).toEqual({
    status: 0,
    err: "已改正 ledgers/甲局.yaml：2处\n",
    out: "核对台账2本、问题2个：没有错误，没有提醒。\n",
  });
  expect(read("甲局.yaml")).toBe(ledger);
  expect(statSync(join(root, "ledgers/甲局.yaml")).mode & 0o777).toBe(0o640);
  expect(readdirSync(join(root, "ledgers")).sort()).toEqual(["plan.yaml", "乙局.yaml", "甲局.yaml"]);
  expect((await run("--fix")).err).toBe("没有可以自动改正的。\n");
});

it("touches only the files named", async () => {
  expect((await run("--fix", "ledgers/乙局.yaml")).err).toBe("没有可以自动改正的。\n");
  expect(read("甲局.yaml")).toBe(broken);
  expect((await run("--fix", "ledgers/甲局.yaml")).status).toBe(0);
});

it("follows no link out of the workspace, neither reading nor writing", async () => {
  const outside = mkdtempSync(join(folder, "outside-"));
  writeFileSync(join(outside, "甲局.yaml"), broken);
  rmSync(join(root, "ledgers/甲局.yaml"));
  symlinkSync(join(outside, "甲局.yaml"), join(root, "ledgers/甲局.yaml"));
  const { status, out } = await run("--fix", "--format", "compact");
  expect(status).toBe(1);
  expect(out).toContain("ledgers/甲局.yaml:1:1: 错误: 这是指向工作目录以外的链接，没有读取 [file-inside-workspace]");
  expect(out).not.toContain("供水");
  expect(readFileSync(join(outside, "甲局.yaml"), "utf8")).toBe(broken);
});

it("writes through a link within the workspace, which stays a link", async () => {
  mkdirSync(join(root, "甲"));
  writeFileSync(join(root, "甲/台账.yaml"), broken);
  rmSync(join(root, "ledgers/甲局.yaml"));
  symlinkSync("../甲/台账.yaml", join(root, "ledgers/甲局.yaml"));
  expect((await run("--fix")).status).toBe(0);
  expect(readFileSync(join(root, "甲/台账.yaml"), "utf8")).toBe(ledger);
  expect(read("甲局.yaml")).toBe(ledger);
});

it("shows what could move the cursor as text", async () => {
  writeFileSync(join(root, "ledgers/甲局.yaml"), changed("情况: 三月申请", "情况: 三月\u202e申请", broken));
  const { out } = await run("--fix", "--dry-run");
  expect(out).toContain("三月\\u202e申请");
  expect(out).not.toContain("\u202e");
});
