// Papers and the register that numbers them, written so that a crash at any moment neither loses a paper nor gives a number twice:
//   1. a lock beside the register, made only where there is none, names every file to come;
//   2. the papers, whole, each beside its place under another name;
//   3. the register, whole, renamed over the old one: from here on they are issued;
//   4. the papers renamed to their own names; the lock goes.
// Who finds the lock of a run that ended before its time finishes 4 if 3 was done, else takes 2 back.
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { codeOf, removePatiently, renamePatiently } from "../disk/patiently.ts";
import { refuseName } from "../disk/windows-name.ts";
import { unwritable } from "../disk/write-whole.ts";
import { UsageError } from "../model/usage-error.ts";

export interface PaperFile {
  /** 发文字号 as the register has it. */
  readonly number: string;
  /** Absolute. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

export interface Issue {
  readonly papers: readonly PaperFile[];
  /** The whole register with them in it. */
  readonly register: string;
}

interface Lock {
  readonly pid: number;
  readonly host: string;
  /** Of the run: its unfinished files have it in their names. */
  readonly token: string;
  readonly papers: readonly { readonly number: string; readonly path: string }[];
}

/**
 * Calls `prepare` with the register's bytes (undefined: none yet) while nobody else may write it, and writes what it returns; null:
 * nothing. Returns the paths of papers that an interrupted run had issued and that are finished only now.
 */
export async function issuePapers(
  registerPath: string,
  prepare: (bytes: Uint8Array | undefined) => Promise<Issue | null>,
): Promise<readonly string[]> {
  makeFolder(dirname(registerPath));
  const lockPath = `${registerPath}.lock`;
  const token = randomBytes(6).toString("hex");
  const finished = takeLock(registerPath, lockPath, token);
  removeLeftLocks(lockPath);
  try {
    const before = readRegister(registerPath);
    const issue = await prepare(before);
    if (issue) write(registerPath, lockPath, token, before, issue);
  } finally {
    if (lockAt(lockPath)?.token === token) removePatiently(lockPath);
    if (readdirSync(dirname(registerPath)).length === 0) rmdirSync(dirname(registerPath));
  }
  return finished;
}

/** What a run that ended before its time was about to make its lock; one that still runs keeps its own. */
function removeLeftLocks(lockPath: string): void {
  for (const name of readdirSync(dirname(lockPath))) {
    if (!name.startsWith(`${basename(lockPath)}.`)) continue;
    const path = join(dirname(lockPath), name);
    const lock = lockAt(path);
    const isOld = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 300; // an empty one is being written this moment, or never will be
    if (lock === null ? isOld : lock !== undefined && !isRunning(lock)) removePatiently(path);
  }
}

function write(registerPath: string, lockPath: string, token: string, before: Uint8Array | undefined, { papers, register }: Issue): void {
  for (const { path } of papers) {
    makeFolder(dirname(path));
    if (existsSync(path)) throw new UsageError(`“${path}”已经存在，没有覆盖`, "请先把它移走，或用 -o 写到另一个文件夹。");
  }
  const lock: Lock = { pid: process.pid, host: hostname(), token, papers: papers.map(({ number, path }) => ({ number, path })) };
  const besideRegister = beside(registerPath, token);
  try {
    replaceOwn(lockPath, JSON.stringify(lock), token);
    for (const { path, content } of papers) writeSynced(beside(path, token), content);
    writeSynced(besideRegister, register);
    const now = readRegister(registerPath);
    if (!isSame(now, before) || lockAt(lockPath)?.token !== token)
      throw new UsageError("发文登记刚刚被别人改动，没有写入", "请再运行一次。");
    renamePatiently(besideRegister, registerPath);
  } catch (error) {
    for (const { path } of papers) removePatiently(beside(path, token));
    removePatiently(besideRegister);
    throw told(error, registerPath);
  }
  const failed = papers.filter(({ path }) => !renamed(beside(path, token), path)).map(({ number }) => number);
  if (failed.length > 0)
    throw new UsageError(`${failed.join("、")}已经登记，文件没有写成`, `请用 --again 重新打印，例如 --again ${failed[0]}；字号不变。`);
}

