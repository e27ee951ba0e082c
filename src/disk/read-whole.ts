// Reading a file whole, or saying in words why that is impossible.
import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { UsageError } from "../model/usage-error.ts";
import { codeOf, patiently } from "./patiently.ts";
import { refusal } from "./system-error.ts";

/** UsageError where the file cannot be read: held by another program, forbidden, gone meanwhile, or no plain file (a pipe would keep us waiting). */
export function readWhole(path: string): Buffer {
  try {
    return patiently(() => bytesOf(path));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw unreadableFile(path, error);
  }
}

export function unreadableFile(path: string, error: unknown): UsageError {
  const [why, hint] = refusal(codeOf(error), "reading");
  return new UsageError(`读不出“${path}”：${why}`, `${hint}。`);
}

/** The first bytes of a file, enough to see what it is; empty for one that cannot be read. */
export function readHead(path: string): Uint8Array {
  const head = new Uint8Array(64 * 1024);
  try {
    return withFile(path, (file) => head.subarray(0, readSync(file, head)));
  } catch {
    return new Uint8Array();
  }
}

function bytesOf(path: string): Buffer {
  return withFile(path, (file) => readFileSync(file));
}

function withFile<T>(path: string, use: (file: number) => T): T {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!fstatSync(file).isFile()) throw new UsageError(`读不出“${path}”：不是普通文件`, "请换成文件本身。");
    return use(file);
  } finally {
    closeSync(file);
  }
}
