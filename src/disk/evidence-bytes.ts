// Digests of evidence files. They may be very large, so they are read piece by piece, and only so much in all as takes some seconds.
import { createHash } from "node:crypto";
import { closeSync, constants, openSync, readSync } from "node:fs";
import { type EvidenceFacts, longestRead, unread, unreadable } from "../model/evidence.ts";

const megabyte = 1024 * 1024;

/** Bytes read in one run, of all files together: some seconds. */
const mostRead = 1024 * megabyte;

type FileDigest = NonNullable<EvidenceFacts["digest"]>;

/** Digests for one run, each computed once. The ends of a file are its first and last megabyte; a file of no more than both is digested whole. */
export function evidenceDigests(): (path: string, size: number) => FileDigest {
  let left = mostRead;
  const pieces = (path: string, size: number, part: "ends" | "whole"): string => {
    const toRead = part === "whole" ? size : 2 * megabyte;
    if (toRead > Math.min(longestRead, left)) return unread;
    left -= toRead;
    try {
      return toRead === size
        ? digestOf(path, [[0, size]])
        : digestOf(
            path,
            [0, size - megabyte].map((from) => [from, from + megabyte]),
          );
    } catch {
      return unreadable;
    }
  };
  return (path, size) => {
    const known = new Map<string, string>();
    return (wanted) => {
      const part = size <= 2 * megabyte ? "whole" : wanted;
      const digest = known.get(part) ?? pieces(path, size, part);
      known.set(part, digest);
      return digest;
    };
  };
}

/** Digest of the bytes in these ranges (end excluded), as far as the file goes. */
function digestOf(path: string, ranges: readonly (readonly number[])[]): string {
  const hash = createHash("sha256");
  const piece = Buffer.allocUnsafe(megabyte);
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    for (const [from = 0, to = 0] of ranges)
      for (let at = from; at < to; ) {
        const count = readSync(file, piece, 0, Math.min(piece.length, to - at), at);
        if (count === 0) break;
        hash.update(piece.subarray(0, count));
        at += count;
      }
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}
