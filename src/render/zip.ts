// A zip file that is the same for the same content, on any machine and at any time.
import { zipSync } from "fflate";

/** The files in the given order, each stamped with one of the first days a zip file knows, in whatever zone. */
export function zipped(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync({ ...files }, { mtime: "1980-01-02T12:00:00", level: 6 });
}
