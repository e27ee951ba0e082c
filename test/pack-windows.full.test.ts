// dist/ledger-windows.zip as an office gets it: unpacked, and, where Wine is, run by its own node.exe through its own .cmd files. No real
// Windows is here: what Wine cannot show (Explorer's unpacking and dropping, virus scanners, a console's fonts) is not shown by this.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { atTerminal, hasTerminal } from "./commands/terminal.ts";

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

describe.skipIf(noWine)("under Wine", { timeout: 600_000 }, () => {
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
  const onDrive = (path: string) => `Z:${path.replaceAll("/", "\\")}`;
  const node = join(home, "台账程序/node.exe");
  const command = onDrive(join(home, "台账程序/ledger.cmd"));
  const target = onDrive(join(home, "台账程序/检查台账.cmd"));
  /** cmd.exe with a line written exactly so: as Explorer starts a .cmd that files were dropped onto, or as it is typed. */
  const line = (written: string) => [node, onDrive(join(folder, "line.mjs")), written];
  const quoted = (word: string) => (/^[\p{L}\p{N}._-]+$/u.test(word) ? word : `"${word}"`);
  const ledger = (cwd: string, ...words: string[]) => wine(cwd, ...line(`""${command}" ${words.map(quoted).join(" ")}"`));

  beforeAll(() => {
    mkdirSync(place);
    const code = `import { spawnSync } from "node:child_process";
process.exitCode = spawnSync("cmd.exe", ["/c", process.argv[2]], { windowsVerbatimArguments: true, stdio: "inherit" }).status;`;
    writeFileSync(join(folder, "line.mjs"), code);
    spawnSync("wineboot", ["-i"], { env, stdio: "ignore" });
    spawnSync("wine", ["winecfg", "-v", "win10"], { env, stdio: "ignore" });
  }, 300_000);
  afterAll(() => void spawnSync("wineserver", ["-k"], { env }), 60_000);

  const problem = ["--任务", "6", "--类型", "未按进度接通", "--题目", "某企业供水未接通", "--情况", "管线未铺设", "--来源", "自查"];
  const detail = ["--分类处置", "从重处理", "--明细.要素", "水", "--明细.申请日期", "2018-03-01", "--明细.需要日期", "2018-05-31"];
  const tried: [string[], RegExp][] = [
    [["check", "--as-of", "2018-06-01"], /核对台账17本/],
    [["explain", "blanks-filled"], /对的写法/],
    [["add", "--unit", "城管局", "--date", "2018-05-08", ...problem, ...detail], /编号: 城管局-06-001/],
    [["log", "城管局-06-001", "进展", "--date", "2018-05-20", "--情况", "已开挖 一半"], /已写入 ledgers\/城管局\.yaml:\d+/],
    [["duty", "月报", "--unit", "城管局", "--date", "2018-06-02", "--月份", "2018-05", "--下月打算", "管网试压"], /已写入/],
    [["show", "城管局-06-001", "--as-of", "2018-06-30"], /登记内容/],
    [["status", "--as-of", "2018-06-30"], /问题总数/],
    [["due", "--as-of", "2018-06-30"], /到期事项/],
    [["report", "--month", "2018-05", "--as-of", "2018-07-10", "-o", "通报5月.docx"], /已写入/],
    [["template"], /通报/],
    [["export", "-o", "台账.xlsx", "--as-of", "2018-06-30"], /已写入/],
    [["import", "台账.xlsx", "--unit", "城管局", "--as-of", "2018-06-30"], /没有变化1件/],
    [["notice", "--as-of", "2018-07-31", "-o", "督办 文书"], /共\d+份，已登记/],
    [["undo", "--yes"], /已撤销/],
    [["submit", "--as-of", "2018-06-30", "-o", "上 报.zip"], /已写入/],
    [["receive", "--help"], /ledger receive/], // its work, and lsp's, is the process tests'; here that they are there
    [["lsp", "--help"], /ledger lsp/],
    [["completion", "powershell"], /Register-ArgumentCompleter/],
  ];

  it("every command runs from a folder with a blank and Chinese in its name", () => {
    expect(ledger(place, "init", "台账")).toMatchObject({ status: 0, told: expect.stringContaining("已建立工作目录") });
    for (const [words, shows] of tried)
      expect(ledger(join(place, "台账"), ...words), words[0]).toMatchObject({ status: 0, told: expect.stringMatching(shows) });
    const listed = ledger(place, "--help").told;
    const names = [...listed.slice(listed.indexOf("命令：")).matchAll(/^ {2}([a-z]+) {2}/gm)].map(([, name]) => name);
    expect(names.sort()).toEqual(["init", ...tried.map(([[name]]) => name)].sort());
  });

  const dropped = () => ["城管局", "财政局"].map((name) => `"${onDrive(join(place, "台账/ledgers", `${name}.yaml`))}"`).join(" ");
  const tellsOfBoth = (told: string) => {
    expect(told).toContain("ledgers/城管局.yaml:");
    expect(told).toContain("ledgers/财政局.yaml:");
    expect(told).not.toContain("ledgers/国土局.yaml:");
  };

  it("检查台账.cmd checks several files dropped onto it at once, or typed behind it", () => {
    for (const written of [`""${target}" ${dropped()}"`, `call "${target}" ${dropped()}`]) {
      const { status, told } = wine(folder, ...line(written));
      expect(status, told).toBe(0);
      tellsOfBoth(told);
    }
    const file = join(place, "台账/ledgers/财政局.yaml");
    const sound = readFileSync(file, "utf8");
    writeFileSync(file, sound.replace("单位: ", "单位名: "));
    expect(wine(folder, ...line(`""${target}" ${dropped()}"`)).status).toBe(1);
    writeFileSync(file, sound);
  });

  it.skipIf(!hasTerminal)(
    "shows Chinese in a console of code page 936, waits for a key after a drop, and its next step can be pasted",
    () => {
      const settings = Object.entries(env).flatMap(([name, value]) => (/^(?:WINE|LC_ALL)/.test(name) ? [`${name}=${value}`] : []));
      const console936 = (written: string, steps: [string, string][] = [], columns = 120) =>
        atTerminal(["env", ...settings, "wine", ...line(`chcp 936 & chcp & ${written}`)], join(place, "台账"), steps, columns);
      const checked = console936(`"${command}" check --as-of 2018-06-02 ledgers\\城管局.yaml`, [], 200);
      expect(checked).toMatchObject({ status: 0, text: expect.stringMatching(/936[\s\S]*核对台账17本、问题1个：没有错误/) });
      const [, next = ""] = /详见：(".*" explain [a-z-]+)/.exec(checked.text) ?? [];
      expect(console936(next)).toMatchObject({ status: 0, text: expect.stringContaining("对的写法") });
      const after = console936(`cmd /c ""${target}" ${dropped()}"`, [["ress", "x"]], 200);
      expect(after).toMatchObject({ status: 0, late: false });
      tellsOfBoth(after.text);
    },
  );
});
