// 佐证: how a path is written, and what the disk says of it.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { check } from "../../src/check.ts";
import type { EvidenceFacts } from "../../src/model/evidence.ts";
import { openWorkspace } from "../../src/workspace.ts";
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
    ["outside by a link", said("outside")],
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
  beforeAll(() => {
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
    symlinkSync(inAnnex("断.pdf"), inAnnex("断.pdf")); // a link to itself
    symlinkSync(inAnnex("没有.pdf"), inAnnex("悬.pdf"));
    symlinkSync(root, inAnnex("上级"));
    spawnSync("mkfifo", [inAnnex("管.pdf")]);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const rows: [file: string, told: string | undefined][] = [
    ["附件/单.pdf", undefined],
    ["./附件/单.pdf", undefined],
    ["附件/内链.pdf", undefined],
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
