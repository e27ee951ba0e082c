// The last write of ledgers, taken back: every file of it as it was, or none.
import { join } from "node:path";
import { UsageError } from "../model/usage-error.ts";
import { within } from "./below.ts";
import { Git } from "./git.ts";
import { repositoryOf } from "./git-repository.ts";
import { Store } from "./git-store.ts";
import { withoutInterruption } from "./interruption.ts";
import { withLock } from "./lock.ts";
import { readWhole } from "./read-whole.ts";
import { lstatOf } from "./stat-of.ts";
import { holds } from "./stored-bytes.ts";
import { bytesDigest, copyOf, forgetStep, type KeptStep } from "./undo-copy.ts";
import { writeWhole } from "./write-whole.ts";

/** A ledger as it is, and as it is to be again. */
export interface TakenBack {
  readonly path: string;
  readonly now: Buffer;
  readonly former: Buffer;
}

/**
 * What taking the step back would change. UsageError where somebody has changed a file since, where git has that state already, or where the step was
 * never written.
 */
export function takenBack(root: string, { files }: KeptStep): TakenBack[] {
  const isCommitted = committedIn(root);
  const changes = files.flatMap((file) => {
    const { path, before, after } = file;
    const now = lstatOf(join(root, ...path.split("/"))) ? readWhole(within(root, path)) : undefined;
    const digest = now && bytesDigest(now);
    if (now && digest === before) return [];
    if (!now || digest !== after)
      throw new UsageError(
        now ? `“${path}”在那次写入以后又有改动，不能撤销` : `“${path}”已经不在了，不能撤销`,
        "撤销会丢掉后来的改动。要改的请在台账中改；记过的事写错了，用“更正”记明。",
      );
    if (isCommitted(path))
      throw new UsageError(
        `“${path}”的这次写入已经提交到 git，不能撤销`,
        "已经提交的不改不删：写错了的，用“更正”记明；要退回的，用 git 自己的命令。",
      );
    return [{ path, now, former: copyOf(root, file) }];
  });
  if (changes.length === 0) throw new UsageError("上一次写入没有写成，台账就是原来的样子", "没有需要撤销的。");
  return changes;
}

/** Writes what `takenBack` told, if all of it is still so; else nothing. UsageError then. */
export async function takeBack(root: string, changes: readonly TakenBack[], tell: (words: string) => void): Promise<void> {
  const targets = changes.map((change) => ({ ...change, target: within(root, change.path) }));
  const locked = targets
    .toSorted((a, b) => (a.target < b.target ? -1 : 1))
    .reduceRight(
      (action: () => Promise<void>, { target }) =>
        () =>
          withLock(target, tell, action),
      async () => {
        for (const { path, target, now } of targets)
          if (!readWhole(target).equals(now)) throw new UsageError(`“${path}”刚刚被别人改动，没有撤销`, "请核对后再试。");
        withoutInterruption(() => writeAll(targets));
      },
    );
  await locked();
  forgetStep(root);
}

function writeAll(targets: readonly (TakenBack & { readonly target: string })[]): void {
  const done: (typeof targets)[number][] = [];
  try {
    for (const one of targets) {
      writeWhole(one.target, one.former);
      done.push(one);
    }
  } catch (error) {
    for (const { target, now } of done) writeWhole(target, now);
    throw error;
  }
}

/** Whether git's HEAD has a file as it stands on disk. UsageError where there is a repository and git does not tell. */
function committedIn(root: string): (path: string) => boolean {
  if (!repositoryOf(root)) return () => false;
  try {
    const git = new Git(root);
    if (git.run("rev-parse", ["--verify", "HEAD^{commit}"]).status !== 0) return () => false; // nothing is committed yet
    const store = new Store(git);
    return (path) => {
      const blob = store.blobAt("HEAD", path);
      return (
        blob !== undefined && holds(within(root, path), { ...blob, content: () => store.contents([{ name: blob.id, size: blob.size }])[0] })
      );
    };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(
      "台账在 git 仓库中，不能判断这次写入是否已经提交，没有撤销",
      `${error.message}。请让 git 能在这里使用，再试一次。`,
    );
  }
}
