// dist/ledger-windows.zip as an office gets it: unpacked, and, where Wine is, run by its own node.exe through its own .cmd files. No real
// Windows is here: what Wine cannot show (Explorer's unpacking and dropping, virus scanners, a console's fonts) is not shown by this.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(realpathSync(tmpdir()), "ledger-windows-"));
const home = join(folder, "甲 乙");
let files: Record<string, Uint8Array> = {};

beforeAll(() => {
  execFileSync("npm", ["run", "--silent", "pack"], { cwd: root });
  files = unzipSync(readFileSync(join(root, "dist/ledger-windows.zip")));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), content);
  }
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

it("holds the program, its ways in, the guide, Node.js with its licence, and true digests", () => {
  const names = [
    "SHA256SUMS.txt",
    "dropped.mjs",
    "ledger.cmd",
    "ledger.mjs",
    "node-LICENSE.txt",
    "node.exe",
    "使用说明.docx",
    "检查台账.cmd",
  ];
  expect(Object.keys(files)).toEqual(names.map((name) => `台账程序/${name}`));
  const sums = readFileSync(join(home, "台账程序/SHA256SUMS.txt"), "utf8").trim().split("\n");
  expect(sums.length).toBe(names.length - 1);
  for (const line of sums) {
    const [digest, name = ""] = line.split("  ");
    expect(
      createHash("sha256")
        .update(readFileSync(join(home, "台账程序", name)))
        .digest("hex"),
      name,
    ).toBe(digest);
  }
});

it("has node.exe with its signature", () => {
  const bytes = readFileSync(join(home, "台账程序/node.exe"));
  const head = bytes.readUInt32LE(0x3c) + 24;
  expect(bytes.readUInt16LE(head)).toBe(0x20b); // a program of 64 bits, whose table of certificates is the fifth entry behind 112 bytes
  const [place, size] = [bytes.readUInt32LE(head + 112 + 4 * 8), bytes.readUInt32LE(head + 112 + 4 * 8 + 4)];
  expect(size).toBeGreaterThan(1000);
  expect(place + size).toBe(bytes.length);
  expect(bytes.subarray(place, place + size).toString("latin1")).toContain("OpenJS Foundation");
});

const noWine = spawnSync("wine", ["--version"]).status !== 0;

describe.skipIf(noWine)("under Wine", { timeout: 300_000 }, () => {
  const env = {
    ...process.env,
    WINEPREFIX: join(folder, "prefix"),
    WINEDEBUG: "-all",
    WINEDLLOVERRIDES: "mscoree,mshtml=",
    LC_ALL: "C.UTF-8",
  };
  const place = join(home, "工作 一");

  /** Node.js asks Wine's pipes for what they have not: it prints into a file. */
  function wine(cwd: string, ...words: string[]) {
    const paths = ["out.txt", "err.txt"].map((name) => join(folder, name));
    const [out, err] = paths.map((path) => openSync(path, "w"));
    const { status } = spawnSync("wine", words, { cwd, env, stdio: ["ignore", out ?? "ignore", err ?? "ignore"], timeout: 120_000 });
    closeSync(out ?? 0);
    closeSync(err ?? 0);
    return { status, told: paths.map((path) => readFileSync(path, "utf8")).join("") };
  }
  const ledger = (cwd: string, ...words: string[]) =>
    wine(cwd, "cmd", "/c", join(home, "台账程序/ledger.cmd").replace(/^/, "Z:").replaceAll("/", "\\"), ...words);

  beforeAll(() => {
    mkdirSync(place);
    spawnSync("wineboot", ["-i"], { env, stdio: "ignore" });
    spawnSync("wine", ["winecfg", "-v", "win10"], { env, stdio: "ignore" });
  }, 300_000);
  afterAll(() => void spawnSync("wineserver", ["-k"], { env }), 60_000);

  it("commands (all but add and log) run from a folder with a blank and Chinese in its name", () => {
    expect(ledger(place, "init", "台账")).toMatchObject({ status: 0, told: expect.stringContaining("已建立工作目录") });
    const inside = join(place, "台账");
    const tried: [string[], RegExp][] = [
      [["check", "--as-of", "2018-06-01"], /核对台账17本/],
      [["explain", "blanks-filled"], /对的写法/],
      [["duty", "月报", "--unit", "城管局", "--date", "2018-06-02", "--月份", "2018-05", "--下月打算", "管网试压"], /已写入/],
      [["status", "--as-of", "2018-06-30"], /问题总数/],
      [["due", "--as-of", "2018-06-30"], /到期事项/],
      [["report", "--month", "2018-05", "--as-of", "2018-07-10", "-o", "通报5月.docx"], /已写入/],
      [["template"], /通报/],
      [["export", "-o", "台账.xlsx", "--as-of", "2018-06-30"], /已写入/],
      [["import", "台账.xlsx", "--unit", "城管局", "--as-of", "2018-06-30"], /没有变化/],
      [["notice", "--as-of", "2018-07-31"], /截至/],
      [["completion", "powershell"], /Register-ArgumentCompleter/],
    ];
    for (const [words, shows] of tried)
      expect(ledger(inside, ...words), words[0]).toMatchObject({ status: 0, told: expect.stringMatching(shows) });
  });

  it("dropped.mjs checks several files at once, given the line that Explorer starts 检查台账.cmd by", () => {
    const dropped = ["城管局", "财政局"].map((name) => `"Z:${join(place, "台账/ledgers", `${name}.yaml`).replaceAll("/", "\\")}"`);
    const line = `cmd.exe /c ""D:\\检查台账.cmd" ${dropped.join(" ")}"`;
    const { status, told } = (() => {
      Object.assign(env, { LEDGER_LINE: line, LEDGER_SELF: "检查台账.cmd" });
      return wine(folder, join(home, "台账程序/node.exe"), `Z:${join(home, "台账程序/dropped.mjs")}`);
    })();
    expect(status).toBe(0);
    expect(told).toContain("ledgers/城管局.yaml");
    expect(told).toContain("ledgers/财政局.yaml");
    expect(told).not.toContain("ledgers/教育局.yaml");
  });
});
