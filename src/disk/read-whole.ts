// Reading a file whole, or saying in words why that is impossible.
import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { UsageError } from "../model/usage-error.ts";
import { codeOf, patiently, systemRefused } from "./patiently.ts";

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
  const code = codeOf(error);
  const [why, hint] = reasons[code] ?? [systemRefused(code), "请检查磁盘和网络是否正常。"];
  return new UsageError(`读不出“${path}”：${why}`, hint);
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

const denied = [
  "没有读取权限，或文件正被其他程序打开",
  "请关闭打开它的程序（如 Excel、Word、WPS）再试；仍不行的，请管理员开放读取权限。",
] as const;
const tooMany = ["同时打开的文件太多", "请关闭一些程序再试。"] as const;
const reasons: Readonly<Record<string, readonly [why: string, hint: string]>> = {
  EACCES: denied,
  EPERM: denied,
  EBUSY: denied,
  ENOENT: ["文件刚刚被移走或改名", "请再运行一次。"],
  EISDIR: ["是文件夹，不是文件", "请写明文件。"],
  ENOTDIR: ["路径中有一段不是文件夹", "请核对路径。"],
  ELOOP: ["是指向自己的链接", "请换成文件本身。"],
  ENAMETOOLONG: ["文件名过长", "请把文件名改短。"],
  ENXIO: ["不是普通文件", "请换成文件本身。"],
  EIO: ["磁盘或网络出错", "请检查磁盘和网络是否正常。"],
  EMFILE: tooMany,
  ENFILE: tooMany,
};