function renamed(from: string, to: string): boolean {
  try {
    renamePatiently(from, to);
    return true;
  } catch {
    removePatiently(from);
    return false;
  }
}

/** What a run left that ended before its time: finished where its register stands, else taken back. */
function recover(registerPath: string, { token, papers }: Lock): string[] {
  const register = readRegister(registerPath)?.toString("utf8") ?? "";
  removePatiently(beside(registerPath, token));
  const finished: string[] = [];
  for (const { number, path } of papers) {
    const unfinished = beside(path, token);
    if (!existsSync(unfinished)) continue;
    if (!register.includes(number) || existsSync(path)) removePatiently(unfinished);
    else if (renamed(unfinished, path)) finished.push(path);
  }
  return finished;
}

function takeLock(registerPath: string, lockPath: string, token: string): string[] {
  const own = JSON.stringify({ pid: process.pid, host: hostname(), token, papers: [] } satisfies Lock);
  const finished: string[] = [];
  for (let attempt = 0; attempt < 3; attempt++) {
    const whole = `${lockPath}.${token}`;
    try {
      writeSynced(whole, own);
      linkOrCopy(whole, lockPath, own);
      return finished;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw told(error, registerPath);
    } finally {
      removePatiently(whole);
    }
    const other = lockAt(lockPath);
    if (other === undefined) continue; // gone meanwhile
    if (other === null || isRunning(other))
      throw new UsageError("另一次出单正在进行，没有写入", `请等它结束再运行；确认没有别的窗口在出单的，删去“${lockPath}”后再运行。`);
    // Only one of those who find it moves it away; whoever moved another's lock puts it back.
    const claimed = `${lockPath}.${token}.old`;
    renamePatiently(lockPath, claimed);
    if (lockAt(claimed)?.token === other.token) finished.push(...recover(registerPath, other));
    else linkOrCopy(claimed, lockPath, readFileSync(claimed, "utf8"));
    removePatiently(claimed);
  }
  throw new UsageError("另一次出单正在进行，没有写入", "请等它结束再运行。");
}

/** Appears whole or not at all, and only where nothing is. Some file systems (FAT) have no links: there the bytes come a moment later. */
function linkOrCopy(from: string, to: string, content: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
    writeFileSync(to, content, { flag: "wx" });
  }
}

/** Undefined where there is none, null where it cannot be read. */
function lockAt(path: string): Lock | null | undefined {
  try {
    const lock = JSON.parse(readFileSync(path, "utf8")) as Lock;
    return typeof lock.pid === "number" && typeof lock.token === "string" && Array.isArray(lock.papers) ? lock : null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : null;
  }
}

/** On another machine (a shared folder) nobody can tell: then it is. */
function isRunning({ pid, host }: Lock): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

function replaceOwn(lockPath: string, content: string, token: string): void {
  const other = `${lockPath}.${token}`;
  writeSynced(other, content);
  renamePatiently(other, lockPath);
}

/** Same folder, so that renaming is one step; the name begins with a dot, so that nobody takes it for a paper. */
function beside(path: string, token: string): string {
  return join(dirname(path), `.${basename(path)}.${token}.tmp`);
}

function writeSynced(path: string, content: string | Uint8Array): void {
  const file = openSync(path, "wx");
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function readRegister(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw told(error, path);
  }
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0;
}

/** Makes the folder itself, but not what should hold it: a slip in a path makes no tree. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  refuseName(basename(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST" && statSync(folder).isDirectory()) return;
    throw new UsageError(`文件夹“${folder}”建不起来，没有写入`, "请核对路径，上一级文件夹要先有。");
  }
}

function told(error: unknown, path: string): unknown {
  if (error instanceof UsageError) return error;
  return codeOf(error) === "" ? error : unwritable(path, error);
}
