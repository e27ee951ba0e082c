// `ledger notice` killed in the middle, and several at once.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { ledger, plan } from "../read/told.ts";
import { asMarkdown, namesIn, noticeWorkspace, numbersIn } from "./notice-workspace.ts";

const program = join(import.meta.dirname, "../../dist/ledger.mjs");
const folder = mkdtempSync(join(tmpdir(), "ledger-notice-"));
afterAll(() => rmSync(folder, { recursive: true }));
let root: string;

beforeEach(() => {
  root = noticeWorkspace(folder);
});

const put = (path: string, content: string | Uint8Array) => writeFileSync(join(root, path), content);
const read = (path: string) => readFileSync(join(root, path), "utf8");
const list = (path: string) => namesIn(root, path);
const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };

function run(...args: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...asMarkdown(args)], { cwd: root, encoding: "utf8", env });
  return { status, out: stdout, err: stderr.replaceAll(root, ".") };
}

/** Nothing lost, nothing twice, nothing half: papers and register say the same. */
function expectWhole(count: number): void {
  const numbers = numbersIn(root);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.length).toBe(count);
  expect(list("papers")).toEqual(["发文登记.csv"]);
  const files = list("单").map((name) => name.replace(/（.*$/, ""));
  expect(files.sort()).toEqual([...numbers].sort());
  for (const name of list("单")) expect(read(`单/${name}`)).toMatch(/<!-- ledger .* -->\n$/);
}

/** Of eight more units five problems each: as many as have a paper each. */
function putMany(): void {
  const units = [..."子丑寅卯辰巳午未"].map((name) => `${name}局`);
  const [head = "", one = ""] = ledger.split(/^(?= {2}- 编号)/m);
  for (const unit of units) {
    const problems = [1, 2, 3, 4, 5].map((serial) => one.replace("甲局-01-001", `甲局-01-00${serial}`));
    put(`ledgers/${unit}.yaml`, (head + problems.join("")).replaceAll("甲局", unit));
  }
  const [before, after] = plan.split("任务:\n");
  const listed = units.map((unit) => `  - { 名称: 某区${unit}, 简称: ${unit}, 类别: 区直 }\n`).join("");
  const names = units.map((unit) => `某区${unit}`).join(", ");
  put("ledgers/plan.yaml", `${before}${listed}任务:\n${after?.replace("牵头: [某区甲局]", `牵头: [某区甲局, ${names}]`)}`);
}

describe("cut off in the middle", { timeout: 240_000 }, () => {
  it("leaves every paper issued once, whenever it was killed", async () => {
    putMany();
    const states: readonly (readonly [string, () => boolean])[] = [
      ["the lock is there", () => list("papers").some((name) => name.endsWith(".lock"))],
      ["the numbers are taken", () => list("papers").includes("发文登记.csv")],
      ["some papers are written", () => list("单").length > 5],
      ["most papers are written", () => list("单").length > 38],
    ];
    for (const [state, isReached] of states) {
      rmSync(join(root, "papers"), { recursive: true, force: true });
      rmSync(join(root, "单"), { recursive: true, force: true });
      const child = spawn(process.execPath, [program, "notice", "--as-of", "2020-08-05", "-o", "单", "--format", "md"], {
        cwd: root,
        env,
        stdio: "ignore",
      });
      const ended = over(child);
      while (child.exitCode === null && !isReached()) await new Promise((resolve) => setImmediate(resolve));
      child.kill("SIGKILL");
      await ended;
      const { status, err } = run("notice", "--as-of", "2020-08-06", "-o", "单");
      expect([state, status], err).toEqual([state, 0]);
      expectWhole(42);
    }
  });

  it("two at once give no number twice", async () => {
    putMany();
    for (let turn = 0; turn < 2; turn++) {
      rmSync(join(root, "papers"), { recursive: true, force: true });
      rmSync(join(root, "单"), { recursive: true, force: true });
      const start = () =>
        spawn(process.execPath, [program, "notice", "--as-of", "2020-08-05", "-o", "单", "--format", "md"], {
          cwd: root,
          env,
          stdio: "ignore",
        });
      const children = [start(), start(), start()];
      const codes = await Promise.all(children.map(over));
      expect(codes).toContain(0);
      for (const code of codes) expect([0, 2]).toContain(code);
      expectWhole(42);
    }
  });
});

function over(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on("exit", (code) => resolve(code)));
}
