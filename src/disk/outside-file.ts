// A file that a person names as 佐证, wherever it is on the disk.
import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { spellingsOf } from "../desk/dropped-path.ts";
import { UsageError } from "../model/usage-error.ts";
import { unreadableFile } from "./read-whole.ts";
import { statOf } from "./stat-of.ts";
import { placeBelow } from "./workspace.ts";

/** Bytes. */
export const largestFile = 50 * 1024 * 1024;

export interface OutsideFile {
  /** Absolute. */
  readonly path: string;
  readonly size: number;
  digest(): string;
}

/** inside: its path below ledgers/. */
export type FoundFile =
  | { readonly inside: string }
  | { readonly outside: OutsideFile }
  | { readonly fault: readonly [message: string, hint: string] };

/** The file meant by what was typed, from `folder` or from ledgers/; undefined where there is none. */
export function findFile(root: string, folder: string, typed: string): FoundFile | undefined {
  const ledgers = join(root, "ledgers");
  let fault: FoundFile | undefined;
  for (const spelling of spellingsOf(typed))
    for (const base of [ledgers, folder]) {
      const found = fileAt(resolve(base, spelling), ledgers);
      if (found && !("fault" in found)) return found;
      fault ??= found;
    }
  return fault;
}

function fileAt(path: string, ledgers: string): FoundFile | undefined {
  const stat = statOf(path);
  if (!stat) return undefined;
  const name = basename(path);
  if (stat.isDirectory()) return { fault: [`“${name}”是文件夹，不是文件`, "请逐个写明文件。"] };
  if (!stat.isFile()) return { fault: [`“${name}”不是普通文件`, "请换成文档、图片等文件。"] };
  if (stat.size === 0) return { fault: [`佐证文件“${name}”是空的（0字节）`, "请换成完整的文件。"] };
  const inside = placeBelow(ledgers, path);
  if (inside !== undefined) return { inside };
  if (stat.size > largestFile)
    return { fault: [`“${name}”有${Math.ceil(stat.size / 1024 / 1024)}MB，超过50MB`, "请压缩，或只取有用的部分。"] };
  return { outside: outsideFile(path, stat.size) };
}

function outsideFile(path: string, size: number): OutsideFile {
  let known: string | undefined;
  return {
    path,
    size,
    digest() {
      known ??= digestOf(bytesOf(path));
      return known;
    },
  };
}

export function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** UsageError where it cannot be read, or is no longer a file of the permitted size. */
export function bytesOf(path: string): Buffer {
  const name = basename(path);
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    throw unreadableFile(name, error);
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile() || stat.size > largestFile) throw new UsageError(`“${name}”已被其他程序改动`, "请关闭打开它的程序后再试。");
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}
