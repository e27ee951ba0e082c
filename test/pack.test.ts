// The pack for offices without npm: made once, and run where nothing else is.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(realpathSync(tmpdir()), "ledger-pack-"));
const program = join(folder, "台账 程序");
const place = join(folder, "甲&乙 工作");

/** Nothing on the path but node. */
const env = { PATH: join(folder, "bin"), HOME: folder };

function run(file: string, args: readonly string[], cwd = place, more: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(program, file), ...args], {
    cwd,
    env: { ...env, ...more },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  execFileSync("npm", ["run", "--silent", "pack"], { cwd: root });
  cpSync(join(root, "dist/pack"), program, { recursive: true });
  mkdirSync(env.PATH);
  symlinkSync(process.execPath, join(env.PATH, "node"));
  mkdirSync(place);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("ledger.mjs alone", () => {
  it("starts a workspace, checks it, tells its state, prints a paper, explains a rule", () => {
    expect(run("ledger.mjs", ["init", "台账"])).toMatchObject({ status: 0, stderr: "" });
    const inside = join(place, "台账");
    const checked = run("ledger.mjs", ["check", "--as-of", "2018-06-01", "--format", "json"], inside);
    expect(checked.status).toBe(0);
    expect(JSON.parse(checked.stdout)).toMatchObject({ files: 17, items: 0, errors: 0 });
    const state = run("ledger.mjs", ["status", "--as-of", "2018-06-30", "--format", "json"], inside);
    expect(JSON.parse(state.stdout).totals).toMatchObject({ total: 0, overdue: 0 });
    const paper = run("ledger.mjs", ["report", "--month", "2018-06", "--as-of", "2018-07-10"], inside);
    expect(paper.status).toBe(0);
    expect(paper.stdout).toContain("通报");
    expect(paper.stdout).not.toContain("示例");
    expect(run("ledger.mjs", ["explain", "blanks-filled"], inside).stdout).toContain("对的写法");
    const problem = ["--任务", "6", "--类型", "未按进度接通", "--题目", "某企业供水未接通", "--情况", "管线未铺设", "--来源", "自查"];
    const detail = ["--分类处置", "从重处理", "--明细", "{ 要素: [水], 申请日期: 2018-03-01, 需要日期: 2018-05-31 }"];
    const added = run("ledger.mjs", ["add", "--unit", "城管局", "--date", "2018-05-08", ...problem, ...detail], inside);
    expect(added).toMatchObject({ status: 0, stdout: expect.stringContaining("编号: 城管局-06-001") });
    const logged = run("ledger.mjs", ["log", "城管局-06-001", "进展", "--date", "2018-05-20", "--情况", "已开挖"], inside);
    expect(logged.status).toBe(0);
    expect(run("ledger.mjs", ["check", "--as-of", "2018-05-20"], inside).stdout).toContain("问题1个：没有错误");
    expect(run("ledger.mjs", ["report", "--month", "2018-05", "-o", "通报.docx"], inside).status).toBe(0);
    expect(run("ledger.mjs", ["export", "-o", "台账.xlsx", "--as-of", "2018-06-30"], inside).status).toBe(0);
    expect(Object.keys(unzipSync(readFileSync(join(inside, "台账.xlsx"))))).toContain("xl/workbook.xml");
  });

  it("asks for no other file of ours", () => {
    const text = readFileSync(join(program, "ledger.mjs"), "utf8");
    expect(text).not.toMatch(/from\s*"\.\.?\/|import\("\.\.?\//);
  });
});

describe("检查台账.cmd", () => {
  const text = readFileSync(join(root, "templates/pack/check.cmd"), "utf8");
  const packed = () => readFileSync(join(program, "检查台账.cmd"));

  it("has Windows' line ends, no byte order mark, and only ASCII before the console reads UTF-8", () => {
    const bytes = packed().toString("utf8");
    expect(bytes.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(packed().subarray(0, 5).toString()).toBe("@echo");
    expect(bytes.slice(0, bytes.indexOf("chcp 65001"))).toMatch(/^[\t\r\n -~]*$/);
  });

  // cmd.exe looks for labels and for the next line by byte positions, and loses count among characters of several bytes.
  it("has nothing to be found behind its Chinese, which is read as one block", () => {
    const chinese = text.slice(text.search(/[^\t\n -~]/));
    expect(chinese).not.toMatch(/^:/m);
    expect(text.slice(text.indexOf("chcp 65001 >nul\n") + "chcp 65001 >nul\n".length)).toMatch(/^\((?:\n[^()]*)+\n\)\n$/);
  });

  it("jumps only to labels it has", () => {
    const labels = [...text.matchAll(/^:(\w+)/gm)].map(([, name]) => name);
    for (const [, name] of text.matchAll(/goto (\w+)/g)) expect(labels).toContain(name);
  });

  it("uses the dropped paths as arguments only where they were typed", () => {
    expect(text.split("%*").length).toBe(2);
    expect(text.slice(0, text.indexOf(":typed"))).not.toContain("%*");
  });

  it("ends the console's run of it with the program's code, and lets nothing behind an ampersand run", () => {
    expect(text).toContain('set "LEDGER_CODE=%errorlevel%"');
    expect(text.slice(0, text.indexOf(":typed"))).toMatch(/^exit %LEDGER_CODE%$/m);
    expect(text.slice(text.indexOf(":typed"), text.indexOf(":nonode"))).toMatch(/^exit \/b %errorlevel%$/m);
  });

  it.each<[version: string, isEnough: boolean]>([
    ["20.19.0", true],
    ["20.20.2", true],
    ["22.1.0", true],
    ["20.18.3", false],
    ["16.20.2", false],
    ["8.9.4", false],
  ])("Node.js %s: enough is %s", (version, isEnough) => {
    const [, code = ""] = /^node -e "(.*)"/m.exec(text) ?? [];
    const { status } = spawnSync(process.execPath, [
      "-e",
      `((process) => {${code}})({ versions: { node: "${version}" }, exit: process.exit })`,
    ]);
    expect(status === 0).toBe(isEnough);
    expect(text).toContain(`Node.js ${JSON.parse(readFileSync(join(root, "package.json"), "utf8")).engines.node.replace(">=", "")} 或更新`);
  });
});

describe("dropped.mjs", () => {
  it.each<[string, string, string[] | undefined]>([
    [
      "one",
      String.raw`C:\Windows\system32\cmd.exe /c ""D:\台账 程序\检查台账.cmd" D:\ledgers\某局.yaml"`,
      [String.raw`D:\ledgers\某局.yaml`],
    ],
    [
      "spaces, and &",
      String.raw`C:\Windows\system32\cmd.exe /c ""D:\检查台账.cmd" D:\甲&乙\某局.yaml "D:\甲 乙\丙(1).yaml" D:\丁^%.yaml"`,
      [String.raw`D:\甲&乙\某局.yaml`, String.raw`D:\甲 乙\丙(1).yaml`, String.raw`D:\丁^%.yaml`],
    ],
    ["the last in quotes", String.raw`cmd /c ""D:\检查台账.cmd" "D:\甲 乙.yaml""`, [String.raw`D:\甲 乙.yaml`]],
    [
      "a full-width space, which gets no quotes",
      String.raw`cmd /c ""D:\检查台账.cmd" D:\甲　乙.yaml D:\丙!.yaml"`,
      ["D:\\甲　乙.yaml", "D:\\丙!.yaml"],
    ],
    [
      "on a server",
      String.raw`cmd /c ""\\srv\台账\检查台账.cmd" \\srv\台账\ledgers\某局.yaml"`,
      [String.raw`\\srv\台账\ledgers\某局.yaml`],
    ],
    ["opened without any", String.raw`C:\Windows\system32\cmd.exe /c ""D:\检查台账.cmd" "`, []],
    ["typed in a console", String.raw`"C:\Windows\system32\cmd.exe"`, undefined],
    ["called by another", String.raw`cmd /c ""D:\每天.cmd" D:\某局.yaml"`, undefined],
    ["in a scheduled task", String.raw`cmd /c D:\检查台账.cmd D:\某局.yaml`, undefined],
  ])("%s", (_, line, files) => {
    const module = JSON.stringify(`file://${encodeURI(join(program, "dropped.mjs"))}`);
    const ask = `import { filesIn } from ${module}; console.log(JSON.stringify(filesIn(process.env.LINE, "检查台账.cmd") ?? null))`;
    const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", ask], { env: { ...env, LINE: line }, encoding: "utf8" });
    expect(JSON.parse(stdout.trim().split("\n").at(-1) ?? "")).toEqual(files ?? null);
  });

  const line = (...files: string[]) => ({ LEDGER_LINE: `cmd.exe /c ""D:\\检查台账.cmd" ${files.map((file) => `"${file}"`).join(" ")}"` });

  it("checks the file in the workspace it lies in, from wherever it was started", () => {
    const file = join(place, "台账/ledgers/城管局.yaml");
    const { status, stdout } = run("dropped.mjs", [], "/", line(file));
    expect(stdout).toContain("ledgers/城管局.yaml:");
    expect(stdout).not.toContain("ledgers/财政局.yaml:");
    expect(status).toBe(0);
    expect(run("dropped.mjs", [], "/", line(join(place, "台账"))).stdout).toContain("ledgers/财政局.yaml:");
    writeFileSync(file, readFileSync(file, "utf8").replace("单位: 新区城管局", "单位: 城管"));
    expect(run("dropped.mjs", ["--", file], "/").status).toBe(1);
    expect(run("dropped.mjs", ["--", "城管局.yaml"], join(place, "台账/ledgers")).status).toBe(1);
  });

  it("tells the .cmd by 64 that the files are to be given as arguments", () => {
    expect(run("dropped.mjs", [], "/", { LEDGER_LINE: "cmd.exe" })).toMatchObject({ status: 64, stdout: "", stderr: "" });
  });

  it("says what to do where there is nothing to check", () => {
    const alone = join(place, "城管局.yaml");
    writeFileSync(alone, "");
    expect(run("dropped.mjs", [], "/", line(alone))).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("ledgers 文件夹"),
    });
    expect(run("dropped.mjs", [], "/", line())).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("拖到“检查台账.cmd”"),
    });
  });
});

it("the guide is a Word file of the program's own making", () => {
  const parts = unzipSync(readFileSync(join(program, "使用说明.docx")));
  expect(new TextDecoder().decode(parts["word/document.xml"])).toContain("检查台账.cmd");
});
