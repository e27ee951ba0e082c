// The folder that new files go into.
import { mkdirSync, rmdirSync } from "node:fs";
import { basename } from "node:path";
import { UsageError } from "../model/usage-error.ts";
import { statOf } from "./stat-of.ts";
import { refuseName } from "./windows-name.ts";

/**
 * Makes the folder where it is not there, but not its parent: a slip in a path must not make a tree of folders. Returns a function that removes the
 * folder again if it was made here and is empty. UsageError where it cannot be made.
 */
export function makeFolder(folder: string): () => void {
  if (statOf(folder)?.isDirectory()) return () => {};
  refuseName(basename(folder));
  try {
    mkdirSync(folder);
  } catch {
    if (statOf(folder)?.isDirectory()) return () => {};
    throw new UsageError(`文件夹“${folder}”建不起来，没有写入`, "请核对路径，上一级文件夹要先有，也要有写入权限。");
  }
  return () => {
    try {
      rmdirSync(folder);
    } catch {} // somebody else has put something in
  };
}
