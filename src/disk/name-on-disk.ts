// A name as the disk has it: macOS and file-sync tools spell the same letters in another Unicode normal form.
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The names in a folder, each folder looked at once. */
export type Listing = (folder: string) => readonly string[];

export function listing(): Listing {
  const known = new Map<string, readonly string[]>();
  return (folder) => {
    const names = known.get(folder) ?? list(folder);
    known.set(folder, names);
    return names;
  };
}

/**
 * The steps of `path` below `folder` as they are on disk: the same letters in any normal form; else in the other case, as Windows would
 * find them. Undefined where none is.
 */
export function namesOnDisk(
  folder: string,
  path: string,
  names: Listing,
): { readonly steps: readonly string[]; readonly isOtherCase: boolean } | undefined {
  const actual: string[] = [];
  let isOtherCase = false;
  for (const step of path.split("/").filter((one) => one !== "" && one !== ".")) {
    const there = names(join(folder, ...actual));
    const exact = there.find((name) => name === step) ?? there.find((name) => name.normalize("NFC") === step.normalize("NFC"));
    const found = exact ?? there.find((name) => caseless(name) === caseless(step));
    if (found === undefined) return undefined;
    if (exact === undefined) isOtherCase = true;
    actual.push(found);
  }
  return { steps: actual, isOtherCase };
}

function caseless(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
