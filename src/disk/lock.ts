// One writer at a time: a lock file beside the file, which says who holds it. The lock of a program that still runs is never removed.
import { randomBytes } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { userInfo } from "node:os";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../model/usage-error.ts";
import { visible } from "../render/terminal-text.ts";
import { besideOf, besidesIn, isRunning, place } from "./beside.ts";
import { onInterruption } from "./interruption.ts";
import { removePatiently } from "./patiently.ts";
import { readWhole } from "./read-whole.ts";
import { lstatOf } from "./stat-of.ts";
import { writeNew } from "./write-whole.ts";

interface LockHolder {
  readonly pid: number;
  /** Machine and container: the process number is unique only there. */
  readonly place: string;
  readonly user: string;
  readonly since: string;
  readonly token: string;
}

export const lockOf = (path: string) => join(dirname(path), `.${basename(path)}.lock`);

const patience = { everyMs: 20, tellAfterMs: 1_000, giveUpAfterMs: 8_000 };

/**
 * Runs `action` while holding the lock of the file. Waits some seconds for each other holder (`tell` is then called once), and removes the lock
 * of a program that was killed. UsageError where the lock cannot be had, or another kind of file is in its place. The lock is released
 * afterwards, also on Ctrl-C.
 */
export async function withLock<T>(path: string, tell: (words: string) => void, action: () => Promise<T>, wait = patience): Promise<T> {
  const lock = lockOf(path);
  const mine: LockHolder = {
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
    } catch {} // the action is done; the next writer removes the lock of a program that has ended
  };
  const done = onInterruption(release);
  try {
    let began = Date.now();
    let told = false;
    let ahead: string | undefined;
    let strangeSince: number | undefined;
    while (!writeNew(lock, JSON.stringify(mine), false)) {
      if (removeDead(lock)) continue;
      const holder = holderOf(lock);
      // The lock has passed to another holder, so others are making progress: the wait begins anew.
      if (holder && holder.token !== ahead && ahead !== undefined) began = Date.now();
      ahead = holder?.token ?? ahead;
      const now = Date.now();
      strangeSince = holder || !lstatOf(lock) ? undefined : (strangeSince ?? now);
      if (strangeSince !== undefined && now - strangeSince >= wait.tellAfterMs) throw strange(path, lock);
      if (now - began >= wait.giveUpAfterMs) throw held(path, lock);
      if (!told && holder && now - began >= wait.tellAfterMs) {
        tell(`“${visible(basename(path))}”正由${holderNamed(holder)}写入，请稍候……\n`);
        told = true;
      }
      await new Promise((resolve) => setTimeout(resolve, wait.everyMs * (0.5 + Math.random())));
    }
    return await action();
  } finally {
    release();
    done();
  }
}

/**
 * Removes the lock of a program that was killed on this machine; true when that was done. Each process that wants to first makes a file of its own
 * and then looks for others': of two at once, at least one sees the other and gives up, so that no lock taken meanwhile is removed.
 */
function removeDead(lock: string): boolean {
  if (!isDead(lock)) return false;
  const mine = besideOf(lock, "turn");
  try {
    closeSync(openSync(mine, "wx"));
    for (const { path, pid } of besidesIn(dirname(lock), "turn")) {
      if (path === mine) continue;
      if (isRunning(pid)) return false;
      removePatiently(path);
    }
    if (!isDead(lock)) return false;
    removePatiently(lock);
    return true;
  } catch {
    return false; // the caller goes on waiting, and reports when it gives up
  } finally {
    removePatiently(mine);
  }
}

/** True where the holder ran on this machine and has ended. Of a holder on another machine that cannot be known: false. */
function isDead(lock: string): boolean {
  const holder = holderOf(lock);
  if (!holder) return isEmptyForLong(lock);
  if (holder.place !== place() || holder.pid === process.pid) return false;
  return !isRunning(holder.pid);
}

/** An empty lock was left by a program killed while taking it, on a disk without hard links. */
function isEmptyForLong(lock: string): boolean {
  const stat = lstatOf(lock);
  return stat?.isFile() === true && stat.size === 0 && Date.now() - stat.mtimeMs > 60_000;
}

/** No lock of ours is longer. */
const longest = 2_000;

/** Who holds the lock; undefined where there is none, or anything else in its place, which may have come with somebody else's workspace. */
function holderOf(lock: string): LockHolder | undefined {
  const stat = lstatOf(lock);
  if (!stat?.isFile() || stat.size > longest) return undefined;
  try {
    const written: unknown = JSON.parse(readWhole(lock).toString("utf8"));
    return isHolder(written) ? written : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(written: unknown): written is LockHolder {
  if (typeof written !== "object" || written === null) return false;
  const { pid, place: where, user: name, since, token } = written as Partial<Record<keyof LockHolder, unknown>>;
  const isPlain = (text: unknown) => typeof text === "string" && text !== "" && visible(text) === text;
  return (
    typeof pid === "number" &&
    Number.isInteger(pid) &&
    pid > 0 &&
    pid < 2 ** 31 &&
    [where, name].every(isPlain) &&
    typeof since === "string" &&
    /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(since) &&
    !Number.isNaN(Date.parse(since)) &&
    typeof token === "string" &&
    /^[0-9a-f]{16}$/.test(token)
  );
}

function held(path: string, lock: string): UsageError {
  return new UsageError(
    `“${basename(path)}”正由${holderNamed(holderOf(lock))}写入，没有等到`,
    `请过一会儿再试。确实没有人在写的（例如那台电脑已关机），删去文件“${lock}”再试；没有写入任何内容。`,
  );
}

function strange(path: string, lock: string): UsageError {
  return new UsageError(
    `“${basename(path)}”没有写入：占用标记“${basename(lock)}”不是本程序写的，或没有写完整`,
    `请看一看“${lock}”是从哪里来的；确实没有人在写的，把它移走再试。`,
  );
}

function holderNamed(holder: LockHolder | undefined): string {
  if (!holder) return "另一个程序";
  const since = new Date(Date.parse(holder.since) + 8 * 3_600_000).toISOString().slice(11, 16);
  return `${holder.user}（${holder.place.split(" ")[0]}，${since}起）`;
}

function user(): string {
  try {
    return visible(userInfo().username) || "某人";
  } catch {
    return "某人";
  }
}
