// A path relative to a folder, on every system.
import { realpathSync } from "node:fs";
import systemPaths, { basename, dirname, join, type PlatformPath } from "node:path";
import { UsageError } from "../model/usage-error.ts";
import { lstatOf, statOf } from "./stat-of.ts";

/** The path as `top` names it, with "/": "" for `top` itself, undefined where it is not below it, or on another drive. */
export function below(top: string, path: string, { relative, isAbsolute, sep }: PlatformPath = systemPaths): string | undefined {
  const place = relative(top, path);
  return place === ".." || place.startsWith(`..${sep}`) || isAbsolute(place) ? undefined : place.split(sep).join("/");
}

/** The path with links followed and every name as the disk has it: Windows also finds LEDGERS where ledgers is, and some drives cannot tell. */
export function trueName(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return realpathSync(path);
  }
}

/**
 * Where a file of the workspace (relative to `root`, with "/") really is, to be written; it need not be there yet, its folder must be.
 * UsageError where a link leads out of `root`, or nowhere: links may have come with somebody else's workspace, and must not lead to files
 * outside.
 */
export function within(root: string, path: string): string {
  const full = join(root, ...path.split("/"));
  const folder = dirname(full);
  const real = statOf(full) ? trueName(full) : !lstatOf(full) && statOf(folder) ? join(trueName(folder), basename(full)) : undefined;
  if (real === undefined) throw new UsageError(`“${full}”是失效的链接，或所在的文件夹不在了，不予写入`, "请核对路径，移走失效的链接。");
  if (!below(trueName(root), real))
    throw new UsageError(`“${path}”经链接指向工作目录以外的“${real}”，不予写入`, "请把文件本身放进工作目录。");
  return real;
}
