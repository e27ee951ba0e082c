// What `-o` writes. A Word file or a workbook that is not ours, or was changed by hand since, is not lost: it is kept beside.
import { basename, dirname, extname, join } from "node:path";
import { isAsSealed, sealed } from "../read/workbook/seal.ts";
import { below, trueName } from "./below.ts";
import { renamePatiently } from "./patiently.ts";
import { readWhole } from "./read-whole.ts";
import { lstatOf, statOf } from "./stat-of.ts";
import { bytesDigest } from "./undo-copy.ts";
import { unwritable, writeWhole } from "./write-whole.ts";

/** Written whole or not at all, over what is there. UsageError where it cannot be written; `tell` says what was kept, by which name. */
export function writeOutput(path: string, content: string | Uint8Array, root: string, tell: (words: string) => void): void {
  if (typeof content === "string" || !/\.(?:docx|xlsx)$/i.test(path)) {
    writeWhole(path, content, root);
    return;
  }
  const bytes = sealed(content, bytesDigest);
  const former = formerOf(path, root);
  if (former === undefined || !lstatOf(former)?.isFile() || isReplaceable(former, bytes)) {
    writeWhole(path, bytes, root);
    return;
  }
  const kept = freeName(former);
  try {
    renamePatiently(former, kept);
  } catch (error) {
    throw unwritable(path, error);
  }
  try {
    writeWhole(former, bytes, root);
  } catch (error) {
    renamePatiently(kept, former);
    throw error;
  }
  tell(`原有的 ${basename(former)} 不是本程序写的，或写出以后改动过，没有覆盖，已改名为 ${basename(kept)}\n`);
}

/** Where a link in the workspace leads: writing follows it too. */
function formerOf(path: string, root: string): string | undefined {
  if (!lstatOf(path)?.isSymbolicLink()) return path;
  const real = statOf(path) ? trueName(path) : undefined;
  return real !== undefined && below(trueName(root), real) !== undefined ? real : undefined;
}

function isReplaceable(path: string, bytes: Uint8Array): boolean {
  const there = readWhole(path);
  return there.length === 0 || there.equals(bytes) || isAsSealed(there, bytesDigest);
}

/** `月报.docx` → `月报 (1).docx`, the first that is free. */
function freeName(path: string): string {
  const ending = extname(path);
  const stem = basename(path, ending);
  for (let count = 1; ; count++) {
    const name = join(dirname(path), `${stem} (${count})${ending}`);
    if (!lstatOf(name)) return name;
  }
}
