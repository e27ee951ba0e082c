// A file is written whole or not at all: beside it first, on the disk, then renamed over it.
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../model/usage-error.ts";
import { withoutInterruption } from "./interruption.ts";
import { codeOf, removePatiently, renamePatiently } from "./patiently.ts";
import { refuseName } from "./windows-name.ts";

const literally = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Names of what is being written beside the file of this name. */
const besidePattern = (name: string) => new RegExp(`^\\.${literally(name)}\\.[0-9a-f]{8}\\.tmp$`);

/**
 * Writes a file whole or not at all, with the mode it had; of a link, the file it leads to. Ctrl-C waits until it is done. UsageError where
 * it cannot be written: then it is as it was, and nothing is left beside it.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  refuseName(basename(path));
  const folder = dirname(path);
  if (!statOf(folder)?.isDirectory()) throw new UsageError(`文件夹“${folder}”不存在，无法写入`, "请先建立文件夹，或改用其他路径。");
  const there = statOf(path);
  if (there?.isDirectory()) throw new UsageError(`“${path}”是文件夹，不能作为文件写入`, "请在后面加上文件名。");
  const target = there ? realpathSync(path) : path;
  withoutInterruption(() => replace(target, content, there?.mode));
}

/** What a killed program left half written beside the file. Whoever asks holds its lock; one who writes without has `patienceMs`. */
export function removeLeftovers(path: string, patienceMs = 600_000): void {
  const pattern = besidePattern(basename(path));
  for (const name of readdirSync(dirname(path))) {
    if (!pattern.test(name)) continue;
    const left = join(dirname(path), name);
    const stat = lstatSync(left, { throwIfNoEntry: false });
    if (!stat?.isFile() || Date.now() - stat.mtimeMs <= patienceMs) continue;
    try {
      rmSync(left, { force: true });
    } catch {} // another time
  }
}

/**
 * Writes a new file whole or not at all; false, and nothing done, where something is there already. UsageError where it cannot be written.
 * Whoever calls lets no signal in.
 */
export function writeNew(path: string, content: Uint8Array): boolean {
  const beside = besideOf(path);
  try {
    writeSynced(beside, content, undefined);
    try {
      linkSync(beside, path);
    } catch (error) {
      if (codeOf(error) === "EEXIST" || existsSync(path)) return false;
      renamePatiently(beside, path); // a disk without links
    }
  } catch (error) {
    throw unwritable(path, error);
  } finally {
    removePatiently(beside);
  }
  keepFolder(dirname(path));
  return true;
}

function replace(path: string, content: string | Uint8Array, mode: number | undefined): void {
  const beside = besideOf(path);
  try {
    writeSynced(beside, content, mode);
    renamePatiently(beside, path);
  } catch (error) {
    removePatiently(beside);
    throw unwritable(path, error);
  }
  keepFolder(dirname(path));
}

const besideOf = (path: string) => join(dirname(path), `.${basename(path)}.${randomBytes(4).toString("hex")}.tmp`);

/** A file that is not there yet, on the disk when this returns. */
export function writeSynced(path: string, content: string | Uint8Array, mode?: number): void {
  const file = openSync(path, "wx");
  try {
    writeFileSync(file, content);
    if (mode !== undefined) fchmodSync(file, mode & 0o7777);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The new name too is on the disk; systems that cannot promise it are believed. */
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

/** Why, and what to do: a full disk wants something else than a file open in another program. */
export function unwritable(path: string, error: unknown): UsageError {
  const code = codeOf(error);
  const [why, hint] = reasons[code] ?? [code || "未知原因", "请检查磁盘空间、文件是否被其他程序打开、是否有写入权限。"];
  return new UsageError(`无法写入“${path}”：${why}`, `${hint}原文件没有改动。`);
}

const denied = [
  "没有写入权限，或文件正被其他程序打开",
  "请关闭打开它的程序（如 Excel、Word、WPS、记事本、杀毒软件）再试；仍不行的，请管理员开放写入权限。",
] as const;
const reasons: Readonly<Record<string, readonly [why: string, hint: string]>> = {
  ENOSPC: ["磁盘已满", "请腾出空间后再试。"],
  EDQUOT: ["存储配额已用完", "请腾出空间后再试。"],
  EFBIG: ["文件超过系统允许的大小", "请检查系统对文件大小的限制。"],
  EACCES: denied,
  EPERM: denied,
  EBUSY: denied,
  EROFS: ["所在的磁盘是只读的", "请换一个可以写入的位置。"],
  ENAMETOOLONG: ["文件名过长", "请把文件名改短。"],
  ENOTDIR: ["路径中有一段不是文件夹", "请核对路径。"],
};

function statOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
