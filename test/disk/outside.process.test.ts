// What stands in a workspace may have come from anywhere: links, pipes, folders and texts in the place of our own files lead nowhere, hang nothing,
// and are told; what a killed program of ours left is taken away.
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { besideOf, besidesIn } from "../../src/disk/beside.ts";
import { changeFile } from "../../src/disk/change-file.ts";
import { copyEvidence, targetFor } from "../../src/disk/copy-evidence.ts";
import { issuePapers } from "../../src/disk/issue-papers.ts";
import { lockOf, withLock } from "../../src/disk/lock.ts";
import { writeNewFiles } from "../../src/disk/new-files.ts";
import { findFile } from "../../src/disk/outside-file.ts";
import { openWorkspace, readTemplate, sourceIn } from "../../src/disk/workspace.ts";
import { writeNew, writeWhole } from "../../src/disk/write-whole.ts";
import { read } from "../../src/read/index.ts";
import { ledger, other, plan } from "../read/told.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-outside-"));
afterAll(() => rmSync(folder, { recursive: true }));
let root: string;
let away: string;

beforeEach(() => {
  root = mkdtempSync(join(folder, "root-"));
  away = mkdtempSync(join(folder, "away-"));
  for (const name of ["ledgers", "schemas", "schemas/tasks", "templates"]) mkdirSync(join(root, name));
  writeFileSync(join(root, "ledgers/plan.yaml"), plan);
  writeFileSync(join(root, "ledgers/甲局.yaml"), ledger);
  writeFileSync(join(root, "ledgers/乙局.yaml"), other);
  writeFileSync(join(away, "外.yaml"), "外");
});

const posix = describe.skipIf(process.platform === "win32");
const silent = () => {};
const at = (path: string) => join(root, path);
const pipe = (path: string) => void spawnSync("mkfifo", [path]);
const link = (to: string, path: string) => {
  rmSync(path, { recursive: true, force: true });
  symlinkSync(to, path);
};

async function toldOf(file: string): Promise<string[]> {
  const { diagnostics } = await read(openWorkspace(root, undefined).sources);
  return diagnostics.filter((one) => one.file === file).map(({ message }) => message);
}

posix("what is no file of the workspace is not read, and told at its place", () => {
  const strange: [name: string, make: (path: string) => void, message: string][] = [
    ["a pipe", pipe, "这是管道或设备，不是文件，没有读取"],
    ["a folder", (path) => mkdirSync(path), "这是文件夹，不是文件"],
    ["a link to a device", (path) => link("/dev/zero", path), "这是指向工作目录以外的链接，没有读取"],
    ["a link out", (path) => link(join(away, "外.yaml"), path), "这是指向工作目录以外的链接，没有读取"],
    ["a link to nowhere", (path) => link(join(away, "没有"), path), "这是失效的链接，指向的文件不存在"],
    ["a link to itself", (path) => link(path, path), "这是失效的链接，指向的文件不存在"],
    ["sixty gigabytes", (path) => void spawnSync("truncate", ["-s", "60G", path]), "文件过大（61440.0MB），未予核对"],
  ];
  it.each(strange)("%s", async (_, make, message) => {
    for (const file of ["ledgers/甲局.yaml", "ledgers/baseline.yaml", "templates/x.md", "papers"]) {
      rmSync(at(file), { force: true, recursive: true });
      make(at(file));
    }
    expect(await toldOf("ledgers/甲局.yaml")).toEqual([message]);
    expect(await toldOf("ledgers/baseline.yaml")).toEqual([message]);
    expect(() => readTemplate(root, "templates/x.md")).toThrow(message);
    expect(() => sourceIn(root, "papers")?.content()).not.toThrow();
    rmSync(at("ledgers/plan.yaml"));
    make(at("ledgers/plan.yaml"));
    if (existsSync(at("ledgers/plan.yaml"))) expect(await toldOf("ledgers/plan.yaml")).toEqual([message]);
  });

  it("a form", async () => {
    writeFileSync(at("ledgers/plan.yaml"), plan.replace(/表单: \S+?(?=[,\s])/, "表单: own"));
    pipe(at("schemas/tasks/own.schema.json"));
    expect(await toldOf("schemas/tasks/own.schema.json")).toEqual(["这是管道或设备，不是文件，没有读取"]);
  });

  it("but a workspace is opened by a link to it", async () => {
    link(root, join(away, "链"));
    const { sources } = openWorkspace("/", join(away, "链"));
    expect((await read(sources)).ledgers.length).toBe(2);
  });
});

