// A file's bytes, or in words why they cannot be had.
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { UsageError } from "../model/usage-error.ts";
import { codeOf, patiently } from "./patiently.ts";

/** UsageError where the file cannot be read: held by another program, forbidden, or gone meanwhile. */
export function readWhole(path: string): Buffer {
  try {
    return patiently(() => readFileSync(path));
  } catch (error) {
    const code = codeOf(error);
    const [why, hint] = reasons[code] ?? [code || "未知原因", "请检查磁盘和网络是否正常。"];
    throw new UsageError(`读不出“${path}”：${why}`, hint);
  }
}

/** How a file begins, enough to see what it is; nothing of one that cannot be read. */
export function readHead(path: string): Uint8Array {
  const head = new Uint8Array(64 * 1024);
  try {
    const file = openSync(path, "r");
    try {
      return head.subarray(0, readSync(file, head));
    } finally {
      closeSync(file);
    }
  } catch {
    return new Uint8Array();
  }
}

const denied = [
  "没有读取权限，或文件正被其他程序打开",
  "请关闭打开它的程序（如 Excel、Word、WPS）再试；仍不行的，请管理员开放读取权限。",
] as const;
const reasons: Readonly<Record<string, readonly [why: string, hint: string]>> = {
  EACCES: denied,
  EPERM: denied,
  EBUSY: denied,
  ENOENT: ["文件刚刚被移走或改名", "请再运行一次。"],
};
