// What a pull request, or a folder that was handed in, may bring for git: nothing of it runs, and nothing of it is taken for the repository.
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Git } from "../../src/disk/git.ts";
import { event, log, one } from "../workspace-case.ts";
import { hasGit, repositories } from "./repositories.ts";

describe.skipIf(!hasGit || process.platform === "win32")("git and what comes from outside", { timeout: 60_000 }, () => {
  const { folder, git, commit, lay, write, repository, check, refused } = repositories();
  const changed = "event-not-changed ledgers/甲.yaml";
  const sound = { ledgers: one(log(event("2020-05-04", "进展"))) };
  const paper = "附件/单.bin";
  const closed = {
    ledgers: one(log(event("2020-05-04", "报完成", { 佐证: `[${paper}]` }), event("2020-05-05", "核查"), event("2020-05-06", "销号"))),
  };
  const replaced = "evidence-not-replaced-after-closure ledgers/甲.yaml";

  /** A program that leaves a mark where it ran; its path has no space, since git gives it to a shell. */
  let program = "";
  let mark = "";
  let count = 0;
  beforeEach(() => {
    const place = join(folder(), `程序${++count}`);
    [program, mark] = [join(place, "run"), join(place, "ran")];
    write(program, `#!/bin/sh\necho ran >> '${mark}'\ncat\n`);
    spawnSync("chmod", ["+x", program]);
  });
  afterEach(() => expect(existsSync(mark)).toBe(false));

  /** Every setting by which git would run a program while it looks at files, objects or another repository. */
  const armed = (repo: string) =>
    appendFileSync(
      join(repo, ".git/config"),
      `
[core]
  fsmonitor = ${program}
  pager = ${program}
  sshCommand = ${program}
  gitProxy = ${program}
  askPass = ${program}
  alternateRefsCommand = ${program}
  hooksPath = ${join(program, "..")}
[credential]
  helper = !${program}
[diff]
  external = ${program}
[diff "x"]
  textconv = ${program}
  command = ${program}
[filter "x"]
  clean = ${program}
  smudge = ${program}
  process = ${program}
  required = true
[gpg]
  program = ${program}
[pager]
  cat-file = ${program}
[alias]
  cat-file = !${program}
`,
    );
  const attributes = "* filter=x diff=x\n";

  it("a filter in the repository's own settings, called for by a pull request's attributes", async () => {
    const { top, root, edit } = repository(closed, "", { [`ledgers/${paper}`]: "旧", "ledgers/附件/其他.bin": "其他" });
    armed(top);
    writeFileSync(join(root, ".gitattributes"), attributes);
    edit("ledgers/甲.yaml", "已办结", "都办结了");
    writeFileSync(join(root, "ledgers", paper), "新");
    expect((await check(root, { base: "HEAD", changed: true })).told).toEqual([changed, replaced]);
    write(join(top, ".git/info/attributes"), attributes);
    expect((await check(root, { base: "HEAD", changed: true })).told).toEqual([changed, replaced]);
  });

  it("a repository among the workspace's own files, which the real one has as files", async () => {
    const { top, root, edit } = repository(sound, "各局/台账");
    const evil = repository({ ledgers: one("时限: 2020-05-30") });
    armed(evil.top);
    git(evil.top, "config", "core.worktree", root);
    git(evil.top, "config", "core.bare", "false");
    for (const name of readdirSync(join(evil.top, ".git"))) cpSync(join(evil.top, ".git", name), join(root, name), { recursive: true });
    writeFileSync(join(root, ".gitattributes"), attributes);
    spawnSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", "add", "-A"], { cwd: top });
    git(top, "commit", "-q", "-m", "x", "--no-verify");
    expect(existsSync(join(root, "HEAD"))).toBe(true);
    rmSync(mark, { force: true });
    expect((await check(root, { base: "HEAD", changed: true })).told).toEqual([]);
    edit("ledgers/甲.yaml", "继续整改", "全部整改");
    for (const base of ["HEAD", "HEAD~1"]) expect((await check(root, { base })).told, base).toEqual([changed]);
  });

  it("the same, where there is no repository above", async () => {
    const root = join(folder(), "交来的");
    lay(root, sound);
    const evil = repository(sound);
    armed(evil.top);
    git(evil.top, "config", "core.worktree", root);
    for (const name of readdirSync(join(evil.top, ".git"))) cpSync(join(evil.top, ".git", name), join(root, name), { recursive: true });
    expect((await refused(root, { base: "HEAD" })).message).toContain("不在 git 仓库中");
  });

  it("a folder that was handed in whole, with its .git", async () => {
    const { top, root } = repository(closed, "", { [`ledgers/${paper}`]: "旧", ".gitattributes": attributes });
    armed(top);
    writeFileSync(join(root, "ledgers", paper), "新");
    expect((await check(root, { base: "HEAD" })).told).toEqual([replaced]);
    expect((await check(root, { changed: true })).told).toEqual([replaced]);
  });

  it("settings that point to other files, or a note that names somebody else's repository", async () => {
    const { top, root } = repository(sound);
    git(top, "config", "core.worktree", folder());
    expect((await refused(root, { base: "HEAD" })).message).toContain("不在 git 仓库中");
    const other = repository(sound);
    const server = join(folder(), "服务器.git");
    git(folder(), "clone", "-q", "--bare", other.top, server);
    git(other.top, "worktree", "add", "-q", join(folder(), "别的工作区"));
    const handedIn = join(folder(), "带条子");
    lay(handedIn, sound);
    for (const place of [join(other.top, ".git"), join(other.top, ".git/worktrees/别的工作区"), server, join(folder(), "没有"), "."]) {
      writeFileSync(join(handedIn, ".git"), `gitdir: ${place}\n`);
      expect((await refused(handedIn, { base: "HEAD" })).message, place).toContain("不在 git 仓库中");
    }
    rmSync(join(handedIn, ".git"));
    mkdirSync(join(handedIn, ".git"));
    expect((await refused(handedIn, { base: "HEAD" })).message).toContain("不在 git 仓库中");
  });

  it("what the surroundings say of another repository, of replaced or grafted commits", async () => {
    const { top, root, edit } = repository(sound);
    const first = git(top, "rev-parse", "HEAD");
    edit("ledgers/甲.yaml", "继续整改", "全部整改");
    const second = commit(top);
    const other = repository({ ledgers: one() });
    vi.stubEnv("GIT_DIR", join(other.top, ".git"));
    vi.stubEnv("GIT_WORK_TREE", other.top);
    vi.stubEnv("GIT_OBJECT_DIRECTORY", join(other.top, ".git/objects"));
    vi.stubEnv("GIT_EXTERNAL_DIFF", program);
    vi.stubEnv("GIT_SSH_COMMAND", program);
    expect((await check(root, { base: "HEAD~1" })).told).toEqual([changed]);
    vi.unstubAllEnvs();
    git(top, "replace", first, second);
    write(join(top, ".git/info/grafts"), `${second}\n`);
    expect((await check(root, { base: first })).told).toEqual([changed]);
    expect((await check(root, { base: "HEAD~1" })).told).toEqual([changed]);
  });

  it("a partial clone, whose server would be asked for what is missing by a program of its settings", async () => {
    const origin = repository(sound);
    git(origin.top, "config", "uploadpack.allowFilter", "true");
    origin.edit("ledgers/甲.yaml", "继续整改", "全部整改");
    commit(origin.top);
    const clone = join(folder(), "部分");
    git(folder(), "clone", "-q", "--filter=blob:none", `file://${origin.top}`, clone);
    git(clone, "config", "remote.origin.uploadpack", program);
    const { message, commands } = await refused(clone, { base: "HEAD~1" });
    expect(message).toContain("没有以前版本的文件内容");
    git(clone, "config", "remote.origin.url", `ext::${program}`);
    git(clone, "config", "protocol.ext.allow", "always");
    expect((await refused(clone, { base: "HEAD~1" })).message).toBe(message);
    git(clone, "config", "remote.origin.url", `file://${origin.top}`);
    git(clone, "config", "--unset", "remote.origin.uploadpack");
    expect((await check(clone, { base: "HEAD" })).told).toEqual([]);
    for (const command of commands) git(clone, ...command.split(" ").slice(1), "-q");
    expect((await check(clone, { base: "HEAD~1" })).told).toEqual([changed]);
  });

  it("a branch or tag that takes another's name", async () => {
    const { top, root, edit } = repository(sound);
    git(top, "update-ref", "refs/remotes/origin/main", "HEAD");
    edit("ledgers/甲.yaml", "继续整改", "全部整改");
    commit(top);
    expect((await check(root, { base: "origin/main" })).told).toEqual([changed]);
    git(top, "tag", "origin/main");
    const { message, hint } = await refused(root, { base: "origin/main" });
    expect([message, hint]).toEqual(["仓库中叫“origin/main”的不止一个", expect.stringContaining("refs/remotes/origin/main")]);
    expect((await check(root, { base: "refs/remotes/origin/main" })).told).toEqual([changed]);
  });

  it("evidence through a link that leads out of the workspace is not read", async () => {
    const { root } = repository(closed, "", { [`ledgers/${paper}`]: "旧" });
    const secret = join(folder(), "密");
    writeFileSync(secret, "旧");
    rmSync(join(root, "ledgers", paper));
    spawnSync("ln", ["-s", secret, join(root, "ledgers", paper)]);
    expect((await check(root, { base: "HEAD" })).told.sort()).toEqual(["evidence-exists ledgers/甲.yaml", replaced]);
  });

  it("settings that name a file that never ends", () => {
    const { top } = repository(sound);
    spawnSync("mkfifo", [join(top, ".git/无尽")]);
    appendFileSync(join(top, ".git/config"), "[include]\n  path = 无尽\n");
    expect(() => new Git(top, 300)).toThrow("git 迟迟没有回答");
  });

  it("a .git of another kind than a folder or a note", async () => {
    const { top, root } = repository(sound);
    renameSync(join(top, ".git"), join(top, "仓库"));
    spawnSync("mkfifo", [join(top, ".git")]);
    expect((await refused(root, { base: "HEAD" })).message).toContain("不在 git 仓库中");
    renameSync(join(top, ".git"), join(top, "仓库/gitdir"));
    writeFileSync(join(top, ".git"), "gitdir: 仓库\n");
    expect((await refused(root, { base: "HEAD" })).message).toContain("不在 git 仓库中");
    rmSync(join(top, ".git"));
    appendFileSync(join(top, ".git"), readFileSync(join(root, "ledgers/甲.yaml")));
    expect((await refused(root, { base: "HEAD" })).message).toContain("不在 git 仓库中");
  });
});
