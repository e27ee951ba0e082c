// Whether a file holds what git has stored, judged without running git's filters. Two things that git changes at check-out are known here: line
// ends, and Git LFS pointers. Any other difference counts as another content.
import { createHash, type Hash } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { maxBytes } from "../read/limits.ts";

export interface Stored {
  /** The object's id. */
  readonly id: string;
  /** In bytes; undefined where a partial clone does not have the object. */
  readonly size?: number | undefined;
  content(): Buffer | undefined;
}

/** True where the file holds the stored bytes, be it with other line ends in a text, or the large file that is stored as a pointer (Git LFS). */
export function holds(path: string, stored: Stored): boolean {
  const { size } = statSync(path);
  if ((stored.size === undefined || stored.size === size) && idOf(path, size, stored.id.length) === stored.id) return true;
  if (stored.size !== undefined && stored.size > maxBytes) return false;
  const before = stored.content();
  if (before === undefined) return false;
  const pointer = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\nsize (\d+)\n/.exec(
    before.subarray(0, 1024).toString("latin1"),
  );
  if (pointer) return Number(pointer[2]) === size && digestOf(path, createHash("sha256")) === pointer[1];
  return size <= 2 * maxBytes && isSameText(before, readFileSync(path));
}

/** The file's id as git computes it: of 40 digits by SHA-1, of 64 by SHA-256. */
function idOf(path: string, size: number, digits: number): string {
  return digestOf(path, createHash(digits === 40 ? "sha1" : "sha256").update(`blob ${size}\0`));
}

function isSameText(a: Buffer, b: Buffer): boolean {
  return !a.includes(0) && !b.includes(0) && withLineFeeds(a) === withLineFeeds(b);
}

function withLineFeeds(text: Buffer): string {
  return text.toString("latin1").replaceAll("\r\n", "\n");
}

/** Read piece by piece: evidence may be a film. */
function digestOf(path: string, hash: Hash): string {
  const file = openSync(path, "r");
  const piece = Buffer.allocUnsafe(1024 * 1024);
  try {
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) hash.update(piece.subarray(0, read));
    return hash.digest("hex");
  } finally {
    closeSync(file);
  }
}
