// Nothing is lost and nothing is left half written: by killing, starving and crowding programs that write.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { changeFile } from "../../src/disk/change-file.ts";
import { lockOf, withLock } from "../../src/disk/lock.ts";
import { writeWhole } from "../../src/workspace.ts";

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

/** Starts the writer, and sends the signal some milliseconds after it has begun. */
function interrupted(signal: NodeJS.Signals, afterMs: number): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [writer, "rewrite", root, "ledgers/甲局.yaml", "", "100000"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    child.stdout.once("data", () => setTimeout(() => child.kill(signal), afterMs));
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
    for (let round = 0; round < 100; round += 4) {
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
    for (let round = 0; round < 25; round++) {
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

  it("what an editor saves meanwhile, without any lock, is seen", async () => {
    writeFileSync(file, "一");
    let round = 0;
    await changeFile(root, "ledgers/甲局.yaml", silent, async (content) => {
      round += 1;
      if (round === 1) writeFileSync(file, "二");
      return { content: Buffer.from(`${Buffer.from(content).toString()}+`), result: undefined };
    });
    expect(readFileSync(file, "utf8")).toBe("二+");
  });

  it("a file that is never left alone is not written", async () => {
    writeFileSync(file, "0");
    let round = 0;
    const changing = changeFile(root, "ledgers/甲局.yaml", silent, async () => {
      writeFileSync(file, String(++round));
      return { content: Buffer.from("ours"), result: undefined };
    });
    await expect(changing).rejects.toThrow("一直在被其他程序修改，没有写入");
    expect(readFileSync(file, "utf8")).toBe("3");
  });
});

describe("a lock", () => {
  const wait = { everyMs: 5, tellAfterMs: 20, giveUpAfterMs: 200 };
  const lockedBy = (holder: object) =>
    writeFileSync(lockOf(file), JSON.stringify({ user: "王某", since: "2020-05-20T01:30:00.000Z", token: "0123456789abcdef", ...holder }));

  it("of a program that runs is waited for, told of, and never taken", async () => {
    const words: string[] = [];
    let release = () => {};
    const holding = withLock(file, silent, () => new Promise<void>((resolve) => (release = resolve)), wait);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const second = withLock(
      file,
      (text) => words.push(text),
      async () => "second",
      wait,
    );
    await expect(second).rejects.toThrow(/“甲局.yaml”正由.*写入，没有等到/);
    expect(words.length).toBe(1);
    expect(words[0]).toMatch(/^“甲局.yaml”正由.*起）写入，请稍候……\n$/);
    const third = withLock(file, silent, async () => "third", wait);
    release();
    expect(await third).toBe("third");
    await holding;
    expect(beside()).toEqual([]);
  });

  it("of another machine is never taken, and the message says how to go on", async () => {
    lockedBy({ pid: 1, place: "另一台" });
    const error = await withLock(file, silent, async () => {}, wait).catch((thrown) => thrown);
    expect(error.message).toBe("“甲局.yaml”正由王某（另一台，09:30起）写入，没有等到");
    expect(error.hint).toContain(`删去文件“${lockOf(file)}”再试`);
    expect(beside()).toEqual([".甲局.yaml.lock"]);
  });

  it("of a killed program is taken, however many want it", async () => {
    let place = "";
    await withLock(file, silent, async () => {
      place = JSON.parse(readFileSync(lockOf(file), "utf8")).place;
    });
    const dead = spawnSync(process.execPath, ["-e", ""]);
    lockedBy({ pid: dead.pid, place });
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
});

describe("what cannot be written is said, and the file is as it was", () => {
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

  it("a folder that is a file, or is not there", () => {
    writeFileSync(file, "old");
    expect(() => writeWhole(join(file, "通报.md"), "x")).toThrow("不存在，无法写入");
    expect(() => writeWhole(join(root, "没有", "通报.md"), "x")).toThrow("不存在，无法写入");
    expect(() => writeWhole(join(root, "ledgers"), "x")).toThrow("是文件夹");
  });

  posix("a link that leads out of the workspace", async () => {
    writeFileSync(join(folder, "外面.yaml"), "old");
    symlinkSync(join(folder, "外面.yaml"), file);
    await expect(changeFile(root, "ledgers/甲局.yaml", silent, anew("new"))).rejects.toThrow("“ledgers/甲局.yaml”经链接指向工作目录以外");
    expect(readFileSync(join(folder, "外面.yaml"), "utf8")).toBe("old");
  });

  posix("a link within the workspace stays a link, and a file keeps its mode", async () => {
    writeFileSync(join(root, "甲.yaml"), "old", { mode: 0o640 });
    symlinkSync("../甲.yaml", file);
    await changeFile(root, "ledgers/甲局.yaml", silent, anew("new"));
    expect(readFileSync(join(root, "甲.yaml"), "utf8")).toBe("new");
    expect(readFileSync(file, "utf8")).toBe("new");
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });
});
