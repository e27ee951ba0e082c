// `ledger add` and `ledger log` where the process itself is at stake: several at once, one that the system stops, one at a real terminal.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { ledger, plan } from "../read/told.ts";
import { atTerminal, hasTerminal } from "./terminal.ts";

const program = join(import.meta.dirname, "../../dist/ledger.mjs");
const folder = mkdtempSync(join(tmpdir(), "ledger-desk-"));
afterAll(() => rmSync(folder, { recursive: true }));

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(folder, "case-"));
  mkdirSync(join(root, "ledgers/附件"), { recursive: true });
  for (const [path, text] of Object.entries({ "plan.yaml": plan, "甲局.yaml": ledger })) writeFileSync(join(root, "ledgers", path), text);
});

const written = () => readFileSync(join(root, "ledgers/甲局.yaml"), "utf8");

describe("processes", { timeout: 60_000 }, () => {
  it("several at once get numbers of their own", async () => {
    const flags = ["--unit", "甲局", "--任务", "2", "--类型", "其他", "--情况", "申请", "--来源", "自查", "--分类处置", "从重处理"];
    const one = (title: string) =>
      new Promise((resolve) =>
        spawn(process.execPath, [program, "add", ...flags, "--题目", title], { cwd: root, stdio: "ignore" }).once("exit", resolve),
      );
    expect(await Promise.all(["一", "二", "三", "四"].map(one))).toEqual([0, 0, 0, 0]);
    expect(written().match(/甲局-02-\d+/g)).toEqual(["甲局-02-001", "甲局-02-002", "甲局-02-003", "甲局-02-004"]);
    expect(readdirSync(join(root, "ledgers")).sort()).toEqual(["plan.yaml", "甲局.yaml", "附件"].sort());
  });

  it.skipIf(process.platform === "win32")("a copied paper is taken back when the ledger cannot be written", () => {
    writeFileSync(join(root, "ledgers/甲局.yaml"), `${ledger}# ${"填".repeat(4000)}\n`);
    writeFileSync(join(root, "照片.jpg"), "照片");
    const args = [program, "log", "甲局-01-001", "进展", "--情况", "好", "--佐证", join(root, "照片.jpg"), "--copy"];
    const { status, stderr } = spawnSync("bash", ["-c", 'ulimit -f 4; exec "$0" "$@"', process.execPath, ...args], {
      cwd: root,
      encoding: "utf8",
    });
    expect(stderr).toContain("文件超过系统允许的大小");
    expect({ status, copies: readdirSync(join(root, "ledgers/附件")) }).toEqual({ status: 2, copies: [] });
  });
});

if (!hasTerminal) process.stderr.write("no python3: the questions were not tested at a terminal\n");

describe.skipIf(!hasTerminal)("at a terminal", { timeout: 120_000 }, () => {
  it("log asks, and takes what is typed", () => {
    const { text, status, late } = atTerminal([process.execPath, program, "log", "甲局-01-001"], root, [
      ["记什么", "进展\r"],
      ["日期", "2020-05-24\r"],
      ["情况", "已进场\r"],
      ["写入吗", "\r"],
    ]);
    expect({ late, status }).toEqual({ late: false, status: 0 });
    expect(text).toMatch(/❯ 进展\n {2}回访/);
    expect(written()).toContain("- { 日期: 2020-05-24, 事项: 进展, 情况: 已进场 }\n");
  });

  it.each([
    ["Ctrl-C", "\u0003"],
    ["Ctrl-D", "\u0004"],
  ])("%s leaves everything as it was", (_, key) => {
    const { text, status, late } = atTerminal([process.execPath, program, "log", "甲局-01-001", "进展"], root, [["日期", key]]);
    expect({ late, status, last: text.trimEnd().split("\n").at(-1) }).toEqual({ late: false, status: 130, last: "已退出，没有写入。" });
    expect(written()).toBe(ledger);
    expect(readdirSync(join(root, "ledgers")).length).toBe(3);
  });
});
