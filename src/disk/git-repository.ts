// The git repository that a folder belongs to. Not found by git itself, which also accepts a folder that merely looks like a repository:
// one with HEAD, objects and refs among the files that somebody handed in.
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { below } from "./below.ts";
import { lstatOf } from "./stat-of.ts";

export interface Repository {
  /** Real path of the work tree's top folder, the one that holds `.git`. */
  readonly top: string;
  /** Real path of what `.git` is, or names: in a submodule and in a further work tree it is a file that names a folder elsewhere. */
  readonly folder: string;
  /** Path of the given folder below the top, ending with "/"; empty at the top. */
  readonly prefix: string;
}

/** The repository of the nearest folder upwards that holds `.git`; undefined where there is none, or it is the repository of other files. */
export function repositoryOf(root: string): Repository | undefined {
  const real = realpathSync(root);
  for (let top = real; ; top = dirname(top)) {
    if (lstatOf(join(top, ".git")) !== undefined) {
      const folder = folderOf(top);
      const place = below(top, real);
      return folder === undefined || place === undefined ? undefined : { top, folder, prefix: place === "" ? "" : `${place}/` };
    }
    if (dirname(top) === top) return undefined;
  }
}

/** Whether the work tree may leave out files (sparse checkout). */
export function isSparse(root: string): boolean {
  const repository = repositoryOf(root);
  return repository !== undefined && existsSync(join(repository.folder, "info", "sparse-checkout"));
}

function folderOf(top: string): string | undefined {
  const entry = join(top, ".git");
  try {
    if (statSync(entry).isDirectory()) return realpathSync(entry);
    const [, named] = /^gitdir: (.+?)\r?\n?$/s.exec(noteAt(entry)) ?? [];
    if (named === undefined) return undefined;
    const folder = realpathSync(resolve(top, named));
    return belongsTo(top, folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * False where the `.git` file of `top` leads to the repository of other files: to a main repository's own `.git`, or to another work tree's
 * folder.
 */
function belongsTo(top: string, folder: string): boolean {
  if (basename(folder) === ".git") return false;
  const note = join(folder, "gitdir");
  return !existsSync(note) || realpathSync(resolve(folder, noteAt(note).trim())) === realpathSync(join(top, ".git"));
}

/** The text of a file; empty for a pipe or device, where reading might never end. */
function noteAt(path: string): string {
  return statSync(path).isFile() ? readFileSync(path, "utf8") : "";
}
