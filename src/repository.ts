// git, asked as a program beside us: an earlier state of the workspace, and what has changed since.
// Never through a shell; a revision is judged before it is used, and what comes from outside is never an option.
import { spawnSync } from "node:child_process";
import { realpathSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Base } from "./history.ts";
import type { EvidenceFacts } from "./model/evidence.ts";
import { UsageError } from "./model/usage-error.ts";
import type { Source } from "./read/index.ts";
import { maxBytes } from "./read/limits.ts";

export interface Revision extends Base {
  /** Whether a file of the workspace (path relative to the root) differs from what it was, is new or gone. */
  isChanged(path: string): boolean;
}

interface Blob {
  /** Link: its content is a path. */
  readonly isLink: boolean;
  readonly id: string;
  readonly size: number;
}

/**
 * The workspace at `root` as it was in the revision; files of it that have not changed are those of `now`. The comparison is with
 * that very revision, not with the commit where a branch left it (merge base). UsageError where it cannot be had.
 */
export function openRevision(root: string, revision: string, now: readonly Source[]): Revision {
  const git = new Git(root);
  const commit = git.commitOf(revision);
  const tops = { ledgers: git.treeAt(commit, "ledgers"), forms: git.treeAt(commit, "schemas/tasks") };
  const blobs = new Map([...git.blobsIn(tops.ledgers, "ledgers/"), ...git.blobsIn(tops.forms, "schemas/tasks/")]);
  const tree = new Tree(blobs, git);
  let changed: ReadonlySet<string> | undefined;
  const idNow = (path: string) => {
    changed ??= git.changedSince(commit);
    return git.idOnDisk(path, blobs, changed);
  };
  const isChanged = (path: string) => {
    const id = idNow(path);
    return id === undefined || id !== tree.fileAt(path)?.blob.id;
  };
  const same = new Map(now.filter(({ path }) => blobs.has(path) && !isChanged(path)).map((source) => [source.path, source]));
  return {
    sources: sourcesIn(blobs, same, commit, git),
    evidence: (path) => tree.look(`ledgers/${path}`),
    digestNow: (path) => idNow(`ledgers/${path}`),
    isChanged,
  };
}

/** What the workspace would list of these files: plan, ledgers and what looks like one, and the forms. */
function sourcesIn(blobs: ReadonlyMap<string, Blob>, same: ReadonlyMap<string, Source>, commit: string, git: Git): Source[] {
  const wanted = [...blobs].filter(([path, { size, isLink }]) => isSource(path) && !same.has(path) && (isLink || size <= maxBytes));
  const contents = git.contents(
    wanted.map(([path, { id, isLink, size }]) => ({ name: isLink ? git.nameOf(commit, path) : id, size: isLink ? maxBytes : size })),
  );
  const found = wanted.flatMap(([path], index) => {
    const content = contents[index];
    return content ? [{ path, content }] : [];
  });
  return [...same.values(), ...found];
}

function isSource(path: string): boolean {
  return /^ledgers\/[^/.][^/]*\.ya?ml$/i.test(path) || /^schemas\/tasks\/[^/]+\.schema\.json$/.test(path);
}

/** Files of a revision by their paths, links followed as a disk would. */
class Tree {
  private readonly files = new Map<string, { readonly path: string; readonly blob: Blob }>();
  private readonly folders = new Set<string>();
  private readonly folded = new Map<string, string>();

