// Files that stand beside another while it is written. Their names say who writes, so that what a killed program left is known for what it is.
import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readlinkSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { codeOf } from "./patiently.ts";
import { lstatOf } from "./stat-of.ts";

/** Where a process number means something: machine, and container. */
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

/** A new name in the folder of `path`: short, so that a long name needs no longer one, and hidden, so that nobody takes it for the file. */
export function besideOf(path: string, ending: "tmp" | "turn"): string {
  return join(dirname(path), `.ledger-${here()}-${process.pid}-${randomBytes(4).toString("hex")}.${ending}`);
}

const pattern = /^\.ledger-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{8}\.(tmp|turn)$/;

/** Names of such an ending in the folder, by programs of this machine. */
export function besidesIn(folder: string, ending: "tmp" | "turn"): { readonly path: string; readonly pid: number }[] {
  return listed(folder).flatMap((name) => {
    const [, at, pid, end] = pattern.exec(name) ?? [];
    return at === here() && end === ending ? [{ path: join(folder, name), pid: Number(pid) }] : [];
  });
}

const longMs = 24 * 3_600_000;

/**
 * Takes away what killed programs left in the folder. Of another machine's nobody here can tell, so those must be a day old. This program's own are
 * always left over where this is called: it writes in one step.
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
    } catch {} // another time
  }
}

/** A folder that may be written to but not listed keeps what is left in it. */
function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
