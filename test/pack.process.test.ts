// The pack for offices without npm: made once, and run where nothing else is.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { planAbove } from "./above/rolled-up.ts";

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
  execFileSync("npm", ["run", "--silent", "generate"], { cwd: root });
  execFileSync(process.execPath, [".build/pack.mjs"], { cwd: root });
  cpSync(join(root, "dist/pack"), program, { recursive: true });
  mkdirSync(env.PATH);
  symlinkSync(process.execPath, join(env.PATH, "node"));
  mkdirSync(join(place, "上一级/ledgers"), { recursive: true });
  const plan = parse(readFileSync(join(root, "ledgers/plan.yaml"), "utf8"));
  const zone = { name: plan["上报单位"]["名称"], short: plan["上报单位"]["简称"] };
  writeFileSync(join(place, "上一级/ledgers/plan.yaml"), stringify(planAbove(plan, [zone])));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("ledger.mjs alone", () => {
  const problem = ["--任务", "6", "--类型", "未按进度接通", "--题目", "某企业供水未接通", "--情况", "管线未铺设", "--来源", "自查"];
  const detail = ["--分类处置", "从重处理", "--明细", "{ 要素: [水], 申请日期: 2018-03-01, 需要日期: 2018-05-31 }"];
  const all = ["-o", "通报.docx", "-o", "通报.xlsx", "-o", "通报.html", "-o", "通报.md"];
  const data = ["-o", "台账.xlsx", "-o", "台账.csv", "-o", "台账.ndjson", "-o", "台账.json"];

  /** In the order in which a clerk comes to them; all but init inside the new workspace. */
  const tried: [command: string, args: string[], shows: RegExp, leaves?: string][] = [
    ["init", ["台账"], /^已建立工作目录：台账\n/, "台账/ledgers/城管局.yaml"],
    ["check", ["--as-of", "2018-06-01"], /核对台账17本、问题0个：没有错误/],
    ["explain", ["blanks-filled"], /对的写法/],
    ["add", ["--unit", "城管局", "--date", "2018-05-08", ...problem, ...detail], /编号: 城管局-06-001/],
    ["log", ["城管局-06-001", "进展", "--date", "2018-05-20", "--情况", "已开挖"], /已写入 ledgers\/城管局\.yaml:\d+/],
    ["duty", ["月报", "--unit", "城管局", "--date", "2018-06-02", "--月份", "2018-05", "--下月打算", "管网试压"], /月份: 2018-05/],
    ["show", ["城管局-06-001", "--as-of", "2018-06-30"], /登记内容/],
    ["status", ["--as-of", "2018-06-30"], /问题总数 │ +1 │/],
    ["due", ["--as-of", "2018-06-30"], /到期事项/],
    ["report", ["--month", "2018-05", "--as-of", "2018-07-10", ...all], /^已写入 通报\.docx\n/, "台账/通报.xlsx"],
    ["template", [], /通报/],
    ["export", [...data, "--as-of", "2018-06-30"], /已写入 台账\.csv/, "台账/台账.xlsx"],
    ["import", ["台账.xlsx", "--unit", "城管局", "--as-of", "2018-06-30"], /没有变化1件/],
    ["submit", ["--as-of", "2018-06-30", "-o", "上报.zip"], /已写入 上报\.zip/, "台账/上报.zip"],
    ["receive", ["上报.zip", "--root", "../上一级", "--on", "2018-07-05"], /收件/],
    ["notice", ["--as-of", "2018-07-31", "-o", "督办文书"], /共\d+份，已登记/, "台账/papers/发文登记.csv"],
    ["undo", ["--yes"], /已撤销/],
    ["completion", ["powershell"], /Register-ArgumentCompleter/],
    ["lsp", ["--stdio"], /^$/],
  ];
  it.each(tried)("ledger %s", (command, args, shows, leaves) => {
    const { status, stdout, stderr } = run("ledger.mjs", [command, ...args], command === "init" ? place : join(place, "台账"));
    expect({ status, told: stdout + stderr }).toEqual({ status: 0, told: expect.stringMatching(shows) });
    expect(stderr).not.toMatch(/没有运行|Error|^\s+at /m);
    if (leaves) expect(readFileSync(join(place, leaves)).length).toBeGreaterThan(200);
  });

  it("brings nothing of the sample into the new workspace's papers", () => {
    const paper = readFileSync(join(place, "台账/通报.md"), "utf8");
    expect(paper).toContain("通报");
    expect(paper).not.toContain("示例");
  });

  it("has no command that was not tried", () => {
    const { stdout } = run("ledger.mjs", ["--help"]);
    const listed = stdout.slice(stdout.indexOf("命令：")).split("\n\n")[0] ?? "";
    const names = [...listed.matchAll(/^ {2}([a-z]+) {2}/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(10);
    expect(tried.map(([command]) => command).sort()).toEqual(names.sort());
  });

  it.each([
    ["16.20.2", 2],
    ["20.18.9", 2],
    ["20.19.0", 0],
    ["22.0.0", 0],
  ])("under Node.js %s ends with %i", (node, status) => {
    const older = join(folder, "older.cjs");
    writeFileSync(older, `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${node}" } });`);
    const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const ended = spawnSync(process.execPath, ["--require", older, join(program, "ledger.mjs"), "--version"], { env, encoding: "utf8" });
    expect(ended.status).toBe(status);
    const needed = `请安装 Node.js ${engines.node.replace(">=", "")} 或更新的版本`;
    expect(ended.stderr).toEqual(status === 0 ? "" : expect.stringContaining(needed));
  });

  it("asks for no other file of ours", () => {
    const text = readFileSync(join(program, "ledger.mjs"), "utf8");
    expect(text).not.toMatch(/from\s*"\.\.?\/|import\("\.\.?\//);
    expect(text).not.toContain(root);
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
    const [, code = ""] = /^"%LEDGER_NODE%" -e "(.*)"/m.exec(text) ?? [];
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

it("ledger.cmd calls the program from where it lies, with what was typed", () => {
  const text = readFileSync(join(program, "ledger.cmd"), "latin1");
  expect(text.replaceAll("\r\n", "")).toMatch(/^[ -~]*$/);
  expect(text).toMatch(/\r\n"%LEDGER_NODE%" "%~dp0ledger\.mjs" %\*\r\n$/);
});

describe("使用说明.docx", () => {
  const words = () => {
    const parts = unzipSync(readFileSync(join(program, "使用说明.docx")));
    return new TextDecoder().decode(parts["word/document.xml"]).replace(/<[^>]+>/g, "\n");
  };

  it("is a Word file of the program's own making, and names what lies beside it", () => {
    expect(words()).toContain("“检查台账.cmd”");
    expect(words()).toContain("“台账程序”");
  });

  it("shows commands there are, with options they have", () => {
    const shown = [...words().matchAll(/\\ledger ([a-z]+)(.*)/g)];
    expect(shown.map(([, command]) => command)).toEqual(
      expect.arrayContaining(["check", "add", "log", "import", "export", "status", "due", "report"]),
    );
    for (const [, command = "", rest = ""] of shown) {
      const { status, stdout } = run("ledger.mjs", [command, "--help"]);
      expect(status).toBe(0);
      for (const [option] of rest.matchAll(/(?<= )--?[a-z]+/g)) expect(stdout).toContain(option);
    }
  });
});
