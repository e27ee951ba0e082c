// Temporary files beside a file that is being written. Their names say which process made them, so that those of a killed process can be removed.
import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readlinkSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { codeOf } from "./patiently.ts";
import { lstatOf } from "./stat-of.ts";

/** The machine and container: process numbers are unique only within it. */
export function place(): string {
  try {
    return `${hostname()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}

const here = () => createHash("sha256").update(place()).digest("hex").slice(0, 8);

/**
 * A new temporary name in the folder of `path`: short, so that it is possible beside a file of any name; hidden, so that it is not taken
 * for the file.
 */
export function besideOf(path: string, ending: "tmp" | "turn"): string {
  return join(dirname(path), `.ledger-${here()}-${process.pid}-${randomBytes(4).toString("hex")}.${ending}`);
}

const pattern = /^\.ledger-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{8}\.(tmp|turn)$/;

/** Temporary files of this ending in the folder that were made on this machine. */
export function besidesIn(folder: string, ending: "tmp" | "turn"): { readonly path: string; readonly pid: number }[] {
  return listed(folder).flatMap((name) => {
    const [, at, pid, end] = pattern.exec(name) ?? [];
    return at === here() && end === ending ? [{ path: join(folder, name), pid: Number(pid) }] : [];
  });
}

const longMs = 24 * 3_600_000;

/**
 * Removes the temporary files that killed processes left in the folder. Whether a process of another machine still runs cannot be known here,
 * so its files are removed once they are a day old. Files of this process are always left over: none is in use when this is called.
 */
export function sweep(folder: string): void {
  for (const name of listed(folder)) {
    const [, at, pid] = pattern.exec(name) ?? [];
    if (pid === undefined) continue;
    const path = join(folder, name);
    const stat = lstatOf(path);
    if (!stat || !(stat.isFile() || stat.isDirectory())) continue;
    const isLeft = at === here() ? Number(pid) === process.pid || !isRunning(Number(pid)) : Date.now() - stat.mtimeMs > longMs;
    if (!isLeft) continue;
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {} // the next call tries again
  }
}

/** Nothing for a folder that may not be listed: what is left over there stays. */
function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
