// Windows lets nobody rename, replace or delete a file that another program holds open, be it for the moment a virus scanner needs.
import { renameSync, rmSync } from "node:fs";

const held: readonly string[] = ["EPERM", "EACCES", "EBUSY"];
const attempts = 10;

/** Does it, on Windows again and again for about two seconds while something is held open; what is thrown last is thrown. */
export function patiently<T>(action: () => T, system: NodeJS.Platform = process.platform): T {
  for (let attempt = 1; ; attempt++) {
    try {
      return action();
    } catch (error) {
      if (attempt === attempts || system !== "win32" || !held.includes(codeOf(error))) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50 * attempt);
    }
  }
}

export function renamePatiently(from: string, to: string): void {
  patiently(() => renameSync(from, to));
}

/** Gone, if it was there. */
export function removePatiently(path: string): void {
  patiently(() => rmSync(path, { force: true }));
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}
