// Nothing is lost and nothing is left half written, whoever else writes or cannot be written over.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { changeFile } from "../../src/disk/change-file.ts";
import { lockOf, withLock } from "../../src/disk/lock.ts";
import { writeNewFiles } from "../../src/disk/new-files.ts";
import { bytesOf } from "../../src/disk/outside-file.ts";
import { readWhole } from "../../src/disk/read-whole.ts";
import { writeWhole } from "../../src/disk/workspace.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-disk-"));
let root: string;
let file: string;

afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  root = mkdtempSync(join(folder, "case-"));
  chmodSync(root, 0o755);
  mkdirSync(join(root, "ledgers"));
  file = join(root, "ledgers/甲局.yaml");
});

const beside = () => readdirSync(join(root, "ledgers")).filter((name) => name !== "甲局.yaml");
const silent = () => {};
const anew = (text: string) => async () => ({ content: Buffer.from(text), result: "done" });

describe("many at once", () => {
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
});

describe("what cannot be written is said, and the file is as it was", () => {
  const posix = process.platform === "win32" ? it.skip : it;

  it("a folder that is a file, or is not there", () => {
    writeFileSync(file, "old");
    expect(() => writeWhole(join(file, "通报.md"), "x")).toThrow("不存在，无法写入");
    expect(() => writeWhole(join(root, "没有", "通报.md"), "x")).toThrow("不存在，无法写入");
    expect(() => writeWhole(join(root, "ledgers"), "x")).toThrow("是文件夹");
  });

  it("a name or a place that no system takes, in words", () => {
    writeFileSync(file, "old");
    const long = "局".repeat(300);
    const into = (place: string, path: string) => () => writeNewFiles(place, [{ path, content: "x" }]);
    expect(() => writeWhole(join(root, long), "x")).toThrow(/：名称过长$/);
    expect(into(root, `${long}.yaml`)).toThrow(/：名称过长$/);
    expect(into(join(root, long), "a.yaml")).toThrow(/：名称过长$/);
    expect(into(join(root, "没有", "里"), "a.yaml")).toThrow(/：所在的文件夹不存在，或刚刚被移走、改名$/);
    expect(into(join(file, "里"), "a.yaml")).toThrow(/：路径中有一段不是文件夹$/);
    expect(into(join(root, "ledgers"), "甲局.yaml")).toThrow(/：刚刚有了同名的文件$/);
    expect(() => readWhole(join(root, long))).toThrow(/：名称过长$/);
    expect(() => bytesOf(join(root, long))).toThrow(/：名称过长$/);
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
