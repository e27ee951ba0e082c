// An earlier state of the workspace as git has it, and what has changed since.
import { realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Base } from "../check/history.ts";
import { type EvidenceFacts, longestRead, unread, unreadable } from "../model/evidence.ts";
import { UsageError } from "../model/usage-error.ts";
import type { Source } from "../read/index.ts";
import { maxBytes } from "../read/limits.ts";
import { below } from "./below.ts";
import { Git } from "./git.ts";
import { type Blob, Store } from "./git-store.ts";
import { missingRevision } from "./missing-revision.ts";
import { type Listing, listing, namesOnDisk } from "./name-on-disk.ts";
import { holds } from "./stored-bytes.ts";

export interface Revision extends Base {
  /** Whether a file of the workspace (path relative to the root) differs from what it was, is new or gone. */
  isChanged(path: string): boolean;
}

/**
 * The workspace at `root` as it was in the revision; files of it that have not changed are those of `now`. The comparison is with the
 * revision itself, not with the point where a branch left it. `left`: ids of files that are not on disk only because they were not checked
 * out. UsageError where git does not have it.
 */
export function openRevision(
  root: string,
  revision: string,
  now: readonly Source[],
  left: ReadonlyMap<string, string> = new Map(),
): Revision {
  const git = new Git(root);
  const store = new Store(git);
  const commit = commitOf(revision, git);
  const tops = { ledgers: store.treeAt(commit, "ledgers"), forms: store.treeAt(commit, "schemas/tasks") };
  const blobs = new Map([...store.blobsIn(tops.ledgers, "ledgers/"), ...store.blobsIn(tops.forms, "schemas/tasks/")]);
  const tree = new Tree(blobs, (path) => store.blobAt(commit, path));
  const names = listing();
  const marks = new Map<string, string | undefined>();
  const markNow = (path: string) => {
    if (!marks.has(path)) marks.set(path, markOf(path, fileBelow(root, path, names), tree, store) ?? left.get(stepsOf(path).join("/")));
    return marks.get(path);
  };
  const isChanged = (path: string) => {
    const mark = markNow(path);
    return mark === undefined || mark !== tree.fileAt(path)?.id;
  };
  const same = new Map(now.filter(({ path }) => blobs.has(path) && !isChanged(path)).map((source) => [source.path, source]));
  return {
    sources: sourcesIn(blobs, same, commit, store),
    evidence: (path) => tree.look(`ledgers/${path}`),
    digestNow: (path) => markNow(`ledgers/${path}`),
    isChanged,
  };
}

/** The commit's id. UsageError for what names none, or more than one. */
function commitOf(revision: string, git: Git): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (revision === "" || revision.startsWith("-") || /[\u0000-\u001f\u007f]/.test(revision))
    throw new UsageError(`“${revision}”不能作为版本`, "版本写分支、标签或提交号，例如 origin/main、HEAD~1。");
  const { status, stdout, stderr } = git.run("rev-parse", ["--verify", `${revision}^{commit}`]);
  if (/ is ambiguous/.test(stderr))
    throw new UsageError(
      `仓库中叫“${revision}”的不止一个`,
      "请写全，例如 refs/heads/main（分支）、refs/tags/main（标签）、refs/remotes/origin/main（主干）。",
    );
  const id = stdout.toString("utf8").trim();
  if (status === 0 && /^[0-9a-f]{40,64}$/.test(id)) return id;
  throw missingRevision(revision, git);
}

/** The real path of a file of the workspace, its name in any Unicode normal form; undefined where there is none, or only outside. */
function fileBelow(root: string, path: string, names: Listing): string | undefined {
  try {
    const found = namesOnDisk(root, path, names);
    const full = typeof found === "object" ? realpathSync(join(root, ...found.steps)) : undefined;
    return full !== undefined && statSync(full).isFile() && below(realpathSync(root), full) !== undefined ? full : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The id of what the revision has at the path where the file holds the same, another text where it does not; `unread`, `unreadable`: as of
 * a digest; undefined where there is no file.
 */
function markOf(path: string, file: string | undefined, tree: Tree, store: Store): string | undefined {
  if (file === undefined) return undefined;
  const blob = tree.fileAt(path);
  if (!blob) return "changed";
  const content = () => store.contents([{ name: blob.id, size: blob.size }])[0];
  try {
    if (statSync(file).size > longestRead) return unread;
    return holds(file, { ...blob, content }) ? blob.id : "changed";
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return unreadable;
  }
}

/** What the workspace would list of these files: plan, ledgers and what looks like one, and the forms. */
function sourcesIn(blobs: ReadonlyMap<string, Blob>, same: ReadonlyMap<string, Source>, commit: string, store: Store): Source[] {
  const wanted = [...blobs].filter(([path, { size = 0, isLink }]) => isSource(path) && !same.has(path) && (isLink || size <= maxBytes));
  const contents = store.contents(
    wanted.map(([path, { id, isLink, size }]) => ({ name: isLink ? store.nameOf(commit, path) : id, size: isLink ? maxBytes : size })),
  );
  const found = wanted.flatMap(([path], index) => {
    const content = contents[index];
    return content ? [{ path, content }] : [];
  });
  return [...same.values(), ...found];
}

function isSource(path: string): boolean {
  return /^ledgers\/[^/.][^/]*\.ya?ml[^/]*$/i.test(path) || /^schemas\/tasks\/[^/]+\.schema\.json$/.test(path);
}

/** Files of a revision by their paths, in any Unicode normal form, links followed. */
class Tree {
  private readonly files = new Map<string, { readonly path: string; readonly blob: Blob }>();
  private readonly folders = new Set<string>();
  private readonly folded = new Map<string, string>();

  constructor(
    blobs: ReadonlyMap<string, Blob>,
    private readonly throughLinks: (path: string) => Blob | undefined,
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
    if (found?.size === 0) return { state: "empty" };
    if (found) return { state: "file", ...(found.size !== undefined && { size: found.size }), digest: () => found.id };
    if (this.folders.has(steps.join("/"))) return { state: "folder" };
    const actual = this.folded.get(steps.join("/").toLowerCase());
    return actual === undefined ? { state: "missing" } : { state: "case", actual: actual.replace(/^ledgers\//, "") };
  }

  /** The file at the path, links followed; undefined where there is none. */
  fileAt(path: string): Blob | undefined {
    const steps = stepsOf(path);
    for (let count = 1; count <= steps.length; count += 1) {
      const found = this.files.get(steps.slice(0, count).join("/"));
      if (found?.blob.isLink) return this.throughLinks([found.path, ...steps.slice(count)].join("/"));
    }
    return this.files.get(steps.join("/"))?.blob;
  }
}

/** Steps of a path, without empty ones and `.`; a `..` removes the step before it. */
function stepsOf(path: string): string[] {
  const steps: string[] = [];
  for (const step of path.normalize("NFC").split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps;
}