  constructor(
    blobs: ReadonlyMap<string, Blob>,
    private readonly git: Git,
  ) {
    for (const [path, blob] of blobs) {
      this.files.set(path.normalize("NFC"), { path, blob });
      this.folded.set(path.normalize("NFC").toLowerCase(), path);
      for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) this.folders.add(folder.normalize("NFC"));
    }
  }

  look(path: string): EvidenceFacts {
    const steps = stepsOf(path);
    const found = this.fileAt(path);
    if (found?.blob.size === 0) return { state: "empty" };
    if (found) return { state: "file", size: found.blob.size, digest: () => found.blob.id };
    if (this.folders.has(steps.join("/"))) return { state: "folder" };
    const actual = this.folded.get(steps.join("/").toLowerCase());
    return actual === undefined ? { state: "missing" } : { state: "case", actual: actual.replace(/^ledgers\//, "") };
  }

  /** Undefined where none is, or only outside of what was listed. */
  fileAt(path: string): { readonly path: string; readonly blob: Blob } | undefined {
    let steps = stepsOf(path);
    for (let hops = 0; hops < 40; hops += 1) {
      const at = steps.findIndex((_, index) => this.files.get(steps.slice(0, index + 1).join("/"))?.blob.isLink);
      if (at < 0) return this.files.get(steps.join("/"));
      const link = this.files.get(steps.slice(0, at + 1).join("/"));
      const target = link && this.git.contents([{ name: link.blob.id, size: link.blob.size }])[0]?.toString("utf8");
      if (target === undefined || target.startsWith("/")) return undefined;
      steps = stepsOf([...steps.slice(0, at), target, ...steps.slice(at + 1)].join("/"));
    }
    return undefined;
  }
}

/** Steps of a path without what leads nowhere; a `..` takes back the step before. */
function stepsOf(path: string): string[] {
  const steps: string[] = [];
  for (const step of path.normalize("NFC").split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps;
}

interface Asked {
  /** An object's id, or `commit:path`, links followed. */
  readonly name: string;
  readonly size: number;
}

/** Contents asked of one process at most, in bytes. */
const chunk = 64 * 1024 * 1024;

class Git {
  /** Where the workspace lies in the repository, ending with "/"; empty at its top. */
  private readonly prefix: string;
  private readonly isShallow: boolean;
  private readonly realRoot: string;

  constructor(private readonly root: string) {
    this.realRoot = realpathSync(root);
    const { status, stdout, stderr } = this.run(["rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix"]);
    const [isInside, isShallow, ...prefix] = stdout.toString("utf8").replace(/\n$/, "").split("\n");
    if (/dubious ownership|safe\.directory/.test(stderr)) {
      const hint = `确认可信的，请先运行：git config --global --add safe.directory ${root}（容器中运行的持续集成常需这一步）。`;
      throw new UsageError(`git 不信任“${root}”：它属于另一个用户`, hint);
    }
    if (status !== 0 || isInside !== "true")
      throw new UsageError(`“${root}”不在 git 仓库中，没有以前的版本可以比对`, "请在台账所在的 git 仓库中运行，或不用 --base、--changed。");
    this.isShallow = isShallow === "true";
    this.prefix = prefix.join("\n");
    if (this.prefix.includes("\n")) throw new UsageError("工作目录的名称中有换行，不能与以前的版本比对", "请给文件夹改名。");
  }

  /** The commit's id. UsageError for what names none. */
  commitOf(revision: string): string {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    if (revision === "" || revision.startsWith("-") || /[\u0000-\u001f\u007f]/.test(revision))
      throw new UsageError(`“${revision}”不能作为版本`, "版本写分支、标签或提交号，例如 origin/main、HEAD~1。");
    const { status, stdout } = this.run(["rev-parse", "--verify", "--quiet", `${revision}^{commit}`]);
    const id = stdout.toString("utf8").trim();
    if (status === 0 && /^[0-9a-f]{40,64}$/.test(id)) return id;
    if (this.isShallow)
      throw new UsageError(
        `这里没有版本“${revision}”：仓库只取了最近的提交（浅克隆）`,
        `请先取回历史：git fetch --unshallow，或 git fetch --depth=1 origin ${revision} 后改用 --base FETCH_HEAD；在 GitHub Actions 的 checkout 中设 fetch-depth: 0，在 GitLab CI 中设 GIT_DEPTH: 0。`,
      );
    throw new UsageError(`仓库中没有版本“${revision}”`, "请核对名称，例如 origin/main、HEAD~1；是远程分支的，先运行 git fetch origin。");
  }

  nameOf(commit: string, path: string): string {
    return `${commit}:${this.prefix}${path}`;
  }

  /** Id of the folder's tree, links followed; undefined where there is none. UsageError where it is a link out of the repository. */
  treeAt(commit: string, folder: string): string | undefined {
    const answer = this.done(["cat-file", "--batch-check", "--follow-symlinks"], `${this.nameOf(commit, folder)}\n`).toString("utf8");
    if (answer.startsWith("symlink "))
      throw new UsageError(`以前的版本中“${folder}”是指向仓库以外的链接，不能比对`, "请把文件夹放进仓库。");
    return /^([0-9a-f]{40,64}) tree /.exec(answer)?.[1];
  }

  /** Every file below the tree, by path; submodules are not followed. */
  blobsIn(tree: string | undefined, under: string): Map<string, Blob> {
    const blobs = new Map<string, Blob>();
    if (tree === undefined) return blobs;
    for (const line of this.done(["ls-tree", "--full-tree", "-r", "-z", "-l", tree]).toString("utf8").split("\0")) {
      const [, mode, id, size, path] = /^(\d+) blob ([0-9a-f]+) +(\d+)\t(.+)$/s.exec(line) ?? [];
      if (id !== undefined && path !== undefined) blobs.set(under + path, { isLink: mode === "120000", id, size: Number(size) });
    }
    return blobs;
  }

  /** Contents in the order asked for; undefined for what is no file. */
  contents(asked: readonly Asked[]): (Buffer | undefined)[] {
    const found: (Buffer | undefined)[] = [];
    for (let from = 0; from < asked.length; ) {
      let [to, bytes] = [from, 0];
      for (; to < asked.length && (to === from || bytes + (asked[to]?.size ?? 0) <= chunk); to += 1) bytes += asked[to]?.size ?? 0;
      const names = asked.slice(from, to).map(({ name }) => (name.includes("\n") ? "-" : name));
      found.push(...answers(this.done(["cat-file", "--batch", "--follow-symlinks"], `${names.join("\n")}\n`), names.length));
      from = to;
    }
    return found;
  }

  /** Files below the root whose bytes may differ from the commit's, relative to it; what git does not track is not among them. */
  changedSince(commit: string): ReadonlySet<string> {
    const options = ["--name-only", "-z", "--relative", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all"];
    return new Set(
      this.done(["diff", ...options, commit, "--", "."])
        .toString("utf8")
        .split("\0"),
    );
  }

  /** Id the file on disk would have as a blob, links followed and conversions (line ends, large files) undone; undefined where none is. */
  idOnDisk(path: string, blobs: ReadonlyMap<string, Blob>, changed: ReadonlySet<string>): string | undefined {
    const full = fileAt(join(this.realRoot, ...path.split("/")));
    if (full === undefined) return undefined;
    const place = relative(this.realRoot, full).split(sep).join("/");
    const known = blobs.get(place);
    if (known && !known.isLink && !changed.has(place)) return known.id;
    return this.done(["hash-object", "--", place]).toString("utf8").trim();
  }

  private done(options: readonly string[], input?: string): Buffer {
    const { status, stdout, stderr } = this.run(options, input);
    if (status !== 0)
      throw new UsageError(`git ${options[0]} 没有成功，不能与以前的版本比对`, `git 的原话：${stderr.trim().split("\n").at(-1) ?? ""}`);
    return stdout;
  }

  /** Started beside the program itself, so that nothing in the workspace is taken for git. */
  private run(options: readonly string[], input = ""): { status: number | null; stdout: Buffer; stderr: string } {
    const settings = ["--no-pager", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-C", this.root];
    const { error, status, stdout, stderr } = spawnSync("git", [...settings, ...options], {
      cwd: dirname(process.execPath),
      env: { ...process.env, LC_ALL: "C", LANGUAGE: "C", GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" },
      input,
      maxBuffer: 4 * chunk,
      windowsHide: true,
    });
    if ((error as NodeJS.ErrnoException | undefined)?.code === "ENOENT")
      throw new UsageError("没有找到 git，不能与以前的版本比对", "请先安装 git，或不用 --base、--changed。");
    if (error)
      throw new UsageError("git 没有运行成功，不能与以前的版本比对", `原因：${(error as NodeJS.ErrnoException).code ?? error.message}`);
    return { status, stdout, stderr: stderr.toString("utf8") };
  }
}

/** The real path of a file; undefined where there is none. */
function fileAt(path: string): string | undefined {
  try {
    const real = realpathSync(path);
    return statSync(real).isFile() ? real : undefined;
  } catch {
    return undefined;
  }
}

/** What cat-file answers: a line with the size, the bytes and a line feed; or one line (two where it is a link that leads nowhere). */
function answers(output: Buffer, count: number): (Buffer | undefined)[] {
  const found: (Buffer | undefined)[] = [];
  let at = 0;
  while (found.length < count) {
    const end = output.indexOf(10, at);
    if (end < 0) throw new UsageError("git 的回答不完整，不能与以前的版本比对");
    const line = output.toString("utf8", at, end);
    const [, kind, size] = /^(?:[0-9a-f]{40,64} )?(blob|tree|commit|tag|symlink|dangling|loop|notdir) (\d+)$/.exec(line) ?? [];
    at = end + 1;
    if (size === undefined) {
      if (/^[0-9a-f]{40,64} missing$/.test(line))
        throw new UsageError("这里没有以前版本的文件内容，不能比对", "仓库是部分克隆的，请完整克隆，或连上网络后再运行。");
      found.push(undefined);
      continue;
    }
    found.push(kind === "blob" ? output.subarray(at, at + Number(size)) : undefined);
    at += Number(size) + 1;
  }
  return found;
}
