// `ledger check --base` and `--changed` in real repositories: what git is asked, and what must not reach it.
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { event, ledger, log, one } from "../workspace-case.ts";
import { hasGit, repositories } from "./repositories.ts";

describe.skipIf(!hasGit)("ledger check --base", { timeout: 60_000 }, () => {
  const { folder: temporary, git, commit, lay, write, repository, edit, check, refused } = repositories();
  let folder = "";
  beforeAll(() => {
    folder = temporary();
  });

  const progress = event("2020-05-04", "进展");
  const sound = { ledgers: one(log(progress)) };

  it("finds nothing where nothing changed, and does not ask without --base", async () => {
    const { root, edit } = repository(sound);
    expect(await check(root, { base: "HEAD" })).toEqual({ code: 0, told: [], err: "" });
    edit("ledgers/甲.yaml", "时限: 2020-05-31", "时限: 2020-05-30");
    expect((await check(root)).told).toEqual([]);
    expect(await check(root, { base: "HEAD" })).toEqual({ code: 1, told: ["deadline-and-entry-not-changed ledgers/甲.yaml"], err: "" });
  });

  it("compares with the revision itself: a commit, a tag, a branch, an earlier one", async () => {
    const { top, root, edit } = repository(sound);
    const first = git(top, "rev-parse", "HEAD");
    git(top, "tag", "-a", "-m", "x", "五月");
    git(top, "branch", "主干");
    edit("ledgers/甲.yaml", "继续整改", "全部整改");
    commit(top);
    expect((await check(root, { base: "HEAD" })).told).toEqual([]);
    for (const base of ["HEAD~1", "HEAD^", first, first.slice(0, 12), "五月", "主干", "refs/heads/主干"])
      expect((await check(root, { base })).told, base).toEqual(["event-not-changed ledgers/甲.yaml"]);
  });

  it("follows a renamed ledger, takes a new one, and misses a deleted one", async () => {
    const { top, root } = repository(sound);
    git(top, "mv", "ledgers/甲.yaml", "ledgers/甲局.yaml");
    expect((await check(root, { base: "HEAD" })).told).toEqual(["ledger-named-after-unit ledgers/甲局.yaml"]);
    git(top, "reset", "-q", "--hard");
    git(top, "rm", "-q", "ledgers/甲.yaml");
    expect((await check(root, { base: "HEAD" })).told).toContain("problem-not-vanished ledgers/甲.yaml");
    const fresh = repository({ ledgers: { 甲: null } });
    lay(fresh.root, sound);
    expect(await check(fresh.root, { base: "HEAD" })).toEqual({ code: 0, told: [], err: "" });
  });

  it("works in a folder of a repository, with Chinese names and spaces", async () => {
    const { root, edit } = repository(sound, "各局 台账/2020年");
    edit("ledgers/甲.yaml", "继续整改", "全部整改");
    expect((await check(root, { base: "HEAD" })).told).toEqual(["event-not-changed ledgers/甲.yaml"]);
    expect((await check(root, { changed: true })).told).toEqual(["event-not-changed ledgers/甲.yaml"]);
  });

  it("says where the base has no ledgers yet", async () => {
    const { top } = repository(sound);
    const root = join(top, "新");
    lay(root, sound);
    expect(await check(root, { base: "HEAD" })).toEqual({ code: 0, told: [], err: "版本“HEAD”中还没有台账，没有可以比对的内容。\n" });
  });

  it("reads the base as it was: other encodings are its own business", async () => {
    const { top, root } = repository(sound);
    writeFileSync(join(root, "ledgers/甲.yaml"), new Uint8Array([0xb5, 0xa5, 0xce, 0xbb, 0x3a, 0x20, 0xbc, 0xd7, 0xbe, 0xd6]));
    commit(top);
    lay(root, sound);
    expect((await check(root, { base: "HEAD" })).told).toEqual([]);
    expect((await check(root, { base: "HEAD~1" })).told).toEqual([]);
  });

  describe("evidence", () => {
    const closed = (paper: string) => ({
      ledgers: one(log(event("2020-05-04", "报完成", { 佐证: `[${paper}]` }), event("2020-05-05", "核查"), event("2020-05-06", "销号"))),
    });
    const replaced = "evidence-not-replaced-after-closure ledgers/甲.yaml";

    it("exchanged, touched, taken away", async () => {
      const { top, root } = repository(closed("附件/办结 单.txt"), "台账", { "ledgers/附件/办结 单.txt": "旧" });
      const paper = join(root, "ledgers/附件/办结 单.txt");
      writeFileSync(paper, "旧");
      expect((await check(root, { base: "HEAD" })).told).toEqual([]);
      git(top, "rm", "-q", "--cached", "台账/ledgers/附件/办结 单.txt");
      expect((await check(root, { base: "HEAD" })).told).toEqual([]);
      writeFileSync(paper, "新");
      expect((await check(root, { base: "HEAD" })).told).toEqual([replaced]);
      commit(top);
      expect((await check(root, { base: "HEAD" })).told).toEqual([]);
      expect((await check(root, { base: "HEAD~1" })).told).toEqual([replaced]);
      rmSync(paper);
      expect((await check(root, { base: "HEAD" })).told.sort()).toEqual(["evidence-exists ledgers/甲.yaml", replaced]);
    });

    it("line ends that git converts are no exchange", async () => {
      const { top, root } = repository(closed("附件/单.txt"), "", { "ledgers/附件/单.txt": "一\n二\n", ".gitattributes": "*.txt text\n" });
      writeFileSync(join(root, "ledgers/附件/单.txt"), "一\r\n二\r\n");
      expect((await check(root, { base: "HEAD" })).told).toEqual([]);
      git(top, "rm", "-q", "--cached", "ledgers/附件/单.txt");
      expect((await check(root, { base: "HEAD" })).told).toEqual([]);
    });

    it.skipIf(process.platform === "win32")("through a link", async () => {
      const { top, root } = repository(closed("附件/单.txt"), "", { "ledgers/存档/原件.txt": "旧", "ledgers/附件/其他.txt": "其他" });
      symlinkSync("../存档/原件.txt", join(root, "ledgers/附件/单.txt"));
      commit(top);
      expect((await check(root, { base: "HEAD" })).told).toEqual([]);
      writeFileSync(join(root, "ledgers/存档/原件.txt"), "新");
      expect((await check(root, { base: "HEAD" })).told).toEqual([replaced]);
      git(top, "checkout", "-q", ".");
      rmSync(join(root, "ledgers/附件/单.txt"));
      symlinkSync("其他.txt", join(root, "ledgers/附件/单.txt"));
      expect((await check(root, { base: "HEAD" })).told).toEqual([replaced]);
    });
  });

  it.skipIf(process.platform === "win32")("no link hides a ledger", async () => {
    const { top, root } = repository(sound);
    mkdirSync(join(top, "别处"));
    renameSync(join(root, "ledgers/甲.yaml"), join(top, "别处/甲.yaml"));
    symlinkSync("../别处/甲.yaml", join(root, "ledgers/甲.yaml"));
    commit(top);
    edit(join(top, "别处/甲.yaml"), "继续整改", "全部整改");
    for (const base of ["HEAD", "HEAD~1"]) expect((await check(root, { base })).told, base).toEqual(["event-not-changed ledgers/甲.yaml"]);
    git(top, "checkout", "-q", ".");
    renameSync(join(root, "ledgers"), join(top, "真"));
    symlinkSync("真", join(root, "ledgers"));
    commit(top);
    edit(join(top, "别处/甲.yaml"), "继续整改", "全部整改");
    for (const base of ["HEAD", "HEAD~1"]) expect((await check(root, { base })).told, base).toEqual(["event-not-changed ledgers/甲.yaml"]);
  });

  describe("--changed", () => {
    const faulty = { ledgers: { ...one("时限: 2020-04-30"), 丁: ledger("丁园区", "编号: 丁-01-001\n发现日期: 2020-05-02\n清单号: L-2") } };

    it("reports what changed, and sees everything", async () => {
      const { top, root } = repository(faulty);
      expect((await check(root)).told).toEqual(["found-before-entry ledgers/丁.yaml", "due-after-entry ledgers/甲.yaml"]);
      expect(await check(root, { changed: true })).toEqual({ code: 0, told: [], err: "" });
      appendFileSync(join(root, "ledgers/甲.yaml"), "# 改\n");
      expect(await check(root, { changed: true })).toEqual({ code: 1, told: ["due-after-entry ledgers/甲.yaml"], err: "" });
      git(top, "add", "-A");
      expect((await check(root, { changed: true })).told).toEqual(["due-after-entry ledgers/甲.yaml"]);
      commit(top);
      expect((await check(root, { changed: true })).told).toEqual([]);
      expect((await check(root, { changed: true, base: "HEAD~1" })).told).toEqual(["due-after-entry ledgers/甲.yaml"]);
    });

    it("takes an untracked ledger, ignored or not, and judges it with the others", async () => {
      const { top, root } = repository({ ledgers: { ...faulty.ledgers, 乙: null } });
      write(join(root, "ledgers/乙.yaml"), ledger("乙局", "编号: 甲-01-001\n清单号: L-3"));
      const told = (await check(root, { changed: true })).told;
      expect(told.every((line) => line.endsWith("ledgers/乙.yaml"))).toBe(true);
      expect(told).toContain("number-matches-ledger ledgers/乙.yaml");
      writeFileSync(join(top, ".git/info/exclude"), "乙.yaml\n");
      expect((await check(root, { changed: true })).told).toEqual(told);
    });

    it("tells what history finds, also of a file that did not change itself", async () => {
      const paper = "附件/单.txt";
      const { root } = repository(
        {
          ledgers: one(
            log(event("2020-05-04", "报完成", { 佐证: `[${paper}]` }), event("2020-05-05", "核查"), event("2020-05-06", "销号")),
          ),
        },
        "",
        { [`ledgers/${paper}`]: "旧" },
      );
      writeFileSync(join(root, "ledgers", paper), "新");
      expect((await check(root, { changed: true, base: "HEAD" })).told).toEqual(["evidence-not-replaced-after-closure ledgers/甲.yaml"]);
      expect((await check(root, { changed: true })).told).toEqual(["evidence-not-replaced-after-closure ledgers/甲.yaml"]);
    });
  });

  describe("what cannot be compared", () => {
    it("a shallow clone without the revision: says how to fetch it; fetched, it works", async () => {
      const origin = repository(sound);
      git(origin.top, "tag", "旧");
      origin.edit("ledgers/甲.yaml", "继续整改", "全部整改");
      commit(origin.top);
      const clone = join(folder, "浅");
      git(folder, "clone", "-q", "--depth", "1", `file://${encodeURI(origin.top)}`.replaceAll("%20", " "), clone);
      for (const base of ["HEAD~1", "旧"]) {
        const { message, hint, commands } = await refused(clone, { base });
        expect(message).toBe(`这里没有版本“${base}”：仓库只取了最近的提交（浅克隆）`);
        expect(hint).toMatch(/fetch-depth: 0.*GIT_DEPTH: 0/);
        expect(commands).toEqual([base === "旧" ? "git fetch --unshallow --tags" : "git fetch --deepen=1"]);
      }
      expect((await check(clone, { base: "HEAD" })).told).toEqual([]);
      expect((await check(clone, { base: "origin/main" })).told).toEqual([]);
      git(clone, "fetch", "-q", "--unshallow", "--tags");
      for (const base of ["HEAD~1", "旧"]) expect((await check(clone, { base })).told).toEqual(["event-not-changed ledgers/甲.yaml"]);
    });

    it("a revision that is none", async () => {
      const { root } = repository(sound);
      for (const base of ["没有", "origin/main", "HEAD:ledgers", "HEAD~9", "^HEAD", "HEAD HEAD", "HEAD..HEAD", ":/没有", "*"])
        expect((await refused(root, { base })).message, base).toBe(`仓库中没有版本“${base}”`);
      expect((await refused(root, { base: "没有", changed: true })).message).toBe("仓库中没有版本“没有”");
    });

    it("a revision that is an option, a command, or several lines", async () => {
      const { root } = repository(sound);
      const target = join(folder, "x");
      for (const base of [`--output=${target}`, "--all", "-h", "", "HEAD\n--all", "HEAD\u0000", "\u001b[2J"])
        expect((await refused(root, { base })).message).toContain("不能作为版本");
      for (const base of [
        `$(touch ${target})`,
        `\`touch ${target}\``,
        `HEAD; touch ${target}`,
        `HEAD | touch ${target}`,
        `" & touch ${target}`,
      ])
        expect((await refused(root, { base })).message).toContain("仓库中没有版本");
      expect(existsSync(target)).toBe(false);
      expect(existsSync(join(root, "x"))).toBe(false);
    });

    it("no repository, an empty one, no git", async () => {
      const root = join(folder, "无库");
      lay(root, sound);
      vi.stubEnv("GIT_CEILING_DIRECTORIES", folder);
      expect((await refused(root, { base: "HEAD" })).message).toContain("不在 git 仓库中");
      git(root, "init", "-q");
      expect((await refused(root, { changed: true })).message).toBe("仓库还没有提交过，没有以前的版本可以比对");
      vi.stubEnv("PATH", join(folder, "nowhere"));
      expect((await refused(root, { base: "HEAD" })).message).toContain("没有找到 git");
    });
  });

  it.skipIf(process.platform === "win32")("takes nothing in the workspace for git, and runs nothing it brings", async () => {
    const { top, root, edit } = repository(sound);
    edit("ledgers/甲.yaml", "时限: 2020-05-31", "时限: 2020-04-30");
    const target = join(folder, "ran");
    const hook = join(folder, "hook"); // where no name has a space: git gives it to a shell
    for (const path of [join(root, "git"), hook]) write(path, `#!/bin/sh\ntouch '${target}'\n`);
    spawnSync("chmod", ["+x", join(root, "git"), hook]);
    git(top, "config", "core.fsmonitor", hook);
    git(top, "config", "diff.external", hook);
    git(top, "config", "core.pager", hook);
    vi.stubEnv("PATH", `.:${process.env["PATH"]}`);
    const before = process.cwd();
    process.chdir(root);
    try {
      expect((await check(root, { base: "HEAD", changed: true })).told.sort()).toEqual([
        "deadline-and-entry-not-changed ledgers/甲.yaml",
        "due-after-entry ledgers/甲.yaml",
      ]);
    } finally {
      process.chdir(before);
    }
    expect(existsSync(target)).toBe(false);
  });

  it("leaves the repository as it was", async () => {
    const { top, root, edit } = repository(sound);
    edit("ledgers/甲.yaml", "继续整改", "全部整改");
    const before = join(folder, "index");
    cpSync(join(top, ".git/index"), before);
    await check(root, { base: "HEAD", changed: true });
    expect(readFileSync(join(top, ".git/index")).equals(readFileSync(before))).toBe(true);
    expect(git(top, "status", "--porcelain")).toMatch(/^M /);
  });
});
