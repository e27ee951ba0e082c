// Reading a file, changing it and writing it back, without losing what others write to it meanwhile.
import { basename } from "node:path";
import { UsageError } from "../model/usage-error.ts";
import { within } from "./below.ts";
import { withLock } from "./lock.ts";
import { readWhole } from "./read-whole.ts";
import { keepCopy, type WriteStep, writeStep } from "./undo-copy.ts";
import { writeWhole } from "./write-whole.ts";

/** The new bytes; undefined content: nothing is to be written. */
export interface Changed<T> {
  readonly content: Uint8Array | undefined;
  readonly result: T;
}

/** How often to begin again when an editor, which does not use our lock, has changed the file meanwhile. */
const attempts = 3;

/**
 * Changes the file below `root`: `change` gets its bytes and gives the new ones, which are written if the old ones still stand there; else it
 * is asked again. One writer at a time, by a lock. UsageError where the file is a link that leads out of `root`, cannot be written, or is
 * never left alone: then nothing was written. What stood there is kept, so that `step` can be taken back (`ledger undo`).
 */
export async function changeFile<T>(
  root: string,
  path: string,
  tell: (words: string) => void,
  change: (content: Uint8Array) => Promise<Changed<T>>,
  step: WriteStep = writeStep(path),
): Promise<T> {
  const target = within(root, path);
  return withLock(target, tell, async () => {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const before = readWhole(target);
      const { content, result } = await change(before);
      if (content === undefined) return result;
      if (!Buffer.from(readWhole(target)).equals(before)) continue;
      const copy = keepCopy(root, step, { path, before, after: content }, tell);
      try {
        writeWhole(target, content);
      } catch (error) {
        copy.failed();
        throw error;
      }
      copy.written();
      return result;
    }
    throw new UsageError(`“${basename(path)}”一直在被其他程序修改，没有写入`, "请关闭打开它的程序（如记事本、WPS）后再试。");
  });
}
