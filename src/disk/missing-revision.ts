// The error for a revision that the repository does not have, with the command that fetches it where the clone holds only a part of the history.
import { UsageError } from "../model/usage-error.ts";
import type { Git } from "./git.ts";

/** Names that need no quotes in any system's shell. */
const plainName = /^[\p{L}\p{N}_][\p{L}\p{N}_./-]*$/u;

export function missingRevision(revision: string, git: Git): UsageError {
  if (/^0{40}(?:0{24})?$/.test(revision))
    return new UsageError("这是新建的分支，推送以前没有版本可以比对", "请与主干比对，例如 --base origin/main，或不用 --base。");
  if (isUnborn(revision, git)) return new UsageError("仓库还没有提交过，没有以前的版本可以比对", "请先不用 --base、--changed。");
  const command = commandFor(revision, git);
  if (git.isShallow)
    return new UsageError(
      `这里没有版本“${revision}”：仓库只取了最近的提交（浅克隆）`,
      "持续集成中可在 GitHub Actions 的 checkout 里设 fetch-depth: 0，在 GitLab CI 里设 GIT_DEPTH: 0。在这里，请先取回这个版本，再核对一次：",
      [command ?? "git fetch --unshallow --tags"],
    );
  if (command) return new UsageError(`仓库中没有版本“${revision}”`, "名称没有写错的，请先取回这个版本，再核对一次：", [command]);
  const isFetched =
    !revision.startsWith("origin/") && git.run("rev-parse", ["--verify", "--quiet", `refs/remotes/origin/${revision}`]).status === 0;
  if (isFetched) return new UsageError(`仓库中没有版本“${revision}”`, `是不是“origin/${revision}”？`);
  return new UsageError(
    `仓库中没有版本“${revision}”`,
    "请核对名称，例如 origin/main、HEAD~1；是别人新建的分支或标签的，先运行 git fetch origin。",
  );
}

function isUnborn(revision: string, git: Git): boolean {
  return /^(?:HEAD|@)$/.test(revision) && git.run("symbolic-ref", ["--quiet", "HEAD"]).status === 0;
}

/** The command that fetches the revision; undefined where no single command is sure to. */
function commandFor(revision: string, git: Git): string | undefined {
  const [, name = "", steps = ""] = /^(.*?)((?:~\d*|\^1?(?!\d))*)$/s.exec(revision) ?? [];
  const back = stepsBack(steps);
  if (name === "HEAD" || name === "@") {
    if (!git.isShallow || back === 0) return undefined;
    const onBranch = git.run("symbolic-ref", ["--quiet", "HEAD"]).status === 0;
    return onBranch ? `git fetch --deepen=${back}` : "git fetch --unshallow";
  }
  const depth = git.isShallow ? `--depth=${back + 1} ` : "";
  if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(name)) return `git fetch ${depth}origin ${name}`;
  const [remote = "", ...branch] = name.replace(/^refs\/remotes\//, "").split("/");
  const place = branch.join("/");
  if (!plainName.test(remote) || !plainName.test(place) || git.run("config", ["--get", `remote.${remote}.url`]).status !== 0)
    return undefined;
  return `git fetch ${depth}${remote} +refs/heads/${place}:refs/remotes/${remote}/${place}`;
}

/** How many commits before the named one: 3 for `~2^`. */
function stepsBack(steps: string): number {
  return (steps.match(/~\d*|\^/g) ?? []).reduce((sum, step) => sum + (step === "~" || step === "^" ? 1 : Number(step.slice(1))), 0);
}
