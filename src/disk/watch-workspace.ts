// Tells when something may have changed in a workspace. The system's notices come quickly but not everywhere (a server's folder, too many
// folders), so besides there is a look every now and then.
import { type FSWatcher, lstatSync, readdirSync, watch } from "node:fs";
import { join } from "node:path";

/** Milliseconds: an editor writes in several steps, which are waited for; but not longer than this in all; a look without any notice. */
const quiet = 25;
const atMost = 100;
const nowAndThen = 2000;

/** Here the system watches a folder with all that is in it; elsewhere each is watched by itself. */
const isWhole = process.platform === "win32" || process.platform === "darwin";

/** Folders that are watched: more evidence than that is noticed when a ledger changes. */
const mostFolders = 2000;

export interface MayHaveChanged {
  /** False where only ledgers, plan, list and forms are concerned. */
  readonly isEvidence: boolean;
}

/** Files that programs put beside a file while they save it. */
const passing = /^[.~#]|^\d+$|~$|\.(?:tmp|bak|swp|swx|lock)$/i;

/** Calls `told` from now on until the returned function is called. Links are not followed, and nothing outside `root` is watched. */
export function watchWorkspace(root: string, told: (change: MayHaveChanged) => void): () => void {
  const ledgers = join(root, "ledgers");
  const watched = new Map<string, { readonly identity: string; readonly watcher: FSWatcher }>();
  let isEvidence = false;
  let first: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const notice = (folder: string, name: string | null) => {
    isEvidence ||= folder.startsWith(ledgers) && !(folder === ledgers && name !== null && isDirect(name));
    first ??= performance.now();
    clearTimeout(timer);
    timer = setTimeout(tell, Math.max(0, Math.min(quiet, first + atMost - performance.now())));
  };
  const tell = () => {
    const change = { isEvidence };
    isEvidence = false;
    first = undefined;
    follow();
    told(change);
  };
  /** Watches the folders that are there now. */
  const follow = () => {
    const there = new Map(foldersOf(root));
    for (const [folder, { identity, watcher }] of watched)
      if (there.get(folder) !== identity) {
        watcher.close();
        watched.delete(folder);
      }
    for (const [folder, identity] of there) {
      if (watched.has(folder)) continue;
      try {
        const watcher = watch(folder, { recursive: isWhole && folder === ledgers }, (_, name) => notice(folder, name));
        watcher.on("error", () => {
          watcher.close();
          watched.delete(folder);
        });
        watched.set(folder, { identity, watcher });
      } catch {
        // Seen by the look now and then.
      }
    }
  };
  follow();
  const sweep = setInterval(() => {
    if (timer === undefined || first === undefined) tell();
  }, nowAndThen);
  return () => {
    clearInterval(sweep);
    clearTimeout(timer);
    for (const { watcher } of watched.values()) watcher.close();
    watched.clear();
  };
}

/** True for a ledger, plan or list by its name, and for what a program puts beside it while it saves. */
function isDirect(name: string): boolean {
  return !/[\\/]/.test(name) && (/\.ya?ml$/i.test(name) || passing.test(name));
}

/** Folders in which something can change that check looks at, each with what tells it from another of its name. */
function* foldersOf(root: string): Generator<[folder: string, identity: string]> {
  const waiting = [join(root, "ledgers")];
  for (const folder of [root, join(root, "schemas"), join(root, "schemas", "tasks")]) {
    const identity = identityOf(folder);
    if (identity !== undefined) yield [folder, identity];
  }
  for (let count = 0; waiting.length > 0 && count < mostFolders; count++) {
    const folder = waiting.shift() as string;
    const identity = identityOf(folder);
    if (identity === undefined) continue;
    yield [folder, identity];
    if (!isWhole) waiting.push(...foldersIn(folder));
  }
}

function identityOf(folder: string): string | undefined {
  try {
    const stat = lstatSync(folder, { bigint: true });
    return stat.isDirectory() ? `${stat.dev} ${stat.ino}` : undefined;
  } catch {
    return undefined;
  }
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [join(folder, entry.name)] : []));
  } catch {
    return [];
  }
}
