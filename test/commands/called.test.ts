// The next steps that are printed can be pasted where they were printed.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { calledAs } from "../../src/disk/called-as.ts";
import { asCalled, sentenceAsCalled, shellWord } from "../../src/model/called.ts";
import { ask, run } from "./in-process.ts";

const folder = mkdtempSync(join(realpathSync(tmpdir()), "ledger-called-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (...names: string[]) => {
  const path = join(folder, ...names);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, "");
  return path;
};
const own = file("it's 一", "ledger.mjs");
const env = (...folders: string[]) => ({ PATH: folders.map((name) => join(folder, name)).join(delimiter) });

it.skipIf(process.platform === "win32")("is called ledger only where the path's ledger is this program", () => {
  const byNode = `node '${own.replace("'", "'\\''")}'`;
  expect(calledAs(own, { env: env(), system: "linux" })).toBe(byNode);
  mkdirSync(join(folder, "bin"));
  symlinkSync(own, join(folder, "bin/ledger"));
  expect(calledAs(own, { env: env("empty", "bin"), system: "linux" })).toBe("ledger");
  expect(calledAs(join(folder, "bin/ledger"), { env: env("bin"), system: "linux" })).toBe("ledger");
  file("other", "ledger");
  expect(calledAs(own, { env: env("other", "bin"), system: "linux" })).toBe(byNode);
});

it.skipIf(process.platform === "win32")(
  "on Windows is called by the command that lies beside it, where no ledger of the path is this program",
  () => {
    const installed = file("npm", "node_modules", "x", "ledger.mjs");
    expect(calledAs(installed, { env: env("npm"), system: "win32" })).toBe(`node "${installed}"`);
    file("npm", "ledger.cmd");
    expect(calledAs(installed, { env: env("npm"), system: "win32" })).toBe("ledger");
    file("np", "ledger.cmd"); // the beginning of the same name, and another folder
    expect(calledAs(installed, { env: env("np", "npm"), system: "win32" })).toBe(`node "${installed}"`);
    const unpacked = file("无 Node", "ledger.mjs");
    const beside = file("无 Node", "ledger.cmd");
    expect(calledAs(unpacked, { env: env("np"), system: "win32" })).toBe(`"${beside}"`);
  },
);

it("is shellWord as the system's shells want it", () => {
  expect([shellWord("台账", "linux"), shellWord("甲 乙", "linux"), shellWord("a'b", "linux")]).toEqual(["台账", "'甲 乙'", `'a'\\''b'`]);
  expect([shellWord("D:\\台账", "win32"), shellWord("D:\\甲&乙", "win32")]).toEqual(["D:\\台账", '"D:\\甲&乙"']);
});

it("keeps --root behind the command's name, where the command takes it", () => {
  const here = { as: "node '/x'", root: " --root 台账" };
  expect(asCalled("ledger log 某局-01-001 已核实", here)).toBe("node '/x' log --root 台账 某局-01-001 已核实");
  expect(asCalled("ledger explain plan", here)).toBe("node '/x' explain plan");
  expect(asCalled("git fetch origin", here)).toBe("git fetch origin");
});

it.skipIf(process.platform === "win32")(
  "is npx ledger only where npx finds it, and never by the folders that npm puts before the path",
  () => {
    const program = file("克隆", "dist", "ledger.mjs");
    const bin = join(folder, "缓存/_npx/1/node_modules/.bin");
    mkdirSync(bin, { recursive: true });
    symlinkSync(program, join(bin, "ledger"));
    const npx = { PATH: bin, npm_lifecycle_event: "npx" };
    const calledIn = (prefix: string, more: object = npx) =>
      calledAs(join(bin, "ledger"), { env: { ...more, npm_config_local_prefix: join(folder, prefix) }, system: "linux" });
    expect(calledIn("克隆")).toBe("npx ledger");
    expect(calledIn("空")).toBe(`node '${program}'`); // as npx rectification-ledger is called anywhere
    expect(calledIn("克隆", { ...npx, npm_lifecycle_event: "demo" })).toBe(`node '${program}'`);
    expect(calledIn("克隆", { PATH: bin })).toBe("ledger"); // somebody's own path
    const installed = file("用户", "node_modules", "rectification-ledger", "dist", "ledger.mjs");
    expect(calledAs(installed, { env: { ...npx, npm_config_local_prefix: join(folder, "用户") }, system: "linux" })).toBe("npx ledger");
  },
);

it("keeps what a sentence says as it is called here", () => {
  const here = { as: "npx ledger", root: " --root 台账" };
  expect(sentenceAsCalled("写成 ledger log 编号 事项，或 ledger <命令> --help；ledger explain 也行。", here)).toBe(
    "写成 npx ledger log --root 台账 编号 事项，或 npx ledger <命令> --help；npx ledger explain 也行。",
  );
  for (const same of ["放在 ledgers 文件夹", "/x/ledger check", "ledger.mjs"]) expect(sentenceAsCalled(same, here)).toBe(same);
});

