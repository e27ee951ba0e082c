// `ledger check --watch` as a process: what is on the screen after each save, how soon, and how it ends.
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const program = join(root, "dist/ledger.mjs");
const top = mkdtempSync(join(realpathSync(tmpdir()), "ledger-watch-"));
const ledgers = join(top, "ledgers");
const at = (name: string) => join(ledgers, name);
const sound = (name: string) => readFileSync(join(root, "ledgers", name), "utf8");

/** The ledger's first 时限 before the day of its entry. */
const faulty = (name: string) => sound(name).replace(/^( {4}时限: )2018/m, "$12017");

/** Saves as editors do: another file, renamed over this one. */
function saveAtomically(name: string, text: string): void {
  writeFileSync(at(`.${name}.tmp`), text);
  renameSync(at(`.${name}.tmp`), at(name));
}

class Watch {
  out = "";
  err = "";
  private readonly child: ChildProcessWithoutNullStreams;
  private heard: () => void = () => {};
  readonly ended: Promise<number | null>;

  constructor(...args: string[]) {
    this.child = spawn(process.execPath, [program, "check", "--watch", "--as-of", "2018-10-31", "--quiet", ...args], {
      cwd: top,
      env: { ...process.env, NO_COLOR: "1", GITHUB_ACTIONS: undefined },
    });
    this.child.stdout.on("data", (data: Buffer) => {
      this.out += data.toString();
      this.heard();
    });
    this.child.stderr.on("data", (data: Buffer) => {
      this.err += data.toString();
    });
    this.ended = new Promise((end) => this.child.on("exit", end));
  }

  /** What is printed from `from` on, once it matches. */
  async until(words: RegExp, from = 0): Promise<string> {
    const end = Date.now() + 20_000;
    while (!words.test(this.out.slice(from))) {
      if (Date.now() > end) throw new Error(`never came: ${words}\n${this.out.slice(from)}\n${this.err}`);
      await new Promise<void>((done) => {
        this.heard = done;
        setTimeout(done, 200);
      });
    }
    return this.out.slice(from);
  }

