// What is at a path; undefined where nothing is, or nothing that can be reached (a link to itself, a file where a folder should be).
import { lstatSync, type Stats, statSync } from "node:fs";

/** Links followed. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Of a link, the link itself. */
export function lstatOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
