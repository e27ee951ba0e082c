// Finding a file whose name is spelt differently on disk: macOS and file-sync tools use another Unicode normal form for the same letters.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { codeOf } from "./patiently.ts";

/** The names in a folder: as they are; by their composed form (NFC); by their composed form in lower case. Of several the first. */
interface Names {
  readonly exact: ReadonlySet<string>;
  readonly normal: ReadonlyMap<string, string>;
  readonly caseless: ReadonlyMap<string, string>;
}

/** The names in a folder, each folder looked at once; undefined where it cannot be listed. */
export type Listing = (folder: string) => Names | undefined;

export function listing(): Listing {
  const known = new Map<string, Names | undefined>();
  return (folder) => {
    if (!known.has(folder)) known.set(folder, namesIn(folder));
    return known.get(folder);
  };
}

export interface NameOnDisk {
  readonly steps: readonly string[];
  readonly isOtherCase: boolean;
}

/**
 * The steps of `path` below `folder` as they are on disk: the same letters in any normal form; else in the other case, as Windows would
 * find them. Undefined where none is; "unreadable" where a folder on the way cannot be listed.
 */
export function namesOnDisk(folder: string, path: string, names: Listing): NameOnDisk | "unreadable" | undefined {
  const actual: string[] = [];
  let isOtherCase = false;
  for (const step of path.split("/").filter((one) => one !== "" && one !== ".")) {
    const there = names(join(folder, ...actual));
    if (!there) return "unreadable";
    const exact = there.exact.has(step) ? step : there.normal.get(step.normalize("NFC"));
    const found = exact ?? there.caseless.get(caseless(step));
    if (found === undefined) return undefined;
    if (exact === undefined) isOtherCase = true;
    actual.push(found);
  }
  return { steps: actual, isOtherCase };
}

function caseless(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function namesIn(folder: string): Names | undefined {
  const names = list(folder)?.reverse(); // reversed, so that of several names the first is entered last and kept
  return (
    names && {
      exact: new Set(names),
      normal: new Map(names.map((name) => [name.normalize("NFC"), name])),
      caseless: new Map(names.map((name) => [caseless(name), name])),
    }
  );
}

function list(folder: string): string[] | undefined {
  try {
    return readdirSync(folder);
  } catch (error) {
    return ["ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG"].includes(codeOf(error)) ? [] : undefined;
  }
}