  /** Does something, and waits for the words: what was printed since, and after how many milliseconds. */
  async after(act: () => void, words: RegExp): Promise<{ text: string; took: number }> {
    const from = this.out.length;
    const begun = performance.now();
    act();
    const text = await this.until(words, from);
    return { text, took: performance.now() - begun };
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}

let watch: Watch | undefined;
beforeAll(() => cpSync(join(root, "ledgers"), ledgers, { recursive: true }));
afterEach(async () => {
  watch?.signal("SIGKILL");
  await watch?.ended;
  rmSync(ledgers, { recursive: true });
  cpSync(join(root, "ledgers"), ledgers, { recursive: true });
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

const done = /核对完毕：.*\n/;
/** Where more programs want to run than there are processors, each takes longer. */
const crowded = () => Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());

describe("ledger check --watch", { timeout: 60_000 }, () => {
  it("tells a fault within 200 ms of the save, that it is gone, and nothing where nothing changes", async () => {
    watch = new Watch("--format", "compact");
    expect(await watch.until(done)).toMatch(
      /^\d\d:\d\d:\d\d 开始核对\n核对完毕：没有错误，\d+处提醒。保存文件后自动再核对，按 Ctrl-C 结束。\n$/,
    );
    const times: number[] = [];
    for (let round = 0; round < 8 && !times.some((took) => took < 200); round++) {
      const { text, took } = await watch.after(() => saveAtomically("城管局.yaml", faulty("城管局.yaml")), done);
      expect(text).toMatch(/^\S+ 开始核对\nledgers\/城管局\.yaml:\d+:9: 错误: 城管局-06-001：.* \[due-after-entry\]\n核对完毕：1处错误/);
      times.push(took);
      expect((await watch.after(() => writeFileSync(at("城管局.yaml"), sound("城管局.yaml")), done)).text).toContain("没有错误");
    }
    expect(Math.min(...times)).toBeLessThan(200 * crowded());
    const length = watch.out.length;
    writeFileSync(at("城管局.yaml"), `${sound("城管局.yaml")}# 批注\n`);
    writeFileSync(join(top, "说明.txt"), "无关");
    await new Promise((later) => setTimeout(later, 600));
    expect(watch.out.length).toBe(length);
    watch.signal("SIGINT");
    expect(await watch.ended).toBe(0);
    expect(watch.err).toBe("");
  });

  it("is read by VS Code's task: where it begins and ends, and each fault with its place and severity", async () => {
    const { tasks } = JSON.parse(readFileSync(join(root, "templates/ci/vscode-tasks.json"), "utf8"));
    const { command, problemMatcher } = tasks[0];
    expect(command).toBe("ledger check --watch --format compact");
    writeFileSync(at("城管局.yaml"), faulty("城管局.yaml"));
    watch = new Watch("--format", "compact");
    const lines = (await watch.until(done)).trimEnd().split("\n");
    for (const { background } of problemMatcher) {
      expect(lines.map((line) => new RegExp(background.beginsPattern).test(line))).toEqual(lines.map((_, index) => index === 0));
      expect(lines.map((line) => new RegExp(background.endsPattern).test(line))).toEqual(
        lines.map((_, index) => index === lines.length - 1),
      );
    }
    const found = lines.slice(1, -1).map((line) =>
      problemMatcher.flatMap(({ severity, pattern }: { severity: string; pattern: Record<string, string | number> }) => {
        const groups = new RegExp(pattern["regexp"] as string).exec(line);
        const part = (name: string) => groups?.[pattern[name] as number];
        return groups ? [[severity, part("file"), part("column"), part("code")]] : [];
      }),
    );
    expect(found).toEqual([[["error", "ledgers/城管局.yaml", "9", "due-after-entry"]]]);
  });

  it("knows new and deleted ledgers, a ledger renamed, a new plan, and evidence that comes later", async () => {
    watch = new Watch("--format", "compact");
    await watch.until(done);
    const copied = await watch.after(() => writeFileSync(at("城管局 - 副本.yaml"), sound("城管局.yaml")), done);
    expect(copied.text).toContain("ledgers/城管局 - 副本.yaml:1:1: 错误:");
    expect((await watch.after(() => rmSync(at("城管局 - 副本.yaml")), done)).text).toContain("没有错误");
    expect((await watch.after(() => rmSync(at("城管局.yaml")), done)).text).toContain("baseline.yaml");
    expect((await watch.after(() => writeFileSync(at("城管局.yaml"), sound("城管局.yaml")), done)).text).toContain("没有错误");
    const planned = sound("plan.yaml").replace(/^( +- \{ 名称: 新区城管局, 简称: )城管局/m, "$1城管分局");
    expect((await watch.after(() => saveAtomically("plan.yaml", planned), done)).text).toContain("ledgers/城管局.yaml");
    expect((await watch.after(() => rmSync(at("plan.yaml")), done)).text).toContain("没有找到 ledgers/plan.yaml");
    expect((await watch.after(() => writeFileSync(at("plan.yaml"), sound("plan.yaml")), done)).text).toContain("没有错误");
    const asking = sound("城管局.yaml").replace(/(佐证: \[)([^\]]+)\]/, "$1附件/新到/照片.jpg]");
    expect((await watch.after(() => writeFileSync(at("城管局.yaml"), asking), done)).text).toContain("照片.jpg");
    mkdirSync(at("附件/新到"));
    expect((await watch.after(() => writeFileSync(at("附件/新到/照片.jpg"), "照片"), done)).text).not.toContain("照片.jpg");
  });

  it("shows the files that were asked for only, and takes no option that would write or end it", async () => {
    watch = new Watch("ledgers/财政局.yaml");
    await watch.until(done);
    const length = watch.out.length;
    saveAtomically("城管局.yaml", faulty("城管局.yaml"));
    await watch.after(() => saveAtomically("财政局.yaml", faulty("财政局.yaml")), /错误：财政局[\s\S]*核对完毕：/);
    expect(watch.out.slice(length)).not.toContain("城管局.yaml");
    for (const args of [["--fix"], ["--base", "HEAD"], ["--max-warnings", "0"], ["--format", "json"]]) {
      const other = new Watch(...args);
      expect(await other.ended).toBe(2);
      expect(other.err).toMatch(/^没有运行：--watch 不能/);
    }
  });
});
