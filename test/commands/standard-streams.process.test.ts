// What becomes of the exit code, and what is said, where the result cannot be written or nobody reads it.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changed, ledger, plan } from "../read/told.ts";

const program = join(import.meta.dirname, "../../dist/ledger.mjs");

const isHere = existsSync(program) && existsSync("/dev/full");

describe.skipIf(!isHere)("standard streams", { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "ledger-streams-"));
  const [sound, faulty] = [join(folder, "sound"), join(folder, "faulty")];
  beforeAll(() => {
    for (const [each, text] of [
      [sound, ledger],
      [faulty, changed("任务: 1\n", "任务: 9\n")],
    ] as const) {
      mkdirSync(join(each, "ledgers/附件"), { recursive: true });
      writeFileSync(join(each, "ledgers/plan.yaml"), plan);
      writeFileSync(join(each, "ledgers/甲局.yaml"), text);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** `ledger` stands for the program; the exit code is the first program's of a pipe. */
  function shell(line: string, cwd: string): { status: number | null; out: string; err: string } {
    const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, GITHUB_ACTIONS: undefined, CI: undefined };
    const script = `ledger() { "${process.execPath}" "${program}" "$@"; }; ${line}; exit "\${PIPESTATUS[0]}"`;
    const { status, stdout, stderr } = spawnSync("bash", ["-c", script], { cwd, encoding: "utf8", env });
    return { status, out: stdout, err: stderr };
  }

  const full = "结果没有写完：磁盘已满，请腾出空间后再试。\n";
  it.each(["check --as-of 2020-08-05", "status --as-of 2020-08-05", "--help"])("%s to a full disk says so and ends with 2", (args) => {
    expect(shell(`ledger ${args} > /dev/full`, sound)).toEqual({ status: 2, out: "", err: full });
  });

  it("what a disk takes only a part of is not called written", () => {
    const { status, err } = shell(`(ulimit -f 1; ledger explain > "${folder}/out")`, sound);
    expect({ status, err }).toEqual({ status: 2, err: "结果没有写完：文件超过系统允许的大小，请检查系统对文件大小的限制。\n" });
  });

  it.each([
    ["errors are 1", "ledger check --as-of 2020-08-05", faulty, 1],
    ["errors are 1 for GitHub", "ledger check --as-of 2020-08-05 --format github", faulty, 1],
    ["no errors are 0", "ledger check --as-of 2020-08-05", sound, 0],
    ["an overdue problem is 1", "ledger check --as-of 2020-08-05 --fail-on overdue --rule deadline-kept=off", sound, 1],
    ["a wrong call is 2, its word unread", "ledger status --as-of 2020-07-32 2>&1", sound, 2],
  ])("a reader that went away changes nothing: %s", (_, line, cwd, status) => {
    expect(shell(`${line} | true`, cwd)).toEqual({ status, out: "", err: expect.not.stringContaining("at ") });
  });

  it("closed streams change nothing of the exit code", () => {
    expect(shell("ledger check --as-of 2020-08-05 <&- >&- 2>&-", faulty).status).toBe(1);
    expect(shell("ledger check --as-of 2020-08-05 2>/dev/full >/dev/null --max-warnings 0", sound).status).toBe(1);
    expect(shell("ledger add --unit 甲局 <&-", sound)).toMatchObject({ status: 2, err: expect.stringMatching(/^没有运行：/) });
    expect(shell("ledger check 1</dev/null", sound)).toEqual({ status: 2, out: "", err: "结果没有写完：没有打开，不能写入。\n" });
  });

  it("a folder that is gone is told", () => {
    mkdirSync(join(folder, "gone"));
    const { status, err } = shell('cd gone; rmdir "$PWD"; ledger --help', folder);
    expect({ status, err: err.split("\n").slice(-2)[0] }).toEqual({
      status: 2,
      err: "没有运行：当前文件夹已被删除或移走，请换一个文件夹再运行。",
    });
  });

  it("too few files that may be open are told", () => {
    const { status, err } = shell("(ulimit -n 26; ledger check)", sound);
    expect({ status, err }).toEqual({
      status: 2,
      err: "没有运行：同时打开的文件太多，请关闭一些程序，或调高系统允许的个数（ulimit -n）再试。\n",
    });
  });
});
