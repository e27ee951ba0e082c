// Where a path stands below a folder, whatever the system writes paths like.
import { realpathSync } from "node:fs";
import systemPaths, { type PlatformPath } from "node:path";

/** The path as `top` names it, with "/": "" for `top` itself, undefined where it is not below it, on another drive for one. */
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
