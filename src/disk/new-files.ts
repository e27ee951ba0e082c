// Writing many new files: all of them or none, and never over an existing one.
import { closeSync, mkdirSync, openSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "../model/usage-error.ts";
import { besideOf, sweep } from "./beside.ts";
import { withoutInterruption } from "./interruption.ts";
import { renamePatiently } from "./patiently.ts";
import { lstatOf } from "./stat-of.ts";
import { unwritable } from "./write-whole.ts";

const untouched = "没有写入任何文件。";

interface FileBeingMade {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Paths, relative to `folder` with "/", that cannot be new files there: they exist, or a folder on the way is none, or is a link. */
export function inTheWay(folder: string, paths: readonly string[]): string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const steps = path.split("/");
    for (let count = 1; count <= steps.length; count++) {
      const part = steps.slice(0, count).join("/");
      const stat = lstatOf(join(folder, ...steps.slice(0, count)));
      if (!stat) break;
      if (count === steps.length || !stat.isDirectory()) {
        found.add(part);
        break;
      }
    }
  }
  return [...found];
}

/** Writes all the files below `folder`, which may not exist yet, or none: after a failure (UsageError) or Ctrl-C everything is as it was. */
export function writeNewFiles(folder: string, files: readonly FileBeingMade[]): void {
  withoutInterruption(() => {
    if (lstatOf(folder)) fill(folder, files);
    else appear(folder, files);
  });
}

/** Makes a new folder with its files: filled under a temporary name, then renamed. */
function appear(folder: string, files: readonly FileBeingMade[]): void {
  sweep(dirname(folder));
  const beside = besideOf(folder, "tmp");
  try {
    mkdirSync(beside);
    fill(beside, files);
    renamePatiently(beside, folder);
  } catch (error) {
    try {
      rmSync(beside, { recursive: true, force: true });
    } catch {} // it was never made
    throw error instanceof UsageError ? error : unwritable(folder, error, untouched);
  }
}

/** Writes into an existing folder; if one file fails, those written before are removed. */
function fill(folder: string, files: readonly FileBeingMade[]): void {
  const made: (() => void)[] = [];
  try {
    for (const { path, content } of files) {
      const steps = path.split("/");
      for (let count = 1; count < steps.length; count++) {
        const parent = join(folder, ...steps.slice(0, count));
        if (lstatOf(parent)) continue;
        mkdirSync(parent);
        made.push(() => rmdirSync(parent));
      }
      const full = join(folder, ...steps);
      const file = openSync(full, "wx");
      made.push(() => rmSync(full, { force: true }));
      try {
        writeFileSync(file, content);
      } finally {
        closeSync(file);
      }
    }
  } catch (error) {
    for (const undo of made.reverse())
      try {
        undo();
      } catch {} // a folder into which somebody else has put something stays
    throw unwritable(folder, error, untouched);
  }
}
