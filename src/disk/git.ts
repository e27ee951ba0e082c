// Running git. Never through a shell; no argument that comes from outside can be taken for an option; and only commands that read git's own
// store and start nothing: no filter, hook, external diff or transport, whatever the repository's settings and attributes say.
import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { devNull } from "node:os";
import { dirname } from "node:path";
import { UsageError } from "../model/usage-error.ts";
import { type Repository, repositoryOf } from "./git-repository.ts";
import { reasonOf } from "./system-error.ts";

export interface GitAnswer {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

type Command = "cat-file" | "config" | "ls-files" | "ls-tree" | "rev-parse" | "symbolic-ref";

/** Most bytes of contents read by one git process. */
export const chunk = 64 * 1024 * 1024;

/** How long an answer may take, in milliseconds: settings can name a file that never ends. */
const patience = 10_000;

/** No command used here runs any of these; they are switched off in case a later git does. */
const settings = [
  ...["--no-pager", "--no-replace-objects", "--literal-pathspecs"],
  ...["safe.bareRepository=explicit", "core.fsmonitor=false", `core.hooksPath=${devNull}`, "core.quotePath=false"].flatMap((one) => [
    "-c",
    one,
  ]),
];

/** The environment for git: variables that say where its settings are stay; those that choose a repository are removed. */
function surroundings(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name) || /^GIT_CONFIG_/i.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: "C",
    LANGUAGE: "C",
    GIT_ALLOW_PROTOCOL: "none",
    GIT_GRAFT_FILE: devNull,
    GIT_NO_LAZY_FETCH: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
  };
}

/** The repository that `root` stands in. */
export class Git {
  readonly repository: Repository;
  readonly isShallow: boolean;

  /** UsageError where there is no repository, or git does not trust it. */
  constructor(
    root: string,
    private readonly longest = patience,
  ) {
    const repository = repositoryOf(root);
    if (!repository) throw noRepository(root);
    this.repository = repository;
    const { status, stdout, stderr } = this.run("rev-parse", [
      ...["--is-inside-work-tree", "--is-shallow-repository", "--show-toplevel", "--absolute-git-dir"],
    ]);
    if (/dubious ownership|safe\.directory/.test(stderr))
      throw new UsageError(`git 不信任“${root}”：它属于另一个用户`, "确认可信的，请先运行（容器中运行的持续集成常需这一步）：", [
        `git config --global --add safe.directory '${repository.top}'`,
      ]);
    const [isInside, isShallow, ...places] = stdout.toString("utf8").replace(/\n$/, "").split("\n");
    if (status !== 0 || isInside !== "true" || !isSamePlaces(places, [repository.top, repository.folder])) throw noRepository(root);
    this.isShallow = isShallow === "true";
    if (repository.prefix.includes("\n")) throw new UsageError("工作目录的名称中有换行，不能与以前的版本比对", "请给文件夹改名。");
  }

  /** What git prints on stdout; UsageError where it fails. */
  done(command: Command, options: readonly string[], input?: string): Buffer {
    const { status, stdout, stderr } = this.run(command, options, input);
    if (status === 0) return stdout;
    if (isMissing(stderr)) throw contentMissing();
    throw new UsageError(`git ${command} 没有成功，不能与以前的版本比对`, `git 的原话：${stderr.trim().split("\n").at(-1) ?? ""}`);
  }

  /** Started in the program's own folder, so that no file of the workspace can be taken for git. */
  run(command: Command, options: readonly string[], input = ""): GitAnswer {
    const { error, status, stdout, stderr } = spawnSync("git", [...settings, "-C", this.repository.top, command, ...options], {
      cwd: dirname(process.execPath),
      env: surroundings(),
      input,
      maxBuffer: 4 * chunk,
      timeout: this.longest,
      killSignal: "SIGKILL",
      windowsHide: true,
    });
    const code = (error as NodeJS.ErrnoException | undefined)?.code;
    if (code === "ENOENT") throw new UsageError("没有找到 git，不能与以前的版本比对", "请先安装 git，或不用 --base、--changed。");
    if (code === "ETIMEDOUT")
      throw new UsageError(
        "git 迟迟没有回答，不能与以前的版本比对",
        "请在台账文件夹中运行 git status，看 git 自己能否使用；别人交来的 .git 不要用。",
      );
    if (error) throw new UsageError("git 没有运行成功，不能与以前的版本比对", `原因：${reasonOf(code ?? "")}。`);
    return { status, stdout, stderr: stderr.toString("utf8") };
  }
}

/** True for git's message about an object that a partial clone has left on the server. It is not fetched. */
export function isMissing(stderr: string): boolean {
  return /promisor remote|lazy fetch/.test(stderr);
}

export function contentMissing(): UsageError {
  return new UsageError("这里没有以前版本的文件内容，不能比对", "仓库是部分克隆的，请先取回全部内容，再核对一次：", [
    "git fetch --refetch --no-filter",
  ]);
}

function noRepository(root: string): UsageError {
  return new UsageError(
    `“${root}”不在 git 仓库中，没有以前的版本可以比对`,
    "请在台账所在的 git 仓库中运行，或不用 --base、--changed；文件夹是从别处移来的工作区，先运行 git worktree repair。",
  );
}

/** Compared as real paths: on Windows git writes paths with "/", and names as they were typed. */
function isSamePlaces(told: readonly string[], wanted: readonly string[]): boolean {
  try {
    return (
      told.length === wanted.length && told.every((place, index) => realpathSync.native(place) === realpathSync.native(wanted[index] ?? ""))
    );
  } catch {
    return false;
  }
}
