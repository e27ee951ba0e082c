// A folder of files that belong together, over what an earlier run left there.
import { dirname, join } from "node:path";
import { makeFolder } from "./make-folder.ts";
import { removePatiently } from "./patiently.ts";
import { lstatOf } from "./stat-of.ts";
import { writeWhole } from "./write-whole.ts";

/** The file that says what the others are: gone while they are being replaced, so that whoever finds it finds a whole folder. */
const descriptor = "datapackage.json";

/**
 * Each file whole or not at all; other files in the folder stay. The folder is made where it is not there, but not its parent. `files`: content by
 * path below the folder, with "/". UsageError where something cannot be written: then the folder has no datapackage.json.
 */
export function writeFolder(folder: string, files: Readonly<Record<string, string | Uint8Array>>, root: string): void {
  makeFolder(folder);
  const first = join(folder, descriptor);
  if (lstatOf(first)?.isFile()) removePatiently(first);
  const { [descriptor]: last, ...others } = files;
  for (const [path, content] of Object.entries(others)) {
    const full = join(folder, ...path.split("/"));
    makeFolder(dirname(full));
    writeWhole(full, content, root);
  }
  if (last !== undefined) writeWhole(first, last, root);
}
