// Evidence from elsewhere, copied into ledgers/附件: a new file, whole or not at all, never over another.
import { readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { numberedName, portableName } from "../desk/dropped-path.ts";
import { UsageError } from "../model/usage-error.ts";
import { withoutInterruption } from "./interruption.ts";
import { makeFolder } from "./make-folder.ts";
import { bytesOf, digestOf, type OutsideFile } from "./outside-file.ts";
import { lstatOf, statOf } from "./stat-of.ts";
import { placeBelow } from "./workspace.ts";
import { writeNew } from "./write-whole.ts";

const folderName = "附件";
const mostNames = 1_000;

export interface CopyTarget {
  /** Relative to ledgers/, with "/". */
  readonly path: string;
  /** A file of the same bytes is there already. */
  readonly isThere: boolean;
}

/** Where a copy will be: under the file's name, or under the first free name made from it. `planned`: copies not made yet, by their place. */
export function targetFor(root: string, file: OutsideFile, planned: ReadonlyMap<string, OutsideFile>): CopyTarget {
  const folder = evidenceFolder(root);
  const names = listed(folder);
  const own = portableName(basename(file.path));
  for (let number = 1; number <= mostNames; number++) {
    const wanted = numberedName(own, number);
    const name = names.find((one) => isSameName(one, wanted));
    const plan = [...planned.keys()].find((path) => isSameName(path, `${folderName}/${wanted}`));
    if (name === undefined && plan === undefined) return { path: `${folderName}/${wanted}`, isThere: false };
    if (name !== undefined && holds(join(folder, name), file)) return { path: `${folderName}/${name}`, isThere: true };
    if (plan !== undefined && planned.get(plan)?.digest() === file.digest()) return { path: plan, isThere: false };
  }
  throw new UsageError(`${folderName}中名为“${own}”的文件太多`, "请把文件改一个名称再试。");
}

/** Copies the file to a place that `targetFor` gave; returns a function that removes the copy. UsageError, and no copy, where that fails. */
export function copyEvidence(root: string, file: OutsideFile, path: string): () => void {
  return withoutInterruption(() => {
    const folder = evidenceFolder(root);
    const target = join(root, "ledgers", ...path.split("/"));
    const bytes = bytesOf(file.path);
    if (digestOf(bytes) !== file.digest())
      throw new UsageError(`“${basename(file.path)}”正在被其他程序改动，没有复制`, "请关闭打开它的程序后再试。");
    const undoFolder = makeFolder(folder);
    try {
      if (writeNew(target, bytes))
        return () => {
          rmSync(target, { force: true });
          undoFolder();
        };
    } catch (error) {
      undoFolder();
      throw error;
    }
    if (holds(target, file)) return () => {};
    throw new UsageError(`“ledgers/${path}”刚被别人用作另一个文件，没有写入`, "请再运行一次，会换一个名称。");
  });
}

/** The folder, which may not be there yet. UsageError where it leads out of ledgers/, or ledgers/ out of the workspace. */
function evidenceFolder(root: string): string {
  const ledgers = join(root, "ledgers");
  const folder = join(ledgers, folderName);
  const isThere = lstatOf(folder) !== undefined;
  const isInside = () => placeBelow(ledgers, folder) !== undefined && placeBelow(root, folder) !== undefined;
  if (isThere && !(statOf(folder)?.isDirectory() && isInside()))
    throw new UsageError(`“ledgers/${folderName}”不是 ledgers 中的文件夹，不能往里复制`, "请把它换成文件夹，佐证都放在里面。");
  return folder;
}

/** True where a file of the same bytes, not a link to one, is there. */
function holds(path: string, file: OutsideFile): boolean {
  const stat = lstatOf(path);
  return stat?.isFile() === true && stat.size === file.size && digestOf(bytesOf(path)) === file.digest();
}

/** The name as systems compare it that ignore upper and lower case. */
function isSameName(a: string, b: string): boolean {
  return a.normalize("NFC").toLowerCase() === b.normalize("NFC").toLowerCase();
}

function listed(folder: string): string[] {
  return lstatOf(folder) ? readdirSync(folder) : [];
}