posix("a link that stands where a file would be written", () => {
  it("is followed inside the workspace only", () => {
    writeFileSync(at("真.md"), "旧");
    link(at("真.md"), at("链.md"));
    writeWhole(at("链.md"), "新", root);
    expect([readFileSync(at("真.md"), "utf8"), readlinkSync(at("链.md"))]).toEqual(["新", at("真.md")]);
    expect(() => writeWhole(at("链.md"), "新")).toThrow("是一个链接，指向工作目录以外");
    for (const to of [join(away, "外.yaml"), join(away, "没有"), "/dev/null"]) {
      link(to, at("链.md"));
      expect(() => writeWhole(at("链.md"), "新", root)).toThrow("是一个链接，指向");
      expect(writeNew(at("链.md"), "新")).toBe(false);
      expect(readlinkSync(at("链.md"))).toBe(to);
    }
    expect([readdirSync(away), readFileSync(join(away, "外.yaml"), "utf8")]).toEqual([["外.yaml"], "外"]);
  });

  it("a folder that the user names is followed", () => {
    link(away, at("链"));
    writeWhole(at("链/通报.md"), "新", root);
    expect(readFileSync(join(away, "通报.md"), "utf8")).toBe("新");
  });

  it("a pipe or device in its place is not replaced", () => {
    pipe(at("通报.md"));
    expect(() => writeWhole(at("通报.md"), "新", root)).toThrow("不是普通文件，不予写入");
    expect(statSync(at("通报.md")).isFIFO()).toBe(true);
  });

  it("keeps a ledger, the register and evidence from being written", async () => {
    const change = (path: string) => changeFile(root, path, silent, async () => ({ content: Buffer.from("新"), result: undefined }));
    const issue = () =>
      issuePapers(root, "papers/发文登记.csv", silent, async () => ({ papers: [], before: undefined, taken: "一", written: "二" }));
    link(away, at("papers"));
    await expect(issue()).rejects.toThrow("经链接指向工作目录以外");
    link(join(away, "没有"), at("papers"));
    await expect(issue()).rejects.toThrow("建不起来");
    rmSync(at("papers"));
    mkdirSync(at("papers"));
    link(join(away, "没有.csv"), at("papers/发文登记.csv"));
    await expect(issue()).rejects.toThrow("失效的链接");
    rmSync(at("ledgers/甲局.yaml"));
    pipe(at("ledgers/甲局.yaml"));
    await expect(change("ledgers/甲局.yaml")).rejects.toThrow("不是普通文件");
    rmSync(at("ledgers"), { recursive: true });
    link(away, at("ledgers"));
    await expect(change("ledgers/外.yaml")).rejects.toThrow("经链接指向工作目录以外");
    mkdirSync(join(away, "附件"));
    writeFileSync(at("照片.jpg"), "照片");
    const found = findFile(root, root, at("照片.jpg"));
    if (!found || !("outside" in found)) throw new Error("not found");
    expect(() => targetFor(root, found.outside, new Map())).toThrow("不是 ledgers 中的文件夹");
    expect(() => copyEvidence(root, found.outside, "附件/照片.jpg")).toThrow("不是 ledgers 中的文件夹");
    expect(readdirSync(away).sort()).toEqual(["外.yaml", "附件"].sort());
  });
});

describe("in the place of a lock", () => {
  const wait = { everyMs: 5, tellAfterMs: 30, giveUpAfterMs: 3_000 };
  const sound = { pid: 1, place: "另一台", user: "王某", since: "2020-05-20T01:30:00.000Z", token: "0123456789abcdef" };
  const texts: [string, string | Uint8Array][] = [
    ["{}", "{}"],
    ["nothing", ""],
    ["null", "null"],
    ["garbage", new Uint8Array([0xff, 0x00, 0x1b, 0x5b])],
    ["ten megabytes", " ".repeat(10_000_000)],
    ["a date that is none", JSON.stringify({ ...sound, since: "昨天" })],
    ["a day that is none", JSON.stringify({ ...sound, since: "2020-13-99T01:30:00.000Z" })],
    ["a number that no program has", JSON.stringify({ ...sound, pid: -1 })],
    ["a number beyond all", JSON.stringify({ ...sound, pid: 1e300 })],
    ["controls in a name", JSON.stringify({ ...sound, user: "\u001b]0;甲\u0007" })],
    ["controls in a place", JSON.stringify({ ...sound, place: "甲\u202e" })],
    ["names that are none", JSON.stringify({ ...sound, place: {}, user: [] })],
  ];
  const refused = async () => {
    const words: string[] = [];
    const error = await withLock(
      at("ledgers/甲局.yaml"),
      (text) => words.push(text),
      async () => {},
      wait,
    ).catch((thrown) => thrown);
    expect([error.name, error.message, words]).toEqual([
      "UsageError",
      "“甲局.yaml”没有写入：占用标记“.甲局.yaml.lock”不是本程序写的，或没有写完整",
      [],
    ]);
    expect(existsSync(lock()) || readlinkSync(lock())).toBeTruthy();
  };
  const lock = () => lockOf(at("ledgers/甲局.yaml"));

  it.each(texts)("%s is told soon and left alone", async (_, text) => {
    writeFileSync(lock(), text);
    await refused();
  });

  it.skipIf(process.platform === "win32").each<[string, () => void]>([
    ["a pipe", () => pipe(lock())],
    ["a folder", () => mkdirSync(lock())],
    ["a device", () => link("/dev/zero", lock())],
    ["a link to nowhere", () => link(join(away, "没有"), lock())],
    [
      "a link to a lock",
      () => {
        writeFileSync(join(away, "锁"), JSON.stringify(sound));
        link(join(away, "锁"), lock());
      },
    ],
  ])("%s is told soon and left alone", async (_, make) => {
    make();
    await refused();
  });
});

