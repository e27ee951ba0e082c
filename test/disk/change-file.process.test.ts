// Nothing is lost and nothing is left half written: by killing, starving and crowding programs that write.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { changeFile } from "../../src/disk/change-file.ts";
import { lockOf, withLock } from "../../src/disk/lock.ts";
import { runs } from "../runs.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-disk-"));
const writer = join(folder, "writer.mjs");
let root: string;
let file: string;

beforeAll(() => {
  chmodSync(folder, 0o755);
  buildSync({
    entryPoints: [join(import.meta.dirname, "writer.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: writer,
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "error",
  });
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  root = mkdtempSync(join(folder, "case-"));
  chmodSync(root, 0o755);
  mkdirSync(join(root, "ledgers"));
  file = join(root, "ledgers/甲局.yaml");
});

const beside = () => readdirSync(join(root, "ledgers")).filter((name) => name !== "甲局.yaml");
const all = (letter: string) => letter.repeat(2_000_000);
const silent = () => {};
const anew = (text: string) => async () => ({ content: Buffer.from(text), result: "done" });

/** Starts the writer, and sends the signal some milliseconds after the file was locked: a busy machine takes its time to come so far. */
function interrupted(signal: NodeJS.Signals, afterMs: number): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [writer, "rewrite", root, "ledgers/甲局.yaml", "", "100000"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const begun = () => {
      if (existsSync(lockOf(file))) setTimeout(() => child.kill(signal), afterMs);
      else setTimeout(begun, 1);
    };
    child.stdout.once("data", begun);
    child.once("exit", (code) => resolve(code));
  });
}

function isWhole(): boolean {
  const text = readFileSync(file, "utf8");
  return text === all("a") || text === all("b") || text === "old";
}

describe("a program stopped while it writes", { timeout: 240_000 }, () => {
  it("by kill -9 leaves the old file or the new one, and keeps nobody from writing", async () => {
    writeFileSync(file, "old");
    let locks = 0;
    for (let round = 0; round < runs(20, 100); round += 4) {
      await Promise.all([0, 1, 2, 3].map((index) => interrupted("SIGKILL", ((round + index) * 7) % 60)));
      expect(isWhole()).toBe(true);
      locks += beside().filter((name) => name.endsWith(".lock")).length;
    }
    expect(locks).toBeGreaterThan(0); // else nobody was killed in the act
    expect(await changeFile(root, "ledgers/甲局.yaml", silent, anew("next"))).toBe("done");
    expect(readFileSync(file, "utf8")).toBe("next");
    expect(beside()).toEqual([]);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("by %s leaves nothing beside it", async (signal) => {
    writeFileSync(file, "old");
    const codes = new Set<number | null>();
    for (let round = 0; round < runs(8, 25); round++) {
      const code = await interrupted(signal, (round * 5) % 60);
      codes.add(code);
      expect({ whole: isWhole(), beside: beside() }).toEqual({ whole: true, beside: [] });
    }
    // Between two writes there is nothing to take back, and the signal ends the program by itself (null).
    codes.delete(null);
    expect([...codes]).toEqual([signal === "SIGINT" ? 130 : 143]);
  });
});

describe("many at once", { timeout: 240_000 }, () => {
  it("eight programs adding twenty entries each lose none", async () => {
    writeFileSync(file, "单位: 甲局\n履职: []   # 批注\n");
    const codes = await Promise.all(
      [..."甲乙丙丁戊己庚辛"].map(
        (name) =>
          new Promise((resolve) => {
            spawn(process.execPath, [writer, "append", root, "ledgers/甲局.yaml", name, "20"], { stdio: "inherit" }).once("exit", resolve);
          }),
      ),
    );
    expect(codes).toEqual(Array(8).fill(0));
    const { 履职 } = parse(readFileSync(file, "utf8")) as { 履职: { 事项: string }[] };
    expect(new Set(履职.map(({ 事项 }) => 事项)).size).toBe(160);
    expect(履职.length).toBe(160);
    expect(readFileSync(file, "utf8")).toContain("# 批注");
    expect(beside()).toEqual([]);
  });
});

it("the lock of a killed program is taken, however many want it", async () => {
  let place = "";
  await withLock(file, silent, async () => {
    place = JSON.parse(readFileSync(lockOf(file), "utf8")).place;
  });
  const dead = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(
    lockOf(file),
    JSON.stringify({ pid: dead.pid, place, user: "王某", since: "2020-05-20T01:30:00.000Z", token: "0123456789abcdef" }),
  );
  let inside = 0;
  let most = 0;
  const one = () =>
    withLock(file, silent, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 2));
      inside -= 1;
    });
  await Promise.all(Array.from({ length: 20 }, one));
  expect(most).toBe(1);
  expect(beside()).toEqual([]);
});

const posix = process.platform === "win32" ? it.skip : it;

posix("no room for it", () => {
  writeFileSync(file, "old");
  const { status, stderr } = spawnSync(
    "bash",
    ["-c", `ulimit -f 100; exec "$0" "$@"`, process.execPath, writer, "whole", root, "ledgers/甲局.yaml"],
    {
      encoding: "utf8",
    },
  );
  expect({ status, stderr }).toEqual({ status: 2, stderr: `UsageError: 无法写入“${file}”：文件超过系统允许的大小\n` });
  expect({ text: readFileSync(file, "utf8"), beside: beside() }).toEqual({ text: "old", beside: [] });
});

posix("a folder that may not be written", () => {
  writeFileSync(file, "old");
  chmodSync(join(root, "ledgers"), 0o555);
  // For root no folder is closed; then somebody else tries.
  const other = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const { status, stderr } = spawnSync(process.execPath, [writer, "append", root, "ledgers/甲局.yaml", "甲", "1"], {
    encoding: "utf8",
    ...other,
  });
  chmodSync(join(root, "ledgers"), 0o755);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^UsageError: 无法写入“.*”：没有写入权限，或文件正被其他程序打开\n$/);
  expect({ text: readFileSync(file, "utf8"), beside: beside() }).toEqual({ text: "old", beside: [] });
});
