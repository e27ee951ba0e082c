// Papers and the register that numbers them, written so that a crash at any moment neither loses a paper nor gives a number twice:
//   1. a journal beside the register names every file to come;
//   2. the papers, whole, each beside its place under another name;
//   3. the register, whole, renamed over the old one: from here on they are issued;
//   4. the papers renamed to their own names; the journal goes.
// Who finds the journal of a run that ended before its time finishes 4 if 3 was done, else takes 2 back. All of it under the register's lock.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../model/usage-error.ts";
import { withoutInterruption } from "./interruption.ts";
import { withLock } from "./lock.ts";
import { codeOf, removePatiently, renamePatiently } from "./patiently.ts";
import { refuseName } from "./windows-name.ts";
import { removeLeftovers, unwritable, writeSynced, writeWhole } from "./write-whole.ts";

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

interface Journal {
  /** Of the run: its unfinished files have it in their names. */
  readonly token: string;
  readonly papers: readonly { readonly number: string; readonly path: string }[];
}

/**
 * Calls `prepare` with the register's bytes (undefined: none yet) while nobody else may write it, and writes what it returns; null:
 * nothing. Waits for another run (`tell` is then called). Returns the paths of papers that an interrupted run had issued and that are
 * finished only now. UsageError where something cannot be written: then nothing is.
 */
export async function issuePapers(
  registerPath: string,
  tell: (words: string) => void,
  prepare: (bytes: Uint8Array | undefined) => Promise<Issue | null>,
): Promise<readonly string[]> {
  const folder = dirname(registerPath);
  makeFolder(folder);
  try {
    return await withLock(registerPath, tell, async () => {
      removeLeftovers(registerPath);
      removeLeftovers(journalOf(registerPath), 0); // nobody writes it without the lock
      const finished = withoutInterruption(() => finish(registerPath));
      const before = bytesOf(registerPath);
      const issue = await prepare(before);
      if (issue) withoutInterruption(() => write(registerPath, before, issue));
      return finished;
    });
  } finally {
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  }
}

const journalOf = (registerPath: string) => join(dirname(registerPath), `.${basename(registerPath)}.journal`);

/** Same folder, so that renaming is one step; the name begins with a dot, so that nobody takes it for a paper. */
const beside = (path: string, token: string) => join(dirname(path), `.${basename(path)}.${token}.tmp`);

function write(registerPath: string, before: Uint8Array | undefined, { papers, register }: Issue): void {
  for (const { path } of papers) {
    makeFolder(dirname(path));
    if (existsSync(path)) throw new UsageError(`“${path}”已经存在，没有覆盖`, "请先把它移走，或用 -o 写到另一个文件夹。");
  }
  const journal: Journal = { token: randomBytes(4).toString("hex"), papers: papers.map(({ number, path }) => ({ number, path })) };
  try {
    writeWhole(journalOf(registerPath), JSON.stringify(journal));
    for (const { path, content } of papers) writeSynced(beside(path, journal.token), content);
    if (!isSame(bytesOf(registerPath), before)) throw new UsageError("发文登记刚刚被别人改动，没有写入", "请再运行一次。");
    writeWhole(registerPath, register);
  } catch (error) {
    for (const { path } of papers) removePatiently(beside(path, journal.token));
    removePatiently(journalOf(registerPath));
    throw error instanceof UsageError ? error : unwritable(dirname(papers[0]?.path ?? registerPath), error);
  }
  const failed = papers.filter(({ path }) => !renamed(beside(path, journal.token), path)).map(({ number }) => number);
  removePatiently(journalOf(registerPath));
  if (failed.length > 0)
    throw new UsageError(`${failed.join("、")}已经登记，文件没有写成`, `请用 --again 重新打印，例如 --again ${failed[0]}；字号不变。`);
}

/** What a run left that ended before its time: finished where its register stands, else taken back. */
function finish(registerPath: string): string[] {
  const journal = journalAt(journalOf(registerPath));
  if (!journal) return [];
  const register = bytesOf(registerPath)?.toString("utf8") ?? "";
  const finished: string[] = [];
  for (const { number, path } of journal.papers) {
    const unfinished = beside(path, journal.token);
    if (!existsSync(unfinished)) continue;
    if (!register.includes(number) || existsSync(path)) removePatiently(unfinished);
    else if (renamed(unfinished, path)) finished.push(path);
  }
  removePatiently(journalOf(registerPath));
  return finished;
}

function journalAt(path: string): Journal | undefined {
  const bytes = bytesOf(path);
  if (!bytes) return undefined;
  try {
    return JSON.parse(bytes.toString("utf8")) as Journal;
  } catch {
    throw new UsageError(`上次出单留下的“${path}”读不出来，没有写入`, "请核对发文登记与已写成的文书是否一致，然后删去这个文件，再运行。");
  }
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

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw unwritable(path, error);
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
    if (codeOf(error) === "EEXIST" && statSync(folder).isDirectory()) return;
    throw new UsageError(`文件夹“${folder}”建不起来，没有写入`, "请核对路径，上一级文件夹要先有。");
  }
}
