// 佐证: how a path is written, and what the disk says of it.
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { evidenceDigests } from "../../src/disk/evidence-bytes.ts";
import { openWorkspace } from "../../src/disk/workspace.ts";
import type { EvidenceFacts } from "../../src/model/evidence.ts";
import { cases, event, ledger, log, one, sourcesOf } from "../workspace-case.ts";

const papers = (...files: string[]) => one(log(event("2020-05-04", "进展", { 佐证: `[${files.join(", ")}]` })));

describe("evidence-exists", () => {
  const said = (state: EvidenceFacts["state"], file = "a.pdf") => ({
    ledgers: papers(`<<evidence-exists ${file}>>`),
    evidence: { [file]: { state, actual: "A.pdf" } },
  });
  cases([
    ["there", { ledgers: papers("a.pdf"), evidence: { "a.pdf": { state: "file", size: 1 } } }],
    ["not there", said("missing")],
    ["empty", said("empty")],
    ["a folder", said("folder", "附件")],
    ["a ledger", said("ledger", "甲.yaml")],
    ["outside by a link", said("outside")],
    ["nobody may read it", said("unreadable")],
    ["another case", said("case")],
    ["nobody looked", { ledgers: papers("a.pdf") }],
    ["a backslash", { ledgers: papers("<<evidence-exists 附件\\a.pdf>>") }],
    ["upwards", { ledgers: papers("<<evidence-exists ../a.pdf>>", "<<evidence-exists 附件/../../a.pdf>>") }],
    ["from the root", { ledgers: papers("<<evidence-exists /a.pdf>>", "<<evidence-exists C:/a.pdf>>") }],
    ["dots within a name", { ledgers: papers("附件/..a..pdf") }],
    [
      "the second of three",
      {
        ledgers: papers("a.pdf", "<<evidence-exists b.pdf>>", "{ 名称: 某, 文号: 1号 }"),
        evidence: { "a.pdf": { state: "file", size: 1 }, "b.pdf": { state: "missing" } },
      },
    ],
    ["a paper in a cabinet is not looked for", { ledgers: papers("{ 名称: 某, 文号: 1号 }"), evidence: {} }],
    [
      "of 履职",
      {
        ledgers: { 甲: `${ledger("甲局")}履职:\n  - { 日期: 2020-05-04, 事项: 调研, 佐证: [<<evidence-exists a.pdf>>] }\n` },
        evidence: { "a.pdf": { state: "missing" } },
      },
    ],
  ]);
});

describe("evidence on disk", () => {
  let root = "";
  const pipe = createServer();
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "ledger-"));
    mkdirSync(join(root, "ledgers", "附件", "甲"), { recursive: true });
    mkdirSync(join(root, "schemas", "tasks"), { recursive: true });
    const inAnnex = (name: string) => join(root, "ledgers", "附件", name);
    writeFileSync(inAnnex("单.pdf"), "x");
    writeFileSync(inAnnex("Scan.PDF"), "scan");
    writeFileSync(inAnnex("空.pdf"), "");
    writeFileSync(join(root, "外.pdf"), "outside");
    symlinkSync(join(root, "外.pdf"), inAnnex("链.pdf"));
    symlinkSync(inAnnex("单.pdf"), inAnnex("内链.pdf"));
    symlinkSync(join(root, "ledgers/plan.yaml"), inAnnex("方案.yaml"));
    writeFileSync(inAnnex("记录.yaml"), "x");
    symlinkSync(inAnnex("断.pdf"), inAnnex("断.pdf")); // a link to itself
    symlinkSync(inAnnex("没有.pdf"), inAnnex("悬.pdf"));
    symlinkSync(root, inAnnex("上级"));
    await new Promise<void>((listening) => pipe.listen(inAnnex("管.pdf"), listening)); // no file, and no folder
  });
  afterAll(() => {
    pipe.close();
    rmSync(root, { recursive: true, force: true });
  });

  const rows: [file: string, told: string | undefined][] = [
    ["附件/单.pdf", undefined],
    ["./附件/单.pdf", undefined],
    ["附件/内链.pdf", undefined],
    ["附件/单.pdf/", "佐证路径“附件/单.pdf/”末尾多了“/”"],
    ["附件/单.pdf//.", "佐证路径“附件/单.pdf//.”末尾多了“/”"],
    ["附件/甲/", "“附件/甲/”是文件夹，不是文件"],
    ["甲.yaml", "“甲.yaml”是台账、方案或旧账清单，不能作佐证"],
    ["./plan.yaml", "“./plan.yaml”是台账、方案或旧账清单，不能作佐证"],
    ["附件/方案.yaml", "“附件/方案.yaml”是台账、方案或旧账清单，不能作佐证"],
    ["附件/记录.yaml", undefined],
    ["附件/没有.pdf", "找不到佐证文件“附件/没有.pdf”"],
    ["附件/空.pdf", "佐证文件“附件/空.pdf”是空的（0字节）"],
    ["附件/甲", "“附件/甲”是文件夹，不是文件"],
    ["附件", "“附件”是文件夹，不是文件"],
    ["附件/scan.pdf", "佐证文件名的大小写不一致：文件是“附件/Scan.PDF”"],
    ["附件/链.pdf", "“附件/链.pdf”指向 ledgers 文件夹以外"],
    ["附件/上级/外.pdf", "“附件/上级/外.pdf”指向 ledgers 文件夹以外"],
    ["附件/管.pdf", process.platform === "win32" ? "找不到佐证文件“附件/管.pdf”" : "“附件/管.pdf”是管道或设备，不是文件"],
    ["附件/断.pdf", "找不到佐证文件“附件/断.pdf”"],
    ["附件/悬.pdf", "找不到佐证文件“附件/悬.pdf”"],
    ["附件/单.pdf/甲", "找不到佐证文件“附件/单.pdf/甲”"],
    ["附件\\单.pdf", "佐证路径用了“\\”，在其他电脑上打不开"],
    ["../外.pdf", "佐证不在 ledgers 文件夹内"],
  ];

  it.each(rows)("%s", async (file, told) => {
    for (const { path, content } of sourcesOf({ ledgers: papers(file) })) writeFileSync(join(root, path), content);
    const workspace = openWorkspace(root, undefined);
    const { result } = await check(workspace.sources, "2020-05-20", { evidence: workspace.evidence });
    expect(result.diagnostics.map(({ message }) => message)).toEqual(told === undefined ? [] : [told]);
  });
});

