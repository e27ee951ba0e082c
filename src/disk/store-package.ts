// 收件/: packages are added and never changed. Each is written whole under a name that nothing else has, while holding the lock of the store.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { receivedFolder, storedAt, storedPath } from "../model/received.ts";
import { UsageError } from "../model/usage-error.ts";
import { within } from "./below.ts";
import { sweep } from "./beside.ts";
import { withLock } from "./lock.ts";
import { makeFolder } from "./make-folder.ts";
import { readWhole } from "./read-whole.ts";
import { statOf } from "./stat-of.ts";
import { listReceived } from "./workspace.ts";
import { writeNew } from "./write-whole.ts";

export interface PackageToStore {
  /** 简称 of the zone. */
  readonly short: string;
  readonly asOf: string;
  readonly receivedOn: string;
  /** SHA-256 of `bytes`. */
  readonly digest: string;
  readonly bytes: Uint8Array;
}

/** isNew: false where the same bytes lay there already, under `path`. */
export interface StoredPackage {
  readonly path: string;
  readonly isNew: boolean;
}

/**
 * Calls `action` while nobody else adds packages (`tell`: that it waits); `store` then stores one. What killed programs left half written goes
 * first; a folder is made only for what is stored.
 */
export function storing<T>(
  root: string,
  tell: (words: string) => void,
  action: (store: (one: PackageToStore) => StoredPackage) => Promise<T>,
): Promise<T> {
  const folder = within(root, receivedFolder);
  return withLock(within(root, `ledgers/${receivedFolder}`), tell, () => {
    for (const path of [folder, ...foldersIn(folder)]) sweep(path);
    return action((one) => store(root, one));
  });
}

function foldersIn(folder: string): string[] {
  if (!statOf(folder)?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [join(folder, one.name)] : []));
}

function store(root: string, { bytes, ...one }: PackageToStore): StoredPackage {
  const path = storedPath(one);
  const end = path.slice(-"00000000.zip".length);
  const own = listReceived(root).filter(({ path: there }) => storedAt(there)?.short === one.short && there.endsWith(end));
  const same = own.find(({ path: there }) => readWhole(within(root, there)).equals(bytes));
  if (same) return { path: same.path, isNew: false };
  const undoStore = makeFolder(within(root, receivedFolder));
  const undoFolder = makeFolder(within(root, `${receivedFolder}/${one.short}`));
  try {
    if (!writeNew(within(root, path), bytes))
      throw new UsageError(`“${path}”已经存在，内容却不一样，没有收下`, "请运行 ledger check，看收件中哪一个被改动过。");
  } finally {
    undoFolder();
    undoStore();
  }
  return { path, isNew: true };
}
