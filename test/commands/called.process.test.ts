// The next steps of the built program, run by a shell exactly as they were printed: by `node '<file>'`, and by npx.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(realpathSync(tmpdir()), "ledger-called-"));
const program = join(folder, "it's 程序/dist/ledger.mjs");
const clone = join(program, "../..");
const place = join(folder, "甲 乙");

describe.skipIf(process.platform === "win32")("pasted where it was printed", () => {
  beforeAll(() => {
    for (const name of ["dist/ledger.mjs", "dist/parts"]) cpSync(join(root, name), join(clone, name), { recursive: true });
    const { scripts: _, ...manifest } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    writeFileSync(join(clone, "package.json"), JSON.stringify(manifest));
    mkdirSync(place);
    cpSync(join(root, "ledgers"), join(place, "ledgers"), { recursive: true });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

  // As a person's shell: whatever called these tests, npm may have left its variables.
  const own = Object.entries(process.env).filter(([name]) => !/^npm_/.test(name));
  const env = { ...Object.fromEntries(own), npm_config_cache: join(folder, "npm") };
  const shell = (cwd: string, line: string) => spawnSync("sh", ["-c", line], { cwd, env, encoding: "utf8" });
  const day = "--as-of 2018-10-31";

  it("by node and the program's file, blanks and quotes in both names", () => {
    const called = `node '${program.replace("'", "'\\''")}'`;
    const { stdout } = shell(folder, `${called} check --root '甲 乙' ${day}`);
    const steps = [...stdout.matchAll(/(?:：|^ +)(node .*)$/gm)].map(([, line = ""]) => line);
    const explain = steps.find((line) => line.includes(" explain "));
    const log = steps.find((line) => line.includes(" log --root '甲 乙' "));
    for (const line of [explain, `${log} --dry-run`]) {
      expect(line?.startsWith(called)).toBe(true);
      expect(shell(folder, line ?? "")).toMatchObject({ status: 0 });
    }
  });

  it("by npx, where npx was called", () => {
    const { stdout } = shell(clone, `npx ledger check --root '../甲 乙' ${day}`);
    const [, explain = ""] = /^ {2}详见：(npx ledger explain .*)$/m.exec(stdout) ?? [];
    expect(shell(clone, explain)).toMatchObject({ status: 0, stdout: expect.stringContaining("对的写法") });
  });
});