describe("long evidence", () => {
  let root = "";
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "ledger-"));
    mkdirSync(join(root, "ledgers", "附件"), { recursive: true });
    mkdirSync(join(root, "schemas", "tasks"), { recursive: true });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const ofTwo = one(
    log(event("2020-05-04", "进展", { 佐证: "[附件/一.mp4]" })),
    `编号: 甲-01-002\n清单号: L-2\n${log(event("2020-05-04", "进展", { 佐证: "[附件/二.mp4]" }))}`,
  );
  const unsure = "与编号“甲-01-001”的佐证大小和首尾相同，文件过大，没有全部读取，不能断定是不是同一份";
  const gigabyte = 1024 ** 3;

  it.each<[what: string, bytes: number, inOneAt: number, told: string[]]>([
    ["two of 60 GB that differ in the middle", 60 * gigabyte, 30 * gigabyte, [unsure]],
    ["two of 60 GB that differ in the last byte", 60 * gigabyte, 60 * gigabyte - 1, []],
    ["two of 60 GB that differ in the first byte", 60 * gigabyte, 0, []],
    ["two of 5 MB that differ in the middle", 5_000_000, 2_500_000, []],
    ["two of 5 MB that are equal", 5_000_000, -1, ["与编号“甲-01-001”的佐证内容完全相同"]],
    ["two of 3 bytes that differ in the middle", 3, 1, []],
  ])("%s: in time", async (_, bytes, inOneAt, told) => {
    for (const { path, content } of sourcesOf({ ledgers: ofTwo })) writeFileSync(join(root, path), String(content));
    for (const name of ["一.mp4", "二.mp4"]) {
      const file = openSync(join(root, "ledgers", "附件", name), "w");
      ftruncateSync(file, bytes); // takes no room on the disk
      if (name === "二.mp4" && inOneAt >= 0) writeSync(file, "x", inOneAt);
      closeSync(file);
    }
    const start = performance.now();
    const workspace = openWorkspace(root, undefined);
    const { result } = await check(workspace.sources, "2020-05-20", { evidence: workspace.evidence });
    expect(result.diagnostics.map(({ message }) => message)).toEqual(told);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it("what is gone when it is read is told at its place", async () => {
    for (const { path, content } of sourcesOf({ ledgers: ofTwo })) writeFileSync(join(root, path), String(content));
    for (const name of ["一.mp4", "二.mp4"]) writeFileSync(join(root, "ledgers", "附件", name), "xyz");
    const { sources, evidence } = openWorkspace(root, undefined);
    const late = (path: string) => {
      const facts = evidence(path);
      rmSync(join(root, "ledgers", "附件", "二.mp4"), { force: true });
      return facts;
    };
    evidence("附件/二.mp4");
    const { result } = await check(sources, "2020-05-20", { evidence: late });
    expect(result.diagnostics.map(({ message, item }) => `${item} ${message}`)).toEqual([
      "甲-01-002 佐证文件“附件/二.mp4”读不出，没有与其他佐证比对",
    ]);
  });

  it("no more is read than one waits for", () => {
    const path = join(root, "ledgers", "附件", "一.mp4");
    writeFileSync(path, "xyz");
    const digest = (size: number) => evidenceDigests()(path, size);
    expect(digest(256 * 1024 ** 2)("whole")).toMatch(/^[0-9a-f]{64}$/);
    expect(digest(256 * 1024 ** 2 + 1)("whole")).toBe("unread");
    const inAll = evidenceDigests();
    expect([1, 2, 3, 4, 5].map(() => inAll(path, 256 * 1024 ** 2)("whole") === "unread")).toEqual([false, false, false, false, true]);
  });

  it.skipIf(process.platform === "win32" || process.getuid?.() === 0)("what nobody may read, or list, is told", () => {
    const closed = join(root, "ledgers", "附件", "内");
    mkdirSync(closed);
    for (const name of ["a.pdf", "b.pdf"]) writeFileSync(join(closed, name), "xyz");
    chmodSync(join(closed, "a.pdf"), 0);
    const stateOf = (path: string) => openWorkspace(root, undefined).evidence(path)?.state;
    expect([stateOf("附件/内/a.pdf"), stateOf("附件/内/b.pdf")]).toEqual(["unreadable", "file"]);
    chmodSync(closed, 0);
    expect(stateOf("附件/内/b.pdf")).toBe("unreadable");
    chmodSync(closed, 0o700);
  });
});
