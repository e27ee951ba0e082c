// Evidence from elsewhere: found, named, copied; never over another, never outside, never half.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { copyEvidence, targetFor } from "../../src/disk/copy-evidence.ts";
import { findFile, largestFile, type OutsideFile } from "../../src/disk/outside-file.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-copy-"));
afterAll(() => rmSync(folder, { recursive: true }));
let root: string;
let home: string;

beforeEach(() => {
  root = mkdtempSync(join(folder, "root-"));
  home = mkdtempSync(join(folder, "home-"));
  mkdirSync(join(root, "ledgers"));
});

function outside(name: string, content = "照片"): OutsideFile {
  writeFileSync(join(home, name), content);
  const found = findFile(root, home, name);
  if (!found || !("outside" in found)) throw new Error(JSON.stringify(found));
  return found.outside;
}

const none = new Map<string, OutsideFile>();
const there = () => readdirSync(join(root, "ledgers", "附件")).sort();

describe("a file that is named", () => {
  it("is inside however it is named", () => {
    mkdirSync(join(root, "ledgers/附件"));
    writeFileSync(join(root, "ledgers/附件/单.pdf"), "单");
    for (const typed of ["附件/单.pdf", join(root, "ledgers/附件/单.pdf"), "../ledgers/附件/单.pdf", "附件\\单.pdf"])
      expect(findFile(root, home, typed)).toEqual({ inside: "附件/单.pdf" });
    expect(findFile(root, join(root, "ledgers/附件"), "单.pdf")).toEqual({ inside: "附件/单.pdf" });
  });

  it("is refused where it is none, empty, too large, or no plain file", () => {
    mkdirSync(join(home, "夹"));
    writeFileSync(join(home, "空.jpg"), "");
    writeFileSync(join(home, "大.mp4"), "");
    truncateSync(join(home, "大.mp4"), largestFile + 1);
    const said = (name: string) => (findFile(root, home, name) as { fault?: readonly string[] } | undefined)?.fault?.[0];
    expect(said("没有.jpg")).toBeUndefined();
    expect(said("夹")).toBe("“夹”是文件夹，不是文件");
    expect(said("空.jpg")).toBe("佐证文件“空.jpg”是空的（0字节）");
    expect(said("大.mp4")).toBe("“大.mp4”有51MB，超过50MB");
    expect(findFile(root, home, "a\0b")).toBeUndefined();
    if (process.platform !== "win32") expect(said("/dev/null")).toBe("“null”不是普通文件");
  });
});

describe("a copy", () => {
  it("has the name, or the first free one; the same bytes are not copied twice", () => {
    copyEvidence(root, outside("照片.jpg"), targetFor(root, outside("照片.jpg"), none).path);
    expect(targetFor(root, outside("照片.jpg"), none)).toEqual({ path: "附件/照片.jpg", isThere: true });
    const another = outside("照片.jpg", "另一张");
    expect(targetFor(root, another, none)).toEqual({ path: "附件/照片-2.jpg", isThere: false });
    expect(targetFor(root, outside("照片.JPG", "第三张"), new Map([["附件/照片-2.JPG", another]])).path).toBe("附件/照片-3.JPG");
  });

  it("is whole, and nothing else is left", () => {
    copyEvidence(root, outside("照片.jpg"), "附件/照片.jpg");
    expect(there()).toEqual(["照片.jpg"]);
    expect(readFileSync(join(root, "ledgers/附件/照片.jpg"), "utf8")).toBe("照片");
  });

  it("can be taken back, with the folder made for it", () => {
    const undo = copyEvidence(root, outside("照片.jpg"), "附件/照片.jpg");
    undo();
    expect(readdirSync(join(root, "ledgers"))).toEqual([]);
  });

  it("of what is there already is none, and nothing is taken back", () => {
    copyEvidence(root, outside("照片.jpg"), "附件/照片.jpg");
    copyEvidence(root, outside("照片.jpg"), "附件/照片.jpg")();
    expect(there()).toEqual(["照片.jpg"]);
  });

  it("goes over nothing that has come meanwhile", () => {
    const file = outside("照片.jpg");
    mkdirSync(join(root, "ledgers/附件"));
    writeFileSync(join(root, "ledgers/附件/照片.jpg"), "别人的");
    expect(() => copyEvidence(root, file, "附件/照片.jpg")).toThrow("刚被别人用作另一个文件，没有写入");
    expect(readFileSync(join(root, "ledgers/附件/照片.jpg"), "utf8")).toBe("别人的");
    expect(there()).toEqual(["照片.jpg"]);
  });

  it("is not made of a file changed since it was judged", () => {
    const file = outside("照片.jpg");
    file.digest();
    writeFileSync(join(home, "照片.jpg"), "改了");
    expect(() => copyEvidence(root, file, "附件/照片.jpg")).toThrow("正在被其他程序改动，没有复制");
    expect(readdirSync(join(root, "ledgers"))).toEqual([]);
  });

  it.skipIf(process.platform === "win32")("does not go out of ledgers/ by a link, nor take a link for the file it leads to", () => {
    // As long as what a link to it holds.
    const file = outside("照片.jpg", "x".repeat(Buffer.byteLength(join(home, "照片.jpg"))));
    symlinkSync(home, join(root, "ledgers/附件"));
    expect(() => targetFor(root, file, none)).toThrow("不是 ledgers 中的文件夹");
    expect(() => copyEvidence(root, file, "附件/照片.jpg")).toThrow("不是 ledgers 中的文件夹");
    rmSync(join(root, "ledgers/附件"));
    symlinkSync(join(home, "没有"), join(root, "ledgers/附件"));
    expect(() => targetFor(root, file, none)).toThrow("不是 ledgers 中的文件夹");
    rmSync(join(root, "ledgers/附件"));
    mkdirSync(join(root, "ledgers/附件"));
    symlinkSync(join(home, "照片.jpg"), join(root, "ledgers/附件/照片.jpg"));
    expect(targetFor(root, file, none)).toEqual({ path: "附件/照片-2.jpg", isThere: false });
  });
});
