// What the last write of ledgers put in place of what, so that it can be taken back: copies in `.ledger/` at the workspace's root, and an index that names
// them. The copy is there before the ledger is written; a run that is killed between the two leaves an index that fits no file, which is seen.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../model/usage-error.ts";
import { maxBytes } from "../read/limits.ts";
import { removePatiently } from "./patiently.ts";
import { readWhole } from "./read-whole.ts";
import { lstatOf } from "./stat-of.ts";
import { writeNew, writeWhole } from "./write-whole.ts";

/** One command's writing of one or more ledgers: taken back together. */
export interface WriteStep {
  /** For a person, once the write is made up: `甲局-01-001 进展`. */
  what(): string;
  /** Evidence copied along with it, by path below ledgers/: it stays where it is. */
  readonly copies: readonly string[];
  readonly files: KeptFile[];
}

/** Digests of a ledger's bytes before and after; the copy bears the name of the former. */
interface KeptFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface KeptStep {
  readonly what: string;
  readonly copies: readonly string[];
  readonly files: readonly KeptFile[];
}

export const writeStep = (what: string | (() => string), copies: readonly string[] = []): WriteStep => ({
  what: typeof what === "string" ? () => what : what,
  copies,
  files: [],
});

const folderName = ".ledger";
const indexName = "undo.json";
const longestIndex = 4 * 1024 * 1024;
/** Only what lies directly in ledgers/ is kept: plan and list are written by `check --fix` too. */
const ledgerPath = /^ledgers\/[^/\\]+$/;
const copyName = /^[0-9a-f]{64}$/;

export const bytesDigest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/**
 * Keeps what the file held, before it is written. Where it cannot be kept (`tell` says so) the ledger is written all the same. Returns what to do once it
 * is written, or could not be.
 */
export function keepCopy(
  root: string,
  step: WriteStep,
  { path, before, after }: { readonly path: string; readonly before: Uint8Array; readonly after: Uint8Array },
  tell: (words: string) => void,
): { written(): void; failed(): void } {
  const nothing = { written() {}, failed() {} };
  if (!ledgerPath.test(path) || Buffer.from(before).equals(after)) return nothing;
  try {
    const folder = ownFolder(root);
    const index = join(folder, indexName);
    const former = lstatOf(index) ? readWhole(index) : undefined;
    const kept = { path, before: bytesDigest(before), after: bytesDigest(after) };
    const copy = join(folder, kept.before);
    if (!lstatOf(copy)?.isFile()) writeWhole(copy, before);
    step.files.push(kept);
    writeWhole(index, `${JSON.stringify({ version: 1, ...step, what: step.what() }, undefined, 2)}\n`);
    return {
      written: () => sweepCopies(folder, step.files),
      failed() {
        step.files.pop();
        if (former === undefined) removePatiently(index);
        else writeWhole(index, former);
      },
    };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    tell(`这次写入以后不能用 ledger undo 撤销（${error.message}）。\n`);
    return nothing;
  }
}

/** The last step; undefined where there is none. UsageError where what lies there was not written by this program, or not whole. */
export function lastStep(root: string): KeptStep | undefined {
  const folder = join(root, folderName);
  const index = join(folder, indexName);
  const stat = lstatOf(index);
  if (!lstatOf(folder)?.isDirectory() || !stat) return undefined;
  const step = stat.isFile() && stat.size <= longestIndex ? stepIn(readWhole(index).toString("utf8")) : undefined;
  if (!step)
    throw new UsageError(
      `“${folderName}/${indexName}”不是本程序写的，不能据以撤销`,
      `请看一看它是从哪里来的；不要的，删去“${folderName}”文件夹。`,
    );
  return step;
}

/** What the file held before the step. UsageError where the copy is gone, or is not what was kept. */
export function copyOf(root: string, { path, before }: KeptFile): Buffer {
  const copy = join(root, folderName, before);
  const stat = lstatOf(copy);
  const bytes = stat?.isFile() && stat.size <= maxBytes ? readWhole(copy) : undefined;
  if (bytes && bytesDigest(bytes) === before) return bytes;
  throw new UsageError(`“${path}”写入以前的底稿不在了，或被改动过，不能撤销`, `底稿在“${folderName}”文件夹中，由程序保存，不要改动。`);
}

/** Once it is taken back, there is nothing more to take back. */
export function forgetStep(root: string): void {
  removePatiently(join(root, folderName, indexName));
  sweepCopies(join(root, folderName), []);
}

/** The folder with its own .gitignore; never through a link. UsageError where it cannot be had. */
function ownFolder(root: string): string {
  const folder = join(root, folderName);
  try {
    mkdirSync(folder);
  } catch {} // it is there, or what follows says why not
  const stat = lstatOf(folder);
  if (!stat) throw new UsageError(`文件夹“${folderName}”建不起来`);
  if (!stat.isDirectory()) throw new UsageError(`“${folderName}”不是文件夹`);
  for (const name of [indexName, ".gitignore"])
    if (lstatOf(join(folder, name))?.isFile() === false) throw new UsageError(`“${folderName}/${name}”不是普通文件`);
  writeNew(join(folder, ".gitignore"), "*\n");
  return folder;
}

/** Copies of earlier steps. */
function sweepCopies(folder: string, files: readonly KeptFile[]): void {
  const kept = new Set(files.map(({ before }) => before));
  try {
    for (const name of readdirSync(folder)) if (copyName.test(name) && !kept.has(name)) removePatiently(join(folder, name));
  } catch {} // another time
}

function stepIn(text: string): KeptStep | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { version, what, files, copies = [] } = (read ?? {}) as Record<string, unknown>;
  const isSound =
    version === 1 && typeof what === "string" && areTexts(copies) && Array.isArray(files) && files.length > 0 && files.every(isKept);
  return isSound ? { what, files, copies } : undefined;
}

const areTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === "string");

function isKept(value: unknown): value is KeptFile {
  const { path, before, after } = (value ?? {}) as Record<string, unknown>;
  return (
    [path, before, after].every((one) => typeof one === "string") &&
    ledgerPath.test(String(path)) &&
    copyName.test(String(before)) &&
    copyName.test(String(after))
  );
}