/** Commands shown to be typed next: what stands behind “：” at a line's end, or alone on an indented line. */
const shown = (text: string) => [...text.matchAll(/(?:：|^ +)(ledger [^\n“”]*)$/gm)].map(([, command = ""]) => command);
/** As a shell reads a line. */
const typedIn = (command: string) => [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "").slice(1);

const root = join(import.meta.dirname, "../..");

it("runs what init, add, log, notice, import, messages and refusals print", async () => {
  const copy = join(folder, "样 例");
  cpSync(join(root, "ledgers"), join(copy, "ledgers"), { recursive: true });
  const started = await run(folder, ["init", "工作"]);
  expect(started.out).toMatch(/^ {2}1\. 进入目录：cd 工作$/m);
  expect(shown(started.out)).toEqual(["ledger check"]);
  expect((await run(join(folder, "工作"), ["check"])).status).toBe(0);
  const table = join(folder, "某 表.csv");
  writeFileSync(table, "序号,问题,现状\n1,某项目用地手续没有办结,用地预审已过期\n");
  const day = ["--as-of", "2018-07-31"];
  const importing = ["import", table, "--root", copy, "--unit", "国土局", ...day, "--map", "问题=题目", "--map", "现状=情况"];
  const ran: string[] = [];
  for (const args of [
    ["check", "--root", copy, ...day],
    ["check", "--root", copy, "--rule", "nothing=off"],
    ["status", "--root", copy, ...day],
    ["add", "--root", copy, "--unit", "城管局", "--任务", "6", "--date", "2018-05-08", "--dry-run"],
    ["log", "--root", copy, "国土局-03-003", "进展", "--date", "2018-07-31", "--情况", "已开工", "--dry-run"],
    ["log", "--root", copy, "国土局-03-003", "已核实", "--date", "2018-07-31"],
    ["log", "--root", copy, "国土局-99-003", "进展"],
    ["notice", "--root", copy, ...day],
    [...importing, "--set", "来源=自查", "--set", "任务=3", "--set", "分类处置=从重处理", "--set", "类型=其他", "--dry-run"],
    [...importing, "--set", "来源=自查", "--set", "任务=3", "--set", "分类处置=从重处理", "--set", "类型=其他"],
    ["explain", "due-after-entry"],
  ]) {
    const { out, err } = await run(folder, args, { today: "2018-08-02" });
    for (const command of new Set(shown(out + err))) {
      if (ran.filter((name) => name === typedIn(command)[0]).length > 1) continue; // two of a kind say it
      if (!/^ledger explain/.test(command)) expect(command).toContain(` --root '${copy}'`);
      const dry = command.includes("已核实") ? ["--dry-run"] : [];
      const again = await run(folder, [...typedIn(command), ...dry], { today: "2018-08-02" });
      expect(again.status, `${command}\n${again.err}`).not.toBe(2);
      ran.push(typedIn(command)[0] ?? "");
    }
  }
  expect(new Set(ran)).toEqual(new Set(["explain", "log", "check", "notice", "import"]));
  expect(readFileSync(join(copy, "ledgers/国土局.yaml"), "utf8")).toContain("某项目用地手续没有办结");
  expect(readdirSync(join(folder, "督办文书")).length).toBeGreaterThan(3);
}, 60_000);

it("retells an entry that was refused as a command that can be typed", async () => {
  const copy = join(folder, "样 例");
  const { text } = await ask(
    folder,
    ["log", "--root", copy, "国土局-03-003", "进展", "--date", "2018-04-01"],
    [
      ["情况", "已 开工\r"],
      ["怎么办", "\u0003"],
    ],
  );
  const [command = ""] = /^ {2}(ledger log .*)$/m.exec(text.replaceAll("\r", ""))?.slice(1) ?? [];
  expect(command).toContain(` --root '${copy}' 国土局-03-003 进展 `);
  expect(await run(folder, typedIn(command))).toMatchObject({ status: 1, err: expect.stringContaining("没有写入") });
});

it("shows, of words that were mistyped, the command whose help runs as it stands", async () => {
  for (const [args, help] of [
    [["chekc"], "ledger --help"],
    [["--month"], "ledger --help"],
    [["check", "--no"], "ledger check --help"],
    [["report", "--month"], "ledger report --help"],
    [["export", "--root", "x y", "--form", "xlsx"], "ledger export --root 'x y' --help"],
    [["--root", "x", "status"], "ledger status --root x --help"],
  ] as const) {
    const { status, err } = await run(folder, args);
    expect(status, err).toBe(2);
    expect(shown(err)).toEqual([help]);
    expect(err.includes("选项写在命令后面")).toBe(args[0] === "--root");
    expect((await run(folder, typedIn(help))).status).toBe(0);
  }
});
