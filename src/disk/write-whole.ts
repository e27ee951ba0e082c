// Writing a file whole or not at all: to a temporary file beside it, flushed to the disk, then renamed over it.
import { closeSync, fchmodSync, fchownSync, fstatSync, fsyncSync, linkSync, openSync, type Stats, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { UsageError } from "../model/usage-error.ts";
import { below, trueName } from "./below.ts";
import { besideOf, sweep } from "./beside.ts";
import { withoutInterruption } from "./interruption.ts";
import { codeOf, removePatiently, renamePatiently } from "./patiently.ts";
import { lstatOf, statOf } from "./stat-of.ts";
import { refusal } from "./system-error.ts";
import { refuseName } from "./windows-name.ts";

/**
 * Writes a file whole or not at all, with the owner and mode it had as far as they may be given. A link in its place is followed where it stays
 * inside `root`. Ctrl-C waits until it is done. UsageError where it cannot be written: then the file is unchanged, and no temporary file is left.
 */
export function writeWhole(path: string, content: string | Uint8Array, root?: string): void {
  refuseName(basename(path));
  refuseNoFolder(dirname(path));
  const target = lstatOf(path)?.isSymbolicLink() ? linkedTo(path, root) : path;
  const there = lstatOf(target);
  if (there?.isDirectory()) throw new UsageError(`“${path}”是文件夹，不能作为文件写入`, "请在后面加上文件名。");
  if (there && !there.isFile()) throw new UsageError(`“${path}”不是普通文件，不予写入`, "请换一个文件名。");
  withoutInterruption(() => replace(target, content, there));
}

/**
 * Writes a new file whole or not at all; false, and nothing done, where something is there already, be it a link that leads nowhere. UsageError
 * where it cannot be written. `isKept`: flushed to the disk before this returns.
 */
export function writeNew(path: string, content: string | Uint8Array, isKept = true): boolean {
  refuseName(basename(path));
  refuseNoFolder(dirname(path));
  if (lstatOf(path)) return false;
  return withoutInterruption(() => create(path, content, isKept));
}

/** Written to a temporary file first: what a killed program may leave is not taken for a ledger. */
function create(path: string, content: string | Uint8Array, isKept: boolean): boolean {
  sweep(dirname(path));
  const beside = besideOf(path, "tmp");
  try {
    writeAnew(beside, content, isKept);
    try {
      linkSync(beside, path);
    } catch (error) {
      if (codeOf(error) === "EEXIST" || lstatOf(path)) return false;
      return createWithoutLinks(path, content, isKept);
    }
  } catch (error) {
    throw unwritable(path, error);
  } finally {
    removePatiently(beside);
  }
  if (isKept) keepFolder(dirname(path));
  return true;
}

/** For a disk without hard links: only a program killed while writing leaves half a file. */
function createWithoutLinks(path: string, content: string | Uint8Array, isKept: boolean): boolean {
  try {
    writeAnew(path, content, isKept);
    return true;
  } catch (error) {
    const isTaken = codeOf(error) === "EEXIST" || (process.platform === "win32" && codeOf(error) === "EPERM");
    if (isTaken) return false;
    throw error;
  }
}

function replace(path: string, content: string | Uint8Array, there: Stats | undefined): void {
  sweep(dirname(path));
  const beside = besideOf(path, "tmp");
  try {
    writeAnew(beside, content, true, there);
    renamePatiently(beside, path);
  } catch (error) {
    removePatiently(beside);
    throw unwritable(path, error);
  }
  keepFolder(dirname(path));
}

/** Makes a new file. Where this throws, the file is not there afterwards either, unless another program has made it. */
function writeAnew(path: string, content: string | Uint8Array, isKept: boolean, like?: Stats): void {
  const file = openSync(path, "wx", like ? 0o600 : 0o666);
  let isWhole = false;
  try {
    writeFileSync(file, content);
    if (like) resemble(file, like);
    if (isKept) fsyncSync(file);
    isWhole = true;
  } finally {
    closeSync(file);
    if (!isWhole) removePatiently(path);
  }
}

/** Gives the file the owner and mode of the old one. Where its group cannot be set, the file's actual group gets no more rights than others have. */
function resemble(file: number, { uid, gid, mode }: Stats): void {
  for (const owner of [uid, -1])
    try {
      fchownSync(file, owner, gid);
      break;
    } catch {} // only the system's administrator gives files away
  const permitted = mode & 0o7777;
  fchmodSync(file, fstatSync(file).gid === gid ? permitted : (permitted & ~0o070) | ((permitted & 0o007) << 3));
}

/** Flushes the folder, so that the new name is on the disk too; systems that do not support that are left at it. */
function keepFolder(folder: string): void {
  try {
    const open = openSync(folder, "r");
    try {
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
  } catch {}
}

function refuseNoFolder(folder: string): void {
  if (!statOf(folder)?.isDirectory()) throw new UsageError(`文件夹“${folder}”不存在，无法写入`, "请先建立文件夹，或改用其他路径。");
}

/** Follows a link inside `root` only: it may have come with somebody else's workspace, and must not lead to a file outside. */
function linkedTo(path: string, root: string | undefined): string {
  const real = statOf(path) ? trueName(path) : undefined;
  if (real !== undefined && root !== undefined && below(trueName(root), real) !== undefined) return real;
  throw new UsageError(
    real === undefined ? `“${path}”是一个链接，指向的文件不存在，不予写入` : `“${path}”是一个链接，指向工作目录以外的“${real}”，不予写入`,
    "请先移走这个链接，或换一个文件名。",
  );
}

/** Why it could not be written, and what to do about it. */
export function unwritable(path: string, error: unknown, left = "原文件没有改动。"): UsageError {
  const [why, hint] = refusal(codeOf(error), "writing");
  return new UsageError(`无法写入“${path}”：${why}`, `${hint}。${left}`);
}
