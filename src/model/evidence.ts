/** What the disk says of a file named as 佐证. The disk is looked at on floor 3 only; rules are given the facts. */
export interface EvidenceFacts {
  /** outside: not inside ledgers/, also after symlinks. case: there is one whose name differs in case only. */
  readonly state: "file" | "missing" | "empty" | "folder" | "outside" | "case";
  /** The name as it stands on disk, for `case`. */
  readonly actual?: string;
  /** Length in bytes. */
  readonly size?: number;
  /** Digest of its bytes; only asked for when two files have equal size. */
  digest?(): string | undefined;
}
