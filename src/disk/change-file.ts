// Read, think, write: nothing that another person writes meanwhile is lost.
import { lstatSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { UsageError } from "../model/usage-error.ts";
import { withLock } from "./lock.ts";
import { besidePattern, lockBesidePattern, unwritable, writeWhole } from "./write-whole.ts";

/** What a change makes of the bytes: the new ones, or nothing to be written. */
export interface Changed<T> {
  readonly content: Uint8Array | undefined;
  readonly result: T;
}

/** How often a file changed by an editor, which knows no locks, is read anew. */
const attempts = 3;

/**
 * Changes the file below `root`: `change` gets its bytes and gives the new ones, which are written if the old ones still stand there; else it
 * is asked again. One writer at a time, by a lock. UsageError where the file is a link that leads out of `root`, cannot be written, or is
 * never left alone: then nothing was written.
 */
export async function changeFile<T>(
  root: string,
  path: string,
  tell: (words: string) => void,
  change: (content: Uint8Array) => Promise<Changed<T>>,
): Promise<T> {
  const target = targetOf(root, path);
  return withLock(target, tell, async () => {
    removeLeftovers(target);
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const before = bytesOf(target);
      const { content, result } = await change(before);
      if (content === undefined) return result;
      if (!Buffer.from(bytesOf(target)).equals(before)) continue;
      writeWhole(target, content);
      return result;
    }
    throw new UsageError(`“${basename(path)}”一直在被其他程序修改，没有写入`, "请关闭打开它的程序（如记事本、WPS）后再试。");
  });
}

/** The file itself, links followed; they may not lead out of the workspace. */
function targetOf(root: string, path: string): string {
  const full = join(root, ...path.split("/"));
  let real: string;
  try {
    real = realpathSync(full);
  } catch (error) {
    throw unwritable(full, error);
  }
  const inside = relative(realpathSync(root), real);
  if (inside === ".." || inside.startsWith(`..${sep}`) || inside === real)
    throw new UsageError(`“${path}”是一个链接，指向工作目录以外的“${real}”，不予写入`, "请把台账文件本身放进 ledgers 文件夹。");
  return real;
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** What a killed program left half written. We hold the lock, so nobody is at it, but for one who writes without: he has ten minutes. */
export function removeLeftovers(path: string): void {
  const patterns = [besidePattern(basename(path)), lockBesidePattern(basename(path))];
  for (const name of readdirSync(dirname(path))) {
    const left = join(dirname(path), name);
    if (patterns.some((pattern) => pattern.test(name)) && isOld(left)) rmSync(left, { force: true });
  }
}

function isOld(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && lstatSync(path).isFile() && Date.now() - stat.mtimeMs > 600_000;
}
