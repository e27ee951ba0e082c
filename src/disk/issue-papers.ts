// Papers and the register that numbers them, written so that a program killed at any moment neither loses a paper nor gives a number twice:
//   1. the register takes the numbers, each marked as not written yet;
//   2. the papers, each whole, none over another file;
//   3. the register without the marks.
// A later run that finds a mark writes that paper; a paper that is there already with the same bytes is left as it is. All three steps are done
// while holding the register's lock.
import { basename, dirname, join } from "node:path";
import { UsageError } from "../model/usage-error.ts";
import { within } from "./below.ts";
import { onInterruption, withoutInterruption } from "./interruption.ts";
import { withLock } from "./lock.ts";
import { makeFolder } from "./make-folder.ts";
import { removePatiently } from "./patiently.ts";
import { readWhole } from "./read-whole.ts";
import { lstatOf } from "./stat-of.ts";
import { writeNew, writeWhole } from "./write-whole.ts";

export interface PaperFile {
  /** Absolute. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Papers to write, and the register's text: `before` as it was read (undefined: none yet), `taken` after step 1, `written` after step 3. */
export interface Issue {
  readonly papers: readonly PaperFile[];
  readonly before: string | undefined;
  readonly taken: string;
  readonly written: string;
}

/**
 * Calls `prepare` while holding the lock of the register (relative to `root`, with "/"), and writes what it returns; null: nothing. Waits for
 * another run (`tell` is then called). UsageError where something cannot be written; then everything is put back.
 */
export async function issuePapers(
  root: string,
  registerFile: string,
  tell: (words: string) => void,
  prepare: () => Promise<Issue | null>,
): Promise<void> {
  const undoFolder = makeFolder(dirname(join(root, ...registerFile.split("/"))));
  const done = onInterruption(undoFolder);
  try {
    const register = within(root, registerFile);
    tellOfJournal(register, registerFile, tell);
    await withLock(register, tell, async () => {
      const issue = await prepare();
      if (issue) withoutInterruption(() => write(register, issue));
    });
  } finally {
    undoFolder();
    done();
  }
}

/** A journal beside the register, as earlier programs kept one, says what to move and delete. It may be anybody's: nothing in it is done. */
function tellOfJournal(register: string, registerFile: string, tell: (words: string) => void): void {
  const name = `.${basename(register)}.journal`;
  if (lstatOf(join(dirname(register), name)))
    tell(`${dirname(registerFile)}/${name} 不是本程序写的，没有照它办，原样留着；请弄清是谁放的，不用的请删去。\n`);
}

function write(register: string, { papers, before, taken, written }: Issue): void {
  const undo: (() => void)[] = [];
  try {
    const missing = papers.filter(({ path, content }) => {
      undo.push(makeFolder(dirname(path)));
      if (!lstatOf(path)) return true;
      if (!lstatOf(path)?.isFile() || !readWhole(path).equals(Buffer.from(content))) throw inTheWay(path);
      return false;
    });
    requireSame(register, before);
    if (taken !== before) {
      writeWhole(register, taken);
      undo.push(() => giveBack(register, before, taken));
    }
    for (const { path, content } of missing) {
      if (!writeNew(path, content)) throw inTheWay(path);
      undo.push(() => removePatiently(path));
    }
    requireSame(register, taken);
    writeWhole(register, written);
  } catch (error) {
    try {
      for (const one of undo.reverse()) one();
    } catch {
      // Not everything could be put back: the numbers stay taken, and the next run writes their papers.
      throw new UsageError("字号已经登记，文书没有写成", "请腾出磁盘空间，或关闭打开发文登记、文书的程序，再运行一次就会补上，字号不变。");
    }
    throw error;
  }
}

function giveBack(register: string, before: string | undefined, taken: string): void {
  requireSame(register, taken);
  if (before === undefined) removePatiently(register);
  else writeWhole(register, before);
}

function requireSame(register: string, text: string | undefined): void {
  const now = lstatOf(register) ? readWhole(register) : undefined;
  if (text === undefined ? now !== undefined : !now?.equals(Buffer.from(text)))
    throw new UsageError("发文登记刚刚被别人改动，没有写入", "请再运行一次。");
}

function inTheWay(path: string): UsageError {
  return new UsageError(`“${path}”已经存在，没有覆盖`, "请先把它移走，或用 -o 写到另一个文件夹。");
}
