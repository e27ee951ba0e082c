// What cannot be a base: the null commit of a first push, and a repository in which nothing was committed.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { event, log, one } from "../workspace-case.ts";
import { hasGit, repositories } from "./repositories.ts";

describe.skipIf(!hasGit)("a base that is none", { timeout: 60_000 }, () => {
  const { git, repository, refused } = repositories();
  const sound = { ledgers: one(log(event("2020-05-04", "进展"))) };

  it("says that a branch just pushed has no state before, and that nothing was committed yet", async () => {
    const { root, top } = repository(sound);
    expect(await refused(root, { base: "0".repeat(40) })).toMatchObject({
      message: "这是新建的分支，推送以前没有版本可以比对",
      commands: [],
    });
    rmSync(join(top, ".git"), { recursive: true });
    git(top, "init", "-q");
    expect(await refused(root, { changed: true })).toMatchObject({ message: "仓库还没有提交过，没有以前的版本可以比对", commands: [] });
  });
});
