// One writer at a time: a lock file beside the file, which says who holds it. Nobody's lock is ever taken from a program that still runs.
import { createHash, randomBytes } from "node:crypto";
import { closeSync, linkSync, openSync, readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../model/usage-error.ts";
import { onInterruption } from "./interruption.ts";
import { codeOf, removePatiently } from "./patiently.ts";
import { unwritable } from "./write-whole.ts";

interface Holder {
  readonly pid: number;
  /** Where this process number means something: machine, and container. */
  readonly place: string;
  readonly user: string;
  readonly since: string;
  readonly token: string;
}

export const lockOf = (path: string) => join(dirname(path), `.${basename(path)}.lock`);

const patience = { everyMs: 20, tellAfterMs: 1_000, giveUpAfterMs: 15_000 };

/**
 * Runs `action` while nobody else holds the lock of the file. Waits some seconds for each other's before it (`tell` is then called once), takes away the
 * lock of a program that was killed. UsageError where the lock cannot be had. The lock is gone afterwards, and after Ctrl-C.
 */
export async function withLock<T>(path: string, tell: (words: string) => void, action: () => Promise<T>, wait = patience): Promise<T> {
  const lock = lockOf(path);
  const mine: Holder = {
    pid: process.pid,
    place: place(),
    user: user(),
    since: new Date().toISOString(),
    token: randomBytes(8).toString("hex"),
  };
  const release = () => {
    if (holderOf(lock)?.token !== mine.token) return;
    try {
      removePatiently(lock);
    } catch {} // what is written is written; the next writer takes away the lock of a program that has ended
  };
  const done = onInterruption(release);
  try {
    let began = Date.now();
    let told = false;
    let ahead: string | undefined;
    while (!taken(lock, mine)) {
      if (removeDead(lock)) continue;
      const holder = holderOf(lock)?.token;
      // Where others come and go, the queue moves on and is worth waiting in.
      if (holder !== ahead && ahead !== undefined) began = Date.now();
      ahead = holder ?? ahead;
      const waited = Date.now() - began;
      if (waited >= wait.giveUpAfterMs) throw held(path, lock);
      if (!told && waited >= wait.tellAfterMs) {
        tell(`“${basename(path)}”正由${whose(lock)}写入，请稍候……\n`);
        told = true;
      }
      await new Promise((resolve) => setTimeout(resolve, wait.everyMs * (0.5 + Math.random())));
    }
    removeUnborn(lock);
    return await action();
  } finally {
    release();
    done();
  }
}

/** True when the lock is now ours. It appears with its holder's name in it, in one step where the disk can do that. */
function taken(lock: string, mine: Holder): boolean {
  const text = JSON.stringify(mine);
  const beside = `${lock}.${mine.token}`;
  try {
    writeFileSync(beside, text, { flag: "wx" });
    try {
      linkSync(beside, lock);
      return true;
    } catch (error) {
      if (codeOf(error) === "EEXIST") return false;
      return takenWithoutLinks(lock, text);
    } finally {
      removePatiently(beside);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw unwritable(lock, error);
  }
}

/** What programs killed in the very moment of taking the lock had beside it. */
function removeUnborn(lock: string): void {
  for (const name of readdirSync(dirname(lock))) {
    const left = join(dirname(lock), name);
    if (name.startsWith(`${basename(lock)}.`) && /^[0-9a-f]{16}$/.test(name.slice(basename(lock).length + 1)) && isDead(left))
      try {
        removePatiently(left);
      } catch {} // another time
  }
}

function takenWithoutLinks(lock: string, text: string): boolean {
  let file: number;
  try {
    file = openSync(lock, "wx");
  } catch (error) {
    if (codeOf(error) === "EEXIST" || (process.platform === "win32" && codeOf(error) === "EPERM")) return false;
    throw error;
  }
  try {
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
  return true;
}

/**
 * Takes the lock of a program killed on this machine away; true when that was done. Whoever wants to do so says it by a file of his own and
 * then looks for others': of two at once, at least one sees the other and steps back, so nobody removes a lock taken meanwhile.
 */
function removeDead(lock: string): boolean {
  if (!isDead(lock)) return false;
  const head = `${basename(lock)}.${createHash("sha256").update(place()).digest("hex").slice(0, 8)}.`;
  const mine = `${head}${process.pid}.${randomBytes(4).toString("hex")}.turn`;
  const folder = dirname(lock);
  try {
    closeSync(openSync(join(folder, mine), "wx"));
    for (const name of readdirSync(folder)) {
      const pid = name.startsWith(head) && name !== mine && /^(\d+)\.[0-9a-f]{8}\.turn$/.exec(name.slice(head.length))?.[1];
      if (!pid) continue;
      if (Number(pid) === process.pid || isRunning(Number(pid))) return false;
      removePatiently(join(folder, name));
    }
    if (!isDead(lock)) return false;
    removePatiently(lock);
    return true;
  } catch {
    return false; // whoever waits in vain is told so
  } finally {
    removePatiently(join(folder, mine));
  }
}

/** True where the holder ran here and runs no more. Of another machine's nobody here can tell. */
function isDead(lock: string): boolean {
  const holder = holderOf(lock);
  if (!holder) return isEmptyForLong(lock);
  if (holder.place !== place() || holder.pid === process.pid) return false;
  return !isRunning(holder.pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}

/** A lock without a name was left by a program killed in the very moment of taking it. */
function isEmptyForLong(lock: string): boolean {
  const stat = statSync(lock, { throwIfNoEntry: false });
  return stat !== undefined && stat.size === 0 && Date.now() - stat.mtimeMs > 60_000;
}

function holderOf(lock: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(lock, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

function held(path: string, lock: string): UsageError {
  return new UsageError(
    `“${basename(path)}”正由${whose(lock)}写入，没有等到`,
    `请过一会儿再试。确实没有人在写的（例如那台电脑已关机），删去文件“${lock}”再试；没有写入任何内容。`,
  );
}

function whose(lock: string): string {
  const holder = holderOf(lock);
  if (!holder) return "另一个程序";
  const since = /T(\d\d:\d\d)/.exec(new Date(Date.parse(holder.since) + 8 * 3_600_000).toISOString())?.[1];
  return `${holder.user}（${holder.place.split(" ")[0]}，${since}起）`;
}

function place(): string {
  try {
    return `${hostname()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

function user(): string {
  try {
    return userInfo().username;
  } catch {
    return "某人";
  }
}
