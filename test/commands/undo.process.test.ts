// `ledger undo` in a git repository: what is committed is not taken back, whatever git's settings make of the file.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { one } from "../workspace-case.ts";
import { run } from "./in-process.ts";
import { hasGit, repositories } from "./repositories.ts";

if (!hasGit) process.stderr.write("no git: undo was not tested in a repository\n");

describe.skipIf(!hasGit)("in a repository", { timeout: 60_000 }, () => {
  const { repository, git, commit } = repositories();
  const workspace = { ledgers: one("题目: 某窗口收件超时") };
  const progress = (root: string) => run(root, ["log", "甲-01-001", "进展", "--date", "2020-05-10", "--情况", "好"]);
  const undo = (root: string) => run(root, ["undo", "--yes"]);
  const ledger = (root: string) => readFileSync(join(root, "ledgers/甲.yaml"), "utf8");

  it.each(["", "下级"])("a state that is not committed is taken back, one that is is not (%j)", async (below) => {
    const { top, root } = repository(workspace, below);
    const before = ledger(root);
    expect((await progress(root)).status).toBe(0);
    expect(git(top, "status", "--porcelain", "--untracked-files=all").split("\n")).toHaveLength(1); // the ledger; not the copy
    expect((await undo(root)).status).toBe(0);
    expect(ledger(root)).toBe(before);
    await progress(root);
    const after = ledger(root);
    commit(top);
    expect(await undo(root)).toMatchObject({
      status: 2,
      err: expect.stringContaining("“ledgers/甲.yaml”的这次写入已经提交到 git，不能撤销"),
    });
    expect(ledger(root)).toBe(after);
  });

  it("line ends that git turns are no difference", async () => {
    const { top, root } = repository(workspace);
    writeFileSync(join(root, "ledgers/甲.yaml"), ledger(root).replaceAll("\n", "\r\n"));
    expect((await progress(root)).status).toBe(0);
    git(top, "-c", "core.autocrlf=true", "add", "-A");
    git(top, "commit", "-q", "-m", "x");
    expect((await undo(root)).err).toContain("已经提交到 git");
  });

  it("a repository without a commit holds nothing back, and one that git cannot tell of does", async () => {
    const { top, root } = repository(workspace);
    git(top, "update-ref", "-d", "HEAD");
    await progress(root);
    expect((await undo(root)).status).toBe(0);
    await progress(root);
    writeFileSync(join(top, ".git/HEAD"), "nothing\n");
    expect((await undo(root)).err).toContain("不能判断这次写入是否已经提交");
    expect(existsSync(join(root, ".ledger/undo.json"))).toBe(true);
  });
});