posix("what a killed program left beside", () => {
  const dead = spawnSync(process.execPath, ["-e", ""]).pid;
  const left = (path: string, pid: number | string, ending: "tmp" | "turn" = "tmp") => {
    const own = besideOf(at(path), ending).replace(`-${process.pid}-`, `-${pid}-`);
    writeFileSync(own, "half");
    return own;
  };
  const names = (path: string) => readdirSync(at(path)).filter((name) => name.startsWith(".ledger-"));

  it("is taken away by whoever writes there next, but not what is written just now, nor a link or another's file", async () => {
    for (const ending of ["tmp", "turn"] as const) left("ledgers/x", dead, ending);
    mkdirSync(besideOf(at("ledgers/x"), "tmp").replace(`-${process.pid}-`, `-${dead}-`));
    const running = left("ledgers/x", process.ppid);
    const others = [running, at("ledgers/.ledger-abcdef01-1-abcdef01.tmp"), at("ledgers/.甲局.yaml.abcdef01.tmp")];
    for (const other of others) writeFileSync(other, "theirs");
    const linked = left("ledgers/x", dead);
    link(away, linked);
    await changeFile(root, "ledgers/甲局.yaml", silent, async () => ({ content: Buffer.from("新"), result: undefined }));
    expect(others.every((one) => existsSync(one))).toBe(true);
    expect(names("ledgers").length).toBe(3);
    expect(besidesIn(at("ledgers"), "turn")).toEqual([]);
    expect(readdirSync(away)).toEqual(["外.yaml"]);
    left("x", dead);
    writeNew(at("新.md"), "新");
    left("x", dead);
    writeNewFiles(at("新目录"), [{ path: "甲", content: "甲" }]);
    expect(names(".")).toEqual([]);
  });

  it("is nothing where the disk is full or refuses", () => {
    const { status, stderr } = spawnSync(
      "bash",
      [
        "-c",
        'ulimit -f 0; trap "" XFSZ; exec "$0" "$@"',
        process.execPath,
        join(import.meta.dirname, "../../dist/ledger.mjs"),
        "duty",
        "月报",
        "--unit",
        "甲局",
        "--set",
        "月份=2020-05",
      ],
      { cwd: root, encoding: "utf8" },
    );
    expect([status, stderr.split("\n")[0]]).toEqual([2, expect.stringContaining("文件超过系统允许的大小")]);
    expect(readdirSync(at("ledgers")).sort()).toEqual(["plan.yaml", "乙局.yaml", "甲局.yaml"].sort());
  });
});

posix("a file written anew", () => {
  it("keeps its mode, and its owner where that may be given", () => {
    writeFileSync(at("通报.md"), "旧");
    chmodSync(at("通报.md"), 0o640);
    if (process.getuid?.() === 0) chownSync(at("通报.md"), 12_345, 23_456);
    const { uid, gid, mode } = statSync(at("通报.md"));
    writeWhole(at("通报.md"), "新", root);
    const now = statSync(at("通报.md"));
    expect([now.uid, now.gid, now.mode]).toEqual([uid, gid, mode]);
  });

  it.skipIf(process.getuid?.() !== 0)("by one who may not give its group away opens it to nobody else", () => {
    chmodSync(folder, 0o755);
    chmodSync(root, 0o777);
    writeFileSync(at("通报.md"), "旧");
    chownSync(at("通报.md"), 12_345, 23_456);
    chmodSync(at("通报.md"), 0o664);
    const program = join(import.meta.dirname, "../../dist/ledger.mjs");
    spawnSync(process.execPath, [program, "template", "催办单", "-o", at("通报.md"), "--force"], { cwd: root, uid: 65_534, gid: 65_534 });
    const { uid, gid, mode } = statSync(at("通报.md"));
    expect([uid, gid, mode & 0o777]).toEqual([65_534, 65_534, 0o644]);
  });
});

posix("the program", { timeout: 30_000 }, () => {
  it("answers and can be stopped where a pipe stands in the place of a lock", async () => {
    pipe(lockOf(at("ledgers/甲局.yaml")));
    const program = join(import.meta.dirname, "../../dist/ledger.mjs");
    const child = spawn(process.execPath, [program, "duty", "月报", "--unit", "甲局", "--set", "月份=2020-05"], { cwd: root });
    let told = "";
    child.stderr.on("data", (text) => (told += text));
    const code = await new Promise((resolve) => child.once("exit", resolve));
    expect([code, told]).toEqual([2, expect.stringContaining("占用标记“.甲局.yaml.lock”不是本程序写的")]);
  });
});
