// File operations that are tried again on Windows, where a file cannot be renamed, replaced or deleted while another program, such as a
// virus scanner, has it open.
import { renameSync, rmSync } from "node:fs";

const held: readonly string[] = ["EPERM", "EACCES", "EBUSY"];
const attempts = 10;

/** Runs the action; on Windows tries again for about two seconds while another program has the file open, then throws the last error. */
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

/** Deletes the file if it is there. */
export function removePatiently(path: string): void {
  patiently(() => rmSync(path, { force: true }));
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}
