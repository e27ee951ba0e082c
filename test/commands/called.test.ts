// The next steps that are printed can be pasted where they were printed.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { calledAs } from "../../src/disk/called-as.ts";
import { asCalled, shellWord } from "../../src/model/called.ts";
import { run } from "./in-process.ts";

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

/** Commands shown to be typed next: what stands behind “：” at a line's end, or alone on an indented line. */
const shown = (text: string) => [...text.matchAll(/(?:：|^ +)(ledger [^\n“”]*)$/gm)].map(([, command = ""]) => command);
const words = (command: string) => command.split(" ").slice(1);

it("runs what init, messages and refusals print", async () => {
  const ran: string[] = [];
  const started = await run(folder, ["init", "工作"]);
  expect(started.out).toMatch(/^ {2}1\. 进入目录：cd 工作$/m);
  expect(shown(started.out)).toEqual(["ledger check"]);
  const root = join(import.meta.dirname, "../..");
  for (const args of [
    ["check", "--root", root, "--as-of", "2018-07-31"],
    ["check", "--root", root, "--rule", "nothing=off"],
    ["status", "--root", root, "--as-of", "2018-07-31"],
    ["report", "--root", root, "--month", "2018-06"],
    ["add", "--root", root, "--unit", "城管局", "--任务", "6", "--date", "2018-05-08", "--dry-run"],
    ["log", "--root", root, "国土局-03-003", "进展", "--date", "2018-07-31", "--情况", "已开工", "--dry-run"],
    ["notice", "--root", root, "--as-of", "2018-07-31"],
  ]) {
    const { out, err } = await run(folder, args);
    for (const command of new Set(shown(out + err))) {
      if (ran.filter((name) => name === words(command)[0]).length > 1) continue; // two of a kind say it
      if (!/^ledger explain/.test(command)) expect(command).toContain(`--root ${root}`);
      const dry = command.includes("已核实") ? ["--dry-run"] : [];
      const again = await run(folder, [...words(command), ...dry]);
      expect(again.status, `${command}\n${again.err}`).not.toBe(2);
      ran.push(words(command)[0] ?? "");
    }
  }
  expect(new Set(ran)).toEqual(new Set(["explain", "log"]));
});
