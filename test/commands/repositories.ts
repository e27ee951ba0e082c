// Real repositories that hold a small workspace, and `ledger check` in them without a process of its own.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import { type CheckCommand, runCheck } from "../../src/commands/check.ts";
import { UsageError } from "../../src/model/usage-error.ts";
import { sourcesOf, type Workspace } from "../workspace-case.ts";

export const hasGit = spawnSync("git", ["--version"]).status === 0;

/** For the describe it is called in: a folder that is gone afterwards, and git without anybody's settings. */
export function repositories() {
  let folder = "";
  let count = 0;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "ledger-历史-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => {
    for (const name of ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"]) vi.stubEnv(name, undefined);
    vi.stubEnv("GIT_CONFIG_NOSYSTEM", "1");
    vi.stubEnv("GIT_CONFIG_GLOBAL", join(folder, "no-config"));
  });
  afterEach(() => vi.unstubAllEnvs());

  const git = (cwd: string, ...options: string[]) => {
    const settings = [
      "-c",
      "user.name=t",
      "-c",
      "user.email=t@example.org",
      "-c",
      "init.defaultBranch=main",
      "-c",
      "core.autocrlf=false",
      "-c",
      "protocol.file.allow=always",
    ];
    const { status, stdout, stderr } = spawnSync("git", [...settings, ...options], { cwd, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${options.join(" ")}: ${stderr}`);
    return stdout.trim();
  };
  const commit = (top: string) => {
    git(top, "add", "-A");
    git(top, "commit", "-q", "-m", "x", "--allow-empty");
    return git(top, "rev-parse", "HEAD");
  };
  const lay = (root: string, workspace: Workspace) => {
    for (const { path, content } of sourcesOf(workspace)) write(join(root, path), content);
  };
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  };
  /** A repository with the workspace committed in it, at the top or in a folder below. */
  const repository = (workspace: Workspace, below = "", files: Readonly<Record<string, string>> = {}) => {
    const top = join(folder, `库 ${++count}`);
    const root = join(top, below);
    mkdirSync(root, { recursive: true });
    git(top, "init", "-q");
    lay(root, workspace);
    for (const [path, content] of Object.entries(files)) write(join(root, path), content);
    commit(top);
    return { top, root, edit: (file: string, from: string, to: string) => edit(join(root, file), from, to) };
  };
  const edit = (path: string, from: string, to: string) => {
    const text = readFileSync(path, "utf8");
    if (!text.includes(from)) throw new Error(`no ${from} in ${path}`);
    writeFileSync(path, text.replace(from, to));
  };

  const check = async (root: string, command: Partial<CheckCommand> = {}, from = root) => {
    const printed = { out: "", err: "" };
    const world = {
      folder: from,
      today: "2020-05-20",
      columns: 80,
      isTerminal: false,
      color: { out: false, err: false },
      ascii: false,
      version: "0",
      called: "ledger",
      system: "linux" as const,
      githubActions: false,
      repository: undefined,
      out: (text: string) => {
        printed.out += text;
      },
      err: (text: string) => {
        printed.err += text;
      },
    };
    const code = await runCheck({ paths: [], format: "json", root, ...command }, world);
    const told: string[] = JSON.parse(printed.out).diagnostics.map(({ file, rule }: { file: string; rule: string }) => `${rule} ${file}`);
    return { code, told, err: printed.err };
  };
  const refused = async (root: string, command: Partial<CheckCommand>, from = root) => {
    const error = await check(root, command, from).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(UsageError);
    const { message, hint, commands } = error as UsageError;
    return { message, hint, commands };
  };

  return { folder: () => folder, git, commit, lay, write, repository, edit, check, refused };
}
