// Reading git's store: which files a tree has, and what is in them.
import { UsageError } from "../model/usage-error.ts";
import { chunk, contentMissing, type Git, isMissing } from "./git.ts";

export interface Blob {
  /** Link: its content is a path. */
  readonly isLink: boolean;
  readonly id: string;
  /** In bytes; undefined where a partial clone has left it with the server. */
  readonly size: number | undefined;
}

export interface Asked {
  /** An object's id, or `commit:path`, links followed. */
  readonly name: string;
  readonly size?: number | undefined;
}

export class Store {
  constructor(private readonly git: Git) {}

  /** The file at a path of the commit's workspace, links followed; undefined where there is none, or only outside of the repository. */
  blobAt(commit: string, path: string): Blob | undefined {
    if (path.includes("\n")) return undefined;
    const answer = this.git.done("cat-file", ["--batch-check", "--follow-symlinks"], `${this.nameOf(commit, path)}\n`).toString("utf8");
    const [, id, size] = /^([0-9a-f]{40,64}) blob (\d+)\n$/.exec(answer) ?? [];
    return id === undefined ? undefined : { isLink: false, id, size: Number(size) };
  }

  nameOf(commit: string, path: string): string {
    return `${commit}:${this.git.repository.prefix}${path}`;
  }

  /** Id of the folder's tree, links followed; undefined where there is none. UsageError where it is a link out of the repository. */
  treeAt(commit: string, folder: string): string | undefined {
    const answer = this.git.done("cat-file", ["--batch-check", "--follow-symlinks"], `${this.nameOf(commit, folder)}\n`).toString("utf8");
    if (answer.startsWith("symlink "))
      throw new UsageError(`以前的版本中“${folder}”是指向仓库以外的链接，不能比对`, "请把文件夹放进仓库。");
    return /^([0-9a-f]{40,64}) tree /.exec(answer)?.[1];
  }

  /** Every file below the tree, by path; submodules are not followed. */
  blobsIn(tree: string | undefined, under: string): Map<string, Blob> {
    const blobs = new Map<string, Blob>();
    if (tree === undefined) return blobs;
    const options = ["--full-tree", "-r", "-z"];
    const withSizes = this.git.run("ls-tree", [...options, "-l", tree]);
    const listed = isMissing(withSizes.stderr) ? this.git.done("ls-tree", [...options, tree]) : withSizes.stdout;
    for (const line of listed.toString("utf8").split("\0")) {
      const [, mode, id, size, path] = /^(\d+) blob ([0-9a-f]+)(?: +(\d+|BAD))?\t(.+)$/s.exec(line) ?? [];
      if (id !== undefined && path !== undefined)
        blobs.set(under + path, { isLink: mode === "120000", id, size: size === undefined || size === "BAD" ? undefined : Number(size) });
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
      found.push(...answers(this.git.done("cat-file", ["--batch", "--follow-symlinks"], `${names.join("\n")}\n`), names.length));
      from = to;
    }
    return found;
  }
}

/** Parses the output of cat-file: a line with the size, the bytes and a line feed; or one line (two for a link that leads nowhere). */
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
      if (/^[0-9a-f]{40,64} missing$/.test(line)) throw contentMissing();
      found.push(undefined);
      continue;
    }
    found.push(kind === "blob" ? output.subarray(at, at + Number(size)) : undefined);
    at += Number(size) + 1;
  }
  return found;
}
